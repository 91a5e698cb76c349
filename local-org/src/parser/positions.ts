import type { ApexParserRuleContext, ApexTerminalNode, ApexToken } from '@apexdevtools/apex-parser';
import type { Position } from '../base/position.ts';

/** The library counts columns from 0, we count from 1. */
export function at(token: ApexToken): Position {
  return { line: token.line, column: token.column + 1 };
}

export function startOf(ctx: ApexParserRuleContext): Position {
  return at(ctx.start);
}

export function endOf(ctx: ApexParserRuleContext): Position {
  return at(ctx.stop ?? ctx.start);
}

/**
 * The accessors of the generated contexts give null for a part that isn't there, though their types don't say so.
 * Every optional part goes through here.
 */
export function optional<T>(part: T): NonNullable<T> | undefined {
  return part ?? undefined;
}

/** The text of a context that is always one token: `id`, `anyId`, `soqlId`. */
export function nameOf(ctx: ApexParserRuleContext): string {
  return ctx.start.text;
}

/** The tokens that are direct children: for an operator expression, its operator. */
export function terminalsOf(ctx: ApexParserRuleContext): ApexToken[] {
  return (ctx.children ?? []).flatMap((child) => ('symbol' in child ? [(child as ApexTerminalNode).symbol] : []));
}

/** The source text of a context with its blanks and comments. */
export function sourceOf(ctx: ApexParserRuleContext): string {
  const stop = ctx.stop ?? ctx.start;
  return ctx.start.getInputStream().getText(ctx.start.start, stop.stop);
}
