import { ApexErrorListener, ApexParser, type ApexToken } from '@apexdevtools/apex-parser';
import type { Position } from '../base/position.ts';

export interface SyntaxProblem {
  readonly message: string;
  readonly position: Position;
  /** The token the parser stumbled over; undefined for a text that is no token. */
  readonly token: ApexToken | undefined;
}

type SyntaxErrorArguments = Parameters<ApexErrorListener['syntaxError']>;

/** Listens to lexer and parser and words their errors as the platform does. */
export class ErrorCollector extends ApexErrorListener {
  readonly problems: SyntaxProblem[] = [];

  add(message: string, position: Position, token: ApexToken | undefined): void {
    this.problems.push({ message, position, token });
  }

  override syntaxError(...[, offending, line, column, message]: SyntaxErrorArguments): void {
    const position = { line, column: column + 1 };
    if (typeof offending === 'object' && offending !== null) {
      this.add(parserMessage(offending, message), position, offending);
    } else if (this.problems.length === 0) {
      // A broken string turns the rest of the file inside out: only the lexer's first error means something.
      this.add(lexerMessage(message), position, undefined);
    }
  }

  override apexSyntaxError(line: number, column: number, message: string): void {
    this.add(message, { line, column: column + 1 }, undefined);
  }
}

/**
 * ANTLR says `missing ';' at '}'`, `mismatched input 'x' expecting ';'`, `extraneous input 'x' expecting {…}` or
 * `no viable alternative at input '…'`. The platform's compiler has `Missing ';' at '}'` when exactly one token would
 * do, and `Unexpected token 'x'.` otherwise.
 */
function parserMessage(token: ApexToken, message: string): string {
  const found = token.type === ApexParser.EOF ? '<EOF>' : token.text;
  const expected = /^missing ('.+'|\S+) at /s.exec(message)?.[1] ?? /expecting ('[^']+'|<EOF>)$/s.exec(message)?.[1];
  if (expected === undefined || /^mismatched input .* expecting \{/s.test(message))
    return `Unexpected token '${found}'.`;
  return `Missing ${expected === '<EOF>' ? "'<EOF>'" : expected} at '${found}'`;
}

function lexerMessage(message: string): string {
  const text = /^token recognition error at: '([^]*)'$/.exec(message)?.[1] ?? message;
  if (!text.startsWith("'")) return `Unexpected token '${text}'.`;
  const escape = /\\(?:u.{0,4}|.?)$/s.exec(text)?.[0];
  if (escape?.toLowerCase().startsWith('\\u')) {
    return `Invalid string literal ${text}. Illegal unicode sequence. '${escape}' in string literal.`;
  }
  if (escape !== undefined)
    return `Invalid string literal ${text}. Illegal character sequence '${escape}' in string literal.`;
  return 'Illegal string literal: Line breaks are not allowed in string literals';
}
