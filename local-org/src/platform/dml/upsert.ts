import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { accessDenied } from '../security/access-denied.ts';
import { fold } from '../store/fold.ts';
import { fitValue } from './fit-value.ts';
import { findByKey, foldsKey } from './key-lookup.ts';
import { dmlError, newWork, type DmlContext, type RowWork } from './work.ts';

/**
 * Decides for each row of a chunk whether it is an insert or an update. By id: has one or not. By key: no record → insert,
 * one → update, more → error; a row without key fails; the same key twice in a chunk fails both rows (but not across
 * chunks: rows 1 and 201 insert, then update). Apex Reference, "upsert Statement".
 */
export function resolveUpsert(context: DmlContext, rows: readonly SObject[], offset: number): RowWork[] {
  const object = rows[0]?.definition;
  if (object === undefined) return [];
  const { org, request } = context;
  if (request.externalId === undefined || request.externalId.toLowerCase() === 'id') {
    return rows.map((row, i) => newWork(offset + i, row, row.values.get('Id') instanceof Id ? 'update' : 'insert'));
  }
  const field = keyField(context, object, request.externalId);
  if (request.access.mode === 'user') {
    const rights = org.user.rights.object(object);
    if (!rights.create || !rights.edit) throw accessDenied(org.rt, object.name);
  }
  const keys = rows.map((row) => keyOf(context, row, field));
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== null) counts.set(keyText(field, key), (counts.get(keyText(field, key)) ?? 0) + 1);
  return rows.map((row, i) => {
    const key = keys[i] ?? null;
    if (key === null) return refused(offset + i, row, 'MISSING_ARGUMENT', `${field.name} not specified`);
    if ((counts.get(keyText(field, key)) ?? 0) > 1) {
      return refused(offset + i, row, 'DUPLICATE_VALUE', `Duplicate external id specified: ${printed(key)}`, [
        field.name,
      ]);
    }
    return resolveByKey(context, { row, index: offset + i, field, key });
  });
}

function resolveByKey(
  { org }: DmlContext,
  {
    row,
    index,
    field,
    key,
  }: { readonly row: SObject; readonly index: number; readonly field: FieldDefinition; readonly key: Value },
): RowWork {
  const found = findByKey(org, row.definition, field, key);
  const [only] = found;
  if (only === undefined) return newWork(index, row, 'insert');
  if (found.length > 1) {
    return refused(
      index,
      row,
      'DUPLICATE_EXTERNAL_ID',
      `${field.name}: more than one record found for external id field: [${found.map((id) => id.value).join(', ')}]`,
    );
  }
  const given = row.values.get('Id');
  if (given instanceof Id && given.value !== only.value) {
    return refused(
      index,
      row,
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'cannot specify Id together with another external id of another record',
      ['Id'],
    );
  }
  row.values.set('Id', only);
  return newWork(index, row, 'update');
}

function refused(
  index: number,
  row: SObject,
  statusCode: string,
  message: string,
  fields: readonly string[] = [],
): RowWork {
  const work = newWork(index, row, 'update');
  work.errors.push(dmlError(statusCode, message, fields));
  return work;
}

function keyField(context: DmlContext, object: ObjectDefinition, name: string): FieldDefinition {
  const { rt } = context.org;
  const field = object.findField(name);
  if (field === undefined) throw rt.exception('System.SObjectException', `Invalid field ${name} for ${object.name}`);
  if (!field.externalId && !field.idLookup) {
    throw rt.exception(
      'System.SObjectException',
      `Invalid external id field: ${field.name} of ${object.name} is neither an external id nor an id lookup field`,
    );
  }
  return field;
}

function keyOf(context: DmlContext, row: SObject, field: FieldDefinition): Value {
  return fitValue(context.org.rt, field, row.values.get(field.name) ?? null);
}

function keyText(field: FieldDefinition, key: Value): string {
  return foldsKey(field) ? fold(printed(key)) : printed(key);
}

function printed(key: Value): string {
  return key instanceof Id ? key.value : String(key);
}
