import { nativeClass } from '../../semantic/native.ts';
import type { ApexType } from '../../semantic/types.ts';
import { valuesEqual } from '../../runtime/equality.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { textOf } from '../../runtime/text.ts';
import { ApexList, ApexSet } from '../../runtime/values/collections.ts';
import type { Value } from '../../runtime/values/value.ts';
import { hashOf } from '../hash.ts';
import { adopt, beforeChange } from './changes.ts';
import { ListIterator } from './iterators.ts';

type Source = ApexList | ApexSet | null;

/** Source: Apex Reference, Set Class. Methods that change the set say whether it changed. */
export const setClass = nativeClass(
  'System.Set',
  { typeParameters: ['T'], implements: ['System.Iterable<T>'], complete: true },
  {
    'new()': (_rt: Runtime, type: ApexType) => new ApexSet(type),
    'new(List<T> source)': copyInto,
    'new(Set<T> source)': copyInto,
    'Boolean add(T element)': (rt: Runtime, self: ApexSet, element: Value) => {
      beforeChange(rt, self);
      return self.add(element);
    },
    'Boolean addAll(List<T> source)': addAll,
    'Boolean addAll(Set<T> source)': addAll,
    'void clear()': (rt: Runtime, self: ApexSet) => {
      beforeChange(rt, self);
      self.clear();
    },
    'Set<T> clone()': (rt: Runtime, self: ApexSet) => copyInto(rt, self.type, self),
    'Boolean contains(T element)': (_rt: Runtime, self: ApexSet, element: Value) => self.has(element),
    'Boolean containsAll(List<T> elements)': containsAll,
    'Boolean containsAll(Set<T> elements)': containsAll,
    'Boolean equals(Object other)': (rt: Runtime, self: ApexSet, other: Value) =>
      valuesEqual(rt, self, other, 'operator'),
    'Integer hashCode()': (rt: Runtime, self: ApexSet) => hashOf(rt, self),
    'Boolean isEmpty()': (_rt: Runtime, self: ApexSet) => self.size === 0,
    'Iterator<T> iterator()': (_rt: Runtime, self: ApexSet) => new ListIterator(self.elementType, self.values()),
    'Boolean remove(T element)': (rt: Runtime, self: ApexSet, element: Value) => {
      beforeChange(rt, self);
      return self.delete(element);
    },
    'Boolean removeAll(List<T> elements)': removeAll,
    'Boolean removeAll(Set<T> elements)': removeAll,
    'Boolean retainAll(List<T> elements)': retainAll,
    'Boolean retainAll(Set<T> elements)': retainAll,
    'Integer size()': (_rt: Runtime, self: ApexSet) => self.size,
    'String toString()': (rt: Runtime, self: ApexSet) => textOf(rt, self),
  },
);

function valuesOf(rt: Runtime, self: ApexSet, source: Source): Value[] {
  if (source === null) throw rt.nullPointer();
  const values = source instanceof ApexList ? source.items : source.values();
  return values.map((value) => adopt(rt, value, self.elementType));
}

function copyInto(rt: Runtime, type: ApexType, source: Source): ApexSet {
  const set = new ApexSet(type);
  addAll(rt, set, source);
  return set;
}

function addAll(rt: Runtime, self: ApexSet, source: Source): boolean {
  beforeChange(rt, self);
  return valuesOf(rt, self, source).filter((value) => self.add(value)).length > 0;
}

function containsAll(rt: Runtime, self: ApexSet, source: Source): boolean {
  return valuesOf(rt, self, source).every((value) => self.has(value));
}

function removeAll(rt: Runtime, self: ApexSet, source: Source): boolean {
  beforeChange(rt, self);
  return valuesOf(rt, self, source).filter((value) => self.delete(value)).length > 0;
}

function retainAll(rt: Runtime, self: ApexSet, source: Source): boolean {
  beforeChange(rt, self);
  const kept = new ApexSet(self.type);
  for (const value of valuesOf(rt, self, source)) kept.add(value);
  const gone = self.values().filter((value) => !kept.has(value));
  for (const value of gone) self.delete(value);
  return gone.length > 0;
}
