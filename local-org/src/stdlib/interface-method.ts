import type { NativeFunction } from '../semantic/native.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Value } from '../runtime/values/value.ts';

/** A method of a library interface: goes to the object's own method of that name. */
export function interfaceMethod(name: string): NativeFunction {
  return (rt: Runtime, self: Value, ...args: Value[]): Value => rt.invoke(self, name, args);
}
