import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexException } from '../../runtime/values/guest.ts';

/** One token of a JSON text, named as System.JSONToken names it. */
export interface Token {
  readonly kind:
    | 'START_OBJECT'
    | 'END_OBJECT'
    | 'START_ARRAY'
    | 'END_ARRAY'
    | 'FIELD_NAME'
    | 'VALUE_STRING'
    | 'VALUE_NUMBER_INT'
    | 'VALUE_NUMBER_FLOAT'
    | 'VALUE_TRUE'
    | 'VALUE_FALSE'
    | 'VALUE_NULL';
  /** The text of a string or name without quotes; of anything else as it stands. */
  readonly text: string;
}

const VALUE = "a valid value (number, String, array, object, 'true', 'false' or 'null')";

/** Reads JSON strictly, token by token. Messages follow apex-semantics J4: `… at input location [line,column]`. */
export class JsonTokenizer {
  private readonly rt: Runtime;
  private readonly text: string;
  private at = 0;
  /** Open objects and arrays, with what may come next in them. */
  private readonly open: { readonly isObject: boolean; state: 'first' | 'value' | 'more' }[] = [];
  private done = false;
  constructor(rt: Runtime, text: string) {
    this.rt = rt;
    this.text = text;
  }

  /** The next token; undefined at the end of the text. */
  next(): Token | undefined {
    this.skipSpace();
    const around = this.open.at(-1);
    if (this.at >= this.text.length) return this.end();
    if (this.done) throw this.unexpected('end of input expected');
    if (around === undefined) return this.value();
    return around.isObject ? this.inObject(around) : this.inArray(around);
  }

  private end(): undefined {
    const around = this.open.at(-1);
    if (around !== undefined)
      throw this.error(`Unexpected end-of-input: expected close marker for ${around.isObject ? 'OBJECT' : 'ARRAY'}`);
    if (!this.done) throw this.rt.exception('System.JSONException', 'No content to map to Object due to end of input');
    return undefined;
  }

  private inObject(around: { state: 'first' | 'value' | 'more' }): Token {
    if (around.state === 'value') {
      this.expect(':', 'was expecting a colon to separate field name and value');
      around.state = 'more';
      return this.value();
    }
    if (this.text.charAt(this.at) === '}') return this.close('END_OBJECT', '}');
    if (around.state === 'more') this.expect(',', 'was expecting comma to separate OBJECT entries');
    if (this.text.charAt(this.at) !== '"') throw this.unexpected('was expecting double-quote to start field name');
    around.state = 'value';
    return { kind: 'FIELD_NAME', text: this.string() };
  }

  private inArray(around: { state: 'first' | 'value' | 'more' }): Token {
    if (this.text.charAt(this.at) === ']' && around.state !== 'value') return this.close('END_ARRAY', ']');
    if (around.state === 'more') this.expect(',', 'was expecting comma to separate ARRAY entries');
    around.state = 'more';
    return this.value();
  }

  private expect(char: string, what: string): void {
    if (this.text.charAt(this.at) !== char) throw this.unexpected(what);
    this.at++;
    this.skipSpace();
    if (this.at >= this.text.length) this.end();
  }

  private value(): Token {
    const char = this.text.charAt(this.at);
    if (char === '{' || char === '[') {
      this.at++;
      this.open.push({ isObject: char === '{', state: 'first' });
      return { kind: char === '{' ? 'START_OBJECT' : 'START_ARRAY', text: char };
    }
    const token = char === '"' ? ({ kind: 'VALUE_STRING', text: this.string() } as const) : this.bare();
    this.finished();
    return token;
  }

  private close(kind: 'END_OBJECT' | 'END_ARRAY', text: string): Token {
    this.at++;
    this.open.pop();
    this.finished();
    return { kind, text };
  }
  private finished(): void {
    this.done = this.open.length === 0;
  }

  private bare(): Token {
    const rest = this.text.slice(this.at);
    const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/.exec(rest)?.[0];
    if (number !== undefined) {
      this.at += number.length;
      return { kind: /[.eE]/.test(number) ? 'VALUE_NUMBER_FLOAT' : 'VALUE_NUMBER_INT', text: number };
    }
    const word = /^[A-Za-z_$][\w$]*/.exec(rest)?.[0];
    const kind = word === undefined ? undefined : WORDS.get(word);
    if (word === undefined) throw this.unexpected(`expected ${VALUE}`);
    this.at += word.length;
    if (kind === undefined)
      throw this.error(`Unrecognized token '${word}': was expecting 'null', 'true', 'false' or NaN`);
    return { kind, text: word };
  }

  private string(): string {
    const match = /"((?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"/y;
    match.lastIndex = this.at;
    const found = match.exec(this.text);
    if (found === null) throw this.badString();
    this.at += found[0].length;
    return JSON.parse(found[0]) as string;
  }

  private badString(): ApexException {
    const good = /"(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
    good.lastIndex = this.at;
    this.at += good.exec(this.text)?.[0].length ?? 0;
    if (this.at >= this.text.length) return this.error('Unexpected end-of-input in a String value');
    const code = this.text.charCodeAt(this.at);
    if (code < 32)
      return this.error(
        `Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped using backslash to be included in string value`,
      );
    return this.error(
      `Unrecognized character escape '${this.text.charAt(this.at + 1)}' (code ${this.text.charCodeAt(this.at + 1)})`,
    );
  }

  private skipSpace(): void {
    while (/^[ \t\r\n]$/.test(this.text.charAt(this.at))) this.at++;
  }

  private unexpected(expected: string): ApexException {
    const char = this.text.charAt(this.at);
    return this.error(`Unexpected character ('${char}' (code ${char.charCodeAt(0)})): ${expected}`);
  }
  private error(message: string): ApexException {
    const before = this.text.slice(0, this.at).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 2;
    return this.rt.exception('System.JSONException', `${message} at input location [${before.length},${column}]`);
  }
}

const WORDS = new Map([
  ['true', 'VALUE_TRUE'],
  ['false', 'VALUE_FALSE'],
  ['null', 'VALUE_NULL'],
] as const) as ReadonlyMap<string, Token['kind']>;
