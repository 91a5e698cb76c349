/** The characters of a text; a surrogate pair counts as one. */
export function letters(text: string): string[] {
  return Array.from(text);
}

/** java.lang.Character.isWhitespace: no-break spaces are not among them. */
export function isWhitespace(char: string): boolean {
  return /^[\t-\r\x1c-\x1f\p{Zs}\p{Zl}\p{Zp}]$/u.test(char) && !/^[\u00a0\u2007\u202f]$/.test(char);
}

export function isLetter(char: string): boolean {
  return /^\p{L}$/u.test(char);
}

/** The runs of characters of one Unicode category, for splitByCharacterType. */
export function characterType(char: string): string {
  for (const type of TYPES) if (type.test(char)) return type.source;
  return '';
}

const TYPES = [
  'Lu',
  'Ll',
  'Lt',
  'Lm',
  'Lo',
  'Mn',
  'Me',
  'Mc',
  'Nd',
  'Nl',
  'No',
  'Zs',
  'Zl',
  'Zp',
  'Cc',
  'Cf',
  'Co',
  'Cs',
  'Pd',
  'Ps',
  'Pe',
  'Pc',
  'Po',
  'Sm',
  'Sc',
  'Sk',
  'So',
  'Pi',
  'Pf',
].map((name) => new RegExp(`^\\p{${name}}$`, 'u'));
