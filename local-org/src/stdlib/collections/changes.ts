import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexType } from '../../semantic/types.ts';
import { ApexList, type ApexMap, type ApexSet } from '../../runtime/values/collections.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';

/**
 * Throws while a for-each loop walks the collection. Source: Apex Developer Guide, "Iterating Collections". Sets, and maps
 * by way of their key sets, could be changed up to API 61: the versioned change of API 62, as a public course page describes it.
 */
export function beforeChange(rt: Runtime, collection: ApexList | ApexSet | ApexMap): void {
  const isFree = !(collection instanceof ApexList) && (rt.frames.at(-1)?.code.apiVersion ?? 62) < 62;
  if (collection.iterations > 0 && !isFree) {
    throw rt.exception('System.FinalException', 'Cannot modify a collection while it is being iterated.');
  }
}

/** A list of ids may stand for one of strings and the other way round: what is copied takes the form of the target. */
export function adopt(rt: Runtime, value: Value, type: ApexType): Value {
  if (value instanceof Id && type === rt.types.string) return value.value;
  if (typeof value === 'string' && type === rt.types.id) {
    const id = Id.parse(value);
    if (id === undefined) throw rt.exception('System.StringException', `Invalid id: ${value}`);
    return id;
  }
  return value;
}
