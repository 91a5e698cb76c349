import { ApexParser, type ApexToken, type QueryContext } from '@apexdevtools/apex-parser';
import { LocalOrgError } from '../base/errors.ts';
import type { Position } from '../base/position.ts';
import { expressionOf } from './build-expressions.ts';
import { queryOf } from './build-soql.ts';
import type { SyntaxProblem } from './error-collector.ts';
import { runGrammar } from './run-grammar.ts';
import type { SoqlQuery } from './soql-ast.ts';
import { markLikeEscapes } from './soql-escapes.ts';
import { ApexSyntaxError } from './syntax-error.ts';

const END = '<EOF>';

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
  const result = runGrammar(markLikeEscapes(text), bracketedQuery, inBrackets);
  if (result.kind === 'problems') throw syntaxErrorOf(result.problems[0]);
  try {
    return queryOf(result.tree, expressionOf);
  } catch (error) {
    if (error instanceof ApexSyntaxError) throw new SoqlSyntaxError(error.message, error.position);
    throw error;
  }
}

/**
 * The library's rule for a bare query neither asks for the end of the text nor knows what may follow its last
 * expression, so a query gets brackets, as in Apex: the first without a width, the last at the place of the end.
 */
function inBrackets(tokens: ApexToken[]): ApexToken[] {
  const [first] = tokens;
  const end = tokens.at(-1);
  if (!first || !end) throw new Error('a text without an end');
  const closing = end.cloneWithType(ApexParser.RBRACK);
  closing.text = END;
  return [first.cloneWithType(ApexParser.LBRACK), ...tokens.slice(0, -1), closing, end];
}

function bracketedQuery(parser: ApexParser): QueryContext {
  refuseMissingNames(parser);
  const tree = parser.soqlLiteral();
  const closing = tree.RBRACK()?.symbol;
  if (closing && closing.text !== END) parser.notifyErrorListeners('a bracket too many', closing, undefined);
  return tree.query();
}

/**
 * In `SELECT Id, FROM Account` the grammar would take `FROM` for a field, in `FROM WHERE a = 1` `WHERE` for an object,
 * and stumble much later.
 */
function refuseMissingNames(parser: ApexParser): void {
  const tokens = parser.getTokenStream();
  for (let index = 1; index < tokens.size; index++) {
    const token = tokens.get(index);
    const before = tokens.get(index - 1).type;
    const noField = token.type === ApexParser.FROM && (before === ApexParser.COMMA || before === ApexParser.SELECT);
    const noObject = token.type === ApexParser.WHERE && before === ApexParser.FROM;
    if (noField || noObject) parser.notifyErrorListeners('a name is missing', token, undefined);
  }
}

function syntaxErrorOf(problem: SyntaxProblem | undefined): SoqlSyntaxError {
  if (!problem) throw new Error('a query was refused without a reason');
  const token = problem.token;
  if (!token) return new SoqlSyntaxError(problem.message, problem.position);
  const name = token.type === ApexParser.EOF ? END : token.text;
  return new SoqlSyntaxError(`unexpected token: '${name}'`, problem.position);
}
