import { Big, BigDecimal, MathContext, RoundingMode } from 'bigdecimal.js';
import { assertNever } from '../../base/errors.ts';
import { ApexDate, ApexDatetime, ApexTime, MS_PER_DAY } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { callFunction } from './functions.ts';
import type { Formula, Operator } from './parse.ts';
import { resolvePath, type FormulaSubject } from './record-access.ts';
import { textOf } from './text.ts';

/**
 * Works out formulas: a documented subset of Salesforce Help, "Formula Operators and Functions A–Z". What is missing is
 * refused loudly, with its name. Numbers are decimals of any scale; empty text and null are the same.
 */
export class Evaluator {
  readonly subject: FormulaSubject;
  constructor(subject: FormulaSubject) {
    this.subject = subject;
  }

  value(formula: Formula): Value {
    switch (formula.kind) {
      case 'text':
        return formula.value === '' ? null : formula.value;
      case 'number':
        return Big(formula.value);
      case 'path':
        return this.path(formula.names);
      case 'call':
        return callFunction(this, formula.name, formula.args);
      case 'not':
        return !this.truth(formula.operand);
      case 'negative': {
        const value = this.number(formula.operand);
        return value === null ? null : value.negate();
      }
      case 'binary':
        return this.binary(formula.operator, formula.left, formula.right);
      default:
        return assertNever(formula, 'formula');
    }
  }

  private path(names: readonly string[]): Value {
    if (names.length === 1) {
      const constant = CONSTANTS.get(names[0]?.toUpperCase() ?? '');
      if (constant !== undefined) return constant;
    }
    const { field, value } = resolvePath(this.subject, names);
    if (value === '') return null;
    const isNumber = field !== undefined && ['int', 'double', 'currency', 'percent'].includes(field.type);
    if (value === null && isNumber && this.subject.blanksAsZero) return Big(0);
    if (value instanceof BigDecimal && field?.type === 'percent') return value.movePointLeft(2);
    return value;
  }

  truth(formula: Formula): boolean {
    return this.value(formula) === true;
  }
  text(formula: Formula): string {
    return textOf(this.value(formula));
  }
  number(formula: Formula): BigDecimal | null {
    const value = this.value(formula);
    if (value === null || value instanceof BigDecimal) return value;
    throw this.wrong('a number', value);
  }
  wrong(expected: string, found: Value): Error {
    return this.subject.org.rt.unsupported(`formula: expected ${expected}, found ${textOf(found) || 'nothing'}`);
  }

  private binary(operator: Operator, left: Formula, right: Formula): Value {
    if (operator === '&&') return this.truth(left) && this.truth(right);
    if (operator === '||') return this.truth(left) || this.truth(right);
    const a = this.value(left);
    const b = this.value(right);
    switch (operator) {
      case '&':
        return textOf(a) + textOf(b) || null;
      case '=':
        return sameValue(a, b);
      case '<>':
        return !sameValue(a, b);
      case '<':
      case '<=':
      case '>':
      case '>=':
        return ordered(operator, a, b);
      default:
        return this.arithmetic(operator, a, b);
    }
  }

  private arithmetic(operator: '+' | '-' | '*' | '/' | '^', a: Value, b: Value): Value {
    if (operator === '+' && (typeof a === 'string' || typeof b === 'string')) return textOf(a) + textOf(b) || null;
    if (a === null || b === null) return null;
    if (a instanceof BigDecimal && b instanceof BigDecimal) return this.numbers(operator, a, b);
    if (operator === '+' && b instanceof BigDecimal) return this.shifted(a, b);
    if (operator === '+' && a instanceof BigDecimal) return this.shifted(b, a);
    if (operator === '-' && b instanceof BigDecimal) return this.shifted(a, b.negate());
    if (operator === '-') return difference(a, b) ?? this.refuse(operator, a, b);
    return this.refuse(operator, a, b);
  }

  private numbers(operator: '+' | '-' | '*' | '/' | '^', a: BigDecimal, b: BigDecimal): Value {
    switch (operator) {
      case '+':
        return a.add(b);
      case '-':
        return a.subtract(b);
      case '*':
        return a.multiply(b);
      case '/':
        // Division by zero makes the field empty (#Error! in the page). Salesforce Help, "Formula Field Limits".
        return b.signum() === 0 ? null : a.divideWithMathContext(b, PRECISE);
      case '^':
        return a.pow(Number(b.toString()), PRECISE);
    }
  }

  private shifted(value: NonNullable<Value>, days: BigDecimal): Value {
    const ms = Math.round(Number(days.toString()) * MS_PER_DAY);
    if (value instanceof ApexDate) return new ApexDate(value.days + Math.trunc(ms / MS_PER_DAY));
    if (value instanceof ApexDatetime) return new ApexDatetime(value.ms + ms);
    return this.refuse('+', value, days);
  }
  private refuse(operator: string, a: Value, b: Value): never {
    throw this.subject.org.rt.unsupported(`formula: ${textOf(a)} ${operator} ${textOf(b)}`);
  }
}

/** Formulas compute with 18 significant digits at least. */
const PRECISE = new MathContext(34, RoundingMode.HALF_UP);
const CONSTANTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['TRUE', true],
  ['FALSE', false],
  ['NULL', null],
]);

/** Formula text comparison is case-sensitive. */
function sameValue(a: Value, b: Value): boolean {
  if (a === null || b === null) return (a ?? '') === '' && (b ?? '') === '';
  if (a instanceof BigDecimal && b instanceof BigDecimal) return a.compareTo(b) === 0;
  if (a instanceof ApexDate && b instanceof ApexDate) return a.days === b.days;
  if (a instanceof ApexDatetime && b instanceof ApexDatetime) return a.ms === b.ms;
  return a === b;
}

function ordered(operator: '<' | '<=' | '>' | '>=', a: Value, b: Value): boolean {
  const order = compare(a, b);
  if (order === undefined) return false;
  return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
}

function compare(a: Value, b: Value): number | undefined {
  if (a instanceof BigDecimal && b instanceof BigDecimal) return a.compareTo(b);
  if (a instanceof ApexDate && b instanceof ApexDate) return a.days - b.days;
  if (a instanceof ApexDatetime && b instanceof ApexDatetime) return a.ms - b.ms;
  if (a instanceof ApexTime && b instanceof ApexTime) return a.ms - b.ms;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return undefined;
}

function difference(a: Value, b: Value): Value | undefined {
  if (a instanceof ApexDate && b instanceof ApexDate) return Big(a.days - b.days);
  if (a instanceof ApexDatetime && b instanceof ApexDatetime)
    return Big(a.ms - b.ms).divideWithMathContext(Big(MS_PER_DAY), PRECISE);
  return undefined;
}
