import type { NativeMember } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Value } from '../../runtime/values/value.ts';

type Read<T> = (rt: Runtime, self: T) => Value;

/** `{ 'String getLabel': … }` → the method `getLabel()` and the property `label`, as describe results have both. */
export function describeMembers<T>(getters: Readonly<Record<string, Read<T>>>): Record<string, NativeMember> {
  const members: Record<string, NativeMember> = {};
  for (const [key, read] of Object.entries(getters)) {
    const at = key.lastIndexOf(' ');
    const property = key.slice(at + 1).replace(/^(get|is)/, '');
    members[`${key}()`] = read;
    members[`${key.slice(0, at)} ${property}`] = read;
  }
  return members;
}
