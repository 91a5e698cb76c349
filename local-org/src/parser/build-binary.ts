import {
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  BitAndExpressionContext,
  BitExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  EqualityExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  type ApexToken,
  type ExpressionContext,
} from '@apexdevtools/apex-parser';
import { Unsupported } from '../base/errors.ts';
import type { BinaryExpression, BinaryOperator } from './ast-expressions.ts';
import type { ExpressionBuilder } from './build-expressions.ts';
import { at, startOf, terminalsOf } from './positions.ts';

type BinaryContext =
  | Arth1ExpressionContext
  | Arth2ExpressionContext
  | BitExpressionContext
  | CmpExpressionContext
  | EqualityExpressionContext
  | BitAndExpressionContext
  | BitNotExpressionContext
  | BitOrExpressionContext
  | LogAndExpressionContext
  | LogOrExpressionContext
  | CoalExpressionContext;

export function binaryOf(ctx: ExpressionContext, expressionOf: ExpressionBuilder): BinaryExpression {
  if (!isBinary(ctx)) throw new Unsupported(`expression starting with '${ctx.start.text}'`, undefined, startOf(ctx));
  const tokens = terminalsOf(ctx);
  const [first] = tokens;
  if (!first) throw new Error('a binary expression without an operator');
  return {
    kind: 'binary',
    operator: operatorOf(tokens),
    left: expressionOf(ctx.expression(0)),
    right: expressionOf(ctx.expression(1)),
    position: at(first),
  };
}

/** `<=`, `>>` and `>>>` are several tokens to the grammar, because of the brackets of type arguments. */
function operatorOf(tokens: readonly ApexToken[]): BinaryOperator {
  const text = tokens.map((token) => token.text).join('');
  return text === '<>' ? '!=' : (text as BinaryOperator);
}

function isBinary(ctx: ExpressionContext): ctx is BinaryContext {
  return (
    ctx instanceof Arth1ExpressionContext ||
    ctx instanceof Arth2ExpressionContext ||
    ctx instanceof BitExpressionContext ||
    ctx instanceof CmpExpressionContext ||
    ctx instanceof EqualityExpressionContext ||
    ctx instanceof BitAndExpressionContext ||
    ctx instanceof BitNotExpressionContext ||
    ctx instanceof BitOrExpressionContext ||
    ctx instanceof LogAndExpressionContext ||
    ctx instanceof LogOrExpressionContext ||
    ctx instanceof CoalExpressionContext
  );
}
