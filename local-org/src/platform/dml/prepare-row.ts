import type { FieldDefinition } from '../../metadata/model.ts';
import { Id } from '../../runtime/values/scalars.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { accessDenied } from '../security/access-denied.ts';
import { defaultValues } from './defaults.ts';
import { fitValue } from './fit-value.ts';
import { resolveParents } from './parents.ts';
import { settlePersonAccount } from './person-accounts.ts';
import { dmlError, type DmlContext, type RowWork } from './work.ts';

/** Checks what an insert may bring and makes the record that before triggers see: defaults, then the caller's values. */
export function prepareInsert(context: DmlContext, work: RowWork): void {
  const { org } = context;
  if (work.row.values.get('Id') != null) {
    work.errors.push(dmlError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']));
    return;
  }
  if (!allowedByUserMode(context, work, 'create')) return;
  const image = new SObject(work.object);
  image.values.set('Id', null);
  for (const [name, value] of defaultValues(org, work.object, work.row.values)) image.values.set(name, value);
  copyValues(context, work, image, (field) => field.createable);
  resolveParents(context, work, image);
  work.image = image;
  settlePersonAccount(context, work);
}

/** Loads the stored record and lays the caller's values over it. */
export function prepareUpdate(context: DmlContext, work: RowWork): void {
  const { org } = context;
  const id = work.row.values.get('Id');
  if (!(id instanceof Id)) {
    work.errors.push(dmlError('MISSING_ARGUMENT', 'Id not specified in an update call'));
    return;
  }
  if (org.objectOfId(id) !== work.object) {
    work.errors.push(dmlError('INVALID_ID_FIELD', `invalid record id: ${id.value}`, ['Id']));
    return;
  }
  if (!allowedByUserMode(context, work, 'edit')) return;
  const before = work.before ?? org.records.find(work.object, id);
  if (before === undefined) {
    work.errors.push(dmlError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'));
    return;
  }
  if (before.values.get('IsDeleted') === true) {
    work.errors.push(dmlError('ENTITY_IS_DELETED', 'entity is deleted'));
    return;
  }
  work.before = before;
  work.id = id;
  const image = new SObject(work.object);
  for (const [name, value] of before.values) image.values.set(name, value);
  copyValues(context, work, image, (field) => field.updateable);
  for (const [name, value] of work.platformValues ?? []) image.values.set(name, value);
  resolveParents(context, work, image);
  work.image = image;
  settlePersonAccount(context, work);
}

/** Values that the caller may not write (audit fields, formulas of a queried record) are left as they are. */
function copyValues(
  context: DmlContext,
  work: RowWork,
  image: SObject,
  writable: (field: FieldDefinition) => boolean,
): void {
  for (const [name, value] of work.row.values) {
    const field = work.object.findField(name);
    if (field === undefined || field.name === 'Id' || !writable(field)) continue;
    const fitted: Value = fitValue(context.org.rt, field, value);
    image.values.set(field.name, fitted === null && field.type === 'boolean' ? false : fitted);
  }
}

/** User mode: rights on the object, and on every field that is set. */
function allowedByUserMode(context: DmlContext, work: RowWork, right: 'create' | 'edit'): boolean {
  const { org, request } = context;
  if (request.access.mode !== 'user') return true;
  if (!org.user.rights.object(work.object)[right]) throw accessDenied(org.rt, work.object.name);
  const hidden = [...work.row.values.keys()].filter((name) => {
    const field = work.object.findField(name);
    if (field === undefined || field.name === 'Id') return false;
    return (
      (right === 'create' ? field.createable : field.updateable) && !org.user.rights.canEditField(work.object, field)
    );
  });
  if (hidden.length === 0) return true;
  work.errors.push(
    dmlError(
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      `Operation failed due to fields being inaccessible on Sobject ${work.object.name}, check errors on Exception or Result!`,
      hidden,
    ),
  );
  return false;
}
