import { CharacterClassReader } from './character-class.ts';
import { LINE_END, escapeLiteral, propertyClass, shorthandClass } from './regex-parts.ts';
import { RegexSyntaxError } from './regex-syntax-error.ts';

export interface TranslatedRegex {
  readonly source: string;
  readonly flags: string;
  /** Why there is no JavaScript pattern of this meaning. */
  readonly gap: string | undefined;
}

/** Java's pattern language in JavaScript's (flag `v`). Source: the documentation of java.util.regex.Pattern. */
export function translateRegex(pattern: string): TranslatedRegex {
  const translation = new Translation(pattern);
  return translation.run();
}

class Translation {
  private readonly text: string;
  private at = 0;
  private out = '';
  private flags = '';
  private gap: string | undefined;
  /** `(?x)` */
  private comments = false;
  /** What each open group is closed with, the whole pattern first. */
  private readonly groups: string[] = [''];
  constructor(text: string) {
    this.text = text;
  }

  run(): TranslatedRegex {
    this.leadingFlags();
    while (this.at < this.text.length && this.gap === undefined) if (!this.skipComment()) this.step();
    if (this.groups.length === 1) this.out += this.groups[0] ?? '';
    return { source: this.out, flags: this.flags, gap: this.gap };
  }

  /** `(?i)` at the start holds for all of the pattern; there may be several. */
  private leadingFlags(): void {
    for (;;) {
      const match = /^\(\?([a-zA-Z]+)\)/.exec(this.text.slice(this.at));
      if (match?.[1] === undefined) return;
      for (const flag of match[1]) this.setFlag(flag);
      this.at += match[0].length;
    }
  }

  private setFlag(flag: string): void {
    if (flag === 'x') this.comments = true;
    else if ('ism'.includes(flag)) this.flags += this.flags.includes(flag) ? '' : flag;
    else if (flag !== 'u') this.gap = `the flag ${flag}`;
  }

  /** `(?x)`: white space and what follows a `#` mean nothing. */
  private skipComment(): boolean {
    const comment = this.comments ? /^(?:\s+|#[^\n]*)/.exec(this.text.slice(this.at)) : null;
    this.at += comment?.[0].length ?? 0;
    return comment !== null;
  }

  /** `(?x)` drops blanks inside of classes too. */
  private blankInClass(end: number): string | undefined {
    return this.comments && /[\s#]/.test(this.text.slice(this.at, end)) ? 'a blank in a class after (?x)' : undefined;
  }

  /** `a(?i)b|c)`: holds to the end of the group, so that the rest of it goes into a group of its own. */
  private inlineFlags(on: string, off: string): void {
    if (/[^ism]/.test(on + off)) {
      this.gap = `the flags ${on}-${off} inside of the pattern`;
      return;
    }
    this.gap ??= this.alternativeFollows() ? 'flags before a | of the same group' : undefined;
    this.out += `(?${on}${off === '' ? '' : `-${off}`}:`;
    this.groups[this.groups.length - 1] = `${this.groups.at(-1) ?? ''})`;
  }

  /** Whether the group that is open here has another alternative: `a(?i)b|c` is not `a(?i:b|c)`. */
  private alternativeFollows(): boolean {
    let depth = 0;
    for (const token of this.text
      .slice(this.at)
      .match(/\\Q[\s\S]*?(?:\\E|$)|\\[\s\S]|\[(?:\\[\s\S]|[^\]])*\]|[()|]/g) ?? []) {
      if (token === '(') depth++;
      if (token === ')' && --depth < 0) return false;
      if (token === '|' && depth === 0) return true;
    }
    return false;
  }

  private step(): void {
    const char = this.text.charAt(this.at);
    switch (char) {
      case '\\':
        this.escape();
        return;
      case '[': {
        const reader = new CharacterClassReader(this.text, this.at);
        this.out += reader.read();
        this.gap ??= reader.gap ?? this.blankInClass(reader.at);
        this.at = reader.at;
        return;
      }
      case '(':
        this.group();
        return;
      case ')':
        this.at++;
        this.out += this.groups.length > 1 ? (this.groups.pop() ?? '') : ')';
        return;
      case '$':
        this.at++;
        this.out += this.flags.includes('m') ? '$' : `(?=${LINE_END}?(?![\\s\\S]))`;
        return;
      case '*':
      case '+':
      case '?':
        this.quantifier(char);
        return;
      case '{':
        this.braces();
        return;
      default:
        this.literal();
    }
  }

  private literal(): void {
    const char = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
    this.at += char.length;
    this.out += '.^|)'.includes(char) ? char : escapeLiteral(char);
  }

  private quantifier(text: string): void {
    this.at += text.length;
    this.out += text;
    const next = this.text.charAt(this.at);
    if (next === '+') this.gap = 'a possessive quantifier';
    if (next === '?') {
      this.out += '?';
      this.at++;
    }
  }

  private braces(): void {
    const match = /^\{\d+(?:,\d*)?\}/.exec(this.text.slice(this.at));
    if (match === null) throw new RegexSyntaxError(`Illegal repetition near index ${this.at}\n${this.text}`);
    this.quantifier(match[0]);
  }

  private group(): void {
    const rest = this.text.slice(this.at);
    const flags = /^\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?\)/.exec(rest);
    if (flags !== null) {
      this.at += flags[0].length;
      this.inlineFlags(flags[1] ?? '', flags[2] ?? '');
      return;
    }
    const special = /^\(\?(?:[:=!]|<[=!]|<[a-zA-Z][a-zA-Z0-9]*>|[a-z]*(?:-[a-z]+)?:)/.exec(rest);
    if (special !== null) this.out += special[0];
    else if (rest.startsWith('(?>')) this.gap = 'an atomic group';
    else if (rest.startsWith('(?')) this.gap = 'an unknown group';
    else this.out += '(';
    if (special !== null && /[^ims(?:-]/.test(special[0]) && special[0].endsWith(':') && special[0] !== '(?:')
      this.gap = `the flags of ${special[0]}`;
    this.groups.push(')');
    this.at += special?.[0].length ?? 1;
  }

  private escape(): void {
    const next = this.text.charAt(this.at + 1);
    if (next === '') throw new RegexSyntaxError(`Unexpected internal error near index ${this.at}\n${this.text}`);
    if (next === 'Q') {
      this.quoted();
      return;
    }
    const rest = this.text.slice(this.at);
    const property = /^\\[pP](?:\{([^}]*)\}|([A-Z]))/.exec(rest);
    if (property !== null) {
      this.at += property[0].length;
      const { source, gap } = propertyClass(property[1] ?? property[2] ?? '', rest[1] === 'P');
      this.out += source;
      this.gap ??= gap;
      return;
    }
    this.simpleEscape(rest, next);
  }

  private simpleEscape(rest: string, next: string): void {
    const reference = /^\\(?:k<\w+>|[1-9]\d*)/.exec(rest)?.[0];
    const coded = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|c[A-Z])/.exec(rest)?.[0];
    const long = /^\\x\{([0-9a-fA-F]+)\}/.exec(rest);
    const octal = /^\\0([0-3]?[0-7]{1,2})/.exec(rest);
    if (reference !== undefined) this.take(reference, reference);
    else if (coded !== undefined) this.take(coded, coded);
    else if (long !== null) this.take(long[0], `\\u{${long[1] ?? '0'}}`);
    else if (octal !== null) this.take(octal[0], `\\u{${Number.parseInt(octal[1] ?? '0', 8).toString(16)}}`);
    else this.letterEscape(next);
  }

  private letterEscape(next: string): void {
    const shorthand = shorthandClass(next) ?? ANCHORS[next];
    if (shorthand !== undefined) this.take(`\\${next}`, shorthand);
    else if (next === 'G' || next === 'X' || next === 'N') this.gap = `\\${next}`;
    else if (/[a-zA-Z]/.test(next))
      throw new RegexSyntaxError(`Illegal/unsupported escape sequence near index ${this.at + 1}\n${this.text}`);
    else this.take(`\\${next}`, escapeLiteral(next));
  }

  private take(read: string, written: string): void {
    this.at += read.length;
    this.out += written;
  }

  /** `\Q…\E` */
  private quoted(): void {
    const end = this.text.indexOf('\\E', this.at + 2);
    const text = this.text.slice(this.at + 2, end < 0 ? undefined : end);
    this.out += Array.from(text, escapeLiteral).join('');
    this.at = end < 0 ? this.text.length : end + 2;
  }
}

const ANCHORS: Readonly<Record<string, string>> = {
  b: '\\b',
  B: '\\B',
  A: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
  Z: `(?=${LINE_END}?(?![\\s\\S]))`,
  R: LINE_END,
  t: '\\t',
  n: '\\n',
  r: '\\r',
  f: '\\f',
  a: '\\x07',
  e: '\\x1b',
};
