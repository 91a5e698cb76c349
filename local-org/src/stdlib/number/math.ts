import { Big, MathContext, RoundingMode, type BigDecimal } from 'bigdecimal.js';
import { nativeClass, type NativeMember } from '../../semantic/native.ts';
import { decimalToDouble, divideByZero, doubleToDecimal, wrapInteger, wrapLong } from '../../runtime/numbers.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexDouble } from '../../runtime/values/scalars.ts';
import { required } from '../arguments.ts';

type Dec = BigDecimal | null;
type Dbl = ApexDouble | null;

/** Functions of one number that are Double's; for Decimal they go through Double. */
const ONE_NUMBER: Readonly<Record<string, (x: number) => number>> = {
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  cbrt: Math.cbrt,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  log: Math.log,
  log10: Math.log10,
  sin: Math.sin,
  sinh: Math.sinh,
  tan: Math.tan,
  tanh: Math.tanh,
};

/** Source: Apex Reference, Math Class. `min`, `max` and `abs` keep the type of their arguments (apex-semantics L8). */
export const mathClass = nativeClass(
  'System.Math',
  { complete: true },
  {
    'static Double PI': () => new ApexDouble(Math.PI),
    'static Double E': () => new ApexDouble(Math.E),
    ...Object.fromEntries(Object.entries(ONE_NUMBER).flatMap(([name, apply]) => oneNumber(name, apply))),
    'static Integer abs(Integer x)': (rt: Runtime, x: number | null) => wrapInteger(Math.abs(required(rt, x))),
    'static Long abs(Long x)': (rt: Runtime, x: bigint | null) =>
      wrapLong(required(rt, x) < 0n ? -required(rt, x) : required(rt, x)),
    'static Double abs(Double x)': (rt: Runtime, x: Dbl) => new ApexDouble(Math.abs(required(rt, x).value)),
    'static Decimal abs(Decimal x)': (rt: Runtime, x: Dec) => required(rt, x).abs(),
    'static Double atan2(Double x, Double y)': (rt: Runtime, x: Dbl, y: Dbl) =>
      new ApexDouble(Math.atan2(required(rt, x).value, required(rt, y).value)),
    'static Decimal atan2(Decimal x, Decimal y)': (rt: Runtime, x: Dec, y: Dec) =>
      doubleToDecimal(new ApexDouble(Math.atan2(required(rt, x).numberValue(), required(rt, y).numberValue()))),
    'static Double ceil(Double x)': (rt: Runtime, x: Dbl) => new ApexDouble(Math.ceil(required(rt, x).value)),
    'static Decimal ceil(Decimal x)': (rt: Runtime, x: Dec) => required(rt, x).setScale(0, RoundingMode.CEILING),
    'static Double floor(Double x)': (rt: Runtime, x: Dbl) => new ApexDouble(Math.floor(required(rt, x).value)),
    'static Decimal floor(Decimal x)': (rt: Runtime, x: Dec) => required(rt, x).setScale(0, RoundingMode.FLOOR),
    ...minMax('max', 1),
    ...minMax('min', -1),
    'static Integer mod(Integer x, Integer y)': (rt: Runtime, x: number | null, y: number | null) => {
      if (required(rt, y) === 0) throw divideByZero(rt);
      return (required(rt, x) % required(rt, y)) | 0;
    },
    'static Long mod(Long x, Long y)': (rt: Runtime, x: bigint | null, y: bigint | null) => {
      if (required(rt, y) === 0n) throw divideByZero(rt);
      return required(rt, x) % required(rt, y);
    },
    'static Double pow(Double base, Double exponent)': (rt: Runtime, base: Dbl, exponent: Dbl) =>
      new ApexDouble(required(rt, base).value ** required(rt, exponent).value),
    'static Double random()': () => new ApexDouble(Math.random()),
    'static Double rint(Double x)': (rt: Runtime, x: Dbl) =>
      decimalToDouble(half(doubleToDecimal(required(rt, x)), RoundingMode.HALF_EVEN)),
    'static Decimal rint(Decimal x)': (rt: Runtime, x: Dec) => half(required(rt, x), RoundingMode.HALF_EVEN),
    'static Integer round(Double x)': (rt: Runtime, x: Dbl) =>
      wrapInteger(half(doubleToDecimal(required(rt, x)), RoundingMode.HALF_EVEN).toBigInt()),
    'static Integer round(Decimal x)': (rt: Runtime, x: Dec) =>
      wrapInteger(half(required(rt, x), RoundingMode.HALF_EVEN).toBigInt()),
    'static Long roundToLong(Double x)': (rt: Runtime, x: Dbl) =>
      wrapLong(half(doubleToDecimal(required(rt, x)), RoundingMode.HALF_EVEN).toBigInt()),
    'static Long roundToLong(Decimal x)': (rt: Runtime, x: Dec) =>
      wrapLong(half(required(rt, x), RoundingMode.HALF_EVEN).toBigInt()),
    'static Double signum(Double x)': (rt: Runtime, x: Dbl) => new ApexDouble(Math.sign(required(rt, x).value)),
    'static Decimal signum(Decimal x)': (rt: Runtime, x: Dec) => Big(required(rt, x).signum()),
    'static Double sqrt(Double x)': (rt: Runtime, x: Dbl) => new ApexDouble(Math.sqrt(required(rt, x).value)),
    'static Decimal sqrt(Decimal x)': (rt: Runtime, x: Dec) => squareRoot(rt, required(rt, x)),
  },
);

function oneNumber(name: string, apply: (x: number) => number): [string, NativeMember][] {
  return [
    [`static Double ${name}(Double x)`, (rt: Runtime, x: Dbl) => new ApexDouble(apply(required(rt, x).value))],
    [
      `static Decimal ${name}(Decimal x)`,
      (rt: Runtime, x: Dec) => decimalResult(rt, name, apply(required(rt, x).numberValue())),
    ],
  ];
}

function decimalResult(rt: Runtime, name: string, value: number): BigDecimal {
  if (!Number.isFinite(value)) throw rt.exception('System.MathException', `Invalid argument of Math.${name}`);
  return doubleToDecimal(new ApexDouble(value));
}

function minMax(name: 'min' | 'max', sign: 1 | -1): Record<string, NativeMember> {
  const choose = <T>(a: T, b: T, difference: number): T => (difference * sign >= 0 ? a : b);
  return {
    [`static Integer ${name}(Integer x, Integer y)`]: (rt: Runtime, x: number | null, y: number | null) =>
      choose(required(rt, x), required(rt, y), required(rt, x) - required(rt, y)),
    [`static Long ${name}(Long x, Long y)`]: (rt: Runtime, x: bigint | null, y: bigint | null) =>
      choose(required(rt, x), required(rt, y), required(rt, x) >= required(rt, y) ? 1 : -1),
    [`static Double ${name}(Double x, Double y)`]: (rt: Runtime, x: Dbl, y: Dbl) =>
      choose(required(rt, x), required(rt, y), required(rt, x).value - required(rt, y).value),
    [`static Decimal ${name}(Decimal x, Decimal y)`]: (rt: Runtime, x: Dec, y: Dec) =>
      choose(required(rt, x), required(rt, y), required(rt, x).compareTo(required(rt, y))),
  };
}

function half(value: BigDecimal, mode: RoundingMode): BigDecimal {
  return value.setScale(0, mode);
}

function squareRoot(rt: Runtime, value: BigDecimal): BigDecimal {
  if (value.signum() < 0) throw rt.exception('System.MathException', 'Invalid argument of Math.sqrt');
  return value.sqrt(new MathContext(34, RoundingMode.HALF_UP));
}
