import { randomUUID } from 'node:crypto';
import { nativeClass, refused, type NativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import type { SObjectFieldValue, SObjectTypeValue } from '../../runtime/values/describe-tokens.ts';
import type { Id } from '../../runtime/values/scalars.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { defaultValues } from '../dml/defaults.ts';
import { bagGetters, bagProperties } from './bag.ts';
import { DescribeMap } from './describe-maps.ts';
import { orgOf } from './org-of.ts';

const DISPLAY_TYPES: readonly string[] = [
  ...[
    'ADDRESS',
    'ANYTYPE',
    'BASE64',
    'BOOLEAN',
    'COMBOBOX',
    'COMPLEXVALUE',
    'CURRENCY',
    'DATACATEGORYGROUPREFERENCE',
    'DATE',
  ],
  ...[
    'DATETIME',
    'DOUBLE',
    'EMAIL',
    'ENCRYPTEDSTRING',
    'ID',
    'INTEGER',
    'JSON',
    'LOCATION',
    'LONG',
    'MULTIPICKLIST',
    'PERCENT',
  ],
  ...['PHONE', 'PICKLIST', 'REFERENCE', 'SOBJECT', 'STRING', 'TEXTAREA', 'TIME', 'URL'],
];
const SOAP_TYPES: readonly string[] = [
  'ANYTYPE',
  'ARRAY',
  'BOOLEAN',
  'DATE',
  'DATETIME',
  'DOUBLE',
  'ID',
  'INTEGER',
  'STRING',
  'TIME',
  'BASE64BINARY',
  'ADDRESS',
  'LOCATION',
];

/** Source: Apex Reference, Schema Namespace. */
export const schemaClasses: readonly NativeClass[] = [
  nativeClass(
    'System.Schema',
    {},
    {
      'static Map<String, Schema.SObjectType> getGlobalDescribe()': globalDescribe,
      'static List<Schema.DescribeSObjectResult> describeSObjects(List<String> names)': (
        rt: Runtime,
        names: ApexList,
      ) => describeSObjects(rt, names),
      'static List<Schema.DescribeSObjectResult> describeSObjects(List<String> names, Schema.SObjectDescribeOptions options)':
        (rt: Runtime, names: ApexList) => describeSObjects(rt, names),
      'static List<Schema.DescribeTabSetResult> describeTabs()': refused('tabs'),
    },
  ),
  nativeClass('Schema.DescribeTabSetResult', {}, {}),
  nativeClass(
    'Schema.SObjectType',
    { complete: true },
    {
      'Schema.DescribeSObjectResult getDescribe()': (rt: Runtime, self: SObjectTypeValue) =>
        rt.org.describeObject(self.definition),
      'Schema.DescribeSObjectResult getDescribe(Schema.SObjectDescribeOptions options)': (
        rt: Runtime,
        self: SObjectTypeValue,
      ) => rt.org.describeObject(self.definition),
      'SObject newSObject()': (_rt: Runtime, self: SObjectTypeValue) => new SObject(self.definition),
      'SObject newSObject(Id id)': newWithId,
      'SObject newSObject(Id recordTypeId, Boolean loadDefaults)': newWithDefaults,
    },
  ),
  nativeClass(
    'Schema.SObjectField',
    { complete: true },
    {
      'Schema.DescribeFieldResult getDescribe()': (rt: Runtime, self: SObjectFieldValue) =>
        rt.org.describeField(self.definition, self.field),
      'Schema.DescribeFieldResult getDescribe(Object options)': (rt: Runtime, self: SObjectFieldValue) =>
        rt.org.describeField(self.definition, self.field),
    },
  ),
  nativeClass(
    'Schema.SObjectDescribeOptions',
    { kind: 'enum', constants: ['DEFAULT', 'DEFERRED', 'FULL'], complete: true },
    {},
  ),
  nativeClass(
    'Schema.PicklistEntry',
    { complete: true },
    {
      ...bagProperties('String value', 'String label', 'Boolean active', 'Boolean defaultValue'),
      ...bagGetters('String getValue', 'String getLabel', 'Boolean isActive', 'Boolean isDefaultValue'),
    },
  ),
  nativeClass(
    'Schema.RecordTypeInfo',
    { complete: true },
    {
      ...bagProperties(
        'String name',
        'String developerName',
        'Id recordTypeId',
        'Boolean active',
        'Boolean available',
        'Boolean master',
        'Boolean defaultRecordTypeMapping',
      ),
      ...bagGetters(
        'String getName',
        'String getDeveloperName',
        'Id getRecordTypeId',
        'Boolean isActive',
        'Boolean isAvailable',
        'Boolean isMaster',
        'Boolean isDefaultRecordTypeMapping',
      ),
    },
  ),
  nativeClass(
    'Schema.ChildRelationship',
    { complete: true },
    {
      ...bagProperties(
        'Schema.SObjectType childSObject',
        'Schema.SObjectField field',
        'String relationshipName',
        'Boolean cascadeDelete',
        'Boolean restrictedDelete',
      ),
      ...bagGetters(
        'Schema.SObjectType getChildSObject',
        'Schema.SObjectField getField',
        'String getRelationshipName',
        'Boolean isCascadeDelete',
        'Boolean isRestrictedDelete',
        'Boolean isDeprecatedAndHidden',
        'List<String> getJunctionIdListNames',
        'List<Schema.SObjectType> getJunctionReferenceTo',
      ),
    },
  ),
  nativeClass('Schema.DisplayType', { kind: 'enum', constants: DISPLAY_TYPES, complete: true }, {}),
  nativeClass('Schema.SoapType', { kind: 'enum', constants: SOAP_TYPES }, {}),
];

function globalDescribe(rt: Runtime): Value {
  const map = new DescribeMap(
    rt.types.map(rt.types.string, rt.types.named('Schema.SObjectType')),
    rt.org.model.namespace,
  );
  for (const object of rt.org.model.objects.values()) map.put(object.name.toLowerCase(), rt.org.objectToken(object));
  return map;
}

function describeSObjects(rt: Runtime, names: ApexList): Value {
  const results = names.items.map((name) => {
    const object = typeof name === 'string' ? rt.org.model.findObject(name) : undefined;
    if (object === undefined)
      throw rt.exception(
        'System.InvalidParameterValueException',
        `Invalid sobject provided. The Schema.describeSObjects() methods does not support the ${String(name)} sobject.`,
      );
    return rt.org.describeObject(object);
  });
  return rt.list('Schema.DescribeSObjectResult', results);
}

function newWithId(rt: Runtime, self: SObjectTypeValue, id: Id | null): SObject {
  const record = new SObject(self.definition);
  if (id === null) return record;
  if (id.keyPrefix !== self.definition.keyPrefix) {
    throw rt.exception('System.SObjectException', `Id ${id.value} is not valid for ${self.definition.name}`);
  }
  record.values.set('Id', id);
  return record;
}

/** With `loadDefaults` the record carries its field defaults; otherwise none. Apex Reference, SObjectType `newSObject`. */
function newWithDefaults(
  rt: Runtime,
  self: SObjectTypeValue,
  recordTypeId: Id | null,
  loadDefaults: boolean | null,
): SObject {
  const record = new SObject(self.definition);
  if (recordTypeId !== null) record.values.set('RecordTypeId', recordTypeId);
  if (loadDefaults !== true) return record;
  // Platform Events Developer Guide, "Get the Result of Asynchronous Event Publishing": this gives an event its EventUuid.
  if (self.definition.kind === 'platformEvent') record.values.set('EventUuid', randomUUID());
  for (const [name, value] of defaultValues(orgOf(rt), self.definition, record.values)) {
    if (name !== 'OwnerId' && value !== null) record.values.set(name, value);
  }
  return record;
}
