import { nativeClass } from '../../semantic/native.ts';
import { foldCase } from '../../runtime/equality.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Value } from '../../runtime/values/value.ts';
import { Id } from '../../runtime/values/scalars.ts';
import { required } from '../arguments.ts';
import { stringHash } from '../hash.ts';
import { isLetter, isWhitespace, letters } from './characters.ts';

type Text = string | null;

/** Questions about a string. Source: Apex Reference, String Class; all but `…IgnoreCase` respect case. */
export const stringTests = nativeClass(
  'System.String',
  { complete: true },
  {
    'Integer compareTo(String other)': (rt: Runtime, self: string, other: Text) => compare(self, required(rt, other)),
    'Boolean contains(String substring)': (rt: Runtime, self: string, part: Text) => self.includes(required(rt, part)),
    'Boolean containsAny(String characters)': (rt: Runtime, self: string, chars: Text) =>
      hasAny(self, required(rt, chars)),
    'Boolean containsIgnoreCase(String substring)': (rt: Runtime, self: string, part: Text) =>
      foldCase(self).includes(foldCase(required(rt, part))),
    'Boolean containsNone(String characters)': (_rt: Runtime, self: string, chars: Text) =>
      chars === null || !hasAny(self, chars),
    'Boolean containsOnly(String characters)': (rt: Runtime, self: string, chars: Text) =>
      every(self, new Set(required(rt, chars))),
    'Boolean containsWhitespace()': (_rt: Runtime, self: string) => letters(self).some(isWhitespace),
    'Boolean endsWith(String suffix)': (rt: Runtime, self: string, suffix: Text) => self.endsWith(required(rt, suffix)),
    'Boolean endsWithIgnoreCase(String suffix)': (rt: Runtime, self: string, suffix: Text) =>
      foldCase(self).endsWith(foldCase(required(rt, suffix))),
    'Boolean equals(Object other)': (_rt: Runtime, self: string, other: Value) =>
      other instanceof Id ? Id.parse(self)?.value === other.value : self === other,
    'Boolean equalsIgnoreCase(String other)': (_rt: Runtime, self: string, other: Text) =>
      other !== null && foldCase(self) === foldCase(other),
    'Integer hashCode()': (_rt: Runtime, self: string) => stringHash(self),
    'Boolean isAllLowerCase()': (_rt: Runtime, self: string) => some(self, /^\p{Ll}+$/u),
    'Boolean isAllUpperCase()': (_rt: Runtime, self: string) => some(self, /^\p{Lu}+$/u),
    'Boolean isAlpha()': (_rt: Runtime, self: string) => some(self, /^\p{L}+$/u),
    'Boolean isAlphaSpace()': (_rt: Runtime, self: string) => letters(self).every((c) => isLetter(c) || c === ' '),
    'Boolean isAlphanumeric()': (_rt: Runtime, self: string) => some(self, /^[\p{L}\p{Nd}]+$/u),
    'Boolean isAlphanumericSpace()': (_rt: Runtime, self: string) => /^[\p{L}\p{Nd} ]*$/u.test(self),
    'Boolean isAsciiPrintable()': (_rt: Runtime, self: string) => /^[ -~]*$/.test(self),
    'Boolean isNumeric()': (_rt: Runtime, self: string) => some(self, /^\p{Nd}+$/u),
    'Boolean isNumericSpace()': (_rt: Runtime, self: string) => /^[\p{Nd} ]*$/u.test(self),
    'Boolean isWhitespace()': (_rt: Runtime, self: string) => letters(self).every(isWhitespace),
    'Boolean startsWith(String prefix)': (rt: Runtime, self: string, prefix: Text) =>
      self.startsWith(required(rt, prefix)),
    'Boolean startsWithIgnoreCase(String prefix)': (rt: Runtime, self: string, prefix: Text) =>
      foldCase(self).startsWith(foldCase(required(rt, prefix))),
    'static Boolean isBlank(String text)': (_rt: Runtime, text: Text) => isBlank(text),
    'static Boolean isEmpty(String text)': (_rt: Runtime, text: Text) => text === null || text === '',
    'static Boolean isNotBlank(String text)': (_rt: Runtime, text: Text) => !isBlank(text),
    'static Boolean isNotEmpty(String text)': (_rt: Runtime, text: Text) => text !== null && text !== '',
  },
);

/** Difference of the first differing characters, else of the lengths, as java.lang.String.compareTo. */
export function compare(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = a.charCodeAt(i) - b.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function some(text: string, pattern: RegExp): boolean {
  return pattern.test(text);
}

function hasAny(text: string, chars: string): boolean {
  const wanted = new Set(chars);
  return letters(text).some((char) => wanted.has(char));
}

function every(text: string, allowed: ReadonlySet<string>): boolean {
  return letters(text).every((char) => allowed.has(char));
}

function isBlank(text: Text): boolean {
  return text === null || letters(text).every(isWhitespace);
}
