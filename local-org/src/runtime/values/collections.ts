import type { ApexType } from '../../semantic/types.ts';
import { GuestObject } from './guest.ts';
import { ApexObject, keyOf, keyText, type Key, type TypeResolver, type Value } from './value.ts';

/** List and array. `items` may be used directly; whoever changes it must call `beforeChange` first. */
export class ApexList extends ApexObject {
  readonly type: ApexType;
  items: Value[];
  /** Running for-each loops over it: changing it meanwhile is a FinalException. */
  iterations = 0;
  constructor(type: ApexType, items: Value[] = []) {
    super();
    this.type = type;
    this.items = items;
  }
  get elementType(): ApexType {
    return argument(this.type, 0);
  }
  override key(): Key {
    return `\0l${this.items.map(keyText).join('\0,')}`;
  }
  typeIn(_types: TypeResolver): ApexType {
    return this.type;
  }
}

/** Set: keeps the order of insertion. */
export class ApexSet extends ApexObject {
  readonly type: ApexType;
  private readonly entries = new Map<Key, Value>();
  private readonly canonical = new CanonicalKeys();
  iterations = 0;
  constructor(type: ApexType) {
    super();
    this.type = type;
  }
  get elementType(): ApexType {
    return argument(this.type, 0);
  }
  get size(): number {
    return this.entries.size;
  }
  add(value: Value): boolean {
    const key = this.canonical.of(value, true);
    if (this.entries.has(key)) return false;
    this.entries.set(key, value);
    return true;
  }
  has(value: Value): boolean {
    return this.entries.has(this.canonical.of(value, false));
  }
  delete(value: Value): boolean {
    const key = this.canonical.of(value, false);
    this.canonical.forget(key);
    return this.entries.delete(key);
  }
  clear(): void {
    this.entries.clear();
    this.canonical.clear();
  }
  values(): Value[] {
    return [...this.entries.values()];
  }
  override key(): Key {
    return `\0s${this.values().map(keyText).sort().join('\0,')}`;
  }
  typeIn(_types: TypeResolver): ApexType {
    return this.type;
  }
}

/** Map: keeps the order of insertion (seen in practice, not documented). */
export class ApexMap extends ApexObject {
  readonly type: ApexType;
  private readonly entries = new Map<Key, { readonly key: Value; value: Value }>();
  private readonly canonical = new CanonicalKeys();
  iterations = 0;
  /** `getGlobalDescribe()` and `fields.getMap()` look keys up without regard to case. */
  readonly foldsCase: boolean;
  constructor(type: ApexType, foldsCase = false) {
    super();
    this.type = type;
    this.foldsCase = foldsCase;
  }
  get keyType(): ApexType {
    return argument(this.type, 0);
  }
  get valueType(): ApexType {
    return argument(this.type, 1);
  }
  get size(): number {
    return this.entries.size;
  }
  get(key: Value): Value {
    return this.entries.get(this.keyFor(key, false))?.value ?? null;
  }
  has(key: Value): boolean {
    return this.entries.has(this.keyFor(key, false));
  }
  /** Returns the value that stood there, or null. */
  put(key: Value, value: Value): Value {
    const at = this.keyFor(key, true);
    const entry = this.entries.get(at);
    if (entry === undefined) {
      this.entries.set(at, { key, value });
      return null;
    }
    const before = entry.value;
    entry.value = value;
    return before;
  }
  /** Returns the removed value, or null. */
  delete(key: Value): Value {
    const at = this.keyFor(key, false);
    const before = this.entries.get(at)?.value ?? null;
    this.canonical.forget(at);
    this.entries.delete(at);
    return before;
  }
  clear(): void {
    this.entries.clear();
    this.canonical.clear();
  }
  keys(): Value[] {
    return Array.from(this.entries.values(), (entry) => entry.key);
  }
  values(): Value[] {
    return Array.from(this.entries.values(), (entry) => entry.value);
  }
  pairs(): { readonly key: Value; readonly value: Value }[] {
    return [...this.entries.values()];
  }
  override key(): Key {
    return `\0m${this.pairs()
      .map((pair) => `${keyText(pair.key)}\0=${keyText(pair.value)}`)
      .sort()
      .join('\0,')}`;
  }
  typeIn(_types: TypeResolver): ApexType {
    return this.type;
  }
  private keyFor(value: Value, adding: boolean): Key {
    if (this.foldsCase && typeof value === 'string') return value.toLowerCase();
    return this.canonical.of(value, adding);
  }
}

/**
 * Objects with equals and hashCode of their own: the first of equal objects stands for all, so that the JavaScript map
 * can compare by identity.
 */
class CanonicalKeys {
  private buckets: Map<number, GuestObject[]> | undefined;
  of(value: Value, adding: boolean): Key {
    if (!(value instanceof GuestObject) || value.$equals === undefined) return keyOf(value);
    const hash = value.$hashCode === undefined ? 0 : value.$hashCode();
    this.buckets ??= new Map();
    const bucket = this.buckets.get(hash) ?? [];
    const known = bucket.find((other) => other === value || value.$equals?.(other) === true);
    if (known !== undefined) return known;
    if (adding) {
      bucket.push(value);
      this.buckets.set(hash, bucket);
    }
    return value;
  }
  forget(key: Key): void {
    for (const bucket of this.buckets?.values() ?? []) {
      const at = bucket.indexOf(key as GuestObject);
      if (at >= 0) bucket.splice(at, 1);
    }
  }
  clear(): void {
    this.buckets = undefined;
  }
}

function argument(type: ApexType, index: number): ApexType {
  const arg = type.args[index];
  if (arg === undefined) throw new Error(`${type.name} has no type argument ${index}`);
  return arg;
}
