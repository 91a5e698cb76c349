import { Big, BigDecimal, RoundingMode } from 'bigdecimal.js';
import type { Runtime } from './runtime.ts';
import type { ApexException } from './values/guest.ts';
import { ApexDouble } from './values/scalars.ts';
import type { Value } from './values/value.ts';

/**
 * Decimal places of a quotient that does not come out even. An org prints 1/31 as 0.0322580645161290322580645161290323:
 * 34 places, rounded half up (apex-semantics L6).
 */
const QUOTIENT_SCALE = 34;

/** 32-bit wrap-around. Source: Apex Developer Guide, "Overflow or Underflow of Arithmetic Computations". */
export function wrapInteger(value: number | bigint): number {
  return Number(BigInt.asIntN(32, typeof value === 'bigint' ? value : BigInt(Math.trunc(value))));
}

export function wrapLong(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

export function divideInteger(rt: Runtime, a: number, b: number): number {
  if (b === 0) throw divideByZero(rt);
  return Math.trunc(a / b) | 0;
}

export function divideLong(rt: Runtime, a: bigint, b: bigint): bigint {
  if (b === 0n) throw divideByZero(rt);
  return wrapLong(a / b);
}

/** A Double quotient; unlike Java, division by zero throws (assumed: the guide names no exception for Double). */
export function divideDouble(rt: Runtime, a: ApexDouble, b: ApexDouble): ApexDouble {
  if (b.value === 0) throw divideByZero(rt);
  return new ApexDouble(a.value / b.value);
}

export function addDecimal(a: BigDecimal, b: BigDecimal): BigDecimal {
  return a.add(b);
}

export function subtractDecimal(a: BigDecimal, b: BigDecimal): BigDecimal {
  return a.subtract(b);
}

export function multiplyDecimal(a: BigDecimal, b: BigDecimal): BigDecimal {
  return a.multiply(b);
}

/** An even quotient keeps as few places as it needs, at least the difference of the scales (Java's preferred scale). */
export function divideDecimal(rt: Runtime, a: BigDecimal, b: BigDecimal): BigDecimal {
  if (b.signum() === 0) throw divideByZero(rt);
  const preferred = Math.max(0, a.scale() - b.scale());
  const scale = Math.max(QUOTIENT_SCALE, preferred);
  return stripTo(a.divide(b, scale, RoundingMode.HALF_UP), preferred);
}

function stripTo(value: BigDecimal, scale: number): BigDecimal {
  const stripped = value.stripTrailingZeros();
  return stripped.scale() < scale ? stripped.setScale(scale) : stripped;
}

export function negateDecimal(a: BigDecimal): BigDecimal {
  return a.negate();
}

export function compareDecimal(a: BigDecimal, b: BigDecimal): number {
  return a.compareTo(b);
}

export function integerToDecimal(value: number): BigDecimal {
  return Big(value);
}

export function longToDecimal(value: bigint): BigDecimal {
  return Big(value);
}

/**
 * The Double's text decides the scale: 5.0 becomes 5.0, not 5. Source: Apex Developer Guide, "Primitive Data Types",
 * Decimal: "the number is first converted to a String". Never a negative scale (assumed).
 */
export function doubleToDecimal(value: ApexDouble): BigDecimal {
  const decimal = Big(doubleText(value.value));
  return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
}

export function decimalToDouble(value: BigDecimal): ApexDouble {
  return new ApexDouble(value.numberValue());
}

/** A Double as Java prints it: `5.0`, `1.0E10`, `1.0E-5`. */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) return scientific(value);
  const text = String(value);
  return text.includes('.') ? text : `${text}.0`;
}

function scientific(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const digits = mantissa.includes('.') ? mantissa : `${mantissa}.0`;
  return `${digits}E${Number(exponent)}`;
}

export function divideByZero(rt: Runtime): ApexException {
  return rt.exception('System.MathException', 'Divide by 0');
}

export type NumericValue = number | bigint | ApexDouble | BigDecimal;

export function isNumeric(value: Value): value is NumericValue {
  return (
    typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDouble || value instanceof BigDecimal
  );
}

/** Numbers of different types compare by value. */
export function compareNumbers(a: NumericValue, b: NumericValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof ApexDouble && b instanceof ApexDouble) return compareDoubles(a.value, b.value);
  if (isNotFinite(a) || isNotFinite(b)) return compareDoubles(toDouble(a), toDouble(b));
  return toDecimal(a).compareTo(toDecimal(b));
}

function compareDoubles(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
function isNotFinite(value: NumericValue): boolean {
  return value instanceof ApexDouble && !Number.isFinite(value.value);
}
function toDouble(value: NumericValue): number {
  if (value instanceof ApexDouble) return value.value;
  return value instanceof BigDecimal ? value.numberValue() : Number(value);
}
function toDecimal(value: NumericValue): BigDecimal {
  if (value instanceof BigDecimal) return value;
  return Big(value instanceof ApexDouble ? String(value.value) : value);
}
