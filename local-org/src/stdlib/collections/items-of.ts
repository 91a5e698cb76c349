import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList, ApexSet } from '../../runtime/values/collections.ts';
import type { Value } from '../../runtime/values/value.ts';

/** Everything an Iterable gives. */
export function itemsOf(rt: Runtime, iterable: Value): readonly Value[] {
  if (iterable instanceof ApexList) return iterable.items;
  if (iterable instanceof ApexSet) return iterable.values();
  const iterator = rt.invoke(iterable, 'iterator');
  const items: Value[] = [];
  while (rt.invoke(iterator, 'hasNext') === true) items.push(rt.invoke(iterator, 'next'));
  return items;
}
