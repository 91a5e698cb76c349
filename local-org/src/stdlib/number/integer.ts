import { BigDecimal } from 'bigdecimal.js';
import { nativeClass } from '../../semantic/native.ts';
import { wrapInteger } from '../../runtime/numbers.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexDouble } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { addErrorRefused } from './add-error.ts';
import { formatNumber } from './format-number.ts';
import { parseInteger } from './parse-number.ts';

/** Source: Apex Reference, Integer Class. */
export const integerClass = nativeClass(
  'System.Integer',
  { complete: true },
  {
    'String format()': (rt: Runtime, self: number) => formatNumber(rt, self),
    'static Integer valueOf(String text)': (rt: Runtime, text: string | null) => parseInteger(rt, required(rt, text)),
    'static Integer valueOf(Object value)': (rt: Runtime, value: Value) =>
      // null stays null for an Object: declarative-lookup-rollup-summaries does it, and its tests pass on orgs
      value === null ? null : integerOf(rt, value),
    ...addErrorRefused,
  },
);

function integerOf(rt: Runtime, value: NonNullable<Value>): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return parseInteger(rt, value);
  if (typeof value === 'bigint') return wrapInteger(value);
  if (value instanceof ApexDouble) return wrapInteger(Math.trunc(value.value));
  if (value instanceof BigDecimal) return wrapInteger(value.toBigInt());
  throw rt.exception('System.TypeException', `Invalid integer: ${rt.typeOf(value).name}`);
}
