import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { NativeObject } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { compileRegex, splitByRegex } from './java-regex.ts';
import { MatcherValue } from './matcher.ts';

type Text = string | null;

export class PatternValue extends NativeObject {
  readonly apexName = 'System.Pattern';
  readonly text: string;
  readonly regex: RegExp;
  constructor(text: string, regex: RegExp) {
    super();
    this.text = text;
    this.regex = regex;
  }
  apexText(): string {
    return this.text;
  }
}

export function patternOf(rt: Runtime, text: string): PatternValue {
  return new PatternValue(text, compileRegex(rt, text));
}

/** Source: Apex Reference, Pattern Class. */
export const patternClass = nativeClass(
  'System.Pattern',
  { complete: true },
  {
    'static Pattern compile(String regExp)': (rt: Runtime, text: Text) => patternOf(rt, required(rt, text)),
    'static Boolean matches(String regExp, String stringToMatch)': (rt: Runtime, text: Text, input: Text) =>
      new MatcherValue(patternOf(rt, required(rt, text)), required(rt, input)).matches(),
    'static String quote(String text)': (rt: Runtime, text: Text) =>
      `\\Q${required(rt, text).replaceAll('\\E', '\\E\\\\E\\Q')}\\E`,
    'Matcher matcher(String input)': (rt: Runtime, self: PatternValue, input: Text) =>
      new MatcherValue(self, required(rt, input)),
    'String pattern()': (_rt: Runtime, self: PatternValue) => self.text,
    'List<String> split(String text)': (rt: Runtime, self: PatternValue, text: Text) =>
      rt.list('String', splitByRegex(self.regex, required(rt, text), 0)),
    'List<String> split(String text, Integer limit)': (
      rt: Runtime,
      self: PatternValue,
      text: Text,
      limit: number | null,
    ) => rt.list('String', splitByRegex(self.regex, required(rt, text), required(rt, limit))),
  },
);
