import { Big } from 'bigdecimal.js';
import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import { BigDecimal } from 'bigdecimal.js';
import type { Value } from '../../runtime/values/value.ts';
import { evaluateFormula } from '../formula/stored-formula.ts';
import { textOf } from '../formula/text.ts';
import type { Org } from '../org.ts';
import { isDecimalField } from '../store/columns.ts';

/** As `UserInfo.getDefaultCurrency` says. */
const DEFAULT_CURRENCY = 'USD';

/**
 * What a new record holds before the caller's values: field defaults, false in checkboxes, the running user as owner, the
 * default record type. A field that the caller set, to null too, gets no default.
 */
export function defaultValues(
  org: Org,
  object: ObjectDefinition,
  given: ReadonlyMap<string, Value>,
): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const field of object.fields.values()) {
    if (given.has(field.name) && given.get(field.name) !== null) continue;
    const value = defaultOf(org, object, field);
    if (value !== undefined && (!given.has(field.name) || field.type === 'boolean')) values.set(field.name, value);
  }
  // Help, "Implications of Enabling Multiple Currencies": a record without a currency gets the user's. Ours all have this one.
  if (org.model.definition.multiCurrency && !object.isSetup && object.findField('CurrencyIsoCode') !== undefined)
    if (given.get('CurrencyIsoCode') == null) values.set('CurrencyIsoCode', DEFAULT_CURRENCY);
  if (object.findField('OwnerId') !== undefined) values.set('OwnerId', org.user.id);
  return values;
}

function defaultOf(org: Org, object: ObjectDefinition, field: FieldDefinition): Value | undefined {
  if (field.calculated || field.autoNumber) return undefined;
  const text = field.defaultValue;
  if (text === undefined) return field.type === 'boolean' ? false : undefined;
  if (field.type === 'boolean') return text.trim().toLowerCase() === 'true';
  if (field.type === 'picklist' || field.type === 'multipicklist') return unquoted(text);
  if (!field.custom) return text;
  const value = evaluateFormula(org, text, { object, values: new Map() });
  if (value === null) return null;
  if (isDecimalField(field)) return value instanceof BigDecimal ? value : Big(textOf(value));
  return field.type === 'date' || field.type === 'datetime' || field.type === 'time' ? value : textOf(value);
}

function unquoted(text: string): string {
  return /^".*"$/.test(text) ? text.slice(1, -1) : text;
}
