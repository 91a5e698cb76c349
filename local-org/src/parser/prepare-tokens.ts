import { ApexParser, type ApexToken, type ApexTokenStream } from '@apexdevtools/apex-parser';
import type { ErrorCollector } from './error-collector.ts';
import { at } from './positions.ts';

/**
 * Reads all tokens and puts them right before the parser sees them: blanks and comments go (the parser would step over
 * them again and again), strings and names are checked where the lexer is laxer than the platform, and brackets that
 * the grammar would mistake for a cast are marked.
 */
export function prepareTokens(
  stream: ApexTokenStream,
  collector: ErrorCollector,
  adapt: (tokens: ApexToken[]) => ApexToken[],
): void {
  stream.fill();
  if (collector.problems.length > 0) return;
  const visible = stream.tokens.filter((token) => token.channel === 0);
  for (const token of visible) checkToken(token, collector);
  const tokens = adapt(splitCurrencies(doubleBrackets(visible)));
  tokens.forEach((token, index) => {
    token.tokenIndex = index;
  });
  stream.tokens = tokens;
}

function checkToken(token: ApexToken, collector: ErrorCollector): void {
  if (token.type === ApexParser.StringLiteral && /[\r\n]/.test(token.text)) {
    collector.add('Illegal string literal: Line breaks are not allowed in string literals', at(token), token);
  }
  if (token.type === ApexParser.Identifier && !/^[a-z][a-z0-9_$]*$/i.test(token.text)) {
    collector.add(invalidIdentifier(token.text), at(token), token);
  }
}

function invalidIdentifier(name: string): string {
  return (
    `Invalid identifier '${name}'. Apex identifiers must start with an ASCII letter (a-z or A-Z) followed by any ` +
    `number of ASCII letters (a-z or A-Z), digits (0 - 9), '$', '_'.`
  );
}

/** `USD5000.25`: the lexer takes `.25` for a number, the grammar wants a dot and digits. */
function splitCurrencies(tokens: readonly ApexToken[]): ApexToken[] {
  return tokens.flatMap((token, index) => {
    const follows = tokens[index - 1]?.type === ApexParser.IntegralCurrencyLiteral;
    if (!follows || token.type !== ApexParser.NumberLiteral || !/^\.\d+$/.test(token.text)) return [token];
    return [part(token, ApexParser.DOT, '.'), part(token, ApexParser.IntegerLiteral, token.text.slice(1))];
  });
}

function part(token: ApexToken, type: number, text: string): ApexToken {
  const clone = token.clone();
  clone.type = type;
  clone.text = text;
  return clone;
}

/** Types of which a signed number can be cast. */
const CASTABLE = new Set(['integer', 'long', 'double', 'decimal', 'object']);

/**
 * To the grammar `(a) - b` is a cast of `-b` to the type `a`. As in Java, a sign behind a bracketed name only follows a
 * cast if the name is a number type. In all other cases the brackets are doubled: `((a)) - b` can't be a cast.
 */
function doubleBrackets(tokens: readonly ApexToken[]): ApexToken[] {
  const result: ApexToken[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    const end = token.type === ApexParser.LPAREN ? endOfBracketedName(tokens, index) : undefined;
    if (end === undefined) {
      result.push(token);
      continue;
    }
    const closing = tokens[end];
    if (!closing) break;
    result.push(token.clone(), ...tokens.slice(index, end + 1), closing.clone());
    index = end;
  }
  return result;
}

/** The index of `)` in `(a.b.c) +` or `(a) -`, if that isn't a cast. For the arguments of a call doubling is harmless. */
function endOfBracketedName(tokens: readonly ApexToken[], start: number): number | undefined {
  let index = start + 1;
  while (isName(tokens[index]) && tokens[index + 1]?.type === ApexParser.DOT) index += 2;
  const name = tokens[index];
  const next = tokens[index + 2];
  if (!isName(name) || tokens[index + 1]?.type !== ApexParser.RPAREN || !next) return undefined;
  if (next.type !== ApexParser.ADD && next.type !== ApexParser.SUB) return undefined;
  return CASTABLE.has(name?.text.toLowerCase() ?? '') ? undefined : index + 1;
}

function isName(token: ApexToken | undefined): boolean {
  return token !== undefined && /^[a-z]/i.test(token.text);
}
