import type { Expression } from '../parser/ast-expressions.ts';
import type { ForEachStatement, ForStatement, Statement } from '../parser/ast-statements.ts';
import { isAssignable, parentsOf } from './assignable.ts';
import type { BindContext } from './bind-context.ts';
import type { BoundExpression, BoundStatement } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { conversionBetween } from './convert.ts';
import { resolveType } from './resolve-type.ts';
import type { ApexType } from './types.ts';

export function condition(context: BindContext, expression: Expression): BoundExpression {
  const bound = context.expression(expression);
  if (bound.type !== context.types.boolean)
    throw new CompileError(`Incorrect expression type, expecting Boolean: ${bound.type.name}`, expression.position);
  return bound;
}

export function loopBody(context: BindContext, body: Statement | undefined): BoundStatement | undefined {
  if (body === undefined) return undefined;
  context.loopDepth++;
  try {
    return context.withScope(() => context.statement(body));
  } finally {
    context.loopDepth--;
  }
}

export function bindFor(context: BindContext, statement: ForStatement): BoundStatement {
  const { position } = statement;
  const init: BoundStatement[] = [];
  if (statement.init !== undefined) {
    if ('kind' in statement.init) init.push(context.statement(statement.init));
    else
      init.push(
        ...statement.init.map((expression): BoundStatement => ({
          kind: 'expression',
          expression: context.expression(expression),
          position: expression.position,
        })),
      );
  }
  const test = statement.condition === undefined ? undefined : condition(context, statement.condition);
  const update = statement.update.map((expression) => context.expression(expression));
  return { kind: 'for', init, condition: test, update, body: loopBody(context, statement.body), position };
}

export function bindForEach(context: BindContext, statement: ForEachStatement): BoundStatement {
  const { types } = context;
  const type = resolveType(types, statement.type, context.owner);
  const iterable = context.expression(statement.iterable);
  const element = elementType(context, iterable.type);
  if (element === undefined)
    throw new CompileError(`Loop must iterate over collection: ${iterable.type.name}`, statement.position);
  const chunks = iterable.kind === 'soql' && types.isList(type) && type.args[0]?.symbol.kind === 'sobject';
  const fits =
    chunks ||
    isAssignable(types, element, type) ||
    (element.symbol.kind === 'sobject' &&
      type.symbol.kind === 'sobject' &&
      (element === types.anySObject || isAssignable(types, type, element)));
  if (!fits) throw new CompileError(`Loop variable must be of type ${element.name}`, statement.namePosition);
  const local = context.declare(statement.name, type, statement.namePosition);
  return {
    kind: 'forEach',
    local,
    iterable,
    convert: chunks ? undefined : conversionBetween(types, element, type),
    body: loopBody(context, statement.body),
    chunks,
    position: statement.position,
  };
}

function elementType(context: BindContext, type: ApexType): ApexType | undefined {
  const { types } = context;
  if (types.isList(type) || types.isSet(type)) return type.args[0];
  if (type.name === 'Database.QueryLocator') return types.anySObject;
  const iterable = asIterable(context, type);
  return iterable?.args[0];
}

function asIterable(context: BindContext, type: ApexType): ApexType | undefined {
  if (type.symbol.isNative && type.symbol.name === 'Iterable') return type;
  for (const parent of parentsOf(context.types, type)) {
    const found = asIterable(context, parent);
    if (found !== undefined) return found;
  }
  return undefined;
}
