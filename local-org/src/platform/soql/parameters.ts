import { BigDecimal } from 'bigdecimal.js';
import type { FieldDefinition } from '../../metadata/model.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexException } from '../../runtime/values/guest.ts';
import { ApexDate, ApexDatetime, ApexDouble, ApexTime, Id, MS_PER_DAY } from '../../runtime/values/scalars.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { UserContext } from '../user-context.ts';
import { decimalOf, isDecimalField, storedScale } from '../store/columns.ts';
import type { SqlValue } from '../store/database.ts';
import { fold } from '../store/fold.ts';
import { localDay } from '../../runtime/time-zones.ts';

/** Whether comparisons of the field fold case: all texts but case-sensitive unique ones and ids. */
export function foldsCase(field: FieldDefinition): boolean {
  return !field.caseSensitive && isText(field);
}

export function isText(field: FieldDefinition): boolean {
  return ![...NOT_TEXT, 'double', 'currency', 'percent'].includes(field.type);
}
const NOT_TEXT: readonly string[] = ['id', 'reference', 'boolean', 'int', 'long', 'date', 'datetime', 'time', 'base64'];

/** A value (bind or literal) as the SQL parameter to compare the field's column with. A value of another kind than the field's is a QueryException. */
export function parameterFor(rt: Runtime, user: UserContext, field: FieldDefinition, value: Value): SqlValue {
  if (value === null || value === '') return null;
  if (value instanceof SObject) return idParameter(rt, value.values.get('Id') ?? null);
  switch (field.type) {
    case 'id':
    case 'reference':
      return idParameter(rt, value);
    case 'boolean':
      if (typeof value === 'boolean') return value ? 1 : 0;
      break;
    case 'date':
      if (value instanceof ApexDate) return value.days;
      if (value instanceof ApexDatetime) return localDay(user.timeZone, value.ms);
      break;
    case 'datetime':
      if (value instanceof ApexDatetime) return value.ms;
      if (value instanceof ApexDate) return value.days * MS_PER_DAY;
      break;
    case 'time':
      if (value instanceof ApexTime) return value.ms;
      break;
    case 'int':
    case 'long':
    case 'double':
    case 'currency':
    case 'percent':
      if (isNumber(value)) return numberParameter(field, value);
      break;
    default:
      if (typeof value === 'string') return foldsCase(field) ? fold(value) : value;
      if (value instanceof Id) return foldsCase(field) ? fold(value.value) : value.value;
  }
  throw wrongKind(rt, field, value);
}

function isNumber(value: NonNullable<Value>): boolean {
  return (
    typeof value === 'number' || typeof value === 'bigint' || value instanceof ApexDouble || value instanceof BigDecimal
  );
}

/** Column numbers are whole numbers of the field's last digit; a finer value than that stays a fraction, so `>` and `<` are right. */
function numberParameter(field: FieldDefinition, value: NonNullable<Value>): SqlValue {
  const moved = decimalOf(value).movePointRight(isDecimalField(field) ? storedScale(field) : 0);
  const whole = moved.toBigInt();
  const exact = moved.compareTo(whole) === 0;
  return exact && whole <= MAX && whole >= -MAX ? whole : Number(moved.toString());
}
const MAX = 9_223_372_036_854_775_807n;

function idParameter(rt: Runtime, value: Value): SqlValue {
  if (value === null) return null;
  if (value instanceof Id) return value.value;
  const id = typeof value === 'string' ? Id.parse(value) : undefined;
  if (id === undefined)
    throw rt.exception('System.QueryException', `invalid ID field: ${typeof value === 'string' ? value : 'value'}`);
  return id.value;
}

/** `value of filter criterion for field 'X' must be of type double and should not be enclosed in quotes` */
function wrongKind(rt: Runtime, field: FieldDefinition, _value: NonNullable<Value>): ApexException {
  const quotes = isText(field) ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  const type = isText(field)
    ? 'string'
    : field.type === 'currency' || field.type === 'percent'
      ? 'double'
      : field.type === 'datetime'
        ? 'dateTime'
        : field.type;
  return rt.exception(
    'System.QueryException',
    `value of filter criterion for field '${field.name}' must be of type ${type} and ${quotes}`,
  );
}
