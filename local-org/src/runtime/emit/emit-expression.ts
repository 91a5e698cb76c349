import { Big, type BigDecimal } from 'bigdecimal.js';
import { assertNever } from '../../base/errors.ts';
import type { BoundExpression, BoundOf } from '../../semantic/bound.ts';
import { ApexDouble } from '../values/scalars.ts';
import { emitCall, emitConstructorCall, emitNew, emitStaticCall } from './emit-calls.ts';
import { emitArithmetic, emitCompare, emitEquals, emitUnary } from './emit-operators.ts';
import { emitAssign, emitCompound } from './emit-store.ts';
import { quote, type EmitContext } from './writer.ts';

export type EmitExpression = (context: EmitContext, expression: BoundExpression) => string;

/** JavaScript for one expression. `o` are the operations, `rt` the runtime, `kN` the constants. */
export function emitExpression(context: EmitContext, expression: BoundExpression): string {
  const emit = (inner: BoundExpression): string => emitExpression(context, inner);
  const k = (value: unknown): string => context.constants.name(value);
  switch (expression.kind) {
    case 'literal':
      return emitLiteral(expression.value);
    case 'decimalLiteral':
      return k(decimalConstant(context, expression.text));
    case 'doubleLiteral':
      return k(new ApexDouble(expression.value));
    case 'local':
      return expression.local.jsName;
    case 'this':
      return 'this';
    case 'field':
      return emitField(context, expression);
    case 'staticField':
      return emitStaticField(context, expression);
    case 'enumConstant':
      return `rt.enumConstants(${k(expression.symbol)})[${expression.ordinal}]`;
    case 'sobjectField':
      return `o.${fromParent(expression.target) ? 'getFieldOfParent' : 'getField'}(${emit(expression.target)},${k(expression.field)})`;
    case 'sobjectParent':
      if (fromParent(expression.target))
        return `o.getParentOfParent(${emit(expression.target)},${k(expression.field)})`;
      return `o.getParent(${emit(expression.target)},${k(expression.field)})`;
    case 'sobjectChildren':
      return `o.getChildren(${emit(expression.target)},${k(expression.relationship)})`;
    case 'index':
      return `o.at(${emit(expression.target)},${emit(expression.index)})`;
    case 'call':
      return emitCall(context, expression, emitExpression);
    case 'staticCall':
      return emitStaticCall(context, expression, emitExpression);
    case 'constructorCall':
      return emitConstructorCall(context, expression, emitExpression);
    case 'new':
      return emitNew(context, expression, emitExpression);
    case 'newSObject':
      return emitNewRecord(context, expression);
    case 'newElements':
      return `o.elements(${k(expression.type)},[${expression.elements.map(emit).join(',')}])`;
    case 'newArray':
      return `o.array(${k(expression.type)},o.nn(${emit(expression.size)}))`;
    case 'newMap':
      return `o.mapOf(${k(expression.type)},[${expression.entries.map((entry) => `${emit(entry.key)},${emit(entry.value)}`).join(',')}])`;
    case 'convert':
      return expression.conversion === 'objectToString'
        ? `o.text(${emit(expression.operand)})`
        : `o.${expression.conversion}(${emit(expression.operand)})`;
    case 'cast':
      return `o.cast(${emit(expression.operand)},${k(expression.type)})`;
    case 'instanceof':
      return `rt.instanceOf(${emit(expression.operand)},${k(expression.tested)})`;
    case 'unary':
      return emitUnary(context, expression, emitExpression);
    case 'arithmetic':
      return emitArithmetic(context, expression, emitExpression);
    case 'dateArithmetic':
      return `o.shiftDate(${emitNonNull(context, expression.left)},${emitNonNull(context, expression.right)},${expression.operator === '-'})`;
    case 'concat':
      return `(${emitText(context, expression.left)}+${emitText(context, expression.right)})`;
    case 'logic':
      return `(${emitCondition(context, expression.left)}${expression.operator}${emitCondition(context, expression.right)})`;
    case 'coalesce':
      return `(${emit(expression.left)}??${emit(expression.right)})`;
    case 'equals':
      return emitEquals(context, expression, emitExpression);
    case 'compare':
      return emitCompare(context, expression, emitExpression);
    case 'ternary':
      return `(${emitCondition(context, expression.condition)}?${emit(expression.then)}:${emit(expression.otherwise)})`;
    case 'assign':
      return emitAssign(context, expression, emitExpression);
    case 'compound':
      return emitCompound(context, expression, emitExpression);
    case 'safe':
      return `((${expression.temp.jsName}=${emit(expression.receiver)})===null?null:${emit(expression.body)})`;
    case 'soql':
      return `o.query(${k(expression.query)},${k(expression.type)},${expression.access === undefined ? 'undefined' : quote(expression.access)},new Map([${expression.binds.map((bind) => `[${k(bind.node)},${emit(bind.value)}]`).join(',')}]))`;
    case 'typeRef':
      return `rt.typeValue(${k(expression.referred)})`;
    case 'objectToken':
      return `rt.org.objectToken(${k(expression.definition)})`;
    case 'fieldToken':
      return `rt.org.fieldToken(${k(expression.definition)},${k(expression.field)})`;
    case 'describeToken':
      return expression.field === undefined
        ? `rt.org.describeObject(${k(expression.definition)})`
        : `rt.org.describeField(${k(expression.definition)},${k(expression.field)})`;
    case 'label':
      return `rt.org.label(${quote(expression.name)})`;
    case 'unsupported':
      return `o.unsupported(${quote(expression.message)})`;
    default:
      return assertNever(expression, 'bound expression');
  }
}

function emitLiteral(value: null | boolean | string | number | bigint): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'bigint') return value < 0n ? `(${value}n)` : `${value}n`;
  if (typeof value === 'number' && value < 0) return `(${value})`;
  return String(value);
}

const decimals = new WeakMap<EmitContext, Map<string, BigDecimal>>();

/** One constant for equal literals of a class. */
function decimalConstant(context: EmitContext, text: string): BigDecimal {
  const known = decimals.get(context) ?? new Map<string, BigDecimal>();
  decimals.set(context, known);
  const decimal = known.get(text) ?? Big(text);
  known.set(text, decimal);
  return decimal;
}

/** A Boolean where JavaScript branches: null throws. */
export function emitCondition(context: EmitContext, expression: BoundExpression): string {
  const text = emitExpression(context, expression);
  return isNeverNull(expression) ? text : `o.nn(${text})`;
}

/** Expressions whose value can't be null. */
export function isNeverNull(expression: BoundExpression): boolean {
  switch (expression.kind) {
    case 'literal':
      return expression.value !== null;
    case 'decimalLiteral':
    case 'doubleLiteral':
    case 'enumConstant':
    case 'this':
    case 'new':
    case 'newSObject':
    case 'newElements':
    case 'newArray':
    case 'newMap':
    case 'instanceof':
    case 'unary':
    case 'arithmetic':
    case 'concat':
    case 'logic':
    case 'equals':
    case 'compare':
    case 'soql':
    case 'typeRef':
    case 'objectToken':
    case 'fieldToken':
    case 'describeToken':
      return true;
    case 'convert':
      return expression.conversion !== 'listToSingleOrNull' && isNeverNull(expression.operand);
    default:
      return false;
  }
}

export function emitNonNull(context: EmitContext, expression: BoundExpression): string {
  const text = emitExpression(context, expression);
  return isNeverNull(expression) ? text : `o.nn(${text})`;
}

function emitText(context: EmitContext, expression: BoundExpression): string {
  const text = emitExpression(context, expression);
  if (expression.kind === 'concat' || (expression.kind === 'literal' && typeof expression.value === 'string'))
    return text;
  return `o.text(${text})`;
}

function emitField(context: EmitContext, expression: BoundOf<'field'>): string {
  const { field } = expression;
  const target = emitNonNull(context, expression.target);
  if (field.owner.isNative) {
    if (field.nativeGet === undefined)
      return `o.unsupported(${quote(`${field.owner.name}.${field.name} can not be read in the local org`)})`;
    return `${context.constants.name(field.nativeGet)}(rt,${target})`;
  }
  if (field.kind === 'property' && !expression.backing && hasAccessor(expression))
    return `${target}[${quote(`get_${field.slot}`)}]()`;
  return `${target}.${field.slot}`;
}

/** Properties that a subclass may override, or that have a body, go through their accessor. */
export function hasAccessor(expression: BoundOf<'field' | 'staticField'>): boolean {
  const { field } = expression;
  return field.getter?.body !== undefined || field.setter?.body !== undefined || field.isVirtual;
}

function emitStaticField(context: EmitContext, expression: BoundOf<'staticField'>): string {
  const { field } = expression;
  if (field.owner.isNative) {
    if (field.nativeGet === undefined)
      return `o.unsupported(${quote(`${field.owner.name}.${field.name} can not be read in the local org`)})`;
    return `${context.constants.name(field.nativeGet)}(rt)`;
  }
  const handle = context.constants.name(context.handleOf(field.owner));
  if (field.kind === 'property' && !expression.backing && hasAccessor(expression))
    return `${handle}.methods[${quote(`get_${field.slot}`)}]()`;
  return `${handle}.statics().${field.slot}`;
}

function emitNewRecord(context: EmitContext, expression: BoundOf<'newSObject'>): string {
  const k = (value: unknown): string => context.constants.name(value);
  const steps = expression.fields.map(
    (item) => `[${item.parent ? 1 : 0},${k(item.field)},${emitExpression(context, item.value)}]`,
  );
  return `o.record(${k(expression.definition)},[${steps.join(',')}])`;
}

/** `contact.Account.Name`: a way up through a lookup without record ends in null. */
function fromParent(target: BoundExpression): boolean {
  return target.kind === 'sobjectParent';
}
