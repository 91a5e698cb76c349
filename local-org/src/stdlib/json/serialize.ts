import { BigDecimal } from 'bigdecimal.js';
import type { FieldSymbol } from '../../semantic/types.ts';
import { doubleText } from '../../runtime/numbers.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { AggregateResult } from '../../runtime/values/aggregate-result.ts';
import { textOf } from '../../runtime/text.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/values/collections.ts';
import { SObjectFieldValue } from '../../runtime/values/describe-tokens.ts';
import { ApexException, EnumValue, GuestObject } from '../../runtime/values/guest.ts';
import { ApexDate, ApexDatetime, ApexDouble, ApexTime, Blob, Id } from '../../runtime/values/scalars.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { ApexObject, Value } from '../../runtime/values/value.ts';
import { UuidValue } from '../reflect/uuid.ts';
import { JsonNumber, JsonObject, type Json } from './json-text.ts';
import { recordToJson } from './serialize-record.ts';

/** What `JSON.serialize` makes of a value. Source: Apex Reference, JSON Class; apex-semantics J2, J6. */
export function toJson(rt: Runtime, value: Value, suppressNulls: boolean): Json {
  return new Serializer(rt, suppressNulls).value(value);
}

type LibraryGetter = (rt: Runtime, self: ApexObject) => Value;

class Serializer {
  private readonly rt: Runtime;
  private readonly suppressNulls: boolean;
  /** What is being written just now, to notice a circle. */
  private readonly around = new Set<ApexObject>();
  constructor(rt: Runtime, suppressNulls: boolean) {
    this.rt = rt;
    this.suppressNulls = suppressNulls;
  }

  value(value: Value): Json {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value !== 'object') return new JsonNumber(String(value));
    if (value instanceof BigDecimal) return new JsonNumber(value.toPlainString());
    return scalarToJson(value) ?? this.nested(value);
  }

  private nested(value: ApexObject): Json {
    if (this.around.has(value)) throw this.unsupported(value, 'circular reference');
    this.around.add(value);
    const json = this.structure(value);
    this.around.delete(value);
    return json;
  }

  private structure(value: ApexObject): Json {
    if (value instanceof ApexList) return value.items.map((item) => this.value(item));
    if (value instanceof ApexSet) return value.values().map((item) => this.value(item));
    if (value instanceof ApexMap)
      return new JsonObject(value.pairs().map((pair) => [this.key(pair.key), this.value(pair.value)]));
    if (value instanceof SObject) return recordToJson(this.rt, value, (item) => this.value(item));
    if (value instanceof GuestObject && !(value instanceof ApexException)) return this.object(value);
    return this.libraryObject(value);
  }

  /** Keys print as text; records and objects can't be keys. Source: Apex Developer Guide, "Maps"; field tokens: tests of fflib-apex-mocks. */
  private key(key: Value): string {
    if (key === null) return 'null';
    if (key instanceof SObjectFieldValue) return key.field.name;
    if (key instanceof Blob) throw this.unsupported(key, undefined);
    if (typeof key === 'object' && !(key instanceof BigDecimal)) {
      const text = scalarToJson(key);
      if (text === undefined) throw this.unsupported(key, undefined);
      return text instanceof JsonNumber ? text.text : String(text);
    }
    return textOf(this.rt, key);
  }

  private object(object: GuestObject): JsonObject {
    const entries = serializedFields(object).map(
      (field) => [field.name, this.value(this.rt.program.getField(object, field))] as const,
    );
    return new JsonObject(this.suppressNulls ? entries.filter(([, json]) => json !== null) : entries);
  }

  /** Library objects that are nothing but their properties: `Database.SaveResult` and its kin (tests of NebulaLogger). */
  private libraryObject(value: ApexObject): Json {
    if (value instanceof UuidValue) return value.text;
    if (value instanceof AggregateResult)
      return new JsonObject([
        ['attributes', new JsonObject([['type', 'AggregateResult']])],
        ...[...value.columns].map(([name, column]) => [name, this.value(column)] as const),
      ]);
    const fields = [...this.rt.typeOf(value).symbol.fields.values()].filter((field) => !field.isStatic);
    if (fields.length === 0 || fields.some((field) => field.nativeSet === undefined))
      throw this.unsupported(value, undefined);
    return new JsonObject(
      fields.map((field) => [
        field.name,
        this.value((field.nativeGet as LibraryGetter | undefined)?.(this.rt, value) ?? null),
      ]),
    );
  }

  private unsupported(value: ApexObject, why: string | undefined): ApexException {
    const name = this.rt.typeOf(value).name;
    return this.rt.exception(
      'System.JSONException',
      `Apex Type unsupported in JSON: ${name}${why === undefined ? '' : ` (${why})`}`,
    );
  }
}

/** All fields of an object that are neither static nor transient, inherited ones first, in the order of declaration. */
export function serializedFields(object: GuestObject): FieldSymbol[] {
  const fields: FieldSymbol[] = [];
  for (let at: GuestObject['$symbol'] | undefined = object.$symbol; at !== undefined; at = at.superclass?.symbol) {
    fields.unshift(
      ...[...at.fields.values()].filter((field) => !field.isStatic && !field.isTransient && isReadable(field)),
    );
  }
  return fields;
}

function isReadable(field: FieldSymbol): boolean {
  return field.kind === 'field' || field.getter !== undefined;
}

function scalarToJson(value: ApexObject): Json | undefined {
  if (value instanceof ApexDouble) return new JsonNumber(doubleText(value.value));
  if (value instanceof Id) return value.value;
  if (value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime) return value.iso();
  if (value instanceof Blob) return Buffer.from(value.bytes).toString('base64');
  if (value instanceof EnumValue) return value.name;
  return undefined;
}
