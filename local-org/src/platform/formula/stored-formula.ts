import { Big, BigDecimal, RoundingMode } from 'bigdecimal.js';
import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import { ApexDate, ApexDatetime } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';
import { isDecimalField, toColumn } from '../store/columns.ts';
import { Evaluator } from './evaluate.ts';
import { FormulaSyntaxError, parseFormula, type Formula } from './parse.ts';
import { textOf } from './text.ts';

const cache = new Map<string, Formula>();

/** Parses once; a formula that this parser can't read is a gap of ours, since the platform checked it at deployment. */
export function readFormula(org: Org, text: string): Formula {
  let formula = cache.get(text);
  if (formula === undefined) {
    try {
      formula = parseFormula(text);
    } catch (error) {
      if (error instanceof FormulaSyntaxError) throw org.rt.unsupported(`formula: ${error.message} in ${text}`);
      throw error;
    }
    cache.set(text, formula);
  }
  return formula;
}

/** What a formula is worth for a record. */
export function evaluateFormula(
  org: Org,
  text: string,
  on: {
    readonly object: ObjectDefinition;
    readonly values: ReadonlyMap<string, Value>;
    readonly before?: SObject | undefined;
    readonly blanksAsZero?: boolean;
  },
): Value {
  const evaluator = new Evaluator({
    org,
    object: on.object,
    values: on.values,
    before: on.before,
    blanksAsZero: on.blanksAsZero ?? false,
    formulaField: (object, field, values) => formulaFieldValue(org, object, field, values),
  });
  return evaluator.value(readFormula(org, text));
}

/** The value of a formula field, of the field's Apex type. */
export function formulaFieldValue(
  org: Org,
  object: ObjectDefinition,
  field: FieldDefinition,
  values: ReadonlyMap<string, Value>,
): Value {
  const value = evaluateFormula(org, field.formula ?? '', { object, values, blanksAsZero: field.formulaBlanksAsZero });
  if (field.type === 'boolean') return value === true;
  if (value === null) return null;
  if (isDecimalField(field)) {
    if (!(value instanceof BigDecimal)) throw org.rt.unsupported(`formula ${field.name} gives no number`);
    const scaled = field.type === 'percent' ? value.multiply(Big(100)) : value;
    return scaled.setScale(field.scale, RoundingMode.HALF_UP);
  }
  if (field.type === 'date')
    return value instanceof ApexDatetime ? new ApexDate(Math.floor(value.ms / 86_400_000)) : value;
  if (field.type === 'datetime' || field.type === 'time') return value;
  return textOf(value);
}

/** The SQL function behind formula columns: reads the record and works the formula out. */
export function defineFormulaFunction(org: Org): void {
  org.db.define('formula_value', (objectName, fieldName, id) => {
    if (typeof id !== 'string') return null;
    const object = org.object(String(objectName));
    const field = object.findField(String(fieldName));
    const record = field === undefined ? undefined : org.records.find(object, id);
    if (field === undefined || record === undefined) return null;
    return toColumn(field, formulaFieldValue(org, object, field, record.values));
  });
}
