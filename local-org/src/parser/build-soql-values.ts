import {
  ApexParser,
  type ApexToken,
  type BoundExpressionContext,
  type DateFormulaContext,
  type SignedNumberContext,
  type ValueContext,
} from '@apexdevtools/apex-parser';
import { Unsupported } from '../base/errors.ts';
import type { SoqlBuilders } from './build-soql-conditions.ts';
import { rawBody, unescape } from './literals.ts';
import { at, optional, startOf, terminalsOf } from './positions.ts';
import { LIKE_ESCAPE } from './soql-escapes.ts';
import type { SoqlValue } from './soql-ast.ts';
import { ApexSyntaxError } from './syntax-error.ts';

/** The right side of a comparison. `isPattern`: it stands behind LIKE, where `\%` and `\_` are legal. */
export function valueOf(ctx: ValueContext, build: SoqlBuilders, isPattern = false): SoqlValue {
  const position = startOf(ctx);
  const bind = optional(ctx.boundExpression());
  if (bind) return bindOf(bind, build);
  const query = optional(ctx.subQuery());
  if (query) return { kind: 'subquery', query: build.subQuery(query), position };
  const list = optional(ctx.valueList());
  if (list)
    return { kind: 'list', values: list.value_list().map((value) => valueOf(value, build, isPattern)), position };
  const number = optional(ctx.signedNumber());
  if (number) return signedNumberOf(number);
  const date = optional(ctx.dateFormula());
  if (date) return dateLiteralOf(date);
  return tokenValueOf(ctx, isPattern);
}

export function bindOf(ctx: BoundExpressionContext, build: SoqlBuilders): SoqlValue {
  return { kind: 'bind', expression: build.expression(ctx.expression()), position: startOf(ctx) };
}

export function signedNumberOf(ctx: SignedNumberContext): SoqlValue {
  const value = terminalsOf(ctx)
    .map((token) => token.text)
    .join('');
  // The library shares the number token with Apex; SOQL has no `1.5d`.
  if (/d$/i.test(value)) throw new ApexSyntaxError(`unexpected token: '${value}'`, startOf(ctx));
  return { kind: 'number', value, position: startOf(ctx) };
}

export function stringOf(token: ApexToken): SoqlValue {
  const body = rawBody(token.text);
  if (body.includes(LIKE_ESCAPE)) throw new ApexSyntaxError(illegalEscape(token.text), at(token));
  return { kind: 'string', value: unescape(body), position: at(token) };
}

/** A LIKE pattern keeps the backslash before `%`, `_` and another backslash, else `\\_` and `\_` would look alike. */
function patternOf(token: ApexToken): SoqlValue {
  const parts = rawBody(token.text).split('\\\\');
  const value = parts.map((part) => unescape(part).replaceAll(LIKE_ESCAPE, '\\')).join('\\\\');
  return { kind: 'string', value, position: at(token) };
}

function illegalEscape(text: string): string {
  return `Invalid string literal ${text.replaceAll(LIKE_ESCAPE, '\\')}. Illegal character sequence in string literal.`;
}

function tokenValueOf(ctx: ValueContext, isPattern: boolean): SoqlValue {
  const token = ctx.start;
  const position = at(token);
  switch (token.type) {
    case ApexParser.NULL:
      return { kind: 'null', position };
    case ApexParser.BooleanLiteral:
      return { kind: 'boolean', value: token.text.toLowerCase() === 'true', position };
    case ApexParser.StringLiteral:
    case ApexParser.MultilineStringLiteral:
      return isPattern ? patternOf(token) : stringOf(token);
    case ApexParser.DateLiteral:
      return { kind: 'date', value: token.text, position };
    case ApexParser.TimeLiteral:
      return { kind: 'time', value: token.text, position };
    case ApexParser.DateTimeLiteral:
      return { kind: 'datetime', value: token.text, position };
    case ApexParser.IntegralCurrencyLiteral: {
      const value = terminalsOf(ctx)
        .map((part) => part.text)
        .join('');
      return { kind: 'currency', value, position };
    }
    default:
      throw new Unsupported(`SOQL value ${token.text}`, undefined, position);
  }
}

/** `LAST_N_DAYS:3`; the name is a keyword and given in upper case. */
function dateLiteralOf(ctx: DateFormulaContext): SoqlValue {
  const count = optional(ctx.signedInteger());
  const n =
    count &&
    Number(
      terminalsOf(count)
        .map((token) => token.text)
        .join(''),
    );
  return { kind: 'dateLiteral', name: ctx.start.text.toUpperCase(), n, position: startOf(ctx) };
}
