import { nativeClass, type NativeMember } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { textOf, typeText } from '../../runtime/text.ts';
import type { TypeValue } from '../../runtime/values/guest.ts';
import type { Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { assertAreEqual, assertAreNotEqual, failure } from './assertions.ts';

/** Source: Apex Reference, Assert Class. Messages beyond `Expected: x, Actual: y` are assumed. */
export const assertClass = nativeClass(
  'System.Assert',
  { complete: true },
  {
    ...withAndWithoutMessage('areEqual', 'Object expected, Object actual', assertAreEqual),
    ...withAndWithoutMessage('areNotEqual', 'Object notExpected, Object actual', assertAreNotEqual),
    'static void fail()': (rt: Runtime) => {
      throw failure(rt, null, undefined);
    },
    'static void fail(String message)': (rt: Runtime, message: string | null) => {
      throw failure(rt, message, undefined);
    },
    ...withAndWithoutMessage('isFalse', 'Boolean condition', (rt: Runtime, condition: Value, message: Value) => {
      if (condition === null) throw rt.nullPointer();
      if (condition === true) throw failure(rt, message, 'Expected: false, Actual: true');
    }),
    ...withAndWithoutMessage('isTrue', 'Boolean condition', (rt: Runtime, condition: Value, message: Value) => {
      if (condition === null) throw rt.nullPointer();
      if (condition !== true) throw failure(rt, message, 'Expected: true, Actual: false');
    }),
    ...withAndWithoutMessage('isNull', 'Object value', (rt: Runtime, value: Value, message: Value) => {
      if (value !== null) throw failure(rt, message, `Expected: null, Actual: ${textOf(rt, value)}`);
    }),
    ...withAndWithoutMessage('isNotNull', 'Object value', (rt: Runtime, value: Value, message: Value) => {
      if (value === null) throw failure(rt, message, 'Expected: not null, Actual: null');
    }),
    ...withAndWithoutMessage(
      'isInstanceOfType',
      'Object instance, Type expectedType',
      (rt: Runtime, value: Value, type: Value, message: Value) => {
        const expected = required(rt, type as TypeValue | null).type;
        if (rt.isInstance(value, expected)) return;
        throw failure(rt, message, `Expected type: ${typeText(rt, expected)}, Actual type: ${typeNameOf(rt, value)}`);
      },
    ),
    ...withAndWithoutMessage(
      'isNotInstanceOfType',
      'Object instance, Type notExpectedType',
      (rt: Runtime, value: Value, type: Value, message: Value) => {
        const notExpected = required(rt, type as TypeValue | null).type;
        if (rt.isInstance(value, notExpected))
          throw failure(rt, message, `Not expected type: ${typeText(rt, notExpected)}`);
      },
    ),
  },
);

/** Every assertion has a form with a message at the end. */
function withAndWithoutMessage(
  name: string,
  parameters: string,
  check: (rt: Runtime, ...args: never[]) => void,
): Record<string, NativeMember> {
  const run = check as (rt: Runtime, ...args: Value[]) => void;
  return {
    [`static void ${name}(${parameters})`]: (rt: Runtime, ...args: Value[]) => run(rt, ...args, null),
    [`static void ${name}(${parameters}, String message)`]: run as NativeMember,
  };
}

function typeNameOf(rt: Runtime, value: Value): string {
  return value === null ? 'null' : typeText(rt, rt.typeOf(value));
}
