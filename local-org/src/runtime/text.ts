import { BigDecimal } from 'bigdecimal.js';
import type { ApexType } from '../semantic/types.ts';
import { doubleText } from './numbers.ts';
import type { Runtime } from './runtime.ts';
import { AggregateResult } from './values/aggregate-result.ts';
import { ApexList, ApexMap, ApexSet } from './values/collections.ts';
import { SObjectFieldValue, SObjectTypeValue } from './values/describe-tokens.ts';
import { ApexException, EnumValue, GuestObject, TypeValue } from './values/guest.ts';
import { ApexDate, ApexDatetime, ApexDouble, ApexTime, Blob, Id } from './values/scalars.ts';
import { SObject } from './values/sobject.ts';
import type { ApexObject } from './values/value.ts';
import { type Value } from './values/value.ts';

/** A library object that prints itself. */
export interface Printable {
  apexText(rt: Runtime): string;
}

/**
 * A value as concatenation, `String.valueOf(Object)` and `System.debug` print it. A Datetime comes in GMT and a Date with
 * a time: only the overloads of `String.valueOf` for the two are local and short.
 */
export function textOf(rt: Runtime, value: Value): string {
  return new Printer(rt).print(value);
}

/** Collections print ten items, and an object only once. Source: Apex Reference, `List.toString()`. */
const ITEMS_SHOWN = 10;

class Printer {
  private readonly rt: Runtime;
  private readonly printed = new Set<ApexObject>();
  constructor(rt: Runtime) {
    this.rt = rt;
  }

  print(value: Value): string {
    if (value === null || typeof value !== 'object') return String(value);
    if (value instanceof BigDecimal) return value.toString();
    return scalarText(value) ?? this.object(value);
  }

  private object(value: ApexObject): string {
    if (value instanceof ApexException) return this.exception(value);
    if (value instanceof TypeValue) return typeText(this.rt, value.type);
    const own = this.ownText(value);
    if (own !== undefined) return own;
    if (this.printed.has(value)) return '(already output)';
    this.printed.add(value);
    return this.structure(value);
  }

  /** `toString` of the project's class, or of a library object. */
  private ownText(value: ApexObject): string | undefined {
    if (value instanceof GuestObject) {
      const method = this.rt.findMethod(value.$symbol, 'toString', 0);
      if (method === undefined || method.native !== undefined) return undefined;
      const text = this.rt.invoke(value, 'toString');
      return typeof text === 'string' ? text : 'null';
    }
    return isPrintable(value) ? value.apexText(this.rt) : undefined;
  }

  private structure(value: ApexObject): string {
    if (value instanceof ApexList) return `(${this.items(value.items.map((item) => () => this.print(item)))})`;
    if (value instanceof ApexSet) return `{${this.items(value.values().map((item) => () => this.print(item)))}}`;
    if (value instanceof ApexMap) {
      const pairs = value.pairs().map(
        ({ key, value: of }) =>
          () =>
            `${this.print(key)}=${this.print(of)}`,
      );
      return `{${this.items(pairs)}}`;
    }
    if (value instanceof SObject) return `${value.definition.name}:{${this.fields(value.values)}}`;
    if (value instanceof AggregateResult) return `AggregateResult:{${this.fields(value.columns)}}`;
    if (value instanceof GuestObject) return this.guestObject(value);
    throw this.rt.unsupported(`the text of a ${this.rt.typeOf(value).name}`);
  }

  private items(items: readonly (() => string)[]): string {
    const shown = items.slice(0, ITEMS_SHOWN).map((item) => item());
    return (items.length > ITEMS_SHOWN ? [...shown, '...'] : shown).join(', ');
  }

  private fields(values: ReadonlyMap<string, Value>): string {
    return [...values].map(([name, value]) => `${name}=${this.print(value)}`).join(', ');
  }

  /** `Foo:[a=1, b=null]`; an inner class shows its own name only. Order of declaration, inherited fields first. */
  private guestObject(object: GuestObject): string {
    if (object.$isStub === true) return `${object.$symbol.name}__sfdc_ApexStub:[]`;
    const fields: string[] = [];
    for (let at: typeof object.$symbol | undefined = object.$symbol; at !== undefined; at = at.superclass?.symbol) {
      const own = [...at.fields.values()].filter((field) => !field.isStatic);
      const slots = object as unknown as Record<string, Value | undefined>;
      fields.unshift(...own.map((field) => `${field.name}=${this.print(slots[field.slot] ?? null)}`));
    }
    return `${object.$symbol.name}:[${fields.join(', ')}]`;
  }

  private exception(exception: ApexException): string {
    const method = this.rt.findMethod(exception.exceptionType.symbol, 'getMessage', 0);
    const overridden = method !== undefined && method.native === undefined;
    const message = overridden ? this.print(this.rt.invoke(exception, 'getMessage')) : exceptionMessage(exception);
    return `${qualifiedName(exception.exceptionType)}: ${message}`;
  }
}

function isPrintable(value: object): value is Printable {
  return 'apexText' in value && typeof value.apexText === 'function';
}

/** Texts that need no look at other values. */
function scalarText(value: ApexObject): string | undefined {
  if (value instanceof ApexDouble) return doubleText(value.value);
  if (value instanceof Id) return value.value;
  if (value instanceof ApexDate) return `${value.iso()} 00:00:00`;
  if (value instanceof ApexDatetime) return value.iso().slice(0, 19).replace('T', ' ');
  if (value instanceof ApexTime) return value.iso();
  if (value instanceof Blob) return `Blob[${value.bytes.length}]`;
  if (value instanceof EnumValue) return value.name;
  if (value instanceof SObjectTypeValue) return value.definition.name;
  if (value instanceof SObjectFieldValue) return value.field.name;
  return undefined;
}

/** What `getMessage()` gives by default. */
export function exceptionMessage(exception: ApexException): string {
  return exception.message ?? 'Script-thrown exception';
}

/** `System.DmlException`, `ns.Outer.BadException`: what `getTypeName()` gives. */
export function qualifiedName(type: ApexType): string {
  const { symbol } = type;
  return symbol.namespace === undefined ? symbol.localName : `${symbol.namespace}.${symbol.localName}`;
}

/**
 * A type's name as `Type.getName()` gives it: classes with their namespace (`System.IllegalArgumentException`, tests of
 * NebulaLogger), primitives and collections without.
 */
export function typeText(rt: Runtime, type: ApexType): string {
  if (type.args.length > 0) return `${type.symbol.name}<${type.args.map((arg) => typeText(rt, arg)).join(',')}>`;
  const isBare = type.symbol.kind === 'primitive' || type.symbol.kind === 'sobject';
  return isBare ? type.name : qualifiedName(type);
}
