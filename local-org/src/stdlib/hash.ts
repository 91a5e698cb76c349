import { BigDecimal } from 'bigdecimal.js';
import type { Runtime } from '../runtime/runtime.ts';
import { ApexList, ApexMap, ApexSet } from '../runtime/values/collections.ts';
import { EnumValue, GuestObject } from '../runtime/values/guest.ts';
import { ApexDouble } from '../runtime/values/scalars.ts';
import { keyText, type Value } from '../runtime/values/value.ts';

/**
 * Hash codes: equal values have equal ones. Those of String, Integer, Boolean and List are Java's; others are assumed to
 * be unspecified.
 */
export function hashOf(rt: Runtime, value: Value): number {
  if (value === null) return 0;
  switch (typeof value) {
    case 'string':
      return stringHash(value);
    case 'number':
      return value;
    case 'boolean':
      return value ? 1231 : 1237;
    case 'bigint':
      return longHash(value);
    default:
      return objectHash(rt, value);
  }
}

function objectHash(rt: Runtime, value: Exclude<Value, null | string | number | boolean | bigint>): number {
  if (value instanceof BigDecimal) return stringHash(value.toString());
  if (value instanceof ApexDouble) return stringHash(String(value.value));
  if (value instanceof GuestObject) return value.$hashCode?.() ?? stringHash(keyText(value));
  if (value instanceof EnumValue) return stringHash(value.name);
  if (value instanceof ApexList)
    return value.items.reduce<number>((hash, item) => (Math.imul(31, hash) + hashOf(rt, item)) | 0, 1);
  if (value instanceof ApexSet) return sum(value.values().map((item) => hashOf(rt, item)));
  if (value instanceof ApexMap) {
    return sum(value.pairs().map((pair) => hashOf(rt, pair.key) ^ hashOf(rt, pair.value)));
  }
  return stringHash(keyText(value));
}

function sum(hashes: readonly number[]): number {
  return hashes.reduce((total, hash) => (total + hash) | 0, 0);
}

function longHash(value: bigint): number {
  const bits = BigInt.asUintN(64, value);
  return Number(BigInt.asIntN(32, bits ^ (bits >> 32n)));
}

/** java.lang.String.hashCode */
export function stringHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}
