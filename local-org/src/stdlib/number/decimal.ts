import { Big, RoundingMode, type BigDecimal } from 'bigdecimal.js';
import { nativeClass } from '../../semantic/native.ts';
import {
  decimalToDouble,
  divideByZero,
  doubleToDecimal,
  longToDecimal,
  wrapInteger,
  wrapLong,
} from '../../runtime/numbers.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { EnumValue } from '../../runtime/values/guest.ts';
import type { ApexDouble } from '../../runtime/values/scalars.ts';
import { required } from '../arguments.ts';
import { addErrorRefused } from './add-error.ts';
import { formatNumber } from './format-number.ts';
import { parseDecimal } from './parse-number.ts';
import { modeOf, rounded } from './rounding.ts';

type Whole = number | null;
type Mode = EnumValue | null;

/** Source: Apex Reference, Decimal Class: `round()` and `setScale(n)` are half-even; a scale is between -33 and 33. */
export const decimalClass = nativeClass(
  'System.Decimal',
  { complete: true },
  {
    'Decimal abs()': (_rt: Runtime, self: BigDecimal) => self.abs(),
    'Decimal divide(Decimal divisor, Integer scale)': (
      rt: Runtime,
      self: BigDecimal,
      by: BigDecimal | null,
      scale: Whole,
    ) => divide(rt, self, required(rt, by), required(rt, scale), RoundingMode.HALF_EVEN),
    'Decimal divide(Decimal divisor, Integer scale, RoundingMode roundingMode)': (
      rt: Runtime,
      self: BigDecimal,
      by: BigDecimal | null,
      scale: Whole,
      mode: Mode,
    ) => divide(rt, self, required(rt, by), required(rt, scale), modeOf(required(rt, mode))),
    'Double doubleValue()': (_rt: Runtime, self: BigDecimal) => decimalToDouble(self),
    'String format()': (rt: Runtime, self: BigDecimal) => formatNumber(rt, self),
    'Integer intValue()': (_rt: Runtime, self: BigDecimal) => wrapInteger(self.toBigInt()),
    'Long longValue()': (_rt: Runtime, self: BigDecimal) => wrapLong(self.toBigInt()),
    'Decimal pow(Integer exponent)': (rt: Runtime, self: BigDecimal, exponent: Whole) =>
      pow(rt, self, required(rt, exponent)),
    'Integer precision()': (_rt: Runtime, self: BigDecimal) => self.precision(),
    'Long round()': (rt: Runtime, self: BigDecimal) => wrapLong(rounded(rt, self, 0, 'HALF_EVEN').toBigInt()),
    'Long round(RoundingMode roundingMode)': (rt: Runtime, self: BigDecimal, mode: Mode) =>
      wrapLong(rounded(rt, self, 0, required(rt, mode)).toBigInt()),
    'Integer scale()': (_rt: Runtime, self: BigDecimal) => self.scale(),
    'Decimal setScale(Integer scale)': (rt: Runtime, self: BigDecimal, scale: Whole) =>
      rounded(rt, self, validScale(rt, required(rt, scale)), 'HALF_EVEN'),
    'Decimal setScale(Integer scale, RoundingMode roundingMode)': (
      rt: Runtime,
      self: BigDecimal,
      scale: Whole,
      mode: Mode,
    ) => rounded(rt, self, validScale(rt, required(rt, scale)), required(rt, mode)),
    'Decimal stripTrailingZeros()': (_rt: Runtime, self: BigDecimal) => self.stripTrailingZeros(),
    'String toPlainString()': (_rt: Runtime, self: BigDecimal) => self.toPlainString(),
    'static Decimal valueOf(Double value)': (rt: Runtime, value: ApexDouble | null) =>
      doubleToDecimal(required(rt, value)),
    'static Decimal valueOf(Long value)': (rt: Runtime, value: bigint | null) => longToDecimal(required(rt, value)),
    'static Decimal valueOf(String text)': (rt: Runtime, text: string | null) => parseDecimal(rt, required(rt, text)),
    ...addErrorRefused,
  },
);

function divide(rt: Runtime, a: BigDecimal, b: BigDecimal, scale: number, mode: RoundingMode | undefined): BigDecimal {
  if (b.signum() === 0) throw divideByZero(rt);
  if (mode !== undefined) return a.divide(b, validScale(rt, scale), mode);
  const down = a.divide(b, validScale(rt, scale), RoundingMode.DOWN);
  if (down.multiply(b).compareTo(a) !== 0) throw rt.exception('System.MathException', 'Rounding necessary');
  return down;
}

function validScale(rt: Runtime, scale: number): number {
  if (scale < -33 || scale > 33)
    throw rt.exception('System.MathException', `Scale must be between -33 and 33: ${scale}`);
  return scale;
}

function pow(rt: Runtime, value: BigDecimal, exponent: number): BigDecimal {
  if (exponent < 0 || exponent > 32_767) throw rt.exception('System.MathException', `Invalid exponent: ${exponent}`);
  return exponent === 0 ? Big(1) : value.pow(exponent);
}
