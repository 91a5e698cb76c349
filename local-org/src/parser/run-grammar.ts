import { ApexParserFactory, type ApexParser, type ApexToken } from '@apexdevtools/apex-parser';
import { ErrorCollector, type SyntaxProblem } from './error-collector.ts';
import { prepareTokens } from './prepare-tokens.ts';

export type GrammarResult<T> =
  | { readonly kind: 'tree'; readonly tree: T }
  | { readonly kind: 'problems'; readonly problems: readonly SyntaxProblem[] };

/**
 * Runs one rule over a text. If the lexer or the token checks object, the parser doesn't run: its errors would only be
 * consequences.
 *
 * `adapt` may change the tokens before the parser sees them.
 *
 * Prediction stays at ANTLR's default (full LL). The way that is often faster (SLL, then LL after a failure) was measured
 * on 143 public classes and gains nothing: `merge a b` lets an expression follow another, so SLL stumbles over the first
 * unqualified call `foo(…)` of many files, and those are parsed twice.
 */
export function runGrammar<T>(
  text: string,
  rule: (parser: ApexParser) => T,
  adapt: (tokens: ApexToken[]) => ApexToken[] = (tokens) => tokens,
): GrammarResult<T> {
  const collector = new ErrorCollector();
  const { lexer, parser } = ApexParserFactory.createLexerAndParser(text, collector);
  const stream = ApexParserFactory.createTokenStream(lexer);
  prepareTokens(stream, collector, adapt);
  if (collector.problems.length > 0) return { kind: 'problems', problems: collector.problems };
  parser.setTokenStream(stream);
  parser.reset(); // the stream still stands where the first token was before the blanks went
  const tree = rule(parser);
  return collector.problems.length > 0 ? { kind: 'problems', problems: collector.problems } : { kind: 'tree', tree };
}
