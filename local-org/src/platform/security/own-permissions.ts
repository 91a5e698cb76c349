import type { ObjectDefinition } from '../../metadata/model.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';

/**
 * `UserPermissionAccess` has one row: the user permissions of whoever asks. It is written anew for each query. Object Reference,
 * "UserPermissionAccess".
 */
export function refreshOwnPermissions(org: Org, object: ObjectDefinition): void {
  for (const row of org.records.where(object, '1 = 1', [])) {
    org.records.remove(object, String((row.values.get('Id') as { value?: string } | undefined)?.value));
  }
  const values = new Map<string, Value>([['Id', org.ids.next(object)]]);
  for (const field of object.fields.values()) {
    const permission = /^Permissions(\w+)$/.exec(field.name)?.[1];
    if (permission !== undefined) values.set(field.name, org.user.rights.has(permission));
  }
  org.records.insert(object, values);
}
