import type { Runtime } from '../../runtime/runtime.ts';
import { ApexSet, type ApexMap } from '../../runtime/values/collections.ts';
import type { Value } from '../../runtime/values/value.ts';
import { beforeChange } from './changes.ts';

/**
 * `Map.keySet()`: a view. Removing a key removes its entry; adding is a FinalException. Source: observed on an org,
 * https://salesforce.stackexchange.com/questions/207388.
 */
class MapKeys extends ApexSet {
  private readonly rt: Runtime;
  private readonly map: ApexMap;
  constructor(rt: Runtime, map: ApexMap) {
    super(rt.types.set(map.keyType));
    this.rt = rt;
    this.map = map;
  }
  override get size(): number {
    return this.map.size;
  }
  override add(_value: Value): boolean {
    throw this.rt.exception('System.FinalException', 'Collection is read-only');
  }
  override has(value: Value): boolean {
    return this.map.has(value);
  }
  override delete(value: Value): boolean {
    const had = this.map.has(value);
    this.map.delete(value);
    return had;
  }
  override clear(): void {
    this.map.clear();
  }
  override values(): Value[] {
    return this.map.keys();
  }
}

const views = new WeakMap<ApexMap, MapKeys>();

export function keySetOf(rt: Runtime, map: ApexMap): ApexSet {
  let view = views.get(map);
  if (view === undefined) views.set(map, (view = new MapKeys(rt, map)));
  return view;
}

/** As `beforeChange`; a loop over the keys counts as one over the map. */
export function beforeMapChange(rt: Runtime, map: ApexMap): void {
  beforeChange(rt, map);
  const view = views.get(map);
  if (view !== undefined) beforeChange(rt, view);
}
