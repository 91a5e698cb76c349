import { nativeClass } from '../../semantic/native.ts';
import { foldCase } from '../../runtime/equality.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import { required } from '../arguments.ts';
import { levenshtein } from './levenshtein.ts';

type Text = string | null;
type Index = number | null;

/** Places in a string, and its characters. Source: Apex Reference, String Class. */
export const stringSearch = nativeClass(
  'System.String',
  { complete: true },
  {
    'Integer charAt(Integer index)': (rt: Runtime, self: string, index: Index) => at(rt, self, index),
    'Integer codePointAt(Integer index)': (rt: Runtime, self: string, index: Index) => {
      at(rt, self, index);
      return self.codePointAt(required(rt, index)) ?? 0;
    },
    'Integer codePointBefore(Integer index)': (rt: Runtime, self: string, index: Index) => {
      const before = required(rt, index) - 1;
      at(rt, self, before);
      const low = self.charCodeAt(before);
      const isPair = before > 0 && low >= 0xdc00 && low < 0xe000;
      return self.codePointAt(isPair ? before - 1 : before) ?? 0;
    },
    'Integer codePointCount(Integer beginIndex, Integer endIndex)': (
      rt: Runtime,
      self: string,
      from: Index,
      to: Index,
    ) => Array.from(slice(rt, self, required(rt, from), required(rt, to))).length,
    'Integer countMatches(String substring)': (rt: Runtime, self: string, part: Text) => {
      const wanted = required(rt, part);
      return wanted === '' ? 0 : self.split(wanted).length - 1;
    },
    'List<Integer> getChars()': (rt: Runtime, self: string) =>
      rt.list(
        'Integer',
        Array.from({ length: self.length }, (_, i) => self.charCodeAt(i)),
      ),
    'Integer getLevenshteinDistance(String other)': (rt: Runtime, self: string, other: Text) =>
      levenshtein(self, required(rt, other)),
    'Integer getLevenshteinDistance(String other, Integer threshold)': (
      rt: Runtime,
      self: string,
      other: Text,
      limit: Index,
    ) => {
      const distance = levenshtein(self, required(rt, other));
      return distance > required(rt, limit) ? -1 : distance;
    },
    'Integer indexOf(String substring)': (rt: Runtime, self: string, part: Text) => self.indexOf(required(rt, part)),
    'Integer indexOf(String substring, Integer index)': (rt: Runtime, self: string, part: Text, from: Index) =>
      self.indexOf(required(rt, part), required(rt, from)),
    'Integer indexOfAny(String characters)': (rt: Runtime, self: string, chars: Text) =>
      findCharacter(self, new Set(required(rt, chars)), true),
    'Integer indexOfAnyBut(String characters)': (rt: Runtime, self: string, chars: Text) =>
      findCharacter(self, new Set(required(rt, chars)), false),
    'Integer indexOfChar(Integer character)': (rt: Runtime, self: string, char: Index) =>
      self.indexOf(String.fromCodePoint(required(rt, char))),
    'Integer indexOfChar(Integer character, Integer startIndex)': (
      rt: Runtime,
      self: string,
      char: Index,
      from: Index,
    ) => self.indexOf(String.fromCodePoint(required(rt, char)), required(rt, from)),
    'Integer indexOfDifference(String other)': (rt: Runtime, self: string, other: Text) =>
      differenceAt(self, required(rt, other)),
    'Integer indexOfIgnoreCase(String substring)': (rt: Runtime, self: string, part: Text) =>
      foldCase(self).indexOf(foldCase(required(rt, part))),
    'Integer indexOfIgnoreCase(String substring, Integer startPosition)': (
      rt: Runtime,
      self: string,
      part: Text,
      from: Index,
    ) => foldCase(self).indexOf(foldCase(required(rt, part)), required(rt, from)),
    'Integer lastIndexOf(String substring)': (rt: Runtime, self: string, part: Text) =>
      self.lastIndexOf(required(rt, part)),
    'Integer lastIndexOf(String substring, Integer endPosition)': (
      rt: Runtime,
      self: string,
      part: Text,
      from: Index,
    ) => lastIndexFrom(self, required(rt, part), required(rt, from)),
    'Integer lastIndexOfChar(Integer character)': (rt: Runtime, self: string, char: Index) =>
      self.lastIndexOf(String.fromCodePoint(required(rt, char))),
    'Integer lastIndexOfChar(Integer character, Integer endIndex)': (
      rt: Runtime,
      self: string,
      char: Index,
      from: Index,
    ) => lastIndexFrom(self, String.fromCodePoint(required(rt, char)), required(rt, from)),
    'Integer lastIndexOfIgnoreCase(String substring)': (rt: Runtime, self: string, part: Text) =>
      foldCase(self).lastIndexOf(foldCase(required(rt, part))),
    'Integer lastIndexOfIgnoreCase(String substring, Integer endPosition)': (
      rt: Runtime,
      self: string,
      part: Text,
      from: Index,
    ) => lastIndexFrom(foldCase(self), foldCase(required(rt, part)), required(rt, from)),
    'Integer length()': (_rt: Runtime, self: string) => self.length,
    'Integer offsetByCodePoints(Integer index, Integer codePointOffset)': (
      rt: Runtime,
      self: string,
      index: Index,
      offset: Index,
    ) => offsetBy(rt, self, required(rt, index), required(rt, offset)),
    'static String getCommonPrefix(List<String> strings)': (rt: Runtime, strings: ApexList | null) => {
      const texts = required(rt, strings).items.map((item) => (typeof item === 'string' ? item : ''));
      const [first = '', ...rest] = texts;
      return rest.reduce((prefix, text) => {
        const end = differenceAt(prefix, text);
        return end < 0 ? prefix : prefix.slice(0, end);
      }, first);
    },
  },
);

function at(rt: Runtime, text: string, index: Index): number {
  const i = required(rt, index);
  if (i < 0 || i >= text.length) throw rt.exception('System.StringException', `String index out of range: ${i}`);
  return text.charCodeAt(i);
}

function lastIndexFrom(text: string, part: string, from: number): number {
  return from < 0 ? -1 : text.lastIndexOf(part, from);
}

/** `substring`, with its exceptions. */
export function slice(rt: Runtime, text: string, from: number, to: number): string {
  if (from < 0 || from > text.length) {
    throw rt.exception('System.StringException', `Starting position out of bounds: ${from}`);
  }
  if (to < from || to > text.length) {
    throw rt.exception('System.StringException', `Ending position out of bounds: ${to}`);
  }
  return text.slice(from, to);
}

function findCharacter(text: string, chars: ReadonlySet<string>, wanted: boolean): number {
  for (let i = 0; i < text.length; i++) if (chars.has(text.charAt(i)) === wanted) return i;
  return -1;
}

/** The first place where two texts differ; -1 where they don't. */
export function differenceAt(a: string, b: string): number {
  if (a === b) return -1;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
}

function offsetBy(rt: Runtime, text: string, index: number, offset: number): number {
  let at = index;
  for (let i = 0; i < Math.abs(offset); i++) {
    const point = offset > 0 ? text.codePointAt(at) : text.codePointAt(at - 2);
    at += (offset > 0 ? 1 : -1) * (point !== undefined && point > 0xffff ? 2 : 1);
    if (at < 0 || at > text.length) throw rt.exception('System.StringException', `String index out of range: ${at}`);
  }
  return at;
}
