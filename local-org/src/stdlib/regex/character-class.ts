import { escapeLiteral, propertyClass, shorthandClass } from './regex-parts.ts';
import { RegexSyntaxError } from './regex-syntax-error.ts';

/** Reads `[…]` of a Java pattern and writes it for JavaScript's flag `v`: both know nested classes and `&&`. */
export class CharacterClassReader {
  private readonly text: string;
  at: number;
  gap: string | undefined;
  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  read(): string {
    const start = this.at++;
    const negated = this.skip('^');
    const operands = [this.operand(start)];
    while (this.text.startsWith('&&', this.at)) {
      this.at += 2;
      operands.push(this.operand(start));
    }
    this.at++;
    const open = negated ? '[^' : '[';
    return operands.length === 1
      ? `${open}${operands[0] ?? ''}]`
      : `${open}${operands.map((part) => `[${part}]`).join('&&')}]`;
  }

  /** What stands before `]` or `&&`. */
  private operand(start: number): string {
    let out = '';
    for (let first = true; ; first = false) {
      const char = this.text.charAt(this.at);
      if (char === '')
        throw new RegexSyntaxError(`Unclosed character class near index ${this.text.length - 1}\n${this.text}`);
      if (char === ']' && !(first && this.at === start + 1)) return out;
      if (this.text.startsWith('&&', this.at)) return out;
      out += this.item(char);
    }
  }

  private item(char: string): string {
    if (char === '[') {
      const inner = new CharacterClassReader(this.text, this.at);
      const source = inner.read();
      this.at = inner.at;
      this.gap ??= inner.gap;
      return source;
    }
    if (char === '\\') return this.escape();
    if (char === '-') {
      this.at++;
      return this.isRange() ? '-' : '\\-';
    }
    const whole = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
    this.at += whole.length;
    return escapeLiteral(whole);
  }

  /** A minus between two characters. */
  private isRange(): boolean {
    const before = this.text.charAt(this.at - 2);
    const after = this.text.charAt(this.at);
    const afterClass = /\\[dDwWsShHvV]$/.test(this.text.slice(0, this.at - 1));
    return (
      before !== '[' &&
      before !== '^' &&
      after !== ']' &&
      after !== '[' &&
      !afterClass &&
      !this.text.startsWith('&&', this.at)
    );
  }

  private escape(): string {
    const rest = this.text.slice(this.at);
    const property = /^\\[pP](?:\{([^}]*)\}|([A-Z]))/.exec(rest);
    if (property !== null) {
      this.at += property[0].length;
      const { source, gap } = propertyClass(property[1] ?? property[2] ?? '', rest[1] === 'P');
      this.gap ??= gap;
      return source;
    }
    const coded = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[tnrf])/.exec(rest)?.[0];
    if (coded !== undefined) {
      this.at += coded.length;
      return coded;
    }
    if (rest.startsWith('\\Q')) return this.quoted();
    const letter = rest.charAt(1);
    this.at += 2;
    const shorthand = shorthandClass(letter);
    if (shorthand !== undefined) return shorthand;
    if (/[a-zA-Z0-9]/.test(letter)) this.gap = `\\${letter} in a character class`;
    return escapeLiteral(letter);
  }

  private quoted(): string {
    const end = this.text.indexOf('\\E', this.at + 2);
    const text = this.text.slice(this.at + 2, end < 0 ? undefined : end);
    this.at = end < 0 ? this.text.length : end + 2;
    return Array.from(text, escapeLiteral).join('');
  }

  private skip(char: string): boolean {
    if (this.text.charAt(this.at) !== char) return false;
    this.at++;
    return true;
  }
}
