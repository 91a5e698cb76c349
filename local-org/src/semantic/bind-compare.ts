import type { Position } from '../base/position.ts';
import { isAssignable } from './assignable.ts';
import type { BindContext } from './bind-context.ts';
import type { BoundExpression } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { isNumeric, sameNumbers } from './operator-types.ts';
import type { ApexType } from './types.ts';

export function equality(
  context: BindContext,
  operator: '==' | '!=' | '===' | '!==',
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  const identity = operator.length === 3;
  const negated = operator.startsWith('!');
  if (!comparable(context, left.type, right.type)) {
    throw new CompileError(
      `Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`,
      position,
    );
  }
  const [a, b] = sameNumbers(context, left, right);
  return { kind: 'equals', identity, negated, left: a, right: b, type: types.boolean, position };
}

function comparable(context: BindContext, a: ApexType, b: ApexType): boolean {
  const { types } = context;
  if (a === types.null || b === types.null || a === types.object || b === types.object) return true;
  if (isNumeric(context, a) && isNumeric(context, b)) return true;
  return (
    isAssignable(types, a, b) ||
    isAssignable(types, b, a) ||
    a.symbol.kind === 'interface' ||
    b.symbol.kind === 'interface'
  );
}

export function comparison(
  context: BindContext,
  operator: '<' | '>' | '<=' | '>=',
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  const ordered = [types.string, types.id, types.date, types.datetime, types.time];
  const numbers = isNumeric(context, left.type) && isNumeric(context, right.type);
  const others =
    (ordered.includes(left.type) || left.type === types.null) &&
    (ordered.includes(right.type) || right.type === types.null) &&
    (isAssignable(types, left.type, right.type) || isAssignable(types, right.type, left.type));
  const withNull =
    (left.type === types.null && isNumeric(context, right.type)) ||
    (right.type === types.null && isNumeric(context, left.type));
  if (!numbers && !others && !withNull)
    throw new CompileError(
      `Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`,
      position,
    );
  const [a, b] = sameNumbers(context, left, right);
  return { kind: 'compare', operator, left: a, right: b, type: types.boolean, position };
}
