import { nativeClass } from '../../semantic/native.ts';
import { wrapInteger } from '../../runtime/numbers.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { required } from '../arguments.ts';
import { addErrorRefused } from './add-error.ts';
import { formatNumber } from './format-number.ts';
import { parseLong } from './parse-number.ts';

/** Source: Apex Reference, Long Class. */
export const longClass = nativeClass(
  'System.Long',
  { complete: true },
  {
    'String format()': (rt: Runtime, self: bigint) => formatNumber(rt, self),
    'Integer intValue()': (_rt: Runtime, self: bigint) => wrapInteger(self),
    'static Long valueOf(String text)': (rt: Runtime, text: string | null) => parseLong(rt, required(rt, text)),
    ...addErrorRefused,
  },
);
