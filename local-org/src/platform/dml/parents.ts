import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { findByKey } from './key-lookup.ts';
import { dmlError, type DmlContext, type RowWork } from './work.ts';

/**
 * `rec.Parent__r = new Parent__c(Key__c = 'x')`: the parent is found by its external id when the row is saved. Apex
 * Developer Guide, "Creating Parent and Child Records in a Single Statement Using Foreign Keys". A parent record that
 * carries anything else (a queried one) changes nothing: only the foreign key counts.
 */
export function resolveParents(context: DmlContext, work: RowWork, image: SObject): void {
  for (const [relationship, parent] of work.row.parents) {
    const reference = work.object.findRelationship(relationship);
    if (parent === null || reference === undefined || parent.queried) continue;
    if (work.row.values.get(reference.name) != null) continue;
    const key = onlyKey(parent);
    if (key !== undefined) resolveParent(context, work, image, { reference, parent, ...key });
  }
}

function onlyKey(parent: SObject): { readonly field: FieldDefinition; readonly value: Value } | undefined {
  const set = [...parent.values].filter(([, value]) => value !== null);
  const [entry] = set;
  const field = entry === undefined ? undefined : parent.definition.findField(entry[0]);
  if (set.length !== 1 || entry === undefined || field === undefined) return undefined;
  return field.externalId || field.idLookup ? { field, value: entry[1] } : undefined;
}

interface ParentKey {
  readonly reference: FieldDefinition;
  readonly parent: SObject;
  readonly field: FieldDefinition;
  readonly value: Value;
}

function resolveParent({ org }: DmlContext, work: RowWork, image: SObject, key: ParentKey): void {
  if (key.field.name === 'Id' && key.value instanceof Id) {
    image.values.set(key.reference.name, key.value);
    return;
  }
  const found = findByKey(org, key.parent.definition, key.field, key.value);
  const [only] = found;
  const where = `${printed(key.value)} ${found.length === 0 ? 'not found' : 'is not unique'} for field ${key.field.name} in entity ${entityName(key.parent.definition)}`;
  if (only === undefined || found.length > 1) {
    work.errors.push(dmlError('INVALID_FIELD', `Foreign key external ID: ${where}`));
    return;
  }
  image.values.set(key.reference.name, only);
}

function printed(value: Value): string {
  return value instanceof Id ? value.value : String(value);
}

function entityName(object: ObjectDefinition): string {
  return object.name;
}
