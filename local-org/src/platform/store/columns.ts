import { Big, BigDecimal, RoundingMode } from 'bigdecimal.js';
import type { FieldDefinition } from '../../metadata/model.ts';
import { ApexDate, ApexDatetime, ApexDouble, ApexTime, Blob, Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { SqlValue } from './database.ts';

/** Formulas and summaries are worked out when read; compound fields have no column of their own. */
export function isStored(field: FieldDefinition): boolean {
  return !field.calculated && field.type !== 'address' && field.type !== 'location';
}

/**
 * Decimals are stored as whole numbers of their last digit (scale of the field), so that comparing and adding is exact:
 * the platform's numbers have at most 18 digits, which fit 64 bits. Datetimes are milliseconds, dates days since 1970.
 */
export function columnType(field: FieldDefinition): 'TEXT' | 'INTEGER' | 'BLOB' {
  switch (field.type) {
    case 'boolean':
    case 'int':
    case 'long':
    case 'double':
    case 'currency':
    case 'percent':
    case 'date':
    case 'datetime':
    case 'time':
      return 'INTEGER';
    case 'base64':
      return 'BLOB';
    default:
      return 'TEXT';
  }
}

export function isDecimalField(field: FieldDefinition): boolean {
  return field.type === 'double' || field.type === 'currency' || field.type === 'percent';
}

/**
 * Standard money fields that show no places (`Account.AnnualRevenue`) keep cents all the same: fflib-apex-common's tests
 * save 12345.67 and read it back on orgs. How many places they keep is assumed.
 */
export function storedScale(field: FieldDefinition): number {
  return field.type === 'currency' && !field.custom && field.scale === 0 ? 2 : field.scale;
}

/** Without the zeros that only the store added. */
function shown(value: BigDecimal, field: FieldDefinition): BigDecimal {
  if (storedScale(field) === field.scale) return value;
  const short = value.stripTrailingZeros();
  return short.scale() < field.scale ? short.setScale(field.scale) : short;
}

/** The value of a record's field as its column holds it. The value must already be of the field's Apex type. */
export function toColumn(field: FieldDefinition, value: Value | undefined): SqlValue {
  if (value === null || value === undefined) return null;
  if (isDecimalField(field)) return scaled(decimalOf(value), storedScale(field));
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value;
  if (value instanceof Id) return value.value;
  if (value instanceof ApexDatetime) return Math.floor(value.ms / 1000) * 1000;
  if (value instanceof ApexDate) return field.type === 'datetime' ? value.days * 86_400_000 : value.days;
  if (value instanceof ApexTime) return value.ms;
  if (value instanceof Blob) return value.bytes;
  throw new Error(`no column value for ${field.name} (${field.type})`);
}

/** A column's content as the field's Apex value. */
export function fromColumn(field: FieldDefinition, raw: SqlValue): Value {
  if (raw === null) return field.type === 'boolean' ? false : null;
  switch (field.type) {
    case 'id':
    case 'reference':
      return Id.parse(String(raw)) ?? null;
    case 'boolean':
      return raw === 1n || raw === 1;
    case 'int':
      return Number(raw);
    case 'long':
      return BigInt(raw as bigint);
    case 'double':
    case 'currency':
    case 'percent':
      return shown(unscaled(BigInt(raw as bigint), storedScale(field)), field);
    case 'date':
      return new ApexDate(Number(raw));
    case 'datetime':
      return new ApexDatetime(Number(raw));
    case 'time':
      return new ApexTime(Number(raw));
    case 'base64':
      return new Blob(raw as Uint8Array);
    default:
      return String(raw);
  }
}

export function decimalOf(value: NonNullable<Value>): BigDecimal {
  if (value instanceof BigDecimal) return value;
  if (value instanceof ApexDouble) return Big(String(value.value));
  if (typeof value === 'number' || typeof value === 'bigint') return Big(String(value));
  throw new Error('not a number');
}

/** Numbers are rounded half up to the field's scale when stored. */
function scaled(value: BigDecimal, scale: number): bigint {
  return value.setScale(scale, RoundingMode.HALF_UP).unscaledValue();
}

export function unscaled(value: bigint, scale: number): BigDecimal {
  return Big(value, scale);
}
