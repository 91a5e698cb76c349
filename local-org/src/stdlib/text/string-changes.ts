import { nativeClass } from '../../semantic/native.ts';
import { foldCase } from '../../runtime/equality.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { required } from '../arguments.ts';
import { compileRegex, replaceAll, replaceFirst } from '../regex/java-regex.ts';
import { isWhitespace, letters } from './characters.ts';

type Text = string | null;
type Count = number | null;

/** Strings made of a string. Source: Apex Reference, String Class. */
export const stringChanges = nativeClass(
  'System.String',
  { complete: true },
  {
    'String capitalize()': (_rt: Runtime, self: string) => mapFirst(self, (char) => char.toUpperCase()),
    'String center(Integer size)': (rt: Runtime, self: string, size: Count) => center(self, required(rt, size), ' '),
    'String center(Integer size, String padding)': (rt: Runtime, self: string, size: Count, padding: Text) =>
      center(self, required(rt, size), padding),
    'String deleteWhitespace()': (_rt: Runtime, self: string) =>
      letters(self)
        .filter((char) => !isWhitespace(char))
        .join(''),
    'String leftPad(Integer length)': (rt: Runtime, self: string, length: Count) => self.padStart(required(rt, length)),
    'String leftPad(Integer length, String padding)': (rt: Runtime, self: string, length: Count, padding: Text) =>
      self.padStart(required(rt, length), paddingOf(padding)),
    'String normalizeSpace()': (_rt: Runtime, self: string) => trimmed(self).replace(/[\s\x1c-\x1f]+/g, ' '),
    'String overlay(String replacement, Integer start, Integer endIndex)': (
      rt: Runtime,
      self: string,
      text: Text,
      start: Count,
      end: Count,
    ) => overlay(self, text ?? '', required(rt, start), required(rt, end)),
    'String remove(String substring)': (_rt: Runtime, self: string, part: Text) =>
      part === null || part === '' ? self : self.replaceAll(part, ''),
    'String removeEnd(String substring)': (_rt: Runtime, self: string, part: Text) =>
      part !== null && self.endsWith(part) ? self.slice(0, self.length - part.length) : self,
    'String removeEndIgnoreCase(String substring)': (_rt: Runtime, self: string, part: Text) =>
      part !== null && foldCase(self).endsWith(foldCase(part)) ? self.slice(0, self.length - part.length) : self,
    'String removeStart(String substring)': (_rt: Runtime, self: string, part: Text) =>
      part !== null && self.startsWith(part) ? self.slice(part.length) : self,
    'String removeStartIgnoreCase(String substring)': (_rt: Runtime, self: string, part: Text) =>
      part !== null && foldCase(self).startsWith(foldCase(part)) ? self.slice(part.length) : self,
    'String repeat(Integer numberOfTimes)': (rt: Runtime, self: string, times: Count) =>
      self.repeat(Math.max(0, required(rt, times))),
    'String repeat(String separator, Integer numberOfTimes)': (
      rt: Runtime,
      self: string,
      separator: Text,
      times: Count,
    ) => new Array<string>(Math.max(0, required(rt, times))).fill(self).join(separator ?? ''),
    'String replace(String target, String replacement)': (rt: Runtime, self: string, target: Text, text: Text) =>
      self.replaceAll(required(rt, target), () => required(rt, text)),
    'String replaceAll(String regex, String replacement)': (rt: Runtime, self: string, regex: Text, text: Text) =>
      replaceAll(rt, compileRegex(rt, required(rt, regex)), self, required(rt, text)),
    'String replaceFirst(String regex, String replacement)': (rt: Runtime, self: string, regex: Text, text: Text) =>
      replaceFirst(rt, compileRegex(rt, required(rt, regex)), self, required(rt, text)),
    'String reverse()': (_rt: Runtime, self: string) => letters(self).reverse().join(''),
    'String rightPad(Integer length)': (rt: Runtime, self: string, length: Count) => self.padEnd(required(rt, length)),
    'String rightPad(Integer length, String padding)': (rt: Runtime, self: string, length: Count, padding: Text) =>
      self.padEnd(required(rt, length), paddingOf(padding)),
    'String swapCase()': (_rt: Runtime, self: string) =>
      letters(self)
        .map((char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase()))
        .join(''),
    'String toLowerCase()': (_rt: Runtime, self: string) => self.toLowerCase(),
    'String toLowerCase(String locale)': (rt: Runtime, self: string, locale: Text) =>
      self.toLocaleLowerCase(languageTag(required(rt, locale))),
    'String toUpperCase()': (_rt: Runtime, self: string) => self.toUpperCase(),
    'String toUpperCase(String locale)': (rt: Runtime, self: string, locale: Text) =>
      self.toLocaleUpperCase(languageTag(required(rt, locale))),
    'String trim()': (_rt: Runtime, self: string) => trimmed(self),
    'String uncapitalize()': (_rt: Runtime, self: string) => mapFirst(self, (char) => char.toLowerCase()),
  },
);

function mapFirst(text: string, change: (char: string) => string): string {
  const [first = '', ...rest] = letters(text);
  return change(first) + rest.join('');
}

/** Java's trim: every character up to the space. */
export function trimmed(text: string): string {
  return text.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
}

function paddingOf(padding: Text): string {
  return padding === null || padding === '' ? ' ' : padding;
}

function center(text: string, size: number, padding: Text): string {
  const missing = size - text.length;
  if (missing <= 0) return text;
  return text.padStart(text.length + Math.floor(missing / 2), paddingOf(padding)).padEnd(size, paddingOf(padding));
}

function overlay(text: string, replacement: string, start: number, end: number): string {
  const within = (index: number): number => Math.min(Math.max(index, 0), text.length);
  const [from, to] = [within(Math.min(start, end)), within(Math.max(start, end))];
  return text.slice(0, from) + replacement + text.slice(to);
}

/** Java writes `tr_TR`, the web `tr-TR`. */
function languageTag(locale: string): string {
  return locale.replaceAll('_', '-');
}
