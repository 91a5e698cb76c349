import { BoundExpressionContext, type ApexParserRuleContext, type SoslLiteralContext } from '@apexdevtools/apex-parser';
import type { Expression } from './ast-expressions.ts';
import type { ExpressionBuilder } from './build-expressions.ts';
import { sourceOf, startOf } from './positions.ts';
import type { SoslQuery } from './soql-ast.ts';

export function searchOf(ctx: SoslLiteralContext, expressionOf: ExpressionBuilder): SoslQuery {
  return { kind: 'search', text: sourceOf(ctx), binds: bindsOf(ctx, expressionOf), position: startOf(ctx) };
}

function bindsOf(ctx: ApexParserRuleContext, expressionOf: ExpressionBuilder): Expression[] {
  if (ctx instanceof BoundExpressionContext) return [expressionOf(ctx.expression())];
  return (ctx.children ?? []).flatMap((child) =>
    'symbol' in child ? [] : bindsOf(child as ApexParserRuleContext, expressionOf),
  );
}
