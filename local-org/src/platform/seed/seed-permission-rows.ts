import type { ObjectDefinition, PermissionSetDefinition } from '../../metadata/model.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { Org } from '../org.ts';
import { SeedWriter } from './seed-writer.ts';

/**
 * ObjectPermissions or FieldPermissions of the project's permission sets: thousands of rows, so they are written when the first query
 * asks for them. Rights are worked out from the sets themselves. Object Reference, "ObjectPermissions" and "FieldPermissions".
 */
export function seedPermissionRows(org: Org, object: ObjectDefinition): void {
  const rows = org.records.where(object, '1 = 1');
  const there = new Set(rows.map((row) => keyOf(row.values.get('ParentId'), row.values.get(nameField(object)))));
  const write = new SeedWriter(org);
  const sets = new Map(org.model.permissionSets.map((set) => [set.name.toLowerCase(), set]));
  for (const row of org.records.where(org.object('PermissionSet'), '1 = 1')) {
    const set = sets.get(String(row.values.get('Name')).toLowerCase());
    const parent = row.values.get('Id');
    if (set === undefined || !(parent instanceof Id)) continue;
    for (const values of object.name === 'ObjectPermissions' ? objectRows(set) : fieldRows(set)) {
      if (!there.has(keyOf(parent, values[nameField(object)]))) write.row(object.name, { ParentId: parent, ...values });
    }
  }
}

function nameField(object: ObjectDefinition): 'SobjectType' | 'Field' {
  return object.name === 'ObjectPermissions' ? 'SobjectType' : 'Field';
}

function keyOf(parent: unknown, name: unknown): string {
  return `${parent instanceof Id ? parent.value : ''} ${String(name).toLowerCase()}`;
}

interface Row {
  readonly [name: string]: string | boolean;
}

function objectRows(set: PermissionSetDefinition): Row[] {
  return set.objectPermissions.map((right) => ({
    SobjectType: right.object,
    PermissionsRead: right.read,
    PermissionsCreate: right.create,
    PermissionsEdit: right.edit,
    PermissionsDelete: right.delete,
    PermissionsViewAllRecords: right.viewAll,
    PermissionsModifyAllRecords: right.modifyAll,
  }));
}

function fieldRows(set: PermissionSetDefinition): Row[] {
  return set.fieldPermissions.map((right) => ({
    SobjectType: right.object,
    Field: `${right.object}.${right.field}`,
    PermissionsRead: right.read,
    PermissionsEdit: right.edit,
  }));
}
