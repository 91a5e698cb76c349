import type { Position } from '../base/position.ts';
import type { BindContext } from './bind-context.ts';
import type { ArithmeticOperator, BoundExpression } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { assignTo } from './convert.ts';
import { isNumeric, widerOf } from './operator-types.ts';

export function arithmetic(
  context: BindContext,
  operator: ArithmeticOperator,
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  if (operator === '+' && (left.type === types.string || right.type === types.string))
    return { kind: 'concat', left, right, type: types.string, position };
  const dates = dateArithmetic(context, operator, left, right, position);
  if (dates !== undefined) return dates;
  if (operator === '<<' || operator === '>>' || operator === '>>>')
    return shift(context, operator, left, right, position);
  if (operator === '&' || operator === '|' || operator === '^')
    return bitwise(context, operator, left, right, position);
  const type = widerOf(context, left.type, right.type);
  if (type === undefined)
    throw new CompileError(
      `Arithmetic expressions must use numeric arguments: ${left.type.name} ${operator} ${right.type.name}`,
      position,
    );
  return {
    kind: 'arithmetic',
    operator,
    left: assignTo(types, left, type, position),
    right: assignTo(types, right, type, position),
    type,
    position,
  };
}

function dateArithmetic(
  context: BindContext,
  operator: string,
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression | undefined {
  const { types } = context;
  if (operator !== '+' && operator !== '-') return undefined;
  if (left.type === types.date) {
    if (right.type !== types.integer && right.type !== types.long)
      throw new CompileError('Date/time expressions must use Integer or Long arguments', position);
    return {
      kind: 'dateArithmetic',
      operator,
      left,
      right: assignTo(types, right, types.long, position),
      type: types.date,
      position,
    };
  }
  if (left.type === types.datetime || left.type === types.time) {
    if (!isNumeric(context, right.type))
      throw new CompileError('Date/time expressions must use numeric arguments', position);
    return {
      kind: 'dateArithmetic',
      operator,
      left,
      right: assignTo(types, right, types.decimal, position),
      type: left.type,
      position,
    };
  }
  return undefined;
}

function shift(
  context: BindContext,
  operator: '<<' | '>>' | '>>>',
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  const whole = [types.integer, types.long];
  if (!whole.includes(left.type) || !whole.includes(right.type))
    throw new CompileError('Shift expressions must use Integer or Long arguments', position);
  return { kind: 'arithmetic', operator, left, right, type: left.type, position };
}

function bitwise(
  context: BindContext,
  operator: '&' | '|' | '^',
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  if (left.type === types.boolean && right.type === types.boolean)
    return { kind: 'arithmetic', operator, left, right, type: types.boolean, position };
  const type = widerOf(context, left.type, right.type);
  if (type !== types.integer && type !== types.long)
    throw new CompileError(`Bitwise expressions must use Integer, Long or Boolean arguments`, position);
  return {
    kind: 'arithmetic',
    operator,
    left: assignTo(types, left, type, position),
    right: assignTo(types, right, type, position),
    type,
    position,
  };
}
