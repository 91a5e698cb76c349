import { nativeClass } from '../semantic/native.ts';
import { valuesEqual } from '../runtime/equality.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { textOf } from '../runtime/text.ts';
import type { Value } from '../runtime/values/value.ts';
import { hashOf } from './hash.ts';

/** What every object answers, unless its class declares the method itself. */
export const objectClass = nativeClass(
  'System.Object',
  { complete: true },
  {
    'String toString()': (rt: Runtime, self: Value) => textOf(rt, self),
    'Boolean equals(Object other)': (rt: Runtime, self: Value, other: Value) => valuesEqual(rt, self, other, 'method'),
    'Integer hashCode()': (rt: Runtime, self: Value) => hashOf(rt, self),
  },
);
