import { nativeClass, refused } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { NativeObject } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { replaceAll, replaceFirst } from './java-regex.ts';

/** What a matcher needs of its pattern; stated here, as the pattern makes matchers. */
interface MatchablePattern extends NativeObject {
  readonly regex: RegExp;
}

/** A pattern on its way through a text. */
export class MatcherValue extends NativeObject {
  readonly apexName = 'System.Matcher';
  pattern: MatchablePattern;
  input: string;
  from = 0;
  to: number;
  match: RegExpExecArray | null = null;
  private next = 0;
  constructor(pattern: MatchablePattern, input: string) {
    super();
    this.pattern = pattern;
    this.input = input;
    this.to = input.length;
  }

  reset(input = this.input): this {
    this.input = input;
    return this.region(0, input.length);
  }
  region(from: number, to: number): this {
    this.from = from;
    this.to = to;
    this.next = from;
    this.match = null;
    return this;
  }
  /** The next match in the region; one that was empty moves the search on by a character. */
  find(start = this.next): boolean {
    return this.search(this.pattern.regex.source, 'dgv', start);
  }
  matches(): boolean {
    return this.search(`(?:${this.pattern.regex.source})(?![\\s\\S])`, 'dyv', this.from);
  }
  lookingAt(): boolean {
    return this.search(this.pattern.regex.source, 'dyv', this.from);
  }

  private search(source: string, flags: string, from: number): boolean {
    if (from > this.to) {
      this.match = null;
      return false;
    }
    const regex = new RegExp(source, flags + this.pattern.regex.flags.replace(/[dgv]/g, ''));
    // Anchoring bounds: `^` and `$` match at the ends of the region.
    regex.lastIndex = from - this.from;
    const match = regex.exec(this.input.slice(this.from, this.to));
    this.match = match;
    if (match === null) {
      this.next = this.to + 1;
      return false;
    }
    const end = this.from + match.index + match[0].length;
    this.next = match[0] === '' ? end + 1 : end;
    return true;
  }

  found(rt: Runtime): RegExpExecArray {
    if (this.match === null) throw rt.exception('System.StringException', 'No match found');
    return this.match;
  }
  bounds(rt: Runtime, group: number): readonly [number, number] {
    const match = this.found(rt);
    if (group < 0 || group >= match.length) throw rt.exception('System.StringException', `No group ${group}`);
    const range = match.indices?.[group];
    return range === undefined ? [-1, -1] : [this.from + range[0], this.from + range[1]];
  }
}

type Index = number | null;
const BOUNDS = 'other than anchoring, opaque bounds are not built';

/** Source: Apex Reference, Matcher Class. */
export const matcherClass = nativeClass(
  'System.Matcher',
  { complete: true },
  {
    'static String quoteReplacement(String text)': (rt: Runtime, text: string | null) =>
      required(rt, text).replace(/[\\$]/g, (char) => `\\${char}`),
    'Integer end()': (rt: Runtime, self: MatcherValue) => self.bounds(rt, 0)[1],
    'Integer end(Integer groupIndex)': (rt: Runtime, self: MatcherValue, group: Index) =>
      self.bounds(rt, required(rt, group))[1],
    'Boolean find()': (_rt: Runtime, self: MatcherValue) => self.find(),
    'Boolean find(Integer start)': (rt: Runtime, self: MatcherValue, start: Index) => {
      const from = required(rt, start);
      if (from < 0 || from > self.input.length) throw rt.exception('System.StringException', 'Illegal start index');
      return self.reset().find(from);
    },
    'String group()': (rt: Runtime, self: MatcherValue) => self.found(rt)[0],
    'String group(Integer groupIndex)': (rt: Runtime, self: MatcherValue, group: Index) => {
      self.bounds(rt, required(rt, group));
      return self.found(rt)[required(rt, group)] ?? null;
    },
    'Integer groupCount()': (_rt: Runtime, self: MatcherValue) =>
      (new RegExp(`${self.pattern.regex.source}|`, 'v').exec('')?.length ?? 1) - 1,
    'Boolean hasAnchoringBounds()': () => true,
    'Boolean hasTransparentBounds()': () => false,
    'Boolean hitEnd()': refused('JavaScript does not say whether a match ran into the end'),
    'Boolean lookingAt()': (_rt: Runtime, self: MatcherValue) => self.lookingAt(),
    'Boolean matches()': (_rt: Runtime, self: MatcherValue) => self.matches(),
    'Pattern pattern()': (_rt: Runtime, self: MatcherValue) => self.pattern,
    'Matcher region(Integer start, Integer endIndex)': (rt: Runtime, self: MatcherValue, start: Index, end: Index) =>
      self.region(required(rt, start), required(rt, end)),
    'Integer regionEnd()': (_rt: Runtime, self: MatcherValue) => self.to,
    'Integer regionStart()': (_rt: Runtime, self: MatcherValue) => self.from,
    'String replaceAll(String replacement)': (rt: Runtime, self: MatcherValue, text: string | null) =>
      replaceAll(rt, self.pattern.regex, self.input, required(rt, text)),
    'String replaceFirst(String replacement)': (rt: Runtime, self: MatcherValue, text: string | null) =>
      replaceFirst(rt, self.pattern.regex, self.input, required(rt, text)),
    'Boolean requireEnd()': refused('JavaScript does not say whether more input could change a match'),
    'Matcher reset()': (_rt: Runtime, self: MatcherValue) => self.reset(),
    'Matcher reset(String input)': (rt: Runtime, self: MatcherValue, input: string | null) =>
      self.reset(required(rt, input)),
    'Integer start()': (rt: Runtime, self: MatcherValue) => self.bounds(rt, 0)[0],
    'Integer start(Integer groupIndex)': (rt: Runtime, self: MatcherValue, group: Index) =>
      self.bounds(rt, required(rt, group))[0],
    'Matcher useAnchoringBounds(Boolean anchoring)': refused(BOUNDS),
    'Matcher usePattern(Pattern pattern)': (rt: Runtime, self: MatcherValue, pattern: MatchablePattern | null) => {
      self.pattern = required(rt, pattern);
      self.match = null;
      return self;
    },
    'Matcher useTransparentBounds(Boolean transparent)': refused(BOUNDS),
  },
);
