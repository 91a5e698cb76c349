import { compareNumbers, isNumeric } from './numbers.ts';
import type { Runtime } from './runtime.ts';
import { ApexList, ApexMap, ApexSet } from './values/collections.ts';
import { GuestObject, TypeValue } from './values/guest.ts';
import { ApexDatetime, Id } from './values/scalars.ts';
import { SObject } from './values/sobject.ts';
import { ApexObject, keyOf, type Value } from './values/value.ts';

/** `operator`: `==`, which folds the case of strings. `method`: `equals`, `contains`, asserts, keys, which do not. */
export type EqualityMode = 'operator' | 'method';

/**
 * Whether two values are equal. Source: Apex Developer Guide, "Expression Operators": strings without regard to case, ids
 * in either length, collections and records by value, project objects by identity or their own `equals`.
 * Strings inside of collections and records compare with case in both modes.
 */
export function valuesEqual(rt: Runtime, a: Value, b: Value, mode: EqualityMode): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a === 'string' && typeof b === 'string') return mode === 'operator' && foldCase(a) === foldCase(b);
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b) === 0;
  if (a instanceof Id || b instanceof Id) return idText(a) !== undefined && idText(a) === idText(b);
  if (!(a instanceof ApexObject) || !(b instanceof ApexObject)) return false;
  return objectsEqual(rt, a, b);
}

function objectsEqual(rt: Runtime, a: ApexObject, b: ApexObject): boolean {
  if (a instanceof ApexList) return b instanceof ApexList && listsEqual(rt, a, b);
  if (a instanceof ApexSet)
    return b instanceof ApexSet && a.size === b.size && a.values().every((value) => b.has(value));
  if (a instanceof ApexMap) return b instanceof ApexMap && mapsEqual(rt, a, b);
  if (a instanceof SObject) return b instanceof SObject && recordsEqual(rt, a, b);
  if (a instanceof GuestObject) return a.$equals?.(b) === true;
  // To the second, though `<` and `>` see milliseconds: asserted by the tests of open-force/jsonparse.
  if (a instanceof ApexDatetime)
    return b instanceof ApexDatetime && Math.floor(a.ms / 1000) === Math.floor(b.ms / 1000);
  if (a instanceof TypeValue) return b instanceof TypeValue && a.type === b.type;
  return a.constructor === b.constructor && keyOf(a) === keyOf(b);
}

function listsEqual(rt: Runtime, a: ApexList, b: ApexList): boolean {
  if (a.items.length !== b.items.length) return false;
  return a.items.every((item, i) => valuesEqual(rt, item, b.items[i] ?? null, 'method'));
}

function mapsEqual(rt: Runtime, a: ApexMap, b: ApexMap): boolean {
  if (a.size !== b.size) return false;
  return a.pairs().every(({ key, value }) => b.has(key) && valuesEqual(rt, value, b.get(key), 'method'));
}

/** Every field must have the same value; a field that was never set counts as null. */
function recordsEqual(rt: Runtime, a: SObject, b: SObject): boolean {
  if (a.definition !== b.definition) return false;
  const fields = new Set([...a.values.keys(), ...b.values.keys()]);
  for (const field of fields) {
    if (!valuesEqual(rt, a.values.get(field) ?? null, b.values.get(field) ?? null, 'method')) return false;
  }
  return true;
}

function idText(value: Value): string | undefined {
  if (value instanceof Id) return value.value;
  return typeof value === 'string' ? Id.parse(value)?.value : undefined;
}

/** Letter by letter, as Java's equalsIgnoreCase: no letter becomes two (`ß` is not `SS`). */
export function foldCase(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return Array.from(text, foldCharacter).join('');
}

function foldCharacter(char: string): string {
  const upper = char.toUpperCase();
  const lower = (upper.length === char.length ? upper : char).toLowerCase();
  return lower.length === char.length ? lower : char;
}
