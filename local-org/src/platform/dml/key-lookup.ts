import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';
import { toColumn } from '../store/columns.ts';
import { quote } from '../store/database.ts';
import { fold } from '../store/fold.ts';

/**
 * Ids of the records with this key, deleted ones left out; at most two, since more make no difference. Case counts unless
 * the field is unique and set to treat cases as equal. Apex Reference, "upsert": the note on matching.
 */
export function findByKey(org: Org, object: ObjectDefinition, field: FieldDefinition, value: Value): Id[] {
  const folds = foldsKey(field);
  const column = folds ? `fold(${quote(field.name)})` : quote(field.name);
  const param = toColumn(field, value);
  const wanted = folds && typeof param === 'string' ? fold(param) : param;
  const alive = object.findField('IsDeleted') === undefined ? '' : ' AND "IsDeleted" = 0';
  const rows = org.db.all(`SELECT "Id" FROM ${quote(object.name)} WHERE ${column} = ?${alive} LIMIT 2`, [wanted]);
  return rows.flatMap((row) => Id.parse(String(row[0])) ?? []);
}

/** Whether two keys that differ in case are the same key. */
export function foldsKey(field: FieldDefinition): boolean {
  const isText = field.type === 'string' || field.type === 'email' || field.type === 'textarea';
  return isText && !field.caseSensitive && (field.unique || !field.externalId);
}
