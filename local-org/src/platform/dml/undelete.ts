import type { ObjectDefinition } from '../../metadata/model.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { Org } from '../org.ts';
import { quote } from '../store/database.ts';
import { runTriggers } from './triggers.ts';
import { dmlError, isClean, type DmlContext, type RowWork } from './work.ts';

/** Brings records back from the recycle bin, with their details; `after undelete` triggers run. */
export function undeleteRows(context: DmlContext, works: readonly RowWork[]): void {
  const { org } = context;
  for (const work of works) {
    const id = work.row.values.get('Id');
    const stored = id instanceof Id ? org.records.find(work.object, id) : undefined;
    if (!(id instanceof Id)) work.errors.push(dmlError('MISSING_ARGUMENT', 'Id not specified in an undelete call'));
    else if (stored === undefined)
      work.errors.push(dmlError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'));
    else if (stored.values.get('IsDeleted') !== true) {
      work.errors.push(dmlError('UNDELETE_FAILED', 'Entity is not in the recycle bin'));
    } else {
      restore(org, work.object, id);
      work.id = id;
      work.image = org.records.find(work.object, id);
    }
  }
  runTriggers(context, 'after undelete', works.filter(isClean));
}

function restore(org: Org, object: ObjectDefinition, id: Id): void {
  org.records.update(object, id.value, new Map([['IsDeleted', false]]));
  for (const relationship of object.childRelationships) {
    if (!relationship.cascadeDelete) continue;
    const child = org.object(relationship.childObject);
    if (child.findField('IsDeleted') === undefined) continue;
    for (const row of org.records.where(child, `${quote(relationship.field)} = ? AND "IsDeleted" = 1`, [id.value])) {
      const childId = row.values.get('Id');
      if (childId instanceof Id) restore(org, child, childId);
    }
  }
}
