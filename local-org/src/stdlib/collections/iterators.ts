import { nativeClass } from '../../semantic/native.ts';
import type { ApexType } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexObject, type TypeResolver, type Value } from '../../runtime/values/value.ts';
import { interfaceMethod } from '../interface-method.ts';

/** Walks the items that a list or set had when it began. */
export class ListIterator extends ApexObject {
  private readonly element: ApexType;
  private readonly items: readonly Value[];
  private at = 0;
  constructor(element: ApexType, items: readonly Value[]) {
    super();
    this.element = element;
    this.items = items;
  }
  hasNext(): boolean {
    return this.at < this.items.length;
  }
  next(rt: Runtime): Value {
    const item = this.items[this.at];
    if (item === undefined) throw rt.exception('System.NoSuchElementException', 'Iterator has no more elements');
    this.at++;
    return item;
  }
  typeIn(types: TypeResolver): ApexType {
    return types.named(`System.ListIterator<${this.element.name}>`);
  }
}

/** What `List.iterator()` and `Set.iterator()` give. */
export const listIteratorClass = nativeClass(
  'System.ListIterator',
  { typeParameters: ['T'], implements: ['System.Iterator<T>'], complete: true },
  {
    'Boolean hasNext()': (_rt: Runtime, self: ListIterator) => self.hasNext(),
    'T next()': (rt: Runtime, self: ListIterator) => self.next(rt),
  },
);

export const iteratorInterface = nativeClass(
  'System.Iterator',
  { kind: 'interface', typeParameters: ['T'], complete: true },
  { 'Boolean hasNext()': interfaceMethod('hasNext'), 'T next()': interfaceMethod('next') },
);

export const iterableInterface = nativeClass(
  'System.Iterable',
  { kind: 'interface', typeParameters: ['T'], complete: true },
  { 'Iterator<T> iterator()': interfaceMethod('iterator') },
);
