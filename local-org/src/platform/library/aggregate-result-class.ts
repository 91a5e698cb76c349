import { nativeClass, refused } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { AggregateResult } from '../../runtime/values/aggregate-result.ts';
import type { SObjectFieldValue } from '../../runtime/values/describe-tokens.ts';
import type { Value } from '../../runtime/values/value.ts';

const NOT_A_RECORD = 'aggregate rows have only get and getPopulatedFieldsAsMap';

/** Source: Apex Developer Guide, "Working with SOQL Aggregate Functions". */
export const aggregateResultClass = nativeClass(
  'System.AggregateResult',
  { extends: 'System.SObject' },
  {
    'Object get(String alias)': get,
    'Object get(Schema.SObjectField field)': (rt: Runtime, self: AggregateResult, field: SObjectFieldValue | null) =>
      get(rt, self, field?.field.name ?? null),
    'Map<String, Object> getPopulatedFieldsAsMap()': (rt: Runtime, self: AggregateResult) =>
      rt.map('String', 'Object', self.columns),
    'Object put(String fieldName, Object value)': refused(NOT_A_RECORD),
    'Object put(Schema.SObjectField field, Object value)': refused(NOT_A_RECORD),
    'SObject getSObject(String relationship)': refused(NOT_A_RECORD),
    'SObject getSObject(Schema.SObjectField field)': refused(NOT_A_RECORD),
    'SObject putSObject(String relationship, SObject parent)': refused(NOT_A_RECORD),
    'SObject putSObject(Schema.SObjectField field, SObject parent)': refused(NOT_A_RECORD),
    'List<SObject> getSObjects(String relationship)': refused(NOT_A_RECORD),
    'Schema.SObjectType getSObjectType()': refused(NOT_A_RECORD),
    'Boolean isSet(String fieldName)': refused(NOT_A_RECORD),
    'Boolean isSet(Schema.SObjectField field)': refused(NOT_A_RECORD),
    'SObject clone()': refused(NOT_A_RECORD),
    'void addError(String message)': refused(NOT_A_RECORD),
    'Boolean hasErrors()': refused(NOT_A_RECORD),
  },
);

/** As `get`, by alias or by the token of the field. */
export function aggregateValue(rt: Runtime, self: AggregateResult, name: string | SObjectFieldValue | null): Value {
  return get(rt, self, name === null || typeof name === 'string' ? name : name.field.name);
}

function get(rt: Runtime, self: AggregateResult, alias: string | null): Value {
  if (alias === null) throw rt.nullPointer();
  for (const [name, value] of self.columns) if (name.toLowerCase() === alias.toLowerCase()) return value;
  throw rt.exception('System.SObjectException', `Invalid field ${alias} for AggregateResult`);
}
