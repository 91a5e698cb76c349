import { valuesEqual } from '../../runtime/equality.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { textOf } from '../../runtime/text.ts';
import type { ApexException } from '../../runtime/values/guest.ts';
import type { Value } from '../../runtime/values/value.ts';

/** A failed assertion passes every catch block (apex-semantics A3). */
export function assertionFailed(rt: Runtime, text: string): ApexException {
  const exception = rt.exception('System.AssertException', text);
  exception.uncatchable = true;
  return exception;
}

/** `Assertion Failed: message: what was expected`; both ends may be missing. */
export function failure(rt: Runtime, message: Value, detail: string | undefined): ApexException {
  const parts = ['Assertion Failed'];
  if (message !== null) parts.push(textOf(rt, message));
  if (detail !== undefined) parts.push(detail);
  return assertionFailed(rt, parts.join(': '));
}

export function assertTrue(rt: Runtime, condition: boolean | null, message: Value): void {
  if (condition === null) throw rt.nullPointer();
  if (!condition) throw failure(rt, message, undefined);
}

/** Strings compare with case, numbers by value. */
export function assertAreEqual(rt: Runtime, expected: Value, actual: Value, message: Value): void {
  if (valuesEqual(rt, expected, actual, 'method')) return;
  throw failure(rt, message, `Expected: ${textOf(rt, expected)}, Actual: ${textOf(rt, actual)}`);
}

export function assertAreNotEqual(rt: Runtime, notExpected: Value, actual: Value, message: Value): void {
  if (!valuesEqual(rt, notExpected, actual, 'method')) return;
  throw failure(rt, message, `Same value: ${textOf(rt, notExpected)}`);
}
