import { BigDecimal } from 'bigdecimal.js';
import type { FieldDefinition, ObjectDefinition } from '../metadata/model.ts';
import { ApexDate, ApexDatetime, ApexDouble, Id } from '../runtime/values/scalars.ts';
import type { SObject } from '../runtime/values/sobject.ts';
import type { Value } from '../runtime/values/value.ts';

/** How a page shows a field of a record. */
export interface Shown {
  readonly text: string;
  /** Another record, or an address outside. */
  readonly url: string | null;
}

/** @param locale e.g. `en_US` @param timeZone IANA name */
export function show(record: SObject, field: FieldDefinition, locale: string, timeZone: string): Shown {
  const value = record.values.get(field.name) ?? null;
  if (field.type === 'reference' && value instanceof Id) {
    const parent = record.parents.get(field.relationshipName ?? '');
    const name = parent === undefined || parent === null ? undefined : nameOf(parent);
    return { text: name ?? value.value, url: `/lightning/r/${value.value}/view` };
  }
  const text = textOf(value, locale.replace('_', '-'), timeZone);
  return { text, url: field.type === 'url' && /^https?:/i.test(text) ? text : null };
}

export function nameOf(record: SObject): string | undefined {
  const field = record.definition.nameField;
  const value = field === undefined ? undefined : record.values.get(field);
  return typeof value === 'string' ? value : undefined;
}

/** What `lightning-datatable` calls the type of a field. */
export function columnType(field: FieldDefinition): string {
  switch (field.type) {
    case 'boolean':
      return 'boolean';
    case 'reference':
    case 'url':
      return 'url';
    default:
      return 'text';
  }
}

/** Fields by the names that list views use: `NAME`, `CREATED_DATE`, `Status__c`, `ns__Status__c`. */
export function fieldByListName(object: ObjectDefinition, name: string): FieldDefinition | undefined {
  const standard: Readonly<Record<string, string>> = {
    NAME: object.nameField ?? 'Name',
    CREATED_DATE: 'CreatedDate',
    LAST_UPDATE: 'LastModifiedDate',
    'OWNER.ALIAS': 'OwnerId',
    'CREATEDBY_USER.ALIAS': 'CreatedById',
  };
  const wanted = standard[name.toUpperCase()] ?? name;
  const { namespace } = object;
  return (
    object.fields.get(wanted.toLowerCase()) ??
    (namespace === undefined ? undefined : object.fields.get(`${namespace}__${wanted}`.toLowerCase()))
  );
}

/** A value as a person reads it. @param locale e.g. `en-US` */
export function textOf(value: Value, locale: string, timeZone: string): string {
  if (value === null) return '';
  if (value instanceof ApexDatetime) {
    return new Date(value.iso()).toLocaleString(locale, { timeZone, dateStyle: 'medium', timeStyle: 'medium' });
  }
  if (value instanceof ApexDate) {
    return new Date(`${value.iso()}T00:00:00Z`).toLocaleDateString(locale, { timeZone: 'UTC', dateStyle: 'medium' });
  }
  if (value instanceof BigDecimal) return Number(value.toString()).toLocaleString(locale, { maximumFractionDigits: 8 });
  if (value instanceof ApexDouble) return value.value.toLocaleString(locale, { maximumFractionDigits: 8 });
  if (value instanceof Id) return value.value;
  return typeof value === 'object' ? '' : String(value);
}
