import type { FieldDefinition } from '../metadata/model.ts';
import { foldCase } from './equality.ts';
import { compareNumbers, isNumeric } from './numbers.ts';
import type { Runtime } from './runtime.ts';
import { EnumValue } from './values/guest.ts';
import { ApexDate, ApexDatetime, ApexTime, Id, MS_PER_DAY } from './values/scalars.ts';
import { SObject } from './values/sobject.ts';
import type { Value } from './values/value.ts';

/** `<` and its kin on two values that are not null: negative, 0 or positive. Strings compare without regard to case. */
export function compareValues(rt: Runtime, a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(foldCase(a), foldCase(b));
  return compareOthers(rt, a, b);
}

/**
 * The order of `List.sort()`: null first, text by Unicode and so with case, records by the documented sequence of
 * steps. Source: Apex Developer Guide, "List Sorting", "Sorting Lists of sObjects".
 */
export function compareForSort(rt: Runtime, a: Value, b: Value): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (a instanceof SObject && b instanceof SObject) return compareRecords(rt, a, b);
  return compareOthers(rt, a, b);
}

function compareOthers(rt: Runtime, a: Value, b: Value): number {
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  const [left, right] = [instantOf(a), instantOf(b)];
  if (left !== undefined && right !== undefined) return left - right;
  if (a instanceof Id || b instanceof Id) return compareText(idText(rt, a), idText(rt, b));
  if (a instanceof EnumValue && b instanceof EnumValue) return a.ordinal - b.ordinal;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  throw rt.unsupported(`ordering of ${describe(rt, a)} and ${describe(rt, b)}`);
}

function describe(rt: Runtime, value: Value): string {
  return value === null ? 'null' : rt.typeOf(value).name;
}

/** Dates and datetimes compare with each other, a date being its midnight. */
function instantOf(value: Value): number | undefined {
  if (value instanceof ApexDate) return value.days * MS_PER_DAY;
  return value instanceof ApexDatetime || value instanceof ApexTime ? value.ms : undefined;
}

function idText(rt: Runtime, value: Value): string {
  if (value instanceof Id) return value.value;
  const id = typeof value === 'string' ? Id.parse(value) : undefined;
  if (id === undefined) throw rt.exception('System.StringException', `Invalid id: ${String(value)}`);
  return id.value;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareRecords(rt: Runtime, a: SObject, b: SObject): number {
  const byLabel = compareText(a.definition.label, b.definition.label);
  if (byLabel !== 0 || a.definition !== b.definition) return byLabel;
  for (const field of sortFields(a)) {
    const difference = compareForSort(rt, a.values.get(field.name) ?? null, b.values.get(field.name) ?? null);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The name, then standard fields by name, then custom ones. */
function sortFields(record: SObject): FieldDefinition[] {
  const { definition } = record;
  const name = definition.nameField === undefined ? undefined : definition.findField(definition.nameField);
  const others = [...definition.fields.values()].filter((field) => field !== name && field.type !== 'id');
  others.sort((a, b) => Number(a.custom) - Number(b.custom) || compareText(a.name, b.name));
  return name === undefined ? others : [name, ...others];
}
