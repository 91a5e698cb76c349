import { nativeClass } from '../../semantic/native.ts';
import type { ApexType } from '../../semantic/types.ts';
import { valuesEqual } from '../../runtime/equality.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { textOf } from '../../runtime/text.ts';
import { ApexMap, type ApexList } from '../../runtime/values/collections.ts';
import { AggregateResult } from '../../runtime/values/aggregate-result.ts';
import { Id } from '../../runtime/values/scalars.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { hashOf } from '../hash.ts';
import { adopt } from './changes.ts';
import { cloneItem } from './clone-records.ts';
import { beforeMapChange, keySetOf } from './map-keys.ts';
import { objectTypeOf } from './object-type.ts';

/** Source: Apex Reference, Map Class. */
export const mapClass = nativeClass(
  'System.Map',
  { typeParameters: ['K', 'V'], complete: true },
  {
    'new()': (_rt: Runtime, type: ApexType) => new ApexMap(type),
    'new(Map<K,V> source)': (rt: Runtime, type: ApexType, source: ApexMap | null) => {
      const map = new ApexMap(type);
      putAll(rt, map, source);
      return map;
    },
    'new(List<V> records)': (rt: Runtime, type: ApexType, records: ApexList | null) => {
      const map = new ApexMap(type);
      putRecords(rt, map, records, true);
      return map;
    },
    'void clear()': (rt: Runtime, self: ApexMap) => {
      beforeMapChange(rt, self);
      self.clear();
    },
    'Map<K,V> clone()': (rt: Runtime, self: ApexMap) => {
      const map = new ApexMap(self.type, self.foldsCase);
      putAll(rt, map, self);
      return map;
    },
    'Boolean containsKey(K key)': (_rt: Runtime, self: ApexMap, key: Value) => self.has(key),
    'Map<K,V> deepClone()': (rt: Runtime, self: ApexMap) => {
      const map = new ApexMap(self.type, self.foldsCase);
      for (const { key, value } of self.pairs())
        map.put(key, cloneItem(rt, value, { id: true, audit: true, autoNumber: true }));
      return map;
    },
    'Boolean equals(Object other)': (rt: Runtime, self: ApexMap, other: Value) =>
      valuesEqual(rt, self, other, 'operator'),
    'V get(K key)': (_rt: Runtime, self: ApexMap, key: Value) => self.get(key),
    'Schema.SObjectType getSObjectType()': (rt: Runtime, self: ApexMap) => objectTypeOf(rt, self.valueType),
    'Integer hashCode()': (rt: Runtime, self: ApexMap) => hashOf(rt, self),
    'Boolean isEmpty()': (_rt: Runtime, self: ApexMap) => self.size === 0,
    'Set<K> keySet()': (rt: Runtime, self: ApexMap) => keySetOf(rt, self),
    'V put(K key, V value)': (rt: Runtime, self: ApexMap, key: Value, value: Value) => {
      if (!self.has(key)) beforeMapChange(rt, self);
      return self.put(key, value);
    },
    'void putAll(Map<K,V> source)': putAll,
    'void putAll(List<V> records)': (rt: Runtime, self: ApexMap, records: ApexList | null) =>
      putRecords(rt, self, records, false),
    'V remove(K key)': (rt: Runtime, self: ApexMap, key: Value) => {
      beforeMapChange(rt, self);
      return self.delete(key);
    },
    'Integer size()': (_rt: Runtime, self: ApexMap) => self.size,
    'String toString()': (rt: Runtime, self: ApexMap) => textOf(rt, self),
    'List<V> values()': (rt: Runtime, self: ApexMap) => rt.list(self.valueType, self.values()),
  },
);

function putAll(rt: Runtime, self: ApexMap, source: ApexMap | null): void {
  if (source === null) throw rt.nullPointer();
  beforeMapChange(rt, self);
  for (const { key, value } of source.pairs()) self.put(adopt(rt, key, self.keyType), adopt(rt, value, self.valueType));
}

/** An aggregate row has the id that it was grouped by under the alias Id: soql-lib's tests, which pass on orgs. */
function idOfRow(row: Value): Value {
  if (row instanceof SObject) return row.values.get('Id') ?? null;
  return row instanceof AggregateResult ? (row.columns.get('Id') ?? null) : null;
}

/** `new Map<Id, Account>(rows)`: an Id in each row, and none twice. */
function putRecords(rt: Runtime, self: ApexMap, records: ApexList | null, unique: boolean): void {
  if (records === null) throw rt.nullPointer();
  beforeMapChange(rt, self);
  records.items.forEach((record, index) => {
    const id = idOfRow(record);
    if (record !== null && !(record instanceof SObject) && !(record instanceof AggregateResult))
      throw rt.unsupported('a map of a list of other things than records');
    // Only the constructor insists on ids: tests of apex-rollup put a new record, and pass on orgs.
    if (unique && (id === null || (!(id instanceof Id) && self.keyType === rt.types.id)))
      throw rt.exception('System.ListException', `Row with null Id at index: ${index}`);
    if (unique && self.has(adopt(rt, id, self.keyType)))
      throw rt.exception('System.ListException', `Row with duplicate Id at index: ${index}`);
    self.put(adopt(rt, id, self.keyType), record);
  });
}
