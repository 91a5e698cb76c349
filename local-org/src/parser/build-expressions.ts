import {
  ApexParser,
  ArrayExpressionContext,
  AssignExpressionContext,
  CastExpressionContext,
  CondExpressionContext,
  DotExpressionContext,
  InstanceOfExpressionContext,
  MethodCallExpressionContext,
  NegExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  PrimaryExpressionContext,
  SubExpressionContext,
  type ApexParserRuleContext,
  type ApexToken,
  type ExpressionContext,
  type ExpressionListContext,
  type MethodCallContext,
} from '@apexdevtools/apex-parser';
import type { AssignExpression, Expression, PostfixExpression, UnaryExpression } from './ast-expressions.ts';
import { binaryOf } from './build-binary.ts';
import { newOf } from './build-new.ts';
import { primaryOf } from './build-primary.ts';
import { typeOf } from './build-types.ts';
import { at, nameOf, optional, startOf, terminalsOf } from './positions.ts';
import { ApexSyntaxError } from './syntax-error.ts';

/** Builds an expression. What needs it from the files below gets it handed in, so that imports go one way. */
export type ExpressionBuilder = (ctx: ExpressionContext) => Expression;

export function expressionOf(ctx: ExpressionContext): Expression {
  if (ctx instanceof PrimaryExpressionContext) return primaryOf(ctx.primary(), expressionOf);
  if (ctx instanceof DotExpressionContext) return dotOf(ctx);
  if (ctx instanceof MethodCallExpressionContext) return callOf(ctx.methodCall());
  if (ctx instanceof NewExpressionContext) return newOf(ctx, expressionOf);
  if (ctx instanceof AssignExpressionContext) return assignOf(ctx);
  if (ctx instanceof SubExpressionContext) return expressionOf(ctx.expression());
  if (ctx instanceof ArrayExpressionContext) {
    const [target, index] = [expressionOf(ctx.expression(0)), expressionOf(ctx.expression(1))];
    return { kind: 'index', target, index, position: at(ctx.LBRACK().symbol) };
  }
  if (ctx instanceof CastExpressionContext) {
    return {
      kind: 'cast',
      type: typeOf(ctx.typeRef()),
      operand: expressionOf(ctx.expression()),
      position: startOf(ctx),
    };
  }
  if (ctx instanceof PreOpExpressionContext || ctx instanceof NegExpressionContext) return unaryOf(ctx);
  if (ctx instanceof PostOpExpressionContext) return postfixOf(ctx);
  if (ctx instanceof CondExpressionContext) return ternaryOf(ctx);
  if (ctx instanceof InstanceOfExpressionContext) {
    const position = at(ctx.INSTANCEOF().symbol);
    return { kind: 'instanceof', operand: expressionOf(ctx.expression()), type: typeOf(ctx.typeRef()), position };
  }
  return binaryOf(ctx, expressionOf);
}

export function expressionsOf(ctx: ExpressionListContext): Expression[] {
  return optional(ctx)?.expression_list().map(expressionOf) ?? [];
}

/** `a.b.c` from its names: a name with field accesses around it. */
export function nameChain(ids: readonly ApexParserRuleContext[]): Expression {
  const [first, ...rest] = ids;
  if (!first) throw new Error('a name without parts');
  return rest.reduce<Expression>(
    (target, id) => ({ kind: 'field-access', target, name: nameOf(id), safe: false, position: startOf(id) }),
    { kind: 'name', name: nameOf(first), position: startOf(first) },
  );
}

function dotOf(ctx: DotExpressionContext): Expression {
  const target = expressionOf(ctx.expression());
  const safe = optional(ctx.QUESTIONDOT()) !== undefined;
  const call = optional(ctx.dotMethodCall());
  if (call) {
    const args = expressionsOf(call.expressionList());
    return { kind: 'call', target, name: nameOf(call.anyId()), args, safe, position: startOf(call) };
  }
  const name = ctx.anyId().start;
  // Only a type has `.class`, and the grammar has a rule of its own for that.
  if (name.type === ApexParser.CLASS) throw new ApexSyntaxError(`Unexpected token '${name.text}'.`, at(name));
  return { kind: 'field-access', target, name: name.text, safe, position: at(name) };
}

function callOf(ctx: MethodCallContext): Expression {
  const args = expressionsOf(ctx.expressionList());
  const position = startOf(ctx);
  if (optional(ctx.THIS())) return { kind: 'constructorCall', target: 'this', args, position };
  if (optional(ctx.SUPER())) return { kind: 'constructorCall', target: 'super', args, position };
  return { kind: 'call', target: undefined, name: nameOf(ctx.id()), args, safe: false, position };
}

function assignOf(ctx: AssignExpressionContext): AssignExpression {
  const token = operatorOf(ctx);
  return {
    kind: 'assign',
    operator: token.text as AssignExpression['operator'], // the rule lists exactly these tokens
    target: expressionOf(ctx.expression(0)),
    value: expressionOf(ctx.expression(1)),
    position: at(token),
  };
}

function unaryOf(ctx: PreOpExpressionContext | NegExpressionContext): UnaryExpression {
  const operator = ctx.start.text as UnaryExpression['operator'];
  return { kind: 'unary', operator, operand: expressionOf(ctx.expression()), position: startOf(ctx) };
}

function postfixOf(ctx: PostOpExpressionContext): PostfixExpression {
  const token = operatorOf(ctx);
  const operator = token.text as PostfixExpression['operator'];
  return { kind: 'postfix', operator, operand: expressionOf(ctx.expression()), position: at(token) };
}

function ternaryOf(ctx: CondExpressionContext): Expression {
  return {
    kind: 'ternary',
    condition: expressionOf(ctx.expression(0)),
    then: expressionOf(ctx.expression(1)),
    otherwise: expressionOf(ctx.expression(2)),
    position: at(ctx.QUESTION().symbol),
  };
}

function operatorOf(ctx: ApexParserRuleContext): ApexToken {
  const [token] = terminalsOf(ctx);
  if (!token) throw new Error('an expression without an operator');
  return token;
}
