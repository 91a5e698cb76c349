import type { PermissionSetDefinition } from '../../metadata/model.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { Org } from '../org.ts';
import type { UserContext } from '../user-context.ts';
import { PROFILES } from './profiles.ts';
import { Rights } from './rights.ts';

/** Loads a user with his rights as they are now: profile, assigned permission sets and groups, public groups and queues. */
export function contextOf(org: Pick<Org, 'records' | 'object' | 'model'>, userId: Id): UserContext {
  const record = org.records.find(org.object('User'), userId);
  if (record === undefined) throw new Error(`no user ${userId.value}`);
  const text = (field: string): string => {
    const value = record.values.get(field);
    return typeof value === 'string' ? value : '';
  };
  const profileName = nameOfProfile(org, record.values.get('ProfileId'));
  const profile = PROFILES.find((candidate) => candidate.name === profileName);
  if (profile === undefined) throw new Error(`unknown profile ${profileName}`);
  return {
    id: userId,
    record,
    profileName,
    timeZone: text('TimeZoneSidKey'),
    locale: text('LocaleSidKey'),
    language: text('LanguageLocaleKey'),
    rights: new Rights(profile, assignedSets(org, userId)),
    principals: [userId.value, ...groupsOf(org, userId)],
    subordinates: subordinatesOf(org, record.values.get('UserRoleId')),
  };
}

function nameOfProfile(org: Pick<Org, 'records' | 'object'>, id: unknown): string {
  const profile = id instanceof Id ? org.records.find(org.object('Profile'), id) : undefined;
  return String(profile?.values.get('Name') ?? '');
}

function assignedSets(org: Pick<Org, 'records' | 'object' | 'model'>, userId: Id): PermissionSetDefinition[] {
  const assignments = org.records.where(org.object('PermissionSetAssignment'), '"AssigneeId" = ?', [userId.value]);
  const setIds = assignments.flatMap((assignment) => idText(assignment.values.get('PermissionSetId')));
  const names = org.records.findMany(org.object('PermissionSet'), setIds).map((set) => String(set.values.get('Name')));
  const groupIds = assignments.flatMap((assignment) => idText(assignment.values.get('PermissionSetGroupId')));
  const groups = org.records
    .findMany(org.object('PermissionSetGroup'), groupIds)
    .map((group) => String(group.values.get('DeveloperName')));
  const fromGroups = org.model.permissionSetGroups
    .filter((group) => groups.includes(group.name))
    .flatMap((group) => group.permissionSets);
  const wanted = new Set([...names, ...fromGroups].map((name) => name.toLowerCase()));
  const stored = org.model.permissionSets.filter((set) => wanted.has(set.name.toLowerCase()));
  return [...stored, ...setsMadeByCode(org, setIds)];
}

/** Permission sets that guest code inserted, and what it added to those of the project: ObjectPermissions and FieldPermissions rows. */
function setsMadeByCode(org: Pick<Org, 'records' | 'object'>, setIds: readonly string[]): PermissionSetDefinition[] {
  return org.records.findMany(org.object('PermissionSet'), setIds).map((set) => {
    const id = idText(set.values.get('Id'));
    const objects = org.records.where(org.object('ObjectPermissions'), '"ParentId" = ?', id);
    const fields = org.records.where(org.object('FieldPermissions'), '"ParentId" = ?', id);
    const access = org.records.where(org.object('SetupEntityAccess'), '"ParentId" = ?', id);
    const custom = org.records.findMany(
      org.object('CustomPermission'),
      access.flatMap((row) => idText(row.values.get('SetupEntityId'))),
    );
    return {
      name: String(set.values.get('Name')),
      label: String(set.values.get('Label')),
      license: undefined,
      objectPermissions: objects.map((row) => {
        const flag = (field: string): boolean => row.values.get(field) === true;
        return {
          object: String(row.values.get('SobjectType')),
          create: flag('PermissionsCreate'),
          read: flag('PermissionsRead'),
          edit: flag('PermissionsEdit'),
          delete: flag('PermissionsDelete'),
          viewAll: flag('PermissionsViewAllRecords'),
          modifyAll: flag('PermissionsModifyAllRecords'),
          viewAllFields: false,
        };
      }),
      fieldPermissions: fields.map((row) => {
        const [object = '', field = ''] = String(row.values.get('Field')).split('.');
        return {
          object,
          field,
          read: row.values.get('PermissionsRead') === true,
          edit: row.values.get('PermissionsEdit') === true,
        };
      }),
      classAccesses: [],
      customPermissions: custom.map((row) => String(row.values.get('DeveloperName'))),
      customMetadataTypes: [],
      flows: [],
      userPermissions: [...set.values].flatMap(([field, value]) =>
        field.startsWith('Permissions') && value === true ? [field.slice('Permissions'.length)] : [],
      ),
      tabs: [],
    };
  });
}

/** Users in all roles below this one. Salesforce Help, "Controlling Access Using Hierarchies". */
function subordinatesOf(org: Pick<Org, 'records' | 'object'>, role: unknown): string[] {
  const below: string[] = [];
  for (let level = idText(role); level.length > 0;) {
    const marks = level.map(() => '?').join(', ');
    const roles = org.records.where(org.object('UserRole'), `"ParentRoleId" IN (${marks})`, level);
    level = roles.flatMap((each) => idText(each.values.get('Id'))).filter((id) => !below.includes(id));
    below.push(...level);
  }
  if (below.length === 0) return [];
  const users = org.records.where(org.object('User'), `"UserRoleId" IN (${below.map(() => '?').join(', ')})`, below);
  return users.flatMap((user) => idText(user.values.get('Id')));
}

function groupsOf(org: Pick<Org, 'records' | 'object'>, userId: Id): string[] {
  const members = org.records.where(org.object('GroupMember'), '"UserOrGroupId" = ?', [userId.value]);
  return members.flatMap((member) => idText(member.values.get('GroupId')));
}

function idText(value: unknown): string[] {
  return value instanceof Id ? [value.value] : [];
}
