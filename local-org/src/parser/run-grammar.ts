import { ApexErrorListener, ApexParserFactory, type ApexParser } from '@apexdevtools/apex-parser';
import { ErrorCollector, type SyntaxProblem } from './error-collector.ts';
import { prepareTokens } from './prepare-tokens.ts';

/** The library doesn't export ANTLR's PredictionMode; these are its values. */
const SLL = 0;
const LL = 1;

export type GrammarResult<T> =
  | { readonly kind: 'tree'; readonly tree: T }
  | { readonly kind: 'problems'; readonly problems: readonly SyntaxProblem[] };

/**
 * Runs one rule over a text. First with ANTLR's fast prediction (SLL), which gives the same tree whenever it finds one;
 * only if that fails once more with full prediction, whose errors are the true ones.
 */
export function runGrammar<T>(text: string, rule: (parser: ApexParser) => T): GrammarResult<T> {
  const collector = new ErrorCollector();
  const { lexer, parser } = ApexParserFactory.createLexerAndParser(text, collector);
  const stream = ApexParserFactory.createTokenStream(lexer);
  prepareTokens(stream, collector);
  if (collector.problems.length > 0) return { kind: 'problems', problems: collector.problems };
  parser.setTokenStream(stream);
  parser.removeErrorListeners();
  parser.addErrorListener(STOP_AT_FIRST);
  parser._interp.predictionMode = SLL;
  const fast = attempt(() => rule(parser));
  if (fast) return { kind: 'tree', tree: fast.tree };
  parser.reset();
  parser.removeErrorListeners();
  parser.addErrorListener(collector);
  parser._interp.predictionMode = LL;
  const tree = rule(parser);
  return collector.problems.length > 0 ? { kind: 'problems', problems: collector.problems } : { kind: 'tree', tree };
}

class FastParseFailed extends Error {}

class StopAtFirst extends ApexErrorListener {
  override apexSyntaxError(): void {
    throw new FastParseFailed();
  }
}
const STOP_AT_FIRST = new StopAtFirst();

function attempt<T>(parse: () => T): { tree: T } | undefined {
  try {
    return { tree: parse() };
  } catch (error) {
    if (error instanceof FastParseFailed) return undefined;
    throw error;
  }
}
