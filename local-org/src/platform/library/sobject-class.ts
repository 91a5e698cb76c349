import { nativeClass, refused } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { SObjectFieldValue } from '../../runtime/values/describe-tokens.ts';
import type { ApexException } from '../../runtime/values/guest.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import { aggregateValue } from './aggregate-result-class.ts';
import { AggregateResult } from '../../runtime/values/aggregate-result.ts';
import type { Value } from '../../runtime/values/value.ts';
import { cloneRecord } from './clone-record.ts';
import { Bag } from './bag.ts';
import { errorValue } from './dml-results.ts';
import { childrenOf, fieldOf, readValue, referenceOf, unqueried, writeValue, type FieldName } from './record-fields.ts';

/** Source: Apex Reference, SObject Class. */
export const sobjectClass = nativeClass(
  'System.SObject',
  { isVirtual: true },
  {
    'Object get(String fieldName)': get,
    'Object get(Schema.SObjectField field)': get,
    'Object put(String fieldName, Object value)': writeValue,
    'Object put(Schema.SObjectField field, Object value)': writeValue,
    'SObject getSObject(String relationship)': getParent,
    'SObject getSObject(Schema.SObjectField field)': getParent,
    'SObject putSObject(String relationship, SObject parent)': putParent,
    'SObject putSObject(Schema.SObjectField field, SObject parent)': putParent,
    'List<SObject> getSObjects(String relationship)': getChildren,
    'List<SObject> getSObjects(Schema.SObjectField field)': refused('child relationships by token'),
    'Schema.SObjectType getSObjectType()': (rt: Runtime, self: SObject) => rt.org.objectToken(self.definition),
    'Map<String, Object> getPopulatedFieldsAsMap()': populatedFields,
    'Boolean isSet(String fieldName)': (rt: Runtime, self: SObject, name: FieldName) =>
      self.values.has(fieldOf(rt, self, name).name),
    'Boolean isSet(Schema.SObjectField field)': (rt: Runtime, self: SObject, name: FieldName) =>
      self.values.has(fieldOf(rt, self, name).name),
    'void clear()': (_rt: Runtime, self: SObject) => {
      self.values.clear();
      self.parents.clear();
    },
    'SObject clone()': (_rt: Runtime, self: SObject) => cloneRecord(self, {}),
    'SObject clone(Boolean preserveId)': (_rt: Runtime, self: SObject, preserveId: boolean | null) =>
      cloneRecord(self, { preserveId }),
    'SObject clone(Boolean preserveId, Boolean isDeepClone)': (
      _rt: Runtime,
      self: SObject,
      preserveId: boolean | null,
      deep: boolean | null,
    ) => cloneRecord(self, { preserveId, deep }),
    'SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps)': (
      _rt: Runtime,
      self: SObject,
      preserveId: boolean | null,
      deep: boolean | null,
      timestamps: boolean | null,
    ) => cloneRecord(self, { preserveId, deep, timestamps }),
    'SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber)':
      (_rt: Runtime, self: SObject, ...[preserveId, deep, timestamps, autoNumbers]: (boolean | null)[]) =>
        cloneRecord(self, { preserveId, deep, timestamps, autoNumbers }),
    'Boolean isClone()': (_rt: Runtime, self: SObject) => self.clonedFrom !== undefined,
    'Id getCloneSourceId()': (_rt: Runtime, self: SObject) => self.clonedFrom ?? null,
    'void addError(String message)': (rt: Runtime, self: SObject, message: string | null) =>
      addError(rt, self, undefined, message),
    'void addError(String message, Boolean escape)': (rt: Runtime, self: SObject, message: string | null) =>
      addError(rt, self, undefined, message),
    'void addError(Exception error)': (rt: Runtime, self: SObject, error: ApexException | null) =>
      addError(rt, self, undefined, error?.message ?? null),
    'void addError(Exception error, Boolean escape)': (rt: Runtime, self: SObject, error: ApexException | null) =>
      addError(rt, self, undefined, error?.message ?? null),
    'void addError(Schema.SObjectField field, String message)': addErrorOn,
    'void addError(Schema.SObjectField field, String message, Boolean escape)': addErrorOn,
    'void addError(String field, String message)': addErrorOn,
    'void addError(String field, String message, Boolean escape)': addErrorOn,
    'Boolean hasErrors()': (_rt: Runtime, self: SObject) => (self.errors?.length ?? 0) > 0,
    'List<Database.Error> getErrors()': (rt: Runtime, self: SObject) =>
      rt.list(
        'Database.Error',
        (self.errors ?? []).map((error) =>
          errorValue(rt, {
            statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
            message: error.message,
            fields: error.field === undefined ? [] : [error.field],
          }),
        ),
      ),
    'void setOptions(Database.DMLOptions options)': (_rt: Runtime, self: SObject, options: Bag | null) => {
      self.options = options ?? undefined;
    },
    'Database.DMLOptions getOptions()': (_rt: Runtime, self: SObject) =>
      self.options instanceof Bag ? self.options : new Bag('Database.DMLOptions'),
    'void recalculateFormulas()': refused('formula fields of records in memory'),
    'String getQuickActionName()': refused('quick actions'),
  },
);

/** An aggregate row may stand in a variable of type SObject. */
function get(rt: Runtime, self: SObject | AggregateResult, name: FieldName): Value {
  if (self instanceof AggregateResult) return aggregateValue(rt, self, name);
  return readValue(rt, self, fieldOf(rt, self, name));
}

function getParent(rt: Runtime, self: SObject, name: FieldName): Value {
  const reference = referenceOf(rt, self, name);
  const relationship = reference.relationshipName ?? reference.name;
  const parent = self.parents.get(relationship);
  if (parent !== undefined) return parent;
  if (self.queried && self.values.get(reference.name) !== null) throw unqueried(rt, self, relationship);
  return null;
}

function putParent(rt: Runtime, self: SObject, name: FieldName, parent: SObject | null): Value {
  if (self.readOnly) throw rt.exception('System.FinalException', 'Record is read-only');
  const reference = referenceOf(rt, self, name);
  const relationship = reference.relationshipName ?? reference.name;
  if (parent !== null && reference.referenceTo.length > 0 && !reference.referenceTo.includes(parent.definition.name)) {
    throw rt.exception(
      'System.SObjectException',
      `Illegal assignment from ${parent.definition.name} to ${reference.referenceTo[0] ?? 'SObject'}`,
    );
  }
  const before = self.parents.get(relationship) ?? null;
  self.parents.set(relationship, parent);
  return before;
}

/** Without rows the platform gives null here (and an empty list for `record.Children`). Assumed. */
function getChildren(rt: Runtime, self: SObject, name: string | null): Value {
  const relationship = childrenOf(rt, self, name);
  const rows = self.children.get(relationship.name);
  return rows === undefined || rows.items.length === 0 ? null : rows;
}

function populatedFields(rt: Runtime, self: SObject): Value {
  const map = rt.map('String', 'Object');
  for (const [name, value] of self.values) map.put(name, value);
  for (const [name, parent] of self.parents) if (parent !== null) map.put(name, parent);
  for (const [name, rows] of self.children) map.put(name, rows);
  return map;
}

function addErrorOn(
  rt: Runtime,
  self: SObject,
  field: string | SObjectFieldValue | null,
  message: string | null,
): void {
  addError(rt, self, fieldOf(rt, self, field).name, message);
}

function addError(rt: Runtime, self: SObject, field: string | undefined, message: string | null): void {
  if (message === null) throw rt.nullPointer();
  self.errors ??= [];
  self.errors.push({ field, message });
}
