import { BigDecimal, Big, RoundingMode } from 'bigdecimal.js';
import type { FieldDefinition } from '../../metadata/model.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { isDecimalField, storedScale } from '../store/columns.ts';
import { fitValue } from './fit-value.ts';
import { checkPermissionRow } from './permission-laws.ts';
import { isPersonAccount } from './person-accounts.ts';
import { checkLookup } from './validate-lookup.ts';
import { dmlError, type DmlContext, type RowWork } from './work.ts';

/** The platform's own checks, after before triggers: formats, lengths, picklists, lookups, then what is required. Fields that did not change are not checked again. */
export function validateRow(context: DmlContext, work: RowWork): void {
  const { image } = work;
  if (image === undefined) return;
  const missing: string[] = [];
  for (const field of work.object.fields.values()) {
    if (!image.values.has(field.name) && !field.required) continue;
    const value = settle(context, image, field);
    if (value === null) {
      if (isRequired(context, work, field)) missing.push(field.name);
    } else if (changed(work, field, value)) checkValue(context, work, field, value);
  }
  checkPermissionRow(context, work);
  if (isPersonAccount(context.org, work) && image.values.get('LastName') == null) missing.push('LastName');
  if (missing.length > 0) {
    work.errors.push(
      dmlError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing),
    );
  }
}

/** Triggers may have put values of another type or untrimmed text into the record: brings them into the form that is stored. */
function settle(context: DmlContext, image: SObject, field: FieldDefinition): Value {
  const given = image.values.get(field.name) ?? null;
  let value = fitValue(context.org.rt, field, given);
  if (typeof value === 'string') value = value.trim() || null;
  if (value instanceof BigDecimal && isDecimalField(field)) value = rounded(value, field);
  if (value === null && field.type === 'boolean') value = false;
  image.values.set(field.name, value);
  return value;
}

function rounded(value: BigDecimal, field: FieldDefinition): BigDecimal {
  const scale = storedScale(field);
  return scale === field.scale || value.scale() > scale ? value.setScale(scale, RoundingMode.HALF_UP) : value;
}

function isRequired({ org }: DmlContext, work: RowWork, field: FieldDefinition): boolean {
  if (!field.required || field.autoNumber || field.calculated) return false;
  // A person account's name is made of first and last name. Object Reference, "Account".
  if (field.name === 'Name' && isPersonAccount(org, work)) return false;
  if (work.object.name === 'OpportunityLineItem') return requiredOnLine(work, field);
  return true;
}

/** Quantity and opportunity are required when a line is made. */
function requiredOnLine(work: RowWork, field: FieldDefinition): boolean {
  return work.action === 'insert' || field.name !== 'OpportunityId';
}

function changed(work: RowWork, field: FieldDefinition, value: Value): boolean {
  if (work.before === undefined) return true;
  const old = work.before.values.get(field.name) ?? null;
  if (value instanceof Id && old instanceof Id) return value.value !== old.value;
  return value !== old;
}

function checkValue(context: DmlContext, work: RowWork, field: FieldDefinition, value: NonNullable<Value>): void {
  switch (field.type) {
    case 'reference':
      if (value instanceof Id) checkLookup(context, work, field, value);
      return;
    case 'double':
    case 'currency':
    case 'percent':
      if (value instanceof BigDecimal) checkNumber(work, field, value);
      return;
    default:
      if (typeof value === 'string') checkText(context, work, field, value);
  }
}

function checkText(context: DmlContext, work: RowWork, field: FieldDefinition, value: string): void {
  if (field.length > 0 && value.length > field.length && field.type !== 'picklist') {
    if (context.request.options?.allowFieldTruncation === true)
      work.image?.values.set(field.name, value.slice(0, field.length));
    else {
      work.errors.push(
        dmlError('STRING_TOO_LONG', `${field.label}: data value too large: ${value} (max length=${field.length})`, [
          field.name,
        ]),
      );
    }
    return;
  }
  if (field.type === 'email' && !EMAIL.test(value)) {
    work.errors.push(
      dmlError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [field.name]),
    );
  }
  if (field.type === 'picklist' || field.type === 'multipicklist') checkPicklist(work, field, value);
}

/** One @, something before it, a domain with a dot and no odd characters. The platform's exact rule is not published (assumed). */
const EMAIL =
  /^[^\s@,;<>()[\]"\\]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

function checkPicklist(work: RowWork, field: FieldDefinition, value: string): void {
  if (!field.restrictedPicklist || field.picklist.length === 0) return;
  const active = new Set(field.picklist.filter((entry) => entry.active).map((entry) => entry.value));
  const parts = field.type === 'multipicklist' ? value.split(';') : [value];
  const bad = parts.find((part) => !active.has(part));
  if (bad === undefined) return;
  work.errors.push(
    dmlError(
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      `${field.label}: bad value for restricted picklist field: ${bad}`,
      [field.name],
    ),
  );
}

function checkNumber(work: RowWork, field: FieldDefinition, value: BigDecimal): void {
  const digits = field.precision - storedScale(field);
  if (field.precision === 0 || value.abs().compareTo(Big(1).movePointRight(digits)) < 0) return;
  work.errors.push(
    dmlError(
      'NUMBER_OUTSIDE_VALID_RANGE',
      `${field.label}: value outside of valid range on numeric field: ${value.toString()}`,
      [field.name],
    ),
  );
}
