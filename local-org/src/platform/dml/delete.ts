import type { ChildRelationship, ObjectDefinition } from '../../metadata/model.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import { accessDenied } from '../security/access-denied.ts';
import type { Org } from '../org.ts';
import { quote } from '../store/database.ts';
import { checkSharing } from './sharing-check.ts';
import { runTriggers } from './triggers.ts';
import { dmlError, isClean, type DmlContext, type RowWork } from './work.ts';

/** Deletes: before triggers, restricted lookups, details and lookups of children, the recycle bin, after triggers. */
export function deleteRows(context: DmlContext, works: readonly RowWork[]): void {
  for (const work of works) loadForDelete(context, work);
  for (const work of works) if (isClean(work)) checkSharing(context, work);
  runTriggers(context, 'before delete', works.filter(isClean));
  for (const work of works) {
    if (!isClean(work) || work.id === undefined) continue;
    const fault = context.org.faults.take(work.object.name);
    const blocked = fault ?? restrictedBy(context.org, work.object, work.before);
    if (blocked === undefined) {
      removeRecord(context.org, work.object, work.id);
      if (work.platformValues !== undefined) markDeleted(context.org, work, work.platformValues);
    } else work.errors.push(blocked);
  }
  runTriggers(context, 'after delete', works.filter(isClean));
}

/** What the platform notes on a deleted record (`MasterRecordId` of a merge): after triggers see it. */
function markDeleted(org: Org, work: RowWork, values: NonNullable<RowWork['platformValues']>): void {
  if (work.id === undefined) return;
  org.records.update(work.object, work.id.value, values);
  for (const [name, value] of values) work.before?.values.set(name, value);
}

function loadForDelete({ org, request }: DmlContext, work: RowWork): void {
  const id = work.row.values.get('Id');
  if (!(id instanceof Id)) {
    work.errors.push(dmlError('MISSING_ARGUMENT', 'Id not specified in a delete call'));
    return;
  }
  if (request.access.mode === 'user' && !org.user.rights.object(work.object).delete)
    throw accessDenied(org.rt, work.object.name);
  const before = org.records.find(work.object, id);
  if (before === undefined) work.errors.push(dmlError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'));
  else if (before.values.get('IsDeleted') === true)
    work.errors.push(dmlError('ENTITY_IS_DELETED', 'entity is deleted'));
  if (before?.values.get('IsPersonAccount') === true && work.object.name === 'Contact')
    throw org.rt.unsupported('deleting the contact of a person account (delete the account)');
  work.before = before;
  work.id = id;
}

/**
 * Children that still point here forbid the delete: those of a restricting lookup, and activated contracts and orders
 * (Salesforce Help, "Deleting Accounts"). Wording: an answer that a real org gave for a contact with a case, kept in the
 * comments of a public Node client.
 */
function restrictedBy(
  org: Org,
  object: ObjectDefinition,
  record: SObject | undefined,
): RowWork['errors'][number] | undefined {
  const id = record?.values.get('Id');
  if (record === undefined || !(id instanceof Id)) return undefined;
  for (const relationship of object.childRelationships) {
    const child = org.object(relationship.childObject);
    const rows = restrictingChildren(org, relationship, child, id);
    if (rows.length === 0) continue;
    const names = rows.map((row) => nameOf(child, row)).join(', ');
    return dmlError(
      'DELETE_FAILED',
      `Your attempt to delete ${nameOf(object, record)} could not be completed because it is associated with the following ${child.pluralLabel.toLowerCase()}.: ${names}\n`,
    );
  }
  return undefined;
}

function restrictingChildren(org: Org, relationship: ChildRelationship, child: ObjectDefinition, id: Id): SObject[] {
  if (child.findField(relationship.field)?.deleteConstraint === 'Restrict') return childrenOf(org, relationship, id);
  if (relationship.field !== 'AccountId' || !['Contract', 'Order'].includes(child.name)) return [];
  return childrenOf(org, relationship, id).filter((row) => row.values.get('Status') === 'Activated');
}

function nameOf(object: ObjectDefinition, record: SObject): string {
  return String(record.values.get(object.nameField ?? 'Name') ?? '');
}

/**
 * Moves a record to the recycle bin (or removes it, where there is none). Details go with it, other lookups are emptied.
 * Triggers of cascaded details don't run: Apex Developer Guide, "Operations That Don't Invoke Triggers".
 */
export function removeRecord(org: Org, object: ObjectDefinition, id: Id): void {
  for (const relationship of object.childRelationships) {
    const child = org.model.findObject(relationship.childObject);
    const field = child?.findField(relationship.field);
    if (child === undefined || field === undefined) continue;
    for (const row of childrenOf(org, relationship, id)) {
      const childId = row.values.get('Id');
      if (!(childId instanceof Id)) continue;
      if (relationship.cascadeDelete) removeRecord(org, child, childId);
      else if (field.custom || field.deleteConstraint === 'SetNull')
        org.records.update(child, childId.value, new Map([[field.name, null]]));
    }
  }
  if (object.findField('IsDeleted') === undefined) org.records.remove(object, id.value);
  else org.records.update(object, id.value, new Map([['IsDeleted', true]]));
}

function childrenOf(org: Org, relationship: ChildRelationship, id: Id): SObject[] {
  const child = org.object(relationship.childObject);
  const alive = child.findField('IsDeleted') === undefined ? '' : ' AND "IsDeleted" = 0';
  return org.records.where(child, `${quote(relationship.field)} = ?${alive}`, [id.value]);
}
