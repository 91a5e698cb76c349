/** The tree of a formula (validation rules, formula fields, default values). */
export type Formula =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'path'; readonly names: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Formula[] }
  | { readonly kind: 'not'; readonly operand: Formula }
  | { readonly kind: 'negative'; readonly operand: Formula }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Formula; readonly right: Formula };

export type Operator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | '&&' | '||';

export class FormulaSyntaxError extends Error {}

/** Binding strength; Salesforce Help, "Formula Operators and Functions". */
const STRENGTH: Readonly<Record<Operator, number>> = {
  '||': 1,
  '&&': 2,
  '=': 3,
  '<>': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '&': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '^': 8,
};
const SYNONYMS: Readonly<Record<string, Operator>> = { '==': '=', '!=': '<>' };

/** Parses a formula; throws FormulaSyntaxError. */
export function parseFormula(text: string): Formula {
  const parser = new Parser(tokenize(text));
  const formula = parser.expression(0);
  parser.expectEnd();
  return formula;
}

type Token = { readonly kind: 'text' | 'number' | 'name' | 'sign' | 'end'; readonly text: string };

const TOKEN =
  /\s+|\/\*[\s\S]*?\*\/|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?|\.\d+)|([$A-Za-z_][\w$]*(?:\s*\.\s*[A-Za-z_][\w]*)*)|(&&|\|\||<>|!=|==|<=|>=|[-+*/^&=<>!(),])/y;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new FormulaSyntaxError(`unexpected character at ${at}: ${text.slice(at, at + 10)}`);
    const [, string, number, name, sign] = match;
    if (string !== undefined) tokens.push({ kind: 'text', text: unescape(string.slice(1, -1)) });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name.replace(/\s+/g, '') });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

function unescape(text: string): string {
  const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
  return text.replace(/\\(.)/g, (_all, char: string) => named[char] ?? char);
}

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  expression(minimum: number): Formula {
    let left = this.operand();
    for (;;) {
      const operator = this.operator();
      if (operator === undefined || STRENGTH[operator] < minimum) return left;
      this.at++;
      left = { kind: 'binary', operator, left, right: this.expression(STRENGTH[operator] + 1) };
    }
  }

  expectEnd(): void {
    if (this.peek.kind !== 'end') throw new FormulaSyntaxError(`unexpected ${this.peek.text}`);
  }

  private get peek(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '' };
  }
  private operator(): Operator | undefined {
    if (this.peek.kind !== 'sign') return undefined;
    const text = SYNONYMS[this.peek.text] ?? this.peek.text;
    return text in STRENGTH ? (text as Operator) : undefined;
  }
  private take(sign: string): boolean {
    if (this.peek.kind !== 'sign' || this.peek.text !== sign) return false;
    this.at++;
    return true;
  }
  private expect(sign: string): void {
    if (!this.take(sign)) throw new FormulaSyntaxError(`expected ${sign}, found ${this.peek.text || 'the end'}`);
  }

  private operand(): Formula {
    if (this.take('-')) return { kind: 'negative', operand: this.expression(STRENGTH['^']) };
    if (this.take('+')) return this.operand();
    if (this.take('!')) return { kind: 'not', operand: this.operand() };
    if (this.take('(')) {
      const inner = this.expression(0);
      this.expect(')');
      return inner;
    }
    const token = this.peek;
    this.at++;
    switch (token.kind) {
      case 'text':
        return { kind: 'text', value: token.text };
      case 'number':
        return { kind: 'number', value: token.text };
      case 'name':
        return this.take('(')
          ? { kind: 'call', name: token.text.toUpperCase(), args: this.arguments() }
          : { kind: 'path', names: token.text.split('.') };
      default:
        throw new FormulaSyntaxError(`unexpected ${token.text || 'end'}`);
    }
  }

  private arguments(): Formula[] {
    const args: Formula[] = [];
    if (this.take(')')) return args;
    do args.push(this.expression(0));
    while (this.take(','));
    this.expect(')');
    return args;
  }
}
