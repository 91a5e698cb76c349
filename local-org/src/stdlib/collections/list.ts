import { nativeClass } from '../../semantic/native.ts';
import type { ApexType } from '../../semantic/types.ts';
import { valuesEqual } from '../../runtime/equality.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { textOf } from '../../runtime/text.ts';
import type { ApexSet } from '../../runtime/values/collections.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { ApexException } from '../../runtime/values/guest.ts';
import type { Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { hashOf } from '../hash.ts';
import { adopt, beforeChange } from './changes.ts';
import { cloneRecords } from './clone-records.ts';
import { ListIterator } from './iterators.ts';
import { objectTypeOf } from './object-type.ts';
import { sorted, sortedWith } from './sort.ts';

type Source = ApexList | ApexSet | null;
type Index = number | null;

/** Source: Apex Reference, List Class. */
export const listClass = nativeClass(
  'System.List',
  { typeParameters: ['T'], implements: ['System.Iterable<T>'], complete: true },
  {
    'new()': (_rt: Runtime, type: ApexType) => new ApexList(type),
    'new(List<T> source)': copyInto,
    'new(Set<T> source)': copyInto,
    // Not in the reference: as `new T[size]`. ApexTestKit fills such a list by index, and its tests pass on orgs.
    'new(Integer size)': (rt: Runtime, type: ApexType, size: Index) => {
      const length = required(rt, size);
      if (length < 0) throw rt.exception('System.ListException', `Invalid array size: ${length}`);
      return new ApexList(type, new Array<Value>(length).fill(null));
    },
    'void add(T element)': (rt: Runtime, self: ApexList, element: Value) => {
      beforeChange(rt, self);
      self.items.push(element);
    },
    'void add(Integer index, T element)': (rt: Runtime, self: ApexList, index: Index, element: Value) => {
      beforeChange(rt, self);
      const at = required(rt, index);
      if (at < 0 || at > self.items.length) throw outOfBounds(rt, at);
      self.items.splice(at, 0, element);
    },
    'void addAll(List<T> source)': addAll,
    'void addAll(Set<T> source)': addAll,
    'void clear()': (rt: Runtime, self: ApexList) => {
      beforeChange(rt, self);
      self.items = [];
    },
    'List<T> clone()': (_rt: Runtime, self: ApexList) => new ApexList(self.type, [...self.items]),
    'Boolean contains(T element)': (rt: Runtime, self: ApexList, element: Value) => indexOf(rt, self, element) >= 0,
    'List<T> deepClone()': (rt: Runtime, self: ApexList) => cloneRecords(rt, self, {}),
    'List<T> deepClone(Boolean preserveId)': (rt: Runtime, self: ApexList, id: boolean | null) =>
      cloneRecords(rt, self, { id: id === true }),
    'List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps)': (
      rt: Runtime,
      self: ApexList,
      id: boolean | null,
      audit: boolean | null,
    ) => cloneRecords(rt, self, { id: id === true, audit: audit === true }),
    'List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber)': (
      rt: Runtime,
      self: ApexList,
      id: boolean | null,
      audit: boolean | null,
      autoNumber: boolean | null,
    ) => cloneRecords(rt, self, { id: id === true, audit: audit === true, autoNumber: autoNumber === true }),
    'Boolean equals(Object other)': (rt: Runtime, self: ApexList, other: Value) =>
      valuesEqual(rt, self, other, 'operator'),
    'T get(Integer index)': (rt: Runtime, self: ApexList, index: Index) => self.items[within(rt, self, index)] ?? null,
    'Schema.SObjectType getSObjectType()': (rt: Runtime, self: ApexList) => objectTypeOf(rt, self.elementType),
    'Integer hashCode()': (rt: Runtime, self: ApexList) => hashOf(rt, self),
    'Integer indexOf(T element)': (rt: Runtime, self: ApexList, element: Value) => indexOf(rt, self, element),
    'Boolean isEmpty()': (_rt: Runtime, self: ApexList) => self.items.length === 0,
    'Iterator<T> iterator()': (_rt: Runtime, self: ApexList) => new ListIterator(self.elementType, self.items),
    'T remove(Integer index)': (rt: Runtime, self: ApexList, index: Index) => {
      beforeChange(rt, self);
      return self.items.splice(within(rt, self, index), 1)[0] ?? null;
    },
    'void set(Integer index, T element)': (rt: Runtime, self: ApexList, index: Index, element: Value) => {
      self.items[within(rt, self, index)] = element;
    },
    'Integer size()': (_rt: Runtime, self: ApexList) => self.items.length,
    'void sort()': (rt: Runtime, self: ApexList) => {
      beforeChange(rt, self);
      self.items = sorted(rt, self.items);
    },
    'void sort(Comparator<T> comparator)': (rt: Runtime, self: ApexList, comparator: Value) => {
      beforeChange(rt, self);
      self.items = sortedWith(rt, self.items, required(rt, comparator));
    },
    'String toString()': (rt: Runtime, self: ApexList) => textOf(rt, self),
  },
);

function copyInto(rt: Runtime, type: ApexType, source: Source): ApexList {
  const list = new ApexList(type);
  addAll(rt, list, source);
  return list;
}

function addAll(rt: Runtime, self: ApexList, source: Source): void {
  beforeChange(rt, self);
  const from = source === null ? undefined : source instanceof ApexList ? [...source.items] : source.values();
  if (from === undefined) throw rt.nullPointer();
  for (const item of from) self.items.push(adopt(rt, item, self.elementType));
}

function indexOf(rt: Runtime, list: ApexList, element: Value): number {
  return list.items.findIndex((item) => valuesEqual(rt, item, element, 'method'));
}

function within(rt: Runtime, list: ApexList, index: Index): number {
  const at = required(rt, index);
  if (at < 0 || at >= list.items.length) throw outOfBounds(rt, at);
  return at;
}

function outOfBounds(rt: Runtime, index: number): ApexException {
  return rt.exception('System.ListException', `List index out of bounds: ${index}`);
}
