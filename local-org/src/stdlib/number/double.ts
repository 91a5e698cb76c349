import { BigDecimal } from 'bigdecimal.js';
import { nativeClass } from '../../semantic/native.ts';
import { doubleToDecimal, wrapInteger, wrapLong } from '../../runtime/numbers.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexDouble } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { addErrorRefused } from './add-error.ts';
import { formatNumber } from './format-number.ts';
import { parseDouble } from './parse-number.ts';
import { rounded } from './rounding.ts';

/** Source: Apex Reference, Double Class: `round()` is half-even. */
export const doubleClass = nativeClass(
  'System.Double',
  { complete: true },
  {
    'String format()': (rt: Runtime, self: ApexDouble) => formatNumber(rt, self.value),
    'Integer intValue()': (_rt: Runtime, self: ApexDouble) => wrapInteger(Math.trunc(self.value)),
    'Long longValue()': (_rt: Runtime, self: ApexDouble) => wrapLong(BigInt(Math.trunc(self.value))),
    'Long round()': (rt: Runtime, self: ApexDouble) =>
      wrapLong(rounded(rt, doubleToDecimal(self), 0, 'HALF_EVEN').toBigInt()),
    'static Double valueOf(String text)': (rt: Runtime, text: string | null) => parseDouble(rt, required(rt, text)),
    'static Double valueOf(Object value)': (rt: Runtime, value: Value) => doubleOf(rt, required(rt, value)),
    ...addErrorRefused,
  },
);

function doubleOf(rt: Runtime, value: NonNullable<Value>): ApexDouble {
  if (value instanceof ApexDouble) return value;
  if (typeof value === 'string') return parseDouble(rt, value);
  if (typeof value === 'number' || typeof value === 'bigint') return new ApexDouble(Number(value));
  if (value instanceof BigDecimal) return new ApexDouble(value.numberValue());
  throw rt.exception('System.TypeException', `Invalid double: ${rt.typeOf(value).name}`);
}
