import { ApexParser, type QueryContext } from '@apexdevtools/apex-parser';
import { LocalOrgError } from '../base/errors.ts';
import type { Position } from '../base/position.ts';
import { expressionOf } from './build-expressions.ts';
import { queryOf } from './build-soql.ts';
import type { SyntaxProblem } from './error-collector.ts';
import { runGrammar } from './run-grammar.ts';
import type { SoqlQuery } from './soql-ast.ts';
import { markLikeEscapes } from './soql-escapes.ts';
import { ApexSyntaxError } from './syntax-error.ts';

/** A dynamic query that can't be read; the guest program sees it as a QueryException with this message. */
export class SoqlSyntaxError extends LocalOrgError {
  readonly code = 'SOQL_SYNTAX';
  readonly position: Position;
  constructor(message: string, position: Position) {
    super(message);
    this.name = 'SoqlSyntaxError';
    this.position = position;
  }
}

/**
 * Reads the text of a dynamic query. Binds become values with the expression behind the colon.
 * @throws SoqlSyntaxError for a bad query, Unsupported for a clause that the local org doesn't have.
 */
export function parseSoql(text: string): SoqlQuery {
  const result = runGrammar(markLikeEscapes(text), wholeQuery);
  if (result.kind === 'problems') throw syntaxErrorOf(result.problems[0]);
  try {
    return queryOf(result.tree, expressionOf);
  } catch (error) {
    if (error instanceof ApexSyntaxError) throw new SoqlSyntaxError(error.message, error.position);
    throw error;
  }
}

/** The library's rule stops where it can't go on, so what is left must be looked at. */
function wholeQuery(parser: ApexParser): QueryContext {
  refuseMissingField(parser);
  const tree = parser.query();
  const next = parser.getCurrentToken();
  if (next.type !== ApexParser.EOF) parser.notifyErrorListeners('expecting <EOF>', next, undefined);
  return tree;
}

/** In `SELECT Id, FROM Account` the grammar would take `FROM` for a field and stumble much later. */
function refuseMissingField(parser: ApexParser): void {
  const tokens = parser.getTokenStream();
  for (let index = 1; index < tokens.size; index++) {
    const token = tokens.get(index);
    const before = tokens.get(index - 1).type;
    if (token.type === ApexParser.FROM && (before === ApexParser.COMMA || before === ApexParser.SELECT)) {
      parser.notifyErrorListeners('no viable alternative', token, undefined);
    }
  }
}

function syntaxErrorOf(problem: SyntaxProblem | undefined): SoqlSyntaxError {
  if (!problem) throw new Error('a query was refused without a reason');
  const token = problem.token;
  if (!token) return new SoqlSyntaxError(problem.message, problem.position);
  const name = token.type === ApexParser.EOF ? '<EOF>' : token.text;
  return new SoqlSyntaxError(`unexpected token: '${name}'`, problem.position);
}
