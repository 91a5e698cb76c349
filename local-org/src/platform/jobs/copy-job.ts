import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/values/collections.ts';
import { GuestObject } from '../../runtime/values/guest.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import { ApexObject, type Value } from '../../runtime/values/value.ts';
import { Bag } from '../library/bag.ts';

/**
 * A job is serialised when it is queued: what runs later is a copy, so neither side sees what the other does to its
 * fields afterwards, and transient fields arrive empty. Seen in orgs: salesforce.stackexchange.com/questions/248282 and
 * /161648; that it happens at once and which classes refuse: /questions/385673.
 */
export function copyJob<T extends Value>(rt: Runtime, job: T): T {
  return new JobCopier(rt).value(job) as T;
}

/** Named by reports from orgs; the whole list is not published. */
const NOT_SERIALIZABLE: ReadonlySet<string> = new Set(['System.Version', 'System.Savepoint']);

class JobCopier {
  private readonly rt: Runtime;
  /** Copies made so far: what was one object stays one, circles too. */
  private readonly copies = new Map<ApexObject, ApexObject>();
  constructor(rt: Runtime) {
    this.rt = rt;
  }

  value(value: Value): Value {
    if (!(value instanceof ApexObject)) return value;
    const known = this.copies.get(value);
    if (known !== undefined) return known;
    if (value instanceof ApexList) return this.list(value);
    if (value instanceof ApexSet) return this.set(value);
    if (value instanceof ApexMap) return this.map(value);
    if (value instanceof SObject) return this.record(value);
    if (value instanceof Bag) return this.bag(value);
    if (value instanceof GuestObject && value.$isStub !== true) return this.object(value);
    this.refuseUnserializable(value);
    return value;
  }

  private keep<T extends ApexObject>(original: ApexObject, copy: T): T {
    this.copies.set(original, copy);
    return copy;
  }
  private list(list: ApexList): ApexList {
    const copy = this.keep(list, new ApexList(list.type));
    copy.items = list.items.map((item) => this.value(item));
    return copy;
  }
  private set(set: ApexSet): ApexSet {
    const copy = this.keep(set, new ApexSet(set.type));
    for (const item of set.values()) copy.add(this.value(item));
    return copy;
  }
  private map(map: ApexMap): ApexMap {
    const copy = this.keep(map, new ApexMap(map.type, map.foldsCase));
    for (const { key, value } of map.pairs()) copy.put(this.value(key), this.value(value));
    return copy;
  }
  private record(record: SObject): SObject {
    const copy = this.keep(record, new SObject(record.definition));
    copy.queried = record.queried;
    for (const [name, value] of record.values) copy.values.set(name, value);
    for (const [name, parent] of record.parents) copy.parents.set(name, parent === null ? null : this.recordOf(parent));
    for (const [name, rows] of record.children) copy.children.set(name, this.list(rows));
    return copy;
  }
  private recordOf(record: SObject): SObject {
    const known = this.copies.get(record);
    return known instanceof SObject ? known : this.record(record);
  }
  private bag(bag: Bag): Bag {
    const copy = this.keep(bag, new Bag(bag.apexName));
    for (const [name, value] of bag.properties) copy.set(name, this.value(value));
    return copy;
  }
  private object(object: GuestObject): GuestObject {
    const copy = this.keep(object, Object.create(Object.getPrototypeOf(object) as object) as GuestObject);
    const transient = transientSlots(object);
    for (const [slot, value] of Object.entries(object)) {
      (copy as unknown as Record<string, unknown>)[slot] = transient.has(slot)
        ? null
        : value instanceof ApexObject
          ? this.value(value)
          : value;
    }
    return copy;
  }

  private refuseUnserializable(value: ApexObject): void {
    const { symbol } = this.rt.typeOf(value);
    const name = symbol.namespace === undefined ? symbol.localName : `${symbol.namespace}.${symbol.localName}`;
    if (NOT_SERIALIZABLE.has(name))
      throw this.rt.exception('System.SerializationException', `Not Serializable: ${name}`);
  }
}

function transientSlots(object: GuestObject): ReadonlySet<string> {
  const slots = new Set<string>();
  for (let at: GuestObject['$symbol'] | undefined = object.$symbol; at !== undefined; at = at.superclass?.symbol) {
    for (const field of at.fields.values()) if (field.isTransient && !field.isStatic) slots.add(field.slot);
  }
  return slots;
}
