import type { ApexException } from '../runtime/values/guest.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** An argument that must not be null. The platform's words name its place: `Argument 1 cannot be null` (assumed for methods of instances). */
export function required<T>(rt: Runtime, value: T | null, place = 1): T {
  if (value === null) throw nullArgument(rt, place);
  return value;
}

export function nullArgument(rt: Runtime, place: number): ApexException {
  return rt.exception('System.NullPointerException', `Argument ${place} cannot be null`);
}
