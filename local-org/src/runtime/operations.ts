import { BigDecimal } from 'bigdecimal.js';
import type { FieldDefinition, ChildRelationship } from '../metadata/model.ts';
import type { DmlOperation } from '../parser/ast.ts';
import type { SoqlQuery } from '../parser/soql-ast.ts';
import type { ApexType, MethodSymbol } from '../semantic/types.ts';
import { parentType } from '../semantic/field-types.ts';
import { executeDml } from './dml.ts';
import { valuesEqual } from './equality.ts';
import {
  addDecimal,
  decimalToDouble,
  divideDecimal,
  divideDouble,
  divideInteger,
  divideLong,
  doubleToDecimal,
  integerToDecimal,
  longToDecimal,
  multiplyDecimal,
  subtractDecimal,
} from './numbers.ts';
import { compareValues } from './ordering.ts';
import type { Runtime } from './runtime.ts';
import { textOf } from './text.ts';
import { ApexList, ApexMap, ApexSet } from './values/collections.ts';
import { ApexException, type GuestObject } from './values/guest.ts';
import { ApexDate, ApexDatetime, ApexDouble, Id, MS_PER_DAY } from './values/scalars.ts';
import { SObject } from './values/sobject.ts';
import type { Value } from './values/value.ts';

/** What generated code calls: one instance for each runtime. Everything that can throw a guest exception is here. */
export class Operations {
  readonly rt: Runtime;
  constructor(rt: Runtime) {
    this.rt = rt;
  }

  /** The value, or a NullPointerException. */
  nn<T>(value: T | null): T {
    if (value === null) throw this.rt.nullPointer();
    return value;
  }

  text(value: Value): string {
    return typeof value === 'string' ? value : textOf(this.rt, value);
  }
  equal(a: Value, b: Value): boolean {
    return a === b || valuesEqual(this.rt, a, b, 'operator');
  }
  /** `===`: identity, but values for what has none. */
  same(a: Value, b: Value): boolean {
    if (a === b) return true;
    if (a === null || b === null) return false;
    return (
      (a instanceof Id || a instanceof ApexDouble || a instanceof BigDecimal || typeof a !== 'object') &&
      valuesEqual(this.rt, a, b, 'method')
    );
  }
  /**
   * `<` and its kin: false with a null operand, but a String or Id is greater than null.
   * Source: Apex Developer Guide, "Expression Operators".
   */
  less(a: Value, b: Value): boolean {
    if (a === null) return isText(b);
    return b !== null && compareValues(this.rt, a, b) < 0;
  }
  lessOrEqual(a: Value, b: Value): boolean {
    if (a === null) return isText(b);
    return b !== null && compareValues(this.rt, a, b) <= 0;
  }

  greater(a: Value, b: Value): boolean {
    return this.less(b, a);
  }
  greaterOrEqual(a: Value, b: Value): boolean {
    return this.lessOrEqual(b, a);
  }

  // -------------------------------------------------------------- arithmetic

  integerDivide(a: number, b: number): number {
    return divideInteger(this.rt, a, b);
  }
  longDivide(a: bigint, b: bigint): bigint {
    return divideLong(this.rt, a, b);
  }
  decimalAdd(a: BigDecimal, b: BigDecimal): BigDecimal {
    return addDecimal(a, b);
  }
  decimalSubtract(a: BigDecimal, b: BigDecimal): BigDecimal {
    return subtractDecimal(a, b);
  }
  decimalMultiply(a: BigDecimal, b: BigDecimal): BigDecimal {
    return multiplyDecimal(a, b);
  }
  decimalDivide(a: BigDecimal, b: BigDecimal): BigDecimal {
    return divideDecimal(this.rt, a, b);
  }
  negateDecimal(a: BigDecimal): BigDecimal {
    return a.negate();
  }
  doubleAdd(a: ApexDouble, b: ApexDouble): ApexDouble {
    return new ApexDouble(a.value + b.value);
  }
  doubleSubtract(a: ApexDouble, b: ApexDouble): ApexDouble {
    return new ApexDouble(a.value - b.value);
  }
  doubleMultiply(a: ApexDouble, b: ApexDouble): ApexDouble {
    return new ApexDouble(a.value * b.value);
  }
  doubleDivide(a: ApexDouble, b: ApexDouble): ApexDouble {
    return divideDouble(this.rt, a, b);
  }
  negateDouble(a: ApexDouble): ApexDouble {
    return new ApexDouble(-a.value);
  }

  // ------------------------------------------------------------- conversions

  integerToLong(value: number | null): bigint | null {
    return value === null ? null : BigInt(value);
  }
  integerToDouble(value: number | null): ApexDouble | null {
    return value === null ? null : new ApexDouble(value);
  }
  integerToDecimal(value: number | null): BigDecimal | null {
    return value === null ? null : integerToDecimal(value);
  }
  longToDouble(value: bigint | null): ApexDouble | null {
    return value === null ? null : new ApexDouble(Number(value));
  }
  longToDecimal(value: bigint | null): BigDecimal | null {
    return value === null ? null : longToDecimal(value);
  }
  doubleToDecimal(value: ApexDouble | null): BigDecimal | null {
    return value === null ? null : doubleToDecimal(value);
  }
  decimalToDouble(value: BigDecimal | null): ApexDouble | null {
    return value === null ? null : decimalToDouble(value);
  }
  narrowToInteger(value: ApexDouble | bigint | null): number | null {
    if (value === null) return null;
    return typeof value === 'bigint' ? Number(BigInt.asIntN(32, value)) : Number(saturated(value.value, 32n));
  }
  narrowToLong(value: ApexDouble | null): bigint | null {
    return value === null ? null : saturated(value.value, 64n);
  }
  idToString(value: Id | null): string | null {
    return value === null ? null : value.value;
  }
  stringToId(value: string | null): Id | null {
    if (value === null) return null;
    const id = Id.parse(value);
    if (id === undefined) throw this.rt.exception('System.StringException', `Invalid id: ${value}`);
    return id;
  }
  dateToDatetime(value: ApexDate | null): ApexDatetime | null {
    return value === null ? null : new ApexDatetime(value.days * MS_PER_DAY);
  }
  /** `date + days`, `datetime + days` (fractions allowed), `time + …`. */
  shiftDate(value: Value, amount: bigint | BigDecimal, negative: boolean): Value {
    if (value instanceof ApexDate)
      return new ApexDate(value.days + Number(negative ? -(amount as bigint) : (amount as bigint)));
    const ms = Math.round(Number((amount as BigDecimal).toString()) * MS_PER_DAY) * (negative ? -1 : 1);
    if (value instanceof ApexDatetime) return new ApexDatetime(value.ms + ms);
    throw this.rt.unsupported('arithmetic on Time');
  }
  /** A query where one record is wanted. */
  listToSingle(list: ApexList): Value {
    const [only] = list.items;
    if (only === undefined)
      throw this.rt.exception('System.QueryException', 'List has no rows for assignment to SObject');
    if (list.items.length > 1)
      throw this.rt.exception('System.QueryException', 'List has more than 1 row for assignment to SObject');
    return only;
  }

  listToSingleOrNull(list: ApexList): Value {
    return list.items.length === 0 ? null : this.listToSingle(list);
  }

  cast(value: Value, type: ApexType): Value {
    if (value === null) return null;
    const { rt } = this;
    if (rt.isInstance(value, type)) return this.adopt(value, type);
    if (typeof value === 'string' && type === rt.types.id) return this.stringToId(value);
    if (value instanceof Id && type === rt.types.string) return value.value;
    // A Date in an Object may be cast to Datetime: apex-rollup does, and its tests pass on orgs.
    if (value instanceof ApexDate && type === rt.types.datetime) return this.dateToDatetime(value);
    const number = this.castNumber(value, type);
    if (number !== undefined) return number;
    throw rt.exception(
      'System.TypeException',
      `Invalid conversion from runtime type ${runtimeName(rt.typeOf(value))} to ${runtimeName(type)}`,
    );
  }
  private castNumber(value: NonNullable<Value>, type: ApexType): Value | undefined {
    const { types } = this.rt;
    if (typeof value === 'number') {
      if (type === types.long) return BigInt(value);
      if (type === types.double) return new ApexDouble(value);
      if (type === types.decimal) return integerToDecimal(value);
    }
    if (typeof value === 'bigint') {
      if (type === types.double) return new ApexDouble(Number(value));
      if (type === types.decimal) return longToDecimal(value);
    }
    if (value instanceof ApexDouble && type === types.decimal) return doubleToDecimal(value);
    if (value instanceof BigDecimal && type === types.double) return decimalToDouble(value);
    return undefined;
  }
  private adopt(value: NonNullable<Value>, type: ApexType): Value {
    return value instanceof Id && type === this.rt.types.string ? value.value : value;
  }

  // -------------------------------------------------------------- collections

  elements(type: ApexType, items: Value[]): ApexList | ApexSet {
    if (this.rt.types.isList(type)) return new ApexList(type, items);
    const set = new ApexSet(type);
    for (const item of items) set.add(item);
    return set;
  }
  mapOf(type: ApexType, flat: readonly Value[]): ApexMap {
    const map = new ApexMap(type);
    for (let i = 0; i < flat.length; i += 2) map.put(flat[i] ?? null, flat[i + 1] ?? null);
    return map;
  }
  array(type: ApexType, size: number): ApexList {
    if (size < 0) throw this.rt.exception('System.ListException', `Invalid array size: ${size}`);
    return new ApexList(type, new Array<Value>(size).fill(null));
  }
  at(list: ApexList | null, index: number | null): Value {
    const { items } = this.nn(list);
    const i = this.nn(index);
    const item = items[i];
    if (item === undefined) throw this.rt.exception('System.ListException', `List index out of bounds: ${i}`);
    return item;
  }
  setAt(list: ApexList | null, index: number | null, value: Value): Value {
    const target = this.nn(list);
    const i = this.nn(index);
    if (i < 0 || i >= target.items.length)
      throw this.rt.exception('System.ListException', `List index out of bounds: ${i}`);
    target.items[i] = value;
    return value;
  }

  /** What a for-each loop walks: an array, guarded against change while it runs by `endLoop`. */
  loopItems(collection: Value): { readonly items: readonly Value[]; readonly guard: ApexList | ApexSet | undefined } {
    const target = this.nn(collection);
    if (target instanceof ApexList) {
      target.iterations++;
      return { items: target.items, guard: target };
    }
    if (target instanceof ApexSet) {
      target.iterations++;
      return { items: target.values(), guard: target };
    }
    return { items: this.drain(target), guard: undefined };
  }
  endLoop(guard: ApexList | ApexSet | undefined): void {
    if (guard !== undefined) guard.iterations--;
  }
  private drain(iterable: Value): Value[] {
    const iterator = this.rt.invoke(iterable, 'iterator');
    const items: Value[] = [];
    while (this.rt.invoke(iterator, 'hasNext') === true) items.push(this.rt.invoke(iterator, 'next'));
    return items;
  }
  /** `for (List<Account> chunk : [SELECT …])`: 200 rows at a time. */
  chunks(list: ApexList, type: ApexType): ApexList[] {
    const out: ApexList[] = [];
    for (let i = 0; i < list.items.length; i += 200) out.push(new ApexList(type, list.items.slice(i, i + 200)));
    return out;
  }

  // ------------------------------------------------------------------ records

  /** `new Account(Name = 'x', Parent__r = p)`: entries are [isParent, field, value]. */
  record(definition: SObject['definition'], entries: readonly (readonly [0 | 1, FieldDefinition, Value])[]): SObject {
    const record = new SObject(definition);
    for (const [isParent, field, value] of entries) {
      if (isParent === 1)
        record.parents.set(field.relationshipName ?? field.name, value instanceof SObject ? value : null);
      else record.values.set(field.name, value);
    }
    return record;
  }
  getField(record: SObject | null, field: FieldDefinition): Value {
    const target = this.nn(record);
    const value = target.values.get(field.name);
    if (value === undefined && target.queried) throw this.unqueried(target, field.name);
    return value ?? emptyValue(field);
  }
  /** A field behind a lookup that leads nowhere is null, and no null pointer: apex-rollup relies on it, and its tests pass on orgs. */
  getFieldOfParent(parent: SObject | null, field: FieldDefinition): Value {
    return parent === null ? emptyValue(field) : this.getField(parent, field);
  }
  getParentOfParent(parent: SObject | null, field: FieldDefinition): SObject | null {
    return parent === null ? null : this.getParent(parent, field);
  }
  /** `@future`: only queued now, with the arguments as they are now. Source: Apex Developer Guide, "Future Methods". */
  future(method: MethodSymbol, args: readonly Value[]): void {
    const { rt } = this;
    const kept = args.map(copyOf);
    rt.org.enqueueFuture(method.owner.localName, () => {
      rt.program.callStatic(method, kept);
    });
  }
  setField(record: SObject | null, field: FieldDefinition, value: Value): Value {
    const target = this.writable(record);
    target.values.set(field.name, value);
    return value;
  }
  getParent(record: SObject | null, field: FieldDefinition): SObject | null {
    const target = this.nn(record);
    const name = field.relationshipName ?? field.name;
    const parent = target.parents.get(name);
    if (parent !== undefined) return parent;
    if (target.queried) {
      if (target.values.get(field.name) === null) return null;
      throw this.unqueried(target, name);
    }
    return null;
  }
  setParent(record: SObject | null, field: FieldDefinition, value: SObject | null): SObject | null {
    this.writable(record).parents.set(field.relationshipName ?? field.name, value);
    return value;
  }
  getChildren(record: SObject | null, relationship: ChildRelationship): ApexList {
    const target = this.nn(record);
    const children = target.children.get(relationship.name);
    if (children !== undefined) return children;
    if (target.queried) throw this.unqueried(target, relationship.name);
    return this.rt.list(this.rt.types.sobject(relationship.childObject));
  }
  private writable(record: SObject | null): SObject {
    const target = this.nn(record);
    if (target.readOnly) throw this.rt.exception('System.FinalException', 'Record is read-only');
    return target;
  }
  private unqueried(record: SObject, name: string): ApexException {
    return this.rt.exception(
      'System.SObjectException',
      `SObject row was retrieved via SOQL without querying the requested field: ${record.definition.name}.${name}`,
    );
  }
  parentTypeOf(field: FieldDefinition): ApexType {
    return parentType(this.rt.types, field);
  }

  query(
    query: SoqlQuery,
    type: ApexType,
    access: 'user' | 'system' | undefined,
    binds: ReadonlyMap<object, Value>,
  ): Value {
    const rows = this.rt.org.query(query, {
      access: this.rt.accessMode(access),
      bind: (node) => binds.get(node) ?? null,
    });
    if (rows.kind === 'count') return rows.count;
    return new ApexList(type, rows.rows);
  }

  dml(
    operation: DmlOperation,
    target: Value,
    access: 'user' | 'system' | undefined,
    externalId: string | undefined,
    mergeWith: Value,
  ): void {
    executeDml(this.rt, operation, target, { access, externalId, mergeWith });
  }
  runAs(args: readonly Value[], body: () => void): void {
    const [user] = args;
    if (!(user instanceof SObject)) throw this.rt.unsupported('System.runAs with something else than a User');
    this.rt.org.runAs(user, body);
  }

  /** Runs a dynamic query whose text may name variables of the code around it. */
  withBinds<T>(lookup: (name: string) => Value | undefined, body: () => T): T {
    const { org } = this.rt;
    const outer = org.dynamicBinds;
    org.dynamicBinds = lookup;
    try {
      return body();
    } finally {
      org.dynamicBinds = outer;
    }
  }

  // --------------------------------------------------------------- exceptions

  /** What a catch block may see; everything else goes on. */
  caught(error: unknown): ApexException {
    if (error instanceof ApexException && !error.uncatchable) return error;
    if (error instanceof RangeError && /call stack/i.test(error.message))
      throw this.rt.limitException('Maximum stack depth reached: 1001');
    throw error;
  }
  thrown(value: ApexException | null): ApexException {
    return this.nn(value);
  }
  unsupported(message: string): never {
    throw this.rt.unsupported(message);
  }
  /** Runs a property's setter and gives the assigned value. */
  viaSetter(target: GuestObject, slot: string, value: Value): Value {
    (target as unknown as Record<string, (value: Value) => void>)[slot]?.(value);
    return value;
  }
}

/** A type's name as cast failures print it: type arguments that are Object are `ANY`. */
/** As Java casts: cut towards zero, held at the ends of the range. */
function saturated(value: number, bits: bigint): bigint {
  const most = 2n ** (bits - 1n) - 1n;
  if (Number.isNaN(value)) return 0n;
  if (value >= Number(most)) return most;
  return value <= -Number(most) ? -most - 1n : BigInt(Math.trunc(value));
}

function isText(value: Value): boolean {
  return typeof value === 'string' || value instanceof Id;
}

function runtimeName(type: ApexType): string {
  if (type.args.length === 0) return type.name;
  const args = type.args.map((arg) => (arg.name === 'Object' ? 'ANY' : runtimeName(arg)));
  return `${type.symbol.localName}<${args.join(',')}>`;
}

/** A checkbox read with a dot is true or false, never null, set or not: Salesforce's answer quoted on StackExchange 127548. */
function emptyValue(field: FieldDefinition): Value {
  return field.type === 'boolean' ? false : null;
}

/** Arguments of future methods are primitives and collections of them. */
function copyOf(value: Value): Value {
  if (value instanceof ApexList) return new ApexList(value.type, value.items.map(copyOf));
  if (value instanceof ApexSet) {
    const set = new ApexSet(value.type);
    for (const item of value.values()) set.add(item);
    return set;
  }
  if (value instanceof ApexMap) {
    const map = new ApexMap(value.type);
    for (const { key, value: item } of value.pairs()) map.put(key, copyOf(item));
    return map;
  }
  return value;
}
