import { Big } from 'bigdecimal.js';
import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';
import { fieldExpression } from '../soql/field-expression.ts';
import { fromColumn } from '../store/columns.ts';
import { quote } from '../store/database.ts';
import { userText } from '../user-context.ts';

/** What a formula sees: a record as it is being saved (or as stored), and as it was. */
export interface FormulaSubject {
  readonly org: Org;
  readonly object: ObjectDefinition;
  readonly values: ReadonlyMap<string, Value>;
  /** The stored record before this change; undefined for new ones. */
  readonly before: SObject | undefined;
  /** Empty numbers count as 0. */
  readonly blanksAsZero: boolean;
  /** Works out a formula field of a record. */
  readonly formulaField: (
    object: ObjectDefinition,
    field: FieldDefinition,
    values: ReadonlyMap<string, Value>,
  ) => Value;
}

export interface Resolved {
  readonly field: FieldDefinition | undefined;
  readonly value: Value;
}

/** The value of `Name`, `Account.Owner.Name`, `$User.Id` …; Integers become decimals, ids their 15 characters, as formulas see them. */
export function resolvePath(subject: FormulaSubject, names: readonly string[]): Resolved {
  const [first = ''] = names;
  if (first.startsWith('$')) return { field: undefined, value: globalValue(subject, names) };
  let object = subject.object;
  let values: ReadonlyMap<string, Value> | undefined = subject.values;
  for (const name of names.slice(0, -1)) {
    const reference = object.findRelationship(name);
    const target = reference === undefined ? undefined : subject.org.model.findObject(reference.referenceTo[0] ?? '');
    if (reference === undefined || target === undefined)
      throw subject.org.rt.unsupported(`formula path ${names.join('.')} on ${subject.object.name}`);
    const id: Value | undefined = values?.get(reference.name);
    values = id instanceof Id ? subject.org.records.find(target, id)?.values : undefined;
    object = target;
  }
  const field = object.findField(names.at(-1) ?? '');
  if (field === undefined)
    throw subject.org.rt.unsupported(`formula field ${names.join('.')} on ${subject.object.name}`);
  if (values === undefined) return { field, value: null };
  if (field.summary !== undefined) return { field, value: summaryOf(subject, object, field, values) };
  const value =
    field.formula === undefined ? (values.get(field.name) ?? null) : subject.formulaField(object, field, values);
  return { field, value: asFormulaValue(value, field) };
}

/** A summary is worked out from the stored details: a record that is new has none. */
function summaryOf(
  { org }: FormulaSubject,
  object: ObjectDefinition,
  field: FieldDefinition,
  values: ReadonlyMap<string, Value>,
): Value {
  const id = values.get('Id');
  const expression = fieldExpression(org, { object, alias: 'r' }, field);
  const row =
    id instanceof Id
      ? org.db.get(`SELECT ${expression} FROM ${quote(object.name)} AS r WHERE r."Id" = ?`, [id.value])
      : undefined;
  const empty = field.summary?.operation === 'count' || field.summary?.operation === 'sum' ? Big(0) : null;
  return row === undefined ? empty : asFormulaValue(fromColumn(field, row[0] ?? null), field);
}

export function asFormulaValue(value: Value, field: FieldDefinition): Value {
  if (typeof value === 'number' || typeof value === 'bigint') return Big(String(value));
  if (value instanceof Id) return value.value.slice(0, 15);
  if (value === null && field.type === 'boolean') return false;
  return value;
}

function globalValue(subject: FormulaSubject, names: readonly string[]): Value {
  const { org } = subject;
  const [scope = '', name = ''] = names;
  switch (scope.toLowerCase()) {
    case '$user': {
      const field = org.object('User').findField(name);
      if (field === undefined || names.length > 2) break;
      return asFormulaValue(org.user.record.values.get(field.name) ?? null, field);
    }
    case '$profile':
      if (name.toLowerCase() === 'name') return org.user.profileName;
      if (name.toLowerCase() === 'id') return userText(org.user, 'ProfileId').slice(0, 15);
      break;
    case '$permission':
      return org.user.rights.hasCustom(names.slice(1).join('.').replace('.', '__'));
    case '$organization':
      if (name.toLowerCase() === 'id') return org.organizationId.value.slice(0, 15);
      break;
    case '$label': {
      const text = org.label(names.at(-1) ?? '');
      if (text !== undefined) return text;
      break;
    }
    case '$recordtype':
      return recordTypeValue(subject, name);
  }
  throw org.rt.unsupported(`formula variable ${names.join('.')}`);
}

function recordTypeValue(subject: FormulaSubject, name: string): Value {
  const id = subject.values.get('RecordTypeId');
  const type = id instanceof Id ? subject.org.records.find(subject.org.object('RecordType'), id) : undefined;
  const field = subject.org.object('RecordType').findField(name);
  if (field === undefined) throw subject.org.rt.unsupported(`formula variable $RecordType.${name}`);
  return type === undefined ? null : asFormulaValue(type.values.get(field.name) ?? null, field);
}
