import type { ApexException } from '../runtime/values/guest.ts';
import type { Runtime } from '../runtime/runtime.ts';

/**
 * An argument that must not be null. The words are those that public tests (apex-recipes) expect of `JSON.deserialize`;
 * that all methods use them is assumed.
 */
export function required<T>(rt: Runtime, value: T | null): T {
  if (value === null) throw nullArgument(rt);
  return value;
}

function nullArgument(rt: Runtime): ApexException {
  return rt.exception('System.NullPointerException', 'Argument cannot be null.');
}
