import type { FieldDefinition } from '../../metadata/model.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Org } from '../org.ts';
import { dmlError, type DmlContext, type RowWork } from './work.ts';

/** What each right on an object takes with it. Object Reference, "ObjectPermissions". */
const DEPENDENCIES: readonly (readonly [right: string, needed: readonly string[]])[] = [
  ['Create', ['Read']],
  ['Edit', ['Read']],
  ['Delete', ['Read', 'Edit']],
  ['ViewAllRecords', ['Read']],
  ['ModifyAllRecords', ['Read', 'Edit', 'Delete', 'ViewAllRecords']],
];
/** Standard objects that live under accounts: a set that shows them has to show accounts. */
const UNDER_ACCOUNTS = new Set(['Contact', 'Contract', 'Opportunity', 'Case', 'Asset', 'Order']);

/** Rows of ObjectPermissions and FieldPermissions: which there can be. Nothing for other objects. */
export function checkPermissionRow({ org }: DmlContext, work: RowWork): void {
  const { image, object } = work;
  if (image === undefined || (object.name !== 'ObjectPermissions' && object.name !== 'FieldPermissions')) return;
  const set = parentOf(org, image);
  if (set !== undefined && isManaged(org, set)) {
    work.errors.push(dmlError('CANNOT_MODIFY_MANAGED_OBJECT', 'Cannot modify managed object: entity=PermissionSet'));
  } else if (!Object.keys(rightsIn(image)).length) {
    work.errors.push(dmlError('FIELD_INTEGRITY_EXCEPTION', 'At least one permission has to be true'));
  } else if (object.name === 'ObjectPermissions') checkObjectRow(org, work, image);
  else checkFieldRow(org, work, image);
}

/** Names of the rights that are true: `Read`, `Edit` … */
function rightsIn(row: SObject): Readonly<Record<string, true>> {
  const names = [...row.values].filter(([name, value]) => name.startsWith('Permissions') && value === true);
  return Object.fromEntries(names.map(([name]) => [name.slice('Permissions'.length), true]));
}

function checkObjectRow(org: Org, work: RowWork, image: SObject): void {
  const name = String(image.values.get('SobjectType') ?? '');
  const target = org.model.findObject(name);
  if (target === undefined || target.isSetup || (target.kind !== 'standard' && target.kind !== 'custom')) {
    return void work.errors.push(badValue('Object Type Name', name, 'SobjectType'));
  }
  const rights = rightsIn(image);
  for (const [right, needed] of DEPENDENCIES) {
    const lacking = needed.filter((one) => rights[one] !== true);
    if (rights[right] === true && lacking.length > 0) {
      work.errors.push(
        dependsOn(
          `${right} ${name}`,
          lacking.map((one) => `${one} ${name}`),
        ),
      );
      return;
    }
  }
  if (rights['Read'] === true && UNDER_ACCOUNTS.has(target.name) && !showsAccounts(org, image)) {
    work.errors.push(dependsOn(`Read ${name}`, ['Read Account']));
  }
}

function checkFieldRow(org: Org, work: RowWork, image: SObject): void {
  const [objectName = '', fieldName = ''] = String(image.values.get('Field') ?? '').split('.');
  const field = org.model.findObject(objectName)?.findField(fieldName);
  // Parts of an address go by the whole, though their describe says otherwise (reported on the Salesforce Stack Exchange, 97912).
  if (field === undefined || isOpen(field) || field.compoundField !== undefined)
    work.errors.push(badValue('Field Name', `${objectName}.${fieldName}`, 'Field'));
  else if (rightsIn(image)['Edit'] === true && rightsIn(image)['Read'] !== true)
    work.errors.push(dependsOn(`Edit ${objectName}.${fieldName}`, [`Read ${objectName}.${fieldName}`]));
}

/** Seen by whoever sees the record: no set holds a right on it. Metadata API, PermissionSetFieldPermissions. */
function isOpen({ required, masterDetail, systemField }: FieldDefinition): boolean {
  return required || masterDetail || systemField;
}

function parentOf(org: Org, row: SObject): SObject | undefined {
  const id = row.values.get('ParentId');
  return id instanceof Id ? org.records.find(org.object('PermissionSet'), id) : undefined;
}

/** Sets that came with the package belong to it. */
function isManaged(org: Org, set: SObject): boolean {
  const namespace = set.values.get('NamespacePrefix');
  return typeof namespace === 'string' && namespace === org.model.namespace;
}

function showsAccounts(org: Org, row: SObject): boolean {
  const id = row.values.get('ParentId');
  if (!(id instanceof Id)) return false;
  const rows = org.records.where(org.object('ObjectPermissions'), '"ParentId" = ? AND fold("SobjectType") = ?', [
    id.value,
    'account',
  ]);
  if (rows.some((found) => found.values.get('PermissionsRead') === true)) return true;
  const name = String(parentOf(org, row)?.values.get('Name') ?? '').toLowerCase();
  const stored = org.model.permissionSets.find((set) => set.name.toLowerCase() === name);
  return stored?.objectPermissions.some(({ object, read }) => object === 'Account' && read) === true;
}

function dependsOn(right: string, needed: readonly string[]): ReturnType<typeof dmlError> {
  return dmlError('FIELD_INTEGRITY_EXCEPTION', `Permission ${right} depends on permission(s): ${needed.join(', ')}`);
}

function badValue(label: string, value: string, field: string): ReturnType<typeof dmlError> {
  const message = `${label}: bad value for restricted picklist field: ${value}`;
  return dmlError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field]);
}
