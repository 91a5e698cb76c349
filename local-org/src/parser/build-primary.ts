import {
  IdPrimaryContext,
  LiteralPrimaryContext,
  SoqlPrimaryContext,
  SoslPrimaryContext,
  SuperPrimaryContext,
  ThisPrimaryContext,
  TypeRefPrimaryContext,
  VoidPrimaryContext,
  type PrimaryContext,
} from '@apexdevtools/apex-parser';
import { Unsupported } from '../base/errors.ts';
import type { Expression } from './ast-expressions.ts';
import type { ExpressionBuilder } from './build-expressions.ts';
import { queryOf } from './build-soql.ts';
import { searchOf } from './build-sosl.ts';
import { typeOf } from './build-types.ts';
import { literalOf } from './literals.ts';
import { at, nameOf, startOf } from './positions.ts';

export function primaryOf(ctx: PrimaryContext, expressionOf: ExpressionBuilder): Expression {
  const position = startOf(ctx);
  if (ctx instanceof IdPrimaryContext) return { kind: 'name', name: nameOf(ctx), position };
  if (ctx instanceof LiteralPrimaryContext) return literalOf(ctx.literal());
  if (ctx instanceof ThisPrimaryContext) return { kind: 'this', position };
  if (ctx instanceof SuperPrimaryContext) return { kind: 'super', position };
  if (ctx instanceof SoqlPrimaryContext) {
    return { kind: 'soql', query: queryOf(ctx.soqlLiteral().query(), expressionOf), position };
  }
  if (ctx instanceof SoslPrimaryContext)
    return { kind: 'sosl', query: searchOf(ctx.soslLiteral(), expressionOf), position };
  if (ctx instanceof TypeRefPrimaryContext) {
    return { kind: 'typeRef', type: typeOf(ctx.typeRef()), position: at(ctx.CLASS().symbol) };
  }
  if (ctx instanceof VoidPrimaryContext) {
    const type = { parts: [{ name: ctx.start.text, args: [] }], arrayDepth: 0, position };
    return { kind: 'typeRef', type, position: at(ctx.CLASS().symbol) };
  }
  throw new Unsupported(`expression starting with '${ctx.start.text}'`, undefined, position);
}
