import { BigDecimal } from 'bigdecimal.js';
import type { ApexType } from '../../semantic/types.ts';

/**
 * What a variable of a running program holds.
 *
 * | Apex | here |
 * |---|---|
 * | null | `null` (never undefined) |
 * | Boolean, String | boolean, string |
 * | Integer | number (always an int32) |
 * | Long | bigint (always an int64) |
 * | Double | `ApexDouble` |
 * | Decimal | `BigDecimal` (value and scale, as on the platform) |
 * | everything else | a subclass of `ApexObject` |
 */
export type Value = null | boolean | string | number | bigint | BigDecimal | ApexObject;

/** Every value that is not a plain JavaScript one. */
export abstract class ApexObject {
  /** The run-time type. `types` is handed in because values don't know the program they live in. */
  abstract typeIn(types: TypeResolver): ApexType;
  /** What stands for this value in a JavaScript Map: equal Apex values have the same key. Identity unless overridden. */
  key(): Key {
    return this;
  }
}

/** Text keys of types other than String start with NUL, so that they never meet a guest string by chance. */
export type Key = null | boolean | string | number | bigint | ApexObject;

/** Decimals of different scale differ as keys, though `==` has them equal. Source: Apex Developer Guide, "Primitive Data Types". */
export function keyOf(value: Value): Key {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof BigDecimal) return `\0n${value.toString()}`;
  return value.key();
}

/** Unambiguous text of a key, for keys made of several: records and lists compare decimals by value. */
export function keyText(value: Value): string {
  const key = value instanceof BigDecimal ? `\0n${value.stripTrailingZeros().toString()}` : keyOf(value);
  if (typeof key === 'string') return `"${key}`;
  if (key === null || typeof key !== 'object') return `${typeof key}${String(key)}`;
  let identity = identities.get(key);
  if (identity === undefined) identities.set(key, (identity = identities.last += 1));
  return `#${identity}`;
}

class Identities extends WeakMap<object, number> {
  last = 0;
}
const identities = new Identities();

/** What values need of the program's type table. */
export interface TypeResolver {
  /** A library or project type by its text, `System.HttpRequest`, `List<String>`; throws if there is none. */
  named(text: string): ApexType;
  sobject(name: string): ApexType;
  list(element: ApexType): ApexType;
  set(element: ApexType): ApexType;
  map(key: ApexType, value: ApexType): ApexType;
}

/** Library objects without type arguments: subclasses state their Apex name. */
export abstract class NativeObject extends ApexObject {
  abstract readonly apexName: string;
  typeIn(types: TypeResolver): ApexType {
    return types.named(this.apexName);
  }
}
