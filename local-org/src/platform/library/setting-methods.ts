import type { ObjectDefinition } from '../../metadata/model.ts';
import { nativeClass, type NativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { Id } from '../../runtime/values/scalars.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { defaultValues } from '../dml/defaults.ts';
import { userText } from '../user-context.ts';
import { orgOf } from './org-of.ts';

/**
 * Methods that custom metadata types and custom settings have by themselves. Static implementations get the object's
 * definition first. None of them counts as a query. Apex Reference, "Custom Metadata Type Methods", "Custom Settings Methods".
 */
export const settingClasses: readonly NativeClass[] = [
  nativeClass(
    'System.CustomMetadataMethods',
    { typeParameters: ['T'] },
    {
      'static Map<String, T> getAll()': (rt: Runtime, object: ObjectDefinition) =>
        byKey(rt, object, metadataRows(rt, object), 'DeveloperName'),
      'static T getInstance(String key)': (rt: Runtime, object: ObjectDefinition, key: string | null) =>
        findMetadata(rt, object, key),
    },
  ),
  nativeClass(
    'System.ListSettingMethods',
    { typeParameters: ['T'] },
    {
      'static Map<String, T> getAll()': (rt: Runtime, object: ObjectDefinition) =>
        byKey(rt, object, settingRows(rt, object), 'Name'),
      'static T getInstance(String name)': (rt: Runtime, object: ObjectDefinition, name: string | null) =>
        named(rt, object, name),
      'static T getValues(String name)': (rt: Runtime, object: ObjectDefinition, name: string | null) =>
        named(rt, object, name),
    },
  ),
  nativeClass(
    'System.HierarchySettingMethods',
    { typeParameters: ['T'] },
    {
      'static T getOrgDefaults()': (rt: Runtime, object: ObjectDefinition) => orgDefaults(rt, object),
      'static T getInstance()': (rt: Runtime, object: ObjectDefinition) => merged(rt, object, userLevels(rt)),
      'static T getInstance(Id userOrProfileId)': (rt: Runtime, object: ObjectDefinition, id: Id | null) =>
        merged(rt, object, levelsOf(rt, id)),
      'static T getValues(Id userOrProfileId)': (rt: Runtime, object: ObjectDefinition, id: Id | null) =>
        rowOf(rt, object, id?.value ?? '') ?? null,
    },
  ),
];

/** Long texts come cut to 255 characters. Apex Reference, "Custom Metadata Type Methods". */
const LONG_TEXT_CUT = 255;

function metadataRows(rt: Runtime, object: ObjectDefinition): SObject[] {
  const rows = orgOf(rt).records.where(object, '1 = 1 ORDER BY "DeveloperName"');
  for (const row of rows) {
    for (const field of object.fields.values()) {
      const value = row.values.get(field.name);
      if (field.longText && typeof value === 'string') row.values.set(field.name, value.slice(0, LONG_TEXT_CUT));
    }
  }
  return rows;
}

function findMetadata(rt: Runtime, object: ObjectDefinition, key: string | null): Value {
  if (key === null) return null;
  const id = Id.parse(key)?.value;
  const wanted = key.toLowerCase();
  const found = metadataRows(rt, object).find((row) => {
    const text = (field: string): string => String(row.values.get(field) ?? '').toLowerCase();
    const rowId = row.values.get('Id');
    return (
      text('DeveloperName') === wanted ||
      text('QualifiedApiName') === wanted ||
      (rowId instanceof Id && rowId.value === id)
    );
  });
  return found ?? null;
}

function settingRows(rt: Runtime, object: ObjectDefinition): SObject[] {
  return orgOf(rt).records.where(object, '"IsDeleted" = 0 ORDER BY "Name"');
}

function named(rt: Runtime, object: ObjectDefinition, name: string | null): Value {
  return (
    settingRows(rt, object).find((row) => String(row.values.get('Name')).toLowerCase() === name?.toLowerCase()) ?? null
  );
}

function byKey(rt: Runtime, object: ObjectDefinition, rows: readonly SObject[], key: string): Value {
  return rt.map(
    'String',
    rt.types.sobject(object.name),
    rows.map((row) => [row.values.get(key) ?? null, row] as const),
  );
}

function rowOf(rt: Runtime, object: ObjectDefinition, ownerId: string): SObject | undefined {
  return orgOf(rt).records.where(object, '"SetupOwnerId" = ? AND "IsDeleted" = 0', [ownerId])[0];
}

function userLevels(rt: Runtime): string[] {
  const org = orgOf(rt);
  return [org.user.id.value, userText(org.user, 'ProfileId'), org.organizationId.value];
}

function levelsOf(rt: Runtime, id: Id | null): string[] {
  const org = orgOf(rt);
  if (id === null) return userLevels(rt);
  if (id.keyPrefix !== '005') return [id.value, org.organizationId.value];
  const profile = org.records.find(org.object('User'), id)?.values.get('ProfileId');
  return [id.value, profile instanceof Id ? profile.value : '', org.organizationId.value];
}

/** Never null; without a row it has no id and the fields' defaults. */
function orgDefaults(rt: Runtime, object: ObjectDefinition): SObject {
  const org = orgOf(rt);
  return rowOf(rt, object, org.organizationId.value) ?? withDefaults(rt, object);
}

function withDefaults(rt: Runtime, object: ObjectDefinition): SObject {
  const org = orgOf(rt);
  const record = new SObject(object);
  for (const [name, value] of defaultValues(org, object, record.values)) record.values.set(name, value);
  record.values.set('SetupOwnerId', org.organizationId);
  return record;
}

/** The most specific row with its empty fields filled from the levels below. */
function merged(rt: Runtime, object: ObjectDefinition, levels: readonly string[]): SObject {
  const rows = levels.flatMap((level) => rowOf(rt, object, level) ?? []);
  const [first, ...rest] = rows;
  if (first === undefined) return withDefaults(rt, object);
  for (const row of rest) {
    for (const [name, value] of row.values) if (first.values.get(name) === null) first.values.set(name, value);
  }
  return first;
}
