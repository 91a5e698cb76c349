import type {
  BlockContext,
  SwitchStatementContext,
  WhenLiteralContext,
  WhenValueContext,
} from '@apexdevtools/apex-parser';
import type { Expression } from './ast-expressions.ts';
import type { Block, SwitchStatement, SwitchWhen } from './ast-statements.ts';
import { expressionOf, nameChain } from './build-expressions.ts';
import { typeOf } from './build-types.ts';
import { stringLiteralOf } from './literals.ts';
import { at, nameOf, optional, startOf } from './positions.ts';

/** `blockOf` is handed in: statements import this file, not the other way round. */
export function switchOf(ctx: SwitchStatementContext, blockOf: (block: BlockContext) => Block): SwitchStatement {
  return {
    kind: 'switch',
    subject: expressionOf(ctx.expression()),
    branches: ctx.whenControl_list().map((branch) => ({
      when: whenOf(branch.whenValue()),
      body: blockOf(branch.block()),
      position: startOf(branch),
    })),
    position: startOf(ctx),
  };
}

function whenOf(ctx: WhenValueContext): SwitchWhen {
  if (optional(ctx.ELSE())) return { kind: 'else' };
  const type = optional(ctx.typeRef());
  if (type) return { kind: 'type', type: typeOf(type), name: nameOf(ctx.id()) };
  return { kind: 'values', values: ctx.whenLiteral_list().map(whenLiteralOf) };
}

function whenLiteralOf(ctx: WhenLiteralContext): Expression {
  const inner = optional(ctx.whenLiteral());
  if (inner) return whenLiteralOf(inner);
  const name = optional(ctx.qualifiedName());
  if (name) return nameChain(name.id_list());
  const text = optional(ctx.StringLiteral()) ?? optional(ctx.MultilineStringLiteral());
  if (text) return stringLiteralOf(text);
  const whole = optional(ctx.IntegerLiteral());
  if (whole)
    return signed(ctx, { kind: 'literal', type: 'Integer', value: whole.symbol.text, position: at(whole.symbol) });
  const long = optional(ctx.LongLiteral());
  if (long) {
    const value = long.symbol.text.slice(0, -1);
    return signed(ctx, { kind: 'literal', type: 'Long', value, position: at(long.symbol) });
  }
  return { kind: 'literal', type: 'null', value: null, position: startOf(ctx) };
}

/** The grammar takes any number of signs; the innermost stands next to the number. */
function signed(ctx: WhenLiteralContext, literal: Expression): Expression {
  const signs = [...ctx.SUB_list(), ...ctx.ADD_list()].map((node) => node.symbol);
  signs.sort((a, b) => b.tokenIndex - a.tokenIndex);
  return signs.reduce<Expression>(
    (operand, sign) => ({ kind: 'unary', operator: sign.text === '-' ? '-' : '+', operand, position: at(sign) }),
    literal,
  );
}
