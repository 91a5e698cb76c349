import type { Position } from '../base/position.ts';
import type { Expression, UnaryExpression } from '../parser/ast-expressions.ts';
import { bindIncrement } from './bind-assign.ts';
import type { BindContext } from './bind-context.ts';
import type { BoundExpression } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { numericTypes } from './operator-types.ts';

export function bindUnary(context: BindContext, expression: UnaryExpression): BoundExpression {
  const { operator, position } = expression;
  if (operator === '++' || operator === '--')
    return bindIncrement(context, expression.operand, operator, 'new', position);
  if (operator === '-' && expression.operand.kind === 'literal') {
    const folded = negativeLiteral(context, expression.operand, position);
    if (folded !== undefined) return folded;
  }
  const operand = context.expression(expression.operand);
  const { types } = context;
  if (operator === '!') {
    if (operand.type !== types.boolean)
      throw new CompileError(`Incorrect expression type, expecting Boolean: ${operand.type.name}`, position);
    return { kind: 'unary', operator, operand, type: types.boolean, position };
  }
  const allowed = operator === '~' ? [types.integer, types.long] : numericTypes(context);
  if (!allowed.includes(operand.type))
    throw new CompileError(`Unary operator ${operator} is not allowed for ${operand.type.name}`, position);
  return { kind: 'unary', operator, operand, type: operand.type, position };
}

/** `-2147483648` is a literal of its own: its digits alone would be out of range. */
function negativeLiteral(
  context: BindContext,
  literal: Extract<Expression, { kind: 'literal' }>,
  position: Position,
): BoundExpression | undefined {
  if (literal.type === 'Integer')
    return {
      kind: 'literal',
      value: integerInRange(`-${literal.value}`, position),
      type: context.types.integer,
      position,
    };
  if (literal.type === 'Long')
    return { kind: 'literal', value: longInRange(`-${literal.value}`, position), type: context.types.long, position };
  return undefined;
}

export function integerInRange(digits: string, position: Position): number {
  const value = Number(digits);
  if (value > 2147483647 || value < -2147483648) throw new CompileError(`Illegal integer: ${digits}`, position);
  return value;
}

export function longInRange(digits: string, position: Position): bigint {
  const value = BigInt(digits);
  if (BigInt.asIntN(64, value) !== value) throw new CompileError(`Illegal long: ${digits}`, position);
  return value;
}
