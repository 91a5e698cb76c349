import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';

export interface StripRequest {
  readonly access: 'CREATABLE' | 'READABLE' | 'UPDATABLE' | 'UPSERTABLE';
  readonly records: readonly Value[];
  /** Throw when the user may not touch the object itself. */
  readonly enforceRoot: boolean;
}

export interface Stripped {
  readonly records: SObject[];
  /** Object → fields that were taken out. */
  readonly removed: ReadonlyMap<string, ReadonlySet<string>>;
  /** Places of the records that lost something. */
  readonly modified: readonly number[];
}

/** Copies of records without the fields that the running user may not read or write, parents and children included. Apex Reference, Security `stripInaccessible`. */
export function stripInaccessible(org: Org, request: StripRequest): Stripped {
  const removed = new Map<string, Set<string>>();
  const modified: number[] = [];
  const records = request.records.map((value, index) => {
    if (!(value instanceof SObject)) throw org.rt.nullPointer();
    if (request.enforceRoot && !objectAllowed(org, value.definition, request.access)) {
      throw org.rt.exception('System.NoAccessException', `No access to entity: ${value.definition.name}`);
    }
    let changed = false;
    const copy = strip(value, (object, field) => {
      if (fieldAllowed(org, object, field, request.access)) return true;
      changed = true;
      const fields = removed.get(object.name) ?? new Set<string>();
      removed.set(object.name, fields.add(field.name));
      return false;
    });
    if (changed) modified.push(index);
    return copy;
  });
  return { records, removed, modified };
}

function strip(record: SObject, keep: (object: ObjectDefinition, field: FieldDefinition) => boolean): SObject {
  const copy = new SObject(record.definition);
  copy.queried = record.queried;
  for (const [name, value] of record.values) {
    const field = record.definition.findField(name);
    if (field === undefined || field.name === 'Id' || keep(record.definition, field)) copy.values.set(name, value);
  }
  for (const [name, parent] of record.parents) {
    const reference = record.definition.findRelationship(name);
    if (reference !== undefined && !keep(record.definition, reference)) continue;
    copy.parents.set(name, parent === null ? null : strip(parent, keep));
  }
  for (const [name, rows] of record.children) {
    copy.children.set(
      name,
      new ApexList(
        rows.type,
        rows.items.map((row) => (row instanceof SObject ? strip(row, keep) : row)),
      ),
    );
  }
  return copy;
}

function objectAllowed(org: Org, object: ObjectDefinition, access: StripRequest['access']): boolean {
  const rights = org.user.rights.object(object);
  switch (access) {
    case 'READABLE':
      return rights.read;
    case 'CREATABLE':
      return rights.create;
    case 'UPDATABLE':
      return rights.edit;
    case 'UPSERTABLE':
      return rights.create && rights.edit;
  }
}

function fieldAllowed(
  org: Org,
  object: ObjectDefinition,
  field: FieldDefinition,
  access: StripRequest['access'],
): boolean {
  const { rights } = org.user;
  if (!rights.object(object).read) return false;
  if (access === 'READABLE') return rights.canReadField(object, field);
  if (!rights.canEditField(object, field)) return false;
  if (access === 'CREATABLE') return field.createable;
  return access === 'UPDATABLE' ? field.updateable : field.createable && field.updateable;
}
