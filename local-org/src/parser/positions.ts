import type { ApexParserRuleContext, ApexToken } from '@apexdevtools/apex-parser';
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
