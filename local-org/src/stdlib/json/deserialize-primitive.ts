import { Big, type BigDecimal } from 'bigdecimal.js';
import type { ApexType } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexException } from '../../runtime/values/guest.ts';
import { ApexDate, ApexDatetime, ApexDouble, ApexTime, Blob, Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { decodeBase64 } from '../binary/base64.ts';
import { isRealDate } from '../time/calendar.ts';
import { offsetMs } from '../time/datetime-parse.ts';
import { JsonNumber, JsonObject, printJson, type Json } from './json-text.ts';

/**
 * One value of a primitive type or enum. Text that is a number or boolean may stand for one (tests of fflib-apex-mocks
 * write all values as text), numbers and booleans may stand for text (assumed); what does not fit is
 * `Illegal value for primitive` (apex-semantics J4).
 */
export function primitiveFromJson(rt: Runtime, json: Json, type: ApexType): Value {
  const value = type.symbol.kind === 'enum' ? enumFromJson(rt, json, type) : convert(rt, json, type);
  if (value === undefined) throw illegal(rt, json);
  return value;
}

function illegal(rt: Runtime, json: Json): ApexException {
  const shown =
    typeof json === 'string' ? json : json instanceof JsonObject ? '{' : Array.isArray(json) ? '[' : printJson(json);
  return rt.exception('System.JSONException', `Illegal value for primitive: ${shown}`);
}

function convert(rt: Runtime, json: Json, type: ApexType): Value | undefined {
  if (json instanceof JsonNumber) return fromNumber(rt, json, type);
  if (typeof json === 'boolean')
    return type === rt.types.boolean ? json : type === rt.types.string ? String(json) : undefined;
  return typeof json === 'string' ? fromText(rt, json, type) : undefined;
}

function fromNumber(rt: Runtime, number: JsonNumber, type: ApexType): Value | undefined {
  const { types } = rt;
  if (type === types.string) return number.text;
  if (type === types.double) return new ApexDouble(Number(number.text));
  if (type === types.decimal) return decimal(number.text);
  if (!number.isWhole) return undefined;
  const whole = BigInt(number.text);
  if (type === types.integer) return BigInt.asIntN(32, whole) === whole ? Number(whole) : undefined;
  if (type === types.long) return BigInt.asIntN(64, whole) === whole ? whole : undefined;
  return undefined;
}

export function decimal(text: string): BigDecimal {
  const value = Big(text);
  return value.scale() < 0 ? value.setScale(0) : value;
}

function fromText(rt: Runtime, text: string, type: ApexType): Value | undefined {
  switch (type) {
    case rt.types.string:
      return text;
    case rt.types.id:
      return Id.parse(text);
    case rt.types.date:
      return dateFromIso(text);
    case rt.types.datetime:
      return datetimeFromIso(text);
    case rt.types.time:
      return timeFromIso(text);
    case rt.types.blob:
      return new Blob(decodeBase64(text));
    case rt.types.boolean:
      return /^(?:true|false)$/.test(text) ? text === 'true' : undefined;
    default:
      return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? fromNumber(rt, new JsonNumber(text), type) : undefined;
  }
}

/** `2026-01-02`; a time behind it is cut off. */
export function dateFromIso(text: string): ApexDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(text);
  const [year = 0, month = 0, day = 0] = match?.slice(1).map(Number) ?? [];
  return isRealDate(year, month, day) ? ApexDate.of(year, month, day) : undefined;
}

/** ISO 8601 with `Z` or an offset; without either it is GMT (assumed). */
export function datetimeFromIso(text: string): ApexDatetime | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text,
  );
  const date = match?.[1] === undefined ? undefined : dateFromIso(match[1]);
  if (match === null || date === undefined) return undefined;
  const [hour, minute, second] = [match[2], match[3], match[4]].map((part) => Number(part ?? 0));
  const ms = Number((match[5] ?? '').padEnd(3, '0').slice(0, 3));
  const clock = (((hour ?? 0) * 60 + (minute ?? 0)) * 60 + (second ?? 0)) * 1000 + ms;
  return new ApexDatetime(date.utc().getTime() + clock - offsetMs(match[6] ?? 'Z'));
}

export function timeFromIso(text: string): ApexTime | undefined {
  const at = datetimeFromIso(`1970-01-01T${text}`);
  return at === undefined ? undefined : new ApexTime(((at.ms % 86_400_000) + 86_400_000) % 86_400_000);
}

function enumFromJson(rt: Runtime, json: Json, type: ApexType): Value | undefined {
  if (typeof json !== 'string') return undefined;
  return rt.enumConstants(type.symbol).find((constant) => constant.name.toLowerCase() === json.toLowerCase());
}
