import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { addErrorRefused } from './add-error.ts';

/** Source: Apex Reference, Boolean Class: any text but `true`, in any case of letters, is false. */
export const booleanClass = nativeClass(
  'System.Boolean',
  { complete: true },
  {
    'static Boolean valueOf(String text)': (rt: Runtime, text: string | null) =>
      required(rt, text).toLowerCase() === 'true',
    'static Boolean valueOf(Object value)': (rt: Runtime, value: Value) => {
      const given = required(rt, value);
      if (typeof given === 'boolean') return given;
      if (typeof given === 'string') return given.toLowerCase() === 'true';
      throw rt.exception('System.TypeException', `Invalid boolean: ${rt.typeOf(given).name}`);
    },
    ...addErrorRefused,
  },
);
