import type { ChildRelationship, FieldDefinition } from '../metadata/model.ts';
import type { DmlOperation } from '../parser/ast-statements.ts';
import type { SoqlQuery } from '../parser/soql-ast.ts';
import { parentType } from '../semantic/field-types.ts';
import type { ApexType, MethodSymbol } from '../semantic/types.ts';
import { executeDml } from './dml.ts';
import { ValueOperations } from './value-operations.ts';
import { ApexList, ApexMap, ApexSet } from './values/collections.ts';
import { ApexException } from './values/guest.ts';
import type { GuestObject } from './values/guest.ts';
import { SObject } from './values/sobject.ts';
import type { Value } from './values/value.ts';

/** What generated code calls: one instance for each runtime. Everything that can throw a guest exception is here. */
export class Operations extends ValueOperations {
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
