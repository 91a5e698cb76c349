import { BigDecimal } from 'bigdecimal.js';
import type { Runtime } from '../runtime/runtime.ts';
import { ApexList, ApexMap } from '../runtime/values/collections.ts';
import { EnumValue, GuestObject } from '../runtime/values/guest.ts';
import { ApexDate, ApexDatetime, ApexDouble, ApexTime, Id } from '../runtime/values/scalars.ts';
import { SObject } from '../runtime/values/sobject.ts';
import { textOf } from '../runtime/text.ts';
import type { Value } from '../runtime/values/value.ts';
import type { ApexType, FieldSymbol } from '../semantic/types.ts';
import { fromJson } from '../stdlib/json/deserialize.ts';
import { serializedFields } from '../stdlib/json/serialize.ts';
import { JsonObject, type Json } from '../stdlib/json/json-text.ts';

/**
 * What a component gets of an Apex value. Of a class only `@AuraEnabled` members go out; members that are null are left away
 * (assumed); records have no `attributes`, child rows are plain lists. Lightning Aura Components Developer Guide, "Returning
 * Data from an Apex Server-Side Controller"; https://salesforce.stackexchange.com/questions/357738.
 */
export function toComponent(rt: Runtime, value: Value): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof BigDecimal) return Number(value.toString());
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof Id) return value.value;
  if (value instanceof ApexDate || value instanceof ApexDatetime || value instanceof ApexTime) return value.iso();
  if (value instanceof EnumValue) return value.name;
  if (value instanceof ApexList) return value.items.map((item) => toComponent(rt, item));
  if (value instanceof ApexMap) {
    return Object.fromEntries(value.pairs().map((pair) => [textOf(rt, pair.key), toComponent(rt, pair.value)]));
  }
  if (value instanceof SObject) return recordToComponent(rt, value);
  if (value instanceof GuestObject) return objectToComponent(rt, value);
  throw rt.unsupported(`an @AuraEnabled method that returns ${rt.typeOf(value).name}`);
}

function objectToComponent(rt: Runtime, object: GuestObject): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const field of serializedFields(object).filter(isAuraEnabled)) {
    const value = toComponent(rt, rt.program.getField(object, field));
    if (value !== null) out[field.name] = value;
  }
  return out;
}

function recordToComponent(rt: Runtime, record: SObject): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, value] of record.values) if (value !== null) out[name] = toComponent(rt, value);
  for (const [name, parent] of record.parents) if (parent !== null) out[name] = recordToComponent(rt, parent);
  for (const [name, list] of record.children) {
    if (list.items.length > 0) out[name] = list.items.map((item) => toComponent(rt, item));
  }
  return out;
}

/**
 * A parameter as a component sent it. Of a class only `@AuraEnabled` properties with a setter are filled; others stay null, as
 * on the platform. https://salesforce.stackexchange.com/questions/249340 (assumed for fields that are no properties)
 */
export function fromComponent(rt: Runtime, json: Json, type: ApexType): Value {
  const { types } = rt;
  const [first, second] = type.args;
  if (json === null) return null;
  if (types.isList(type) && first !== undefined && Array.isArray(json)) {
    return new ApexList(
      type,
      (json as readonly Json[]).map((item) => fromComponent(rt, item, first)),
    );
  }
  if (types.isMap(type) && second !== undefined && json instanceof JsonObject) {
    const map = new ApexMap(type);
    for (const [name, value] of json.entries) map.put(name, fromComponent(rt, value, second));
    return map;
  }
  if (type.symbol.kind !== 'class' || type.symbol.isNative) return fromJson(rt, json, type, false);
  return objectFromComponent(rt, json, type);
}

function objectFromComponent(rt: Runtime, json: Json, type: ApexType): Value {
  if (!(json instanceof JsonObject)) {
    throw rt.exception('System.JSONException', `Value provided is invalid for parameter of type ${type.name}`);
  }
  const object = rt.program.allocate(type.symbol);
  const fields = serializedFields(object).filter((field) => isAuraEnabled(field) && field.setter !== undefined);
  for (const [name, value] of json.entries) {
    const field = fields.find((one) => one.name === name);
    if (field !== undefined) rt.program.setField(object, field, fromComponent(rt, value, field.type));
  }
  return object;
}

function isAuraEnabled(field: FieldSymbol): boolean {
  return field.annotations.includes('auraenabled');
}
