export const LINE_END = '(?:\\r\\n|[\\n-\\r\\x85\\u2028\\u2029])';

/** A character that stands for itself, inside of a class or out of it. */
export function escapeLiteral(char: string): string {
  return /[\^$\\.*+?()[\]{}|/\-&!#%,:;<=>@`~]/.test(char) ? inCommon(char) : char;
}

/** Outside of a class the flag `v` allows a backslash before syntax characters only. */
function inCommon(char: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(char) ? `\\${char}` : `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

/** `\d` and its like, which in Java mean ASCII. */
export function shorthandClass(letter: string): string | undefined {
  return SHORTHANDS[letter];
}

const SPACE = ' \\t\\n\\x0b\\f\\r';
const HORIZONTAL = ' \\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000';
const SHORTHANDS: Readonly<Record<string, string>> = {
  d: '[0-9]',
  D: '[^0-9]',
  w: '[a-zA-Z0-9_]',
  W: '[^a-zA-Z0-9_]',
  s: `[${SPACE}]`,
  S: `[^${SPACE}]`,
  h: `[${HORIZONTAL}]`,
  H: `[^${HORIZONTAL}]`,
  v: '[\\n-\\r\\x85\\u2028\\u2029]',
  V: '[^\\n-\\r\\x85\\u2028\\u2029]',
};

const POSIX: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\0-\\x7f',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e',
  Graph: '\\x21-\\x7e',
  Print: '\\x20-\\x7e',
  Blank: ' \\t',
  Cntrl: '\\0-\\x1f\\x7f',
  XDigit: '0-9a-fA-F',
  Space: SPACE,
};

/** `\p{Alpha}`, `\p{L}`, `\p{IsLatin}`; `negated` for `\P`. */
export function propertyClass(
  name: string,
  negated: boolean,
): { readonly source: string; readonly gap: string | undefined } {
  const posix = POSIX[name];
  if (posix !== undefined) return { source: `[${negated ? '^' : ''}${posix}]`, gap: undefined };
  const plain = name.replace(/^Is/, '');
  const letter = negated ? 'P' : 'p';
  for (const candidate of [plain, `Script=${plain}`, name]) {
    if (isProperty(candidate)) return { source: `\\${letter}{${candidate}}`, gap: undefined };
  }
  return { source: '', gap: `the property ${name}` };
}

function isProperty(name: string): boolean {
  try {
    return new RegExp(`\\p{${name}}`, 'v').source !== '';
  } catch {
    return false; // SyntaxError is how RegExp says that there is no such property
  }
}
