import type { Runtime } from '../../runtime/runtime.ts';
import { compareForSort } from '../../runtime/ordering.ts';
import { GuestObject } from '../../runtime/values/guest.ts';
import type { Value } from '../../runtime/values/value.ts';
import { NativeObject } from '../../runtime/values/value.ts';

/** `List.sort()`: stable; project objects by their `compareTo`, which meets nulls as well. Source: Apex Reference, Comparable Interface. */
export function sorted(rt: Runtime, items: readonly Value[]): Value[] {
  const byObjects = items.some((item) => item instanceof GuestObject || item instanceof NativeObject);
  if (!byObjects) return [...items].sort((a, b) => compareForSort(rt, a, b));
  const comparable = rt.types.named('System.Comparable');
  if (items.some((item) => item !== null && !rt.isInstance(item, comparable))) {
    throw rt.exception('System.ListException', 'One or more of the items in this list is not Comparable.');
  }
  return [...items].sort((a, b) => {
    if (a === null) return b === null ? 0 : -compareTo(rt, b, a);
    return compareTo(rt, a, b);
  });
}

function compareTo(rt: Runtime, a: Value, b: Value): number {
  return integer(rt, rt.invoke(a, 'compareTo', [b]));
}

/** `List.sort(Comparator)`. */
export function sortedWith(rt: Runtime, items: readonly Value[], comparator: Value): Value[] {
  return [...items].sort((a, b) => integer(rt, rt.invoke(comparator, 'compare', [a, b])));
}

function integer(rt: Runtime, value: Value): number {
  if (typeof value !== 'number') throw rt.nullPointer();
  return value;
}
