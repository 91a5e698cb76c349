import type { ApexType, FieldSymbol } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { qualifiedName } from '../../runtime/text.ts';
import { AggregateResult } from '../../runtime/values/aggregate-result.ts';
import { ApexList, ApexMap, ApexSet } from '../../runtime/values/collections.ts';
import type { ApexException, GuestObject } from '../../runtime/values/guest.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { JsonObject, printJson, type Json } from './json-text.ts';
import { primitiveFromJson } from './deserialize-primitive.ts';
import { recordFromJson } from './deserialize-record.ts';
import { untypedValue } from './untyped.ts';

/**
 * `JSON.deserialize` into a type: names match without regard to case, missing ones give null, unknown ones are passed
 * over, or refused where `strict`. Source: Apex Reference, JSON Class; https://salesforce.stackexchange.com/questions/406845.
 */
export function fromJson(rt: Runtime, json: Json, type: ApexType, strict: boolean): Value {
  if (json === null) return null;
  const { types } = rt;
  if (type === types.object) return untypedValue(rt, json);
  if (type.symbol.kind === 'primitive' || type.symbol.kind === 'enum') return primitiveFromJson(rt, json, type);
  if (types.isList(type)) return new ApexList(type, items(rt, json, type, strict));
  if (types.isSet(type)) return setFromJson(rt, json, type, strict);
  if (types.isMap(type)) return mapFromJson(rt, json, type, strict);
  if (type.symbol.kind === 'sobject') {
    if (!(json instanceof JsonObject)) throw expected(rt, type, json);
    return recordFromJson(rt, json, type, { strict, nested: (inner, of) => fromJson(rt, inner, of, strict) });
  }
  return objectFromJson(rt, json, type, strict);
}

function items(rt: Runtime, json: Json, type: ApexType, strict: boolean): Value[] {
  const [element] = type.args;
  if (!Array.isArray(json) || element === undefined) throw expected(rt, type, json);
  return (json as readonly Json[]).map((item) => fromJson(rt, item, element, strict));
}

function setFromJson(rt: Runtime, json: Json, type: ApexType, strict: boolean): ApexSet {
  const set = new ApexSet(type);
  for (const item of items(rt, json, type, strict)) set.add(item);
  return set;
}

function mapFromJson(rt: Runtime, json: Json, type: ApexType, strict: boolean): ApexMap {
  const [keyType, valueType] = type.args;
  if (!(json instanceof JsonObject) || keyType === undefined || valueType === undefined) throw expected(rt, type, json);
  const map = new ApexMap(type);
  for (const [name, value] of json.entries) {
    const key = keyType === rt.types.string ? name : primitiveFromJson(rt, name, keyType);
    map.put(key, fromJson(rt, value, valueType, strict));
  }
  return map;
}

function objectFromJson(rt: Runtime, json: Json, type: ApexType, strict: boolean): Value {
  const { symbol } = type;
  if (type === rt.types.named('AggregateResult')) return aggregateFromJson(rt, json, type);
  const factory = rt.factories.get(qualifiedName(type));
  if (factory !== undefined) return libraryObjectFromJson(rt, json, type, factory(), strict);
  if (symbol.isNative || symbol.kind !== 'class' || symbol.isAbstract) {
    throw rt.exception('System.JSONException', `Apex Type unsupported in JSON: ${type.name}`);
  }
  if (!(json instanceof JsonObject)) throw expected(rt, type, json);
  const object = rt.program.allocate(symbol);
  for (const [name, value] of json.entries) {
    const field = findField(object, name);
    if (field === undefined) {
      if (strict) throw rt.exception('System.JSONException', `Unknown field: ${symbol.localName}.${name}`);
      continue;
    }
    if (isWritable(field)) rt.program.setField(object, field, fromJson(rt, value, field.type, strict));
  }
  return object;
}

/** Of an aggregate row only the id can be set so: soql-lib's tests, which pass on orgs. */
function aggregateFromJson(rt: Runtime, json: Json, type: ApexType): AggregateResult {
  if (!(json instanceof JsonObject)) throw expected(rt, type, json);
  const id = json.entries.find(([name]) => name.toLowerCase() === 'id')?.[1];
  return new AggregateResult(new Map(typeof id === 'string' ? [['Id', Id.parse(id) ?? id]] : []));
}

type LibrarySetter = (rt: Runtime, self: Value, value: Value) => void;

/** A library object that is nothing but its properties. Text that is no id is null there (tests of NebulaLogger). */
function libraryObjectFromJson(rt: Runtime, json: Json, type: ApexType, object: Value, strict: boolean): Value {
  if (!(json instanceof JsonObject)) throw expected(rt, type, json);
  for (const [name, value] of json.entries) {
    const field = type.symbol.fields.get(name.toLowerCase());
    if (field?.nativeSet !== undefined) {
      const isNoId = field.type === rt.types.id && typeof value === 'string' && Id.parse(value) === undefined;
      const read = isNoId ? null : fromJson(rt, value, field.type, strict);
      (field.nativeSet as LibrarySetter)(rt, object, read);
    } else if (strict) throw rt.exception('System.JSONException', `Unknown field: ${type.name}.${name}`);
  }
  return object;
}

function findField(object: GuestObject, name: string): FieldSymbol | undefined {
  for (let at: GuestObject['$symbol'] | undefined = object.$symbol; at !== undefined; at = at.superclass?.symbol) {
    const field = at.fields.get(name.toLowerCase());
    if (field !== undefined && !field.isStatic) return field;
  }
  return undefined;
}

function isWritable(field: FieldSymbol): boolean {
  return !field.isTransient && (field.kind === 'field' || field.setter !== undefined);
}

/** `Expected List<Foo> but found {`: observed, https://salesforce.stackexchange.com/questions/230373. */
function expected(rt: Runtime, type: ApexType, json: Json): ApexException {
  const found = json instanceof JsonObject ? '{' : Array.isArray(json) ? '[' : printJson(json);
  return rt.exception('System.JSONException', `Expected ${type.name} but found ${found}`);
}
