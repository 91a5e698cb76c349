import type { Runtime } from '../../runtime/runtime.ts';
import { RegexSyntaxError } from './regex-syntax-error.ts';
import { translateRegex } from './translate-regex.ts';

const compiled = new Map<string, RegExp>();

/** A Java pattern as a JavaScript one with the flags `d`, `g` and `v`. What has no counterpart is refused loudly. */
export function compileRegex(rt: Runtime, pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const regex = build(rt, pattern);
  compiled.set(pattern, regex);
  return regex;
}

function build(rt: Runtime, pattern: string): RegExp {
  try {
    const { source, flags, gap } = translateRegex(pattern);
    if (gap !== undefined) throw rt.unsupported(`regular expression ${pattern}: ${gap}`);
    return new RegExp(source, `dgv${flags}`);
  } catch (error) {
    if (error instanceof RegexSyntaxError)
      throw rt.exception('System.StringException', `Invalid regex: ${error.message}`);
    if (error instanceof SyntaxError) throw rt.exception('System.StringException', `Invalid regex: ${pattern}`);
    throw error;
  }
}

/** java.util.regex.Pattern.split: 0 drops empty texts at the end, a positive limit is the most parts, a negative one keeps all. */
export function splitByRegex(regex: RegExp, text: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(regex)) {
    if (limit > 0 && parts.length === limit - 1) break;
    const end = match.index + match[0].length;
    if (end === 0 || (match[0] === '' && match.index >= text.length)) continue;
    parts.push(text.slice(from, match.index));
    from = end;
  }
  if (parts.length === 0) return [text];
  parts.push(text.slice(from));
  if (limit === 0) while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}

export function replaceAll(rt: Runtime, regex: RegExp, text: string, replacement: string): string {
  return replaceMatches(rt, [...text.matchAll(regex)], text, replacement);
}

export function replaceFirst(rt: Runtime, regex: RegExp, text: string, replacement: string): string {
  return replaceMatches(rt, [...text.matchAll(regex)].slice(0, 1), text, replacement);
}

function replaceMatches(rt: Runtime, matches: readonly RegExpExecArray[], text: string, replacement: string): string {
  let out = '';
  let from = 0;
  for (const match of matches) {
    out += text.slice(from, match.index) + expand(rt, replacement, match);
    from = match.index + match[0].length;
  }
  return out + text.slice(from);
}

/** Java's replacement text: `$1`, `${name}`, `\$`. */
function expand(rt: Runtime, replacement: string, match: RegExpExecArray): string {
  return replacement.replace(
    /\\([\s\S]?)|\$(?:(\d)(\d*)|\{(\w+)\})?/g,
    (all, escaped?: string, digit?: string, more?: string, name?: string) => {
      if (all.startsWith('\\')) {
        if (escaped === '' || escaped === undefined)
          throw rt.exception('System.StringException', 'character to be escaped is missing');
        return escaped;
      }
      if (name !== undefined) return match.groups?.[name] ?? '';
      if (digit === undefined) throw rt.exception('System.StringException', 'Illegal group reference');
      return byNumber(rt, match, digit, more ?? '');
    },
  );
}

/** As many digits as name a group belong to the reference. */
function byNumber(rt: Runtime, match: RegExpExecArray, digit: string, more: string): string {
  let number = Number(digit);
  if (number >= match.length) throw rt.exception('System.StringException', `No group ${number}`);
  let used = 0;
  while (used < more.length && number * 10 + Number(more[used]) < match.length)
    number = number * 10 + Number(more[used++]);
  return (match[number] ?? '') + more.slice(used);
}
