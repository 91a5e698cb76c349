import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { required } from '../arguments.ts';
import { compileRegex, splitByRegex } from '../regex/java-regex.ts';
import { characterType, letters } from './characters.ts';
import { differenceAt, slice } from './string-search.ts';

type Text = string | null;
type Count = number | null;

/** Parts of a string. Source: Apex Reference, String Class; most are those of Apache Commons Lang's StringUtils. */
export const stringParts = nativeClass(
  'System.String',
  { complete: true },
  {
    'String abbreviate(Integer maxWidth)': (rt: Runtime, self: string, width: Count) =>
      abbreviate(rt, self, required(rt, width), 0),
    'String abbreviate(Integer maxWidth, Integer offset)': (rt: Runtime, self: string, width: Count, offset: Count) =>
      abbreviate(rt, self, required(rt, width), required(rt, offset)),
    'String difference(String other)': (rt: Runtime, self: string, other: Text) => {
      const at = differenceAt(self, required(rt, other));
      return at < 0 ? '' : required(rt, other).slice(at);
    },
    'String left(Integer length)': (rt: Runtime, self: string, length: Count) =>
      self.slice(0, Math.max(0, required(rt, length))),
    'String mid(Integer startIndex, Integer length)': (rt: Runtime, self: string, start: Count, length: Count) => {
      const from = Math.max(0, required(rt, start));
      const count = required(rt, length);
      return count < 0 ? '' : self.slice(from, from + count);
    },
    'String right(Integer length)': (rt: Runtime, self: string, length: Count) => {
      const count = required(rt, length);
      return count <= 0 ? '' : self.slice(-count);
    },
    'List<String> split(String regex)': (rt: Runtime, self: string, regex: Text) =>
      rt.list('String', splitByRegex(compileRegex(rt, required(rt, regex)), self, 0)),
    'List<String> split(String regex, Integer limit)': (rt: Runtime, self: string, regex: Text, limit: Count) =>
      rt.list('String', splitByRegex(compileRegex(rt, required(rt, regex)), self, required(rt, limit))),
    'List<String> splitByCharacterType()': (rt: Runtime, self: string) => rt.list('String', byType(self, false)),
    'List<String> splitByCharacterTypeCamelCase()': (rt: Runtime, self: string) =>
      rt.list('String', byType(self, true)),
    'String substring(Integer startIndex)': (rt: Runtime, self: string, from: Count) =>
      slice(rt, self, required(rt, from), self.length),
    'String substring(Integer startIndex, Integer endIndex)': (rt: Runtime, self: string, from: Count, to: Count) =>
      slice(rt, self, required(rt, from), required(rt, to)),
    'String substringAfter(String separator)': (_rt: Runtime, self: string, separator: Text) => {
      const at = separator === null ? -1 : self.indexOf(separator);
      return at < 0 || separator === null ? '' : self.slice(at + separator.length);
    },
    'String substringAfterLast(String separator)': (_rt: Runtime, self: string, separator: Text) => {
      const at = separator === null || separator === '' ? -1 : self.lastIndexOf(separator);
      return at < 0 || separator === null ? '' : self.slice(at + separator.length);
    },
    'String substringBefore(String separator)': (_rt: Runtime, self: string, separator: Text) => {
      const at = separator === null ? -1 : self.indexOf(separator);
      return at < 0 ? self : self.slice(0, at);
    },
    'String substringBeforeLast(String separator)': (_rt: Runtime, self: string, separator: Text) => {
      const at = separator === null || separator === '' ? -1 : self.lastIndexOf(separator);
      return at < 0 ? self : self.slice(0, at);
    },
    'String substringBetween(String tag)': (_rt: Runtime, self: string, tag: Text) => between(self, tag, tag),
    'String substringBetween(String open, String close)': (_rt: Runtime, self: string, open: Text, close: Text) =>
      between(self, open, close),
  },
);

const ELLIPSIS = '...';

/** As StringUtils.abbreviate: from `offset` on, with an ellipsis at each end that was cut. */
function abbreviate(rt: Runtime, text: string, width: number, offset: number): string {
  if (width < 4) throw rt.exception('System.StringException', 'Minimum abbreviation width is 4');
  if (text.length <= width) return text;
  const from = Math.min(Math.max(offset, 0), text.length);
  const start = text.length - from < width - 3 ? text.length - (width - 3) : from;
  if (start <= 4) return text.slice(0, width - 3) + ELLIPSIS;
  if (width < 7) throw rt.exception('System.StringException', 'Minimum abbreviation width with offset is 7');
  if (start + width - 3 < text.length) return ELLIPSIS + abbreviate(rt, text.slice(start), width - 3, 0);
  return ELLIPSIS + text.slice(text.length - (width - 3));
}

function between(text: string, open: Text, close: Text): Text {
  if (open === null || close === null) return null;
  const start = text.indexOf(open);
  const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
  return end < 0 ? null : text.slice(start + open.length, end);
}

/** As StringUtils: in camel case the capital before small letters belongs to them. */
function byType(text: string, camelCase: boolean): string[] {
  const runs: string[] = [];
  let last = '';
  for (const char of letters(text)) {
    const type = characterType(char);
    const run = runs.at(-1);
    if (run === undefined || type !== last) {
      if (camelCase && run !== undefined && last === '^\\p{Lu}$' && type === '^\\p{Ll}$') moveCapital(runs, run, char);
      else runs.push(char);
    } else runs[runs.length - 1] = run + char;
    last = type;
  }
  return runs;
}

function moveCapital(runs: string[], run: string, char: string): void {
  const capitals = letters(run);
  const capital = capitals.pop() ?? '';
  if (capitals.length === 0) runs[runs.length - 1] = capital + char;
  else runs.splice(runs.length - 1, 1, capitals.join(''), capital + char);
}
