import type {
  ArrayCreatorRestContext,
  ClassCreatorRestContext,
  CreatedNameContext,
  NewExpressionContext,
} from '@apexdevtools/apex-parser';
import type { Position } from '../base/position.ts';
import type { Expression, NewArray, NewCollection, NewExpression } from './ast-expressions.ts';
import type { TypeName } from './ast.ts';
import type { ExpressionBuilder } from './build-expressions.ts';
import { createdTypeOf } from './build-types.ts';
import { optional, startOf } from './positions.ts';

export function newOf(ctx: NewExpressionContext, expressionOf: ExpressionBuilder): Expression {
  const position = startOf(ctx);
  const creator = ctx.creator();
  const name = creator.createdName();
  const call = optional(creator.classCreatorRest());
  if (call) return newObjectOf(createdTypeOf(name, 0), argumentsOf(call, expressionOf), position);
  const array = optional(creator.arrayCreatorRest());
  if (array) return { ...newArrayOf(array, name, expressionOf), position };
  const type = createdTypeOf(name, 0);
  const map = optional(creator.mapCreatorRest());
  if (map) {
    const entries = map.mapCreatorRestPair_list().map((pair) => ({
      key: expressionOf(pair.expression(0)),
      value: expressionOf(pair.expression(1)),
    }));
    return { kind: 'newMap', type, entries, position };
  }
  const elements = optional(creator.setCreatorRest())?.expression_list().map(expressionOf) ?? [];
  if (elements.length === 0 && isMap(type)) return { kind: 'newMap', type, entries: [], position };
  return { kind: 'newCollection', type, elements, position };
}

function argumentsOf(ctx: ClassCreatorRestContext, expressionOf: ExpressionBuilder): Expression[] {
  return optional(ctx.arguments().expressionList())?.expression_list().map(expressionOf) ?? [];
}

/** Arguments that are all assignments to a bare name are field values: `new Account(Name = 'x')`. */
function newObjectOf(type: TypeName, args: readonly Expression[], position: Position): NewExpression {
  const fields = args.flatMap((arg) =>
    arg.kind === 'assign' && arg.operator === '=' && arg.target.kind === 'name'
      ? [{ name: arg.target.name, value: arg.value, position: arg.target.position }]
      : [],
  );
  const named = fields.length > 0 && fields.length === args.length;
  return { kind: 'new', type, args: named ? [] : args, fields: named ? fields : [], position };
}

function newArrayOf(
  ctx: ArrayCreatorRestContext,
  name: CreatedNameContext,
  expressionOf: ExpressionBuilder,
): Omit<NewArray, 'position'> | Omit<NewCollection, 'position'> {
  const size = optional(ctx.expression());
  if (size) return { kind: 'newArray', elementType: createdTypeOf(name, 0), size: expressionOf(size) };
  const elements = optional(ctx.arrayInitializer())?.expression_list().map(expressionOf) ?? [];
  return { kind: 'newCollection', type: createdTypeOf(name, 1), elements };
}

/** `new Map<A, B>{}` looks like an empty list to the grammar. */
function isMap(type: TypeName): boolean {
  const [part] = type.parts;
  return type.parts.length === 1 && part?.args.length === 2 && part.name.toLowerCase() === 'map';
}
