import type { Expression, LiteralExpression, SoqlExpression } from '../parser/ast-expressions.ts';
import type { TypeName } from '../parser/ast.ts';
import { assertNever } from '../base/errors.ts';
import { bindChain } from './bind-chain.ts';
import type { BindContext } from './bind-context.ts';
import {
  bindCast,
  bindConstructorCall,
  bindInstanceOf,
  bindNew,
  bindNewArray,
  bindNewCollection,
  bindNewMap,
} from './bind-new.ts';
import { bindAssign, bindPostfix } from './bind-assign.ts';
import { bindBinary, bindTernary } from './bind-operators.ts';
import { bindUnary, integerInRange, longInRange } from './bind-unary.ts';
import { bindSoql } from './bind-soql.ts';
import type { BoundExpression } from './bound.ts';
import { CompileError, gap } from './compile-error.ts';
import { resolveKnownType } from './resolve-type.ts';

/** Resolves and types one expression. */
export function bindExpression(context: BindContext, expression: Expression): BoundExpression {
  const { types } = context;
  const { position } = expression;
  switch (expression.kind) {
    case 'literal':
      return bindLiteral(context, expression);
    case 'name':
    case 'field-access':
    case 'call':
    case 'index':
      return bindChain(context, expression);
    case 'this':
      if (context.owner === undefined || context.isStatic)
        throw new CompileError('Invalid reference to this in a static context', position);
      return { kind: 'this', type: types.of(context.owner), position };
    case 'super':
      if (context.owner === undefined || context.isStatic) throw new CompileError('Invalid super reference', position);
      return { kind: 'this', type: context.owner.superclass ?? types.object, position };
    case 'constructorCall':
      return bindConstructorCall(context, expression);
    case 'new':
      return bindNew(context, expression);
    case 'newCollection':
      return bindNewCollection(context, expression);
    case 'newArray':
      return bindNewArray(context, expression);
    case 'newMap':
      return bindNewMap(context, expression);
    case 'unary':
      return bindUnary(context, expression);
    case 'postfix':
      return bindPostfix(context, expression);
    case 'binary':
      return bindBinary(context, expression);
    case 'assign':
      return bindAssign(context, expression);
    case 'ternary':
      return bindTernary(context, expression);
    case 'instanceof':
      return bindInstanceOf(context, expression);
    case 'cast':
      return bindCast(context, expression);
    case 'soql':
      return bindSoql(context, expression satisfies SoqlExpression);
    case 'sosl':
      throw gap('SOSL: the local org has no search index', position);
    case 'typeRef':
      return {
        kind: 'typeRef',
        referred: isVoid(expression.type) ? types.void : resolveKnownType(types, expression.type, context.owner),
        type: types.named('System.Type'),
        position,
      };
    default:
      return assertNever(expression, 'expression');
  }
}

function bindLiteral({ types }: BindContext, literal: LiteralExpression): BoundExpression {
  const { position } = literal;
  switch (literal.type) {
    case 'Integer':
      return { kind: 'literal', value: integerInRange(literal.value, position), type: types.integer, position };
    case 'Long':
      return { kind: 'literal', value: longInRange(literal.value, position), type: types.long, position };
    case 'Double':
      return { kind: 'doubleLiteral', value: Number(literal.value), type: types.double, position };
    case 'Decimal':
      return { kind: 'decimalLiteral', text: literal.value, type: types.decimal, position };
    case 'String':
      return { kind: 'literal', value: literal.value, type: types.string, position };
    case 'Boolean':
      return { kind: 'literal', value: literal.value, type: types.boolean, position };
    case 'null':
      return { kind: 'literal', value: null, type: types.null, position };
  }
}

/** `void.class`: what `Test.createStub` says of a method without a result. */
function isVoid({ parts, arrayDepth }: TypeName): boolean {
  return parts.length === 1 && arrayDepth === 0 && parts[0]?.name.toLowerCase() === 'void';
}
