import { ApexParser, type ApexTerminalNode, type LiteralContext } from '@apexdevtools/apex-parser';
import { Unsupported } from '../base/errors.ts';
import type { LiteralExpression } from './ast-expressions.ts';
import { at, startOf } from './positions.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  b: '\b',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

export function literalOf(ctx: LiteralContext): LiteralExpression {
  const { type, text } = ctx.start;
  const position = startOf(ctx);
  switch (type) {
    case ApexParser.IntegerLiteral:
      return { kind: 'literal', type: 'Integer', value: text, position };
    case ApexParser.LongLiteral:
      return { kind: 'literal', type: 'Long', value: text.slice(0, -1), position };
    case ApexParser.NumberLiteral:
      return /d$/i.test(text)
        ? { kind: 'literal', type: 'Double', value: text.slice(0, -1), position }
        : { kind: 'literal', type: 'Decimal', value: text, position };
    case ApexParser.StringLiteral:
    case ApexParser.MultilineStringLiteral:
      return { kind: 'literal', type: 'String', value: stringValue(text), position };
    case ApexParser.BooleanLiteral:
      return { kind: 'literal', type: 'Boolean', value: text.toLowerCase() === 'true', position };
    case ApexParser.NULL:
      return { kind: 'literal', type: 'null', value: null, position };
    default:
      throw new Unsupported(`literal ${text}`, undefined, position);
  }
}

export function stringLiteralOf(node: ApexTerminalNode): LiteralExpression {
  return { kind: 'literal', type: 'String', value: stringValue(node.symbol.text), position: at(node.symbol) };
}

/** The value of a string token, quotes included: `'a\n'`, or a text block. */
export function stringValue(token: string): string {
  return unescape(rawBody(token));
}

/** What stands between the quotes, escapes untouched; of a text block the text without its indentation. */
export function rawBody(token: string): string {
  return /^\'\'\'[\r\n]/.test(token) ? withoutIndentation(token.slice(3, -3)) : token.slice(1, -1);
}

/**
 * A text block (Summer '26) follows Java's rules: its text starts after the first line break, the indentation that all
 * lines share goes (the closing quotes' line counts, even when it is blank), and so do blanks at the ends of lines.
 * Observed on a Summer '26 org: https://github.com/apex-dev-tools/apex-parser/pull/104; Java's rules: JEP 378.
 */
function withoutIndentation(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).slice(1);
  const counted = lines.filter((line, index) => line.trim() !== '' || index === lines.length - 1);
  const indentation = Math.min(...counted.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(indentation).trimEnd()).join('\n');
}

/** Illegal escapes don't come this far: the lexer has refused them. */
export function unescape(body: string): string {
  if (!body.includes('\\')) return body;
  return body.replace(
    /\\(?:u([0-9a-f]{4})|(.))/gi,
    (whole: string, hex: string | undefined, letter: string | undefined) =>
      hex === undefined
        ? (ESCAPES[(letter ?? '').toLowerCase()] ?? whole)
        : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
