import { BigDecimal } from 'bigdecimal.js';
import type { FieldDefinition } from '../../metadata/model.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexDate, ApexDatetime, ApexDouble, ApexTime, Blob, Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { decimalOf, isDecimalField } from '../store/columns.ts';
import { localDay } from '../../runtime/time-zones.ts';

/** A value as the field's Apex type, or an `Illegal assignment` exception. Empty text becomes null, as the platform stores it. */
export function fitValue(rt: Runtime, field: FieldDefinition, value: Value): Value {
  if (value === null || value === '') return null;
  const fitted = fit(field, value);
  if (fitted !== undefined) return fitted;
  throw rt.exception(
    'System.SObjectException',
    `Illegal assignment from ${rt.typeOf(value).name} to ${fieldTypeName(field)}`,
  );
}

function fit(field: FieldDefinition, value: NonNullable<Value>): Value | undefined {
  if (isDecimalField(field)) return isNumber(value) ? decimalOf(value) : undefined;
  switch (field.type) {
    case 'id':
    case 'reference':
      return value instanceof Id ? value : typeof value === 'string' ? Id.parse(value) : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'int':
      if (typeof value === 'number') return value;
      return isNumber(value) ? Number(decimalOf(value).toBigInt()) : undefined;
    case 'long':
      return isNumber(value) ? decimalOf(value).toBigInt() : undefined;
    case 'date':
      if (value instanceof ApexDatetime) return new ApexDate(localDay('UTC', value.ms));
      return value instanceof ApexDate ? value : undefined;
    case 'datetime':
      if (value instanceof ApexDate) return new ApexDatetime(value.days * 86_400_000);
      return value instanceof ApexDatetime ? value : undefined;
    case 'time':
      return value instanceof ApexTime ? value : undefined;
    case 'base64':
      return value instanceof Blob ? value : undefined;
    default:
      if (value instanceof Id) return value.value;
      return typeof value === 'string' ? value : undefined;
  }
}

function isNumber(value: NonNullable<Value>): boolean {
  return (
    typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDouble || value instanceof BigDecimal
  );
}

/** The Apex type of a field, as messages name it. */
export function fieldTypeName(field: FieldDefinition): string {
  if (isDecimalField(field)) return 'Decimal';
  const names: Readonly<Record<string, string>> = {
    id: 'Id',
    reference: 'Id',
    boolean: 'Boolean',
    int: 'Integer',
    long: 'Long',
    date: 'Date',
    datetime: 'Datetime',
    time: 'Time',
    base64: 'Blob',
  };
  return names[field.type] ?? 'String';
}
