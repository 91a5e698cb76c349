import type { Position } from '../base/position.ts';
import type { BinaryExpression, BinaryOperator, TernaryExpression } from '../parser/ast-expressions.ts';
import { arithmetic } from './bind-arithmetic.ts';
import { comparison, equality } from './bind-compare.ts';
import type { BindContext } from './bind-context.ts';
import type { BoundExpression } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { assignTo } from './convert.ts';
import { commonType, expectBoolean } from './operator-types.ts';

export function bindBinary(context: BindContext, expression: BinaryExpression): BoundExpression {
  const left = context.expression(expression.left);
  const right = context.expression(expression.right);
  return combine(context, expression.operator, left, right, expression.position);
}

export function combine(
  context: BindContext,
  operator: BinaryOperator,
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  if (left.type === types.void || right.type === types.void)
    throw new CompileError('Illegal expression: void value', position);
  switch (operator) {
    case '&&':
    case '||':
      expectBoolean(context, left);
      expectBoolean(context, right);
      return { kind: 'logic', operator, left, right, type: types.boolean, position };
    case '??':
      return coalesce(context, left, right, position);
    case '==':
    case '!=':
    case '===':
    case '!==':
      return equality(context, operator, left, right, position);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return comparison(context, operator, left, right, position);
    default:
      return arithmetic(context, operator, left, right, position);
  }
}

function coalesce(
  context: BindContext,
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  const type = commonType(context, left, right);
  if (type === undefined)
    throw new CompileError(`Incompatible types in ?? operator: ${left.type.name}, ${right.type.name}`, position);
  return {
    kind: 'coalesce',
    left: assignTo(types, left, type, position),
    right: assignTo(types, right, type, position),
    type,
    position,
  };
}

export function bindTernary(context: BindContext, expression: TernaryExpression): BoundExpression {
  const { types } = context;
  const condition = context.expression(expression.condition);
  expectBoolean(context, condition);
  const then = context.expression(expression.then);
  const otherwise = context.expression(expression.otherwise);
  const type = commonType(context, then, otherwise);
  if (type === undefined)
    throw new CompileError(
      `Incompatible types in ternary operator: ${then.type.name}, ${otherwise.type.name}`,
      expression.position,
    );
  return {
    kind: 'ternary',
    condition,
    then: assignTo(types, then, type, expression.position),
    otherwise: assignTo(types, otherwise, type, expression.position),
    type,
    position: expression.position,
  };
}
