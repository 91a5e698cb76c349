import { Big, BigDecimal } from 'bigdecimal.js';
import type { FieldDefinition, ObjectDefinition, OrgModel } from '../metadata/model.ts';
import type { AggregateResult } from '../runtime/values/aggregate-result.ts';
import { ApexDate, ApexDatetime, ApexDouble, ApexTime, Blob, Id } from '../runtime/values/scalars.ts';
import { SObject } from '../runtime/values/sobject.ts';
import type { Value } from '../runtime/values/value.ts';
import { ApiError } from './api-error.ts';
import type { AskedFor } from './asked-for.ts';

/** A record as the REST API writes it: `attributes` first, then what was asked for. */
export function recordToJson(record: SObject, version: string, asked: AskedFor | undefined): Record<string, unknown> {
  const id = record.values.get('Id');
  const url =
    id instanceof Id ? { url: `/services/data/v${version}/sobjects/${record.definition.name}/${id.value}` } : {};
  const out: Record<string, unknown> = { attributes: { type: record.definition.name, ...url } };
  for (const [name, value] of record.values) if (isShown(record, name, asked)) out[name] = valueToJson(value);
  for (const [name, parent] of record.parents)
    out[name] = parent === null ? null : recordToJson(parent, version, relatedOf(asked, name));
  for (const [name, list] of record.children) {
    const rows = list.items
      .filter((item) => item instanceof SObject)
      .map((item) => recordToJson(item, version, relatedOf(asked, name)));
    out[name] = rows.length === 0 ? null : { totalSize: rows.length, done: true, records: rows };
  }
  return out;
}

/** Ids and lookups that nobody asked for are only there for Apex. */
function isShown(record: SObject, name: string, asked: AskedFor | undefined): boolean {
  if (asked?.fields === undefined && asked !== undefined) return true;
  if (name !== 'Id' && record.definition.findField(name)?.type !== 'reference') return true;
  const key = name.toLowerCase();
  return asked?.fields?.has(key) === true || asked?.fields?.has(localName(key)) === true;
}

/** `ns__parent__r` → `parent__r` */
function localName(name: string): string {
  return name.replace(/^[a-z0-9]+__(?=\w+__[rc]$)/, '');
}

/** Names of relationships may be asked for without their namespace. */
function relatedOf(asked: AskedFor | undefined, name: string): AskedFor | undefined {
  const key = name.toLowerCase();
  return asked?.related.get(key) ?? asked?.related.get(localName(key));
}

export function aggregateToJson(row: AggregateResult): Record<string, unknown> {
  const columns = [...row.columns].map(([name, value]) => [name, valueToJson(value)] as const);
  return { attributes: { type: 'AggregateResult' }, ...Object.fromEntries(columns) };
}

/** Datetimes end in `.000+0000`, numbers are JSON numbers. */
export function valueToJson(value: Value): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof BigDecimal) return Number(value.toString());
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof Id) return value.value;
  if (value instanceof ApexDatetime) return value.iso().replace(/Z$/, '+0000');
  if (value instanceof ApexDate || value instanceof ApexTime) return value.iso();
  if (value instanceof Blob) return Buffer.from(value.bytes).toString('base64');
  throw new Error(`no JSON for ${value.constructor.name}`);
}

/** A record from a request's body. Unknown fields and values of the wrong type are the platform's own errors. */
export function recordFromJson(
  model: OrgModel,
  definition: ObjectDefinition,
  body: Readonly<Record<string, unknown>>,
): SObject {
  const record = new SObject(definition);
  for (const [name, value] of Object.entries(body)) {
    if (name === 'attributes') continue;
    const field = definition.findField(name);
    if (field !== undefined) record.values.set(field.name, valueFromJson(field, value));
    else setParent(model, record, name, value);
  }
  return record;
}

/** `"Parent__r": { "Key__c": "x" }`: a parent by its external id. */
function setParent(model: OrgModel, record: SObject, name: string, value: unknown): void {
  const { definition } = record;
  const field = definition.findRelationship(name);
  const parent = model.findObject(field?.referenceTo[0] ?? '');
  if (field === undefined || parent === undefined)
    throw new ApiError(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${definition.name}`);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject) throw new ApiError(400, 'INVALID_FIELD', `Relationship ${name} expects an object`);
  record.parents.set(field.relationshipName ?? name, recordFromJson(model, parent, value as Record<string, unknown>));
}

function valueFromJson(field: FieldDefinition, value: unknown): Value {
  if (value === null) return null;
  switch (field.type) {
    case 'boolean':
      if (typeof value === 'boolean') return value;
      if (value === 'true' || value === 'false') return value === 'true';
      throw malformed(field, value);
    case 'int':
      return integer(field, value);
    case 'long':
      return BigInt(integer(field, value));
    case 'double':
    case 'currency':
    case 'percent':
      return decimal(field, value);
    case 'date':
      return date(field, value);
    case 'datetime':
      return datetime(field, value);
    case 'id':
    case 'reference':
      return idValue(field, value);
    case 'base64':
      return new Blob(Buffer.from(String(value), 'base64'));
    default:
      if (typeof value === 'object') throw malformed(field, value);
      return String(value);
  }
}

function malformed(field: FieldDefinition, value: unknown): ApiError {
  const kind = typeof value === 'object' ? 'object' : typeof value;
  return new ApiError(
    400,
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${field.type} from ${kind} value ${JSON.stringify(value)} or request may be missing a required field`,
  );
}

function integer(field: FieldDefinition, value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) throw malformed(field, value);
  return number;
}

function decimal(field: FieldDefinition, value: unknown): BigDecimal {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) throw malformed(field, value);
  return Big(text);
}

function date(field: FieldDefinition, value: unknown): ApexDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})(T.*)?$/.exec(String(value));
  if (match === null) throw malformed(field, value);
  return ApexDate.of(Number(match[1]), Number(match[2]), Number(match[3]));
}

function datetime(field: FieldDefinition, value: unknown): ApexDatetime {
  const text = String(value).replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const ms = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(text)
    ? Date.parse(text)
    : NaN;
  if (Number.isNaN(ms)) throw malformed(field, value);
  return new ApexDatetime(ms);
}

function idValue(field: FieldDefinition, value: unknown): Id | null {
  if (value === '') return null;
  const id = Id.parse(String(value));
  if (id === undefined)
    throw new ApiError(400, 'MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(value)}`, [
      field.name,
    ]);
  return id;
}
