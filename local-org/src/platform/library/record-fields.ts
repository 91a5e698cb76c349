import type { ChildRelationship, FieldDefinition } from '../../metadata/model.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { SObjectFieldValue } from '../../runtime/values/describe-tokens.ts';
import type { ApexException } from '../../runtime/values/guest.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { fitValue } from '../dml/fit-value.ts';

export type FieldName = string | SObjectFieldValue | null;

/** The field that `get('Name')` or `get(Account.Name)` means; unknown: SObjectException `Invalid field X for Account`. */
export function fieldOf(rt: Runtime, record: SObject, name: FieldName): FieldDefinition {
  if (name === null) throw rt.nullPointer();
  const text = name instanceof SObjectFieldValue ? name.field.name : name;
  const field = record.definition.findField(text);
  if (field === undefined) throw invalidField(rt, record, text);
  return field;
}

function invalidField(rt: Runtime, record: SObject, name: string): ApexException {
  return rt.exception('System.SObjectException', `Invalid field ${name} for ${record.definition.name}`);
}

/** A field's value; on a queried record an unqueried field is an SObjectException. */
export function readValue(rt: Runtime, record: SObject, field: FieldDefinition): Value {
  const value = record.values.get(field.name);
  if (value !== undefined) return value;
  if (record.queried) throw unqueried(rt, record, field.name);
  return null;
}

export function unqueried(rt: Runtime, record: SObject, name: string): ApexException {
  return rt.exception(
    'System.SObjectException',
    `SObject row was retrieved via SOQL without querying the requested field: ${record.definition.name}.${name}`,
  );
}

/** Sets a field by name; gives the old value. A value of a wrong type or a field that nobody may write is an SObjectException. */
export function writeValue(rt: Runtime, record: SObject, name: FieldName, value: Value): Value {
  const field = fieldOf(rt, record, name);
  if (record.readOnly) throw rt.exception('System.FinalException', 'Record is read-only');
  if (!field.createable && !field.updateable && field.name !== 'Id') {
    throw rt.exception('System.SObjectException', `Field ${field.name} is not editable`);
  }
  const before = record.values.get(field.name) ?? null;
  // Empty text stays empty in memory; the store makes it null.
  record.values.set(field.name, value === '' ? value : fitValue(rt, field, value));
  return before;
}

/** The lookup behind `getSObject('Account')` or `getSObject(Contact.AccountId)`. */
export function referenceOf(rt: Runtime, record: SObject, name: FieldName): FieldDefinition {
  if (name === null) throw rt.nullPointer();
  const reference =
    name instanceof SObjectFieldValue
      ? record.definition.findField(name.field.name)
      : record.definition.findRelationship(name);
  if (reference?.relationshipName === undefined) {
    const text = name instanceof SObjectFieldValue ? name.field.name : name;
    throw rt.exception('System.SObjectException', `Invalid relationship ${text} for ${record.definition.name}`);
  }
  return reference;
}

export function childrenOf(rt: Runtime, record: SObject, name: string | null): ChildRelationship {
  if (name === null) throw rt.nullPointer();
  const relationship = record.definition.findChildRelationship(name);
  if (relationship === undefined) {
    throw rt.exception(
      'System.SObjectException',
      `Invalid aggregate relationship ${name} for ${record.definition.name}`,
    );
  }
  return relationship;
}
