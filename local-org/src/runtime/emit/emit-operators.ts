import type { BoundExpression, BoundOf } from '../../semantic/bound.ts';
import type { EmitContext } from './writer.ts';

type Emit = (context: EmitContext, expression: BoundExpression) => string;

export function emitUnary(context: EmitContext, expression: BoundOf<'unary'>, emit: Emit): string {
  const operand = nonNull(context, expression.operand, emit);
  switch (expression.operator) {
    case '!':
      return `!${operand}`;
    case '+':
      return operand;
    case '~':
      return `(~${operand})`;
    case '-':
      return negate(expression.type.name, operand);
  }
}

function negate(type: string, operand: string): string {
  switch (type) {
    case 'Integer':
      return `(-${operand}|0)`;
    case 'Long':
      return `BigInt.asIntN(64,-${operand})`;
    case 'Double':
      return `o.negateDouble(${operand})`;
    default:
      return `o.negateDecimal(${operand})`;
  }
}

export function emitArithmetic(context: EmitContext, expression: BoundOf<'arithmetic'>, emit: Emit): string {
  const a = nonNull(context, expression.left, emit);
  const b = nonNull(context, expression.right, emit);
  switch (expression.type.name) {
    case 'Boolean':
      return expression.operator === '^' ? `(${a}!==${b})` : `((${a}${expression.operator}${b})===1)`;
    case 'Integer':
      return integer(expression, a, b);
    case 'Long':
      return long(expression, a, b);
    case 'Double':
      return `o.double${NAMES[expression.operator]}(${a},${b})`;
    default:
      return `o.decimal${NAMES[expression.operator]}(${a},${b})`;
  }
}

const NAMES: Record<string, string> = { '+': 'Add', '-': 'Subtract', '*': 'Multiply', '/': 'Divide' };

/** 32-bit wrap-around. */
function integer(expression: BoundOf<'arithmetic'>, a: string, b: string): string {
  const { operator } = expression;
  const right = expression.right.type.name === 'Long' ? `Number(BigInt.asIntN(32,${b}))` : b;
  switch (operator) {
    case '*':
      return `Math.imul(${a},${b})`;
    case '/':
      return `o.integerDivide(${a},${b})`;
    case '>>>':
      return `((${a}>>>${right})|0)`;
    case '<<':
    case '>>':
      return `(${a}${operator}${right})`;
    default:
      return `((${a}${operator}${b})|0)`;
  }
}

/** 64-bit wrap-around. */
function long(expression: BoundOf<'arithmetic'>, a: string, b: string): string {
  const { operator } = expression;
  const shift = expression.right.type.name === 'Integer' ? `BigInt(${b}&63)` : `(${b}&63n)`;
  switch (operator) {
    case '/':
      return `o.longDivide(${a},${b})`;
    case '<<':
    case '>>':
      return `BigInt.asIntN(64,${a}${operator}${shift})`;
    case '>>>':
      return `BigInt.asIntN(64,BigInt.asUintN(64,${a})>>${shift})`;
    default:
      return `BigInt.asIntN(64,${a}${operator}${b})`;
  }
}

const BY_IDENTITY = new Set(['Integer', 'Boolean', 'Long']);

export function emitEquals(context: EmitContext, expression: BoundOf<'equals'>, emit: Emit): string {
  const a = emit(context, expression.left);
  const b = emit(context, expression.right);
  const left = expression.left.type;
  const isNull = left.symbol.kind === 'null' || expression.right.type.symbol.kind === 'null';
  const direct =
    isNull || (left === expression.right.type && (BY_IDENTITY.has(left.name) || left.symbol.kind === 'enum'));
  if (direct) return `(${a}${expression.negated ? '!==' : '==='}${b})`;
  return `${expression.negated ? '!' : ''}o.${expression.identity ? 'same' : 'equal'}(${a},${b})`;
}

export function emitCompare(context: EmitContext, expression: BoundOf<'compare'>, emit: Emit): string {
  const { operator, left, right } = expression;
  const a = emit(context, left);
  const b = emit(context, right);
  const isInteger = left.type.name === 'Integer' && right.type.name === 'Integer';
  if (isInteger && isSimple(left) && isSimple(right)) {
    const guards = [left, right]
      .filter((side) => side.kind === 'local')
      .map((side) => `${emit(context, side)}!==null&&`);
    return `(${guards.join('')}${a}${operator}${b})`;
  }
  switch (operator) {
    case '<':
      return `o.less(${a},${b})`;
    case '>':
      return `o.greater(${a},${b})`;
    case '<=':
      return `o.lessOrEqual(${a},${b})`;
    case '>=':
      return `o.greaterOrEqual(${a},${b})`;
  }
}

function isSimple(expression: BoundExpression): boolean {
  return expression.kind === 'local' || (expression.kind === 'literal' && expression.value !== null);
}

function nonNull(context: EmitContext, expression: BoundExpression, emit: Emit): string {
  const text = emit(context, expression);
  return expression.kind === 'arithmetic' ||
    expression.kind === 'decimalLiteral' ||
    expression.kind === 'doubleLiteral' ||
    (expression.kind === 'literal' && expression.value !== null)
    ? text
    : `o.nn(${text})`;
}
