import { nativeClass, refused, type NativeClass, type NativeMember } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexSet } from '../../runtime/values/collections.ts';
import type { TypeValue } from '../../runtime/values/guest.ts';
import { ApexDouble } from '../../runtime/values/scalars.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';
import { exceptionConstructors } from '../exceptions/exception.ts';

type Area = 'Org' | 'Session';
type Text = string | null;

/** Keys are letters and digits, at most 50; a value lives 5 minutes to 48 hours (8 in a session). Source: Apex Reference, Cache.Partition. */
const KEY = /^[A-Za-z0-9]{1,50}$/;
const SHORTEST = 300;
const LONGEST: Readonly<Record<Area, number>> = { Org: 172_800, Session: 28_800 };
const STORE = Symbol('platform cache');

/** `Cache.Org.getPartition('local.Name')`; partitions of one name are one store. */
class PartitionValue extends NativeObject {
  readonly apexName: string;
  readonly area: Area;
  readonly name: string;
  constructor(area: Area, name: string) {
    super();
    this.apexName = `Cache.${area}Partition`;
    this.area = area;
    this.name = name;
  }
}

type PartitionOf = (rt: Runtime, self: Value) => PartitionValue;

/** Source: Apex Reference, Cache Namespace. Values live as long as the test, or the process; nothing is evicted. */
export const cacheClasses: readonly NativeClass[] = [
  nativeClass('Cache.Visibility', { kind: 'enum', constants: ['ALL', 'NAMESPACE'], complete: true }, {}),
  nativeClass('Cache.CacheBuilder', { kind: 'interface' }, { 'Object doLoad(String key)': load }),
  nativeClass(
    'Cache.Partition',
    {},
    members('', (_rt, self) => self as PartitionValue),
  ),
  ...(['Org', 'Session'] as const).flatMap((area) => [
    nativeClass(`Cache.${area}Partition`, { extends: 'Cache.Partition' }, {}),
    nativeClass(
      `Cache.${area}`,
      { note: 'partitions of the project; nothing is evicted' },
      {
        ...members('static ', (rt) => defaultPartition(rt, area)),
        [`static Cache.${area}Partition getPartition(String name)`]: (rt: Runtime, name: Text) =>
          partitionNamed(rt, area, name),
        ...(area === 'Session' ? { 'static Boolean isAvailable()': () => true } : {}),
      },
    ),
    nativeClass(`Cache.${area}.${area}CacheException`, { extends: 'System.Exception' }, exceptionConstructors),
  ]),
  nativeClass('Cache.InvalidParamException', { extends: 'System.Exception' }, exceptionConstructors),
];

function load(rt: Runtime, self: Value, key: Text): Value {
  return rt.invoke(self, 'doLoad', [key]);
}

/** The same methods on a partition and, static, on the area's default partition. */
function members(prefix: '' | 'static ', partitionOf: PartitionOf): Record<string, NativeMember> {
  const on =
    (body: (rt: Runtime, partition: PartitionValue, ...args: never[]) => Value | undefined): NativeMember =>
    (rt: Runtime, ...args: Value[]) => {
      const self = prefix === '' ? (args.shift() ?? null) : null;
      return body(rt, partitionOf(rt, self), ...(args as never[]));
    };
  const store = on((rt, partition, key: Text, value: Value, ...rest: Value[]) => put(rt, partition, key, value, rest));
  return {
    [`${prefix}Boolean contains(String key)`]: on((rt, partition, key: Text) =>
      entries(rt, partition).has(checked(rt, key)),
    ),
    [`${prefix}Object get(String key)`]: on(
      (rt, partition, key: Text) => entries(rt, partition).get(checked(rt, key)) ?? null,
    ),
    [`${prefix}Object get(System.Type builder, String key)`]: on((rt, partition, builder: TypeValue, key: Text) =>
      build(rt, partition, builder, key),
    ),
    [`${prefix}Map<String, Object> get(Set<String> keys)`]: on((rt, partition, keys: ApexSet) =>
      rt.map(
        'String',
        'Object',
        keys.values().map((key) => [key, entries(rt, partition).get(checked(rt, key as Text)) ?? null]),
      ),
    ),
    [`${prefix}void put(String key, Object value)`]: store,
    [`${prefix}void put(String key, Object value, Integer seconds)`]: store,
    [`${prefix}void put(String key, Object value, Cache.Visibility visibility)`]: store,
    [`${prefix}void put(String key, Object value, Integer seconds, Cache.Visibility visibility, Boolean immutable)`]:
      store,
    [`${prefix}Boolean remove(String key)`]: on((rt, partition, key: Text) =>
      entries(rt, partition).delete(checked(rt, key)),
    ),
    [`${prefix}Boolean remove(System.Type builder, String key)`]: on((rt, partition, builder: TypeValue, key: Text) =>
      entries(rt, partition).delete(builtKey(rt, builder, key)),
    ),
    [`${prefix}Set<String> getKeys()`]: on((rt, partition) => rt.set('String', entries(rt, partition).keys())),
    [`${prefix}Long getNumKeys()`]: on((rt, partition) => BigInt(entries(rt, partition).size)),
    [`${prefix}String getName()`]: on((_rt, partition) => partition.name),
    [`${prefix}Double getCapacity()`]: on(() => new ApexDouble(0)),
    ...(prefix === '' ? { 'Boolean isAvailable()': on(() => true) } : {}),
    [`${prefix}Long getAvgGetTime()`]: refused('cache statistics'),
    [`${prefix}Double getMissRate()`]: refused('cache statistics'),
  };
}

function partitionNamed(rt: Runtime, area: Area, name: Text): PartitionValue {
  if (name === null) throw rt.nullPointer();
  const local = name.split('.').at(-1) ?? '';
  const found = rt.org.model.cachePartitions.find((known) => known.name.toLowerCase() === local.toLowerCase());
  if (found === undefined) throw rt.unsupported(`platform cache partition ${name}, which the project does not have`);
  return new PartitionValue(area, found.name);
}

function defaultPartition(rt: Runtime, area: Area): PartitionValue {
  const found = rt.org.model.cachePartitions.find((known) => known.isDefault);
  if (found === undefined) throw rt.unsupported('platform cache without a default partition in the project');
  return new PartitionValue(area, found.name);
}

function entries(rt: Runtime, partition: PartitionValue): Map<string, Value> {
  const known = rt.testState.get(STORE) as Map<string, Map<string, Value>> | undefined;
  const store = known ?? new Map<string, Map<string, Value>>();
  if (known === undefined) rt.testState.set(STORE, store);
  const key = `${partition.area}:${partition.name.toLowerCase()}`;
  const found = store.get(key) ?? new Map<string, Value>();
  store.set(key, found);
  return found;
}

function put(rt: Runtime, partition: PartitionValue, key: Text, value: Value, rest: readonly Value[]): undefined {
  const seconds = rest.find((item) => typeof item === 'number');
  if (typeof seconds === 'number' && (seconds < SHORTEST || seconds > LONGEST[partition.area])) {
    throw rt.exception(
      'Cache.InvalidParamException',
      `Invalid time to live: ${seconds}, expected ${SHORTEST} to ${LONGEST[partition.area]}`,
    );
  }
  entries(rt, partition).set(checked(rt, key), value);
  return undefined;
}

/** Values that the cache lacks are made by the builder and kept. */
function build(rt: Runtime, partition: PartitionValue, builder: TypeValue | null, key: Text): Value {
  if (builder === null) throw rt.nullPointer();
  const slot = builtKey(rt, builder, key);
  const known = entries(rt, partition).get(slot);
  if (known !== undefined) return known;
  const value = rt.invoke(rt.instantiate(builder.type), 'doLoad', [key]);
  entries(rt, partition).set(slot, value);
  return value;
}

function builtKey(rt: Runtime, builder: TypeValue, key: Text): string {
  return `${builder.type.name}:${checked(rt, key)}`;
}

/** A key may be written with its partition before it: `local.Name.key`. */
function checked(rt: Runtime, key: Text): string {
  if (key === null) throw rt.nullPointer();
  const text = key.split('.').at(-1) ?? '';
  if (!KEY.test(text)) throw rt.exception('Cache.InvalidParamException', `Invalid key: ${key}`);
  return text;
}
