import type { Runtime } from '../../runtime/runtime.ts';
import { textOf } from '../../runtime/text.ts';
import type { Value } from '../../runtime/values/value.ts';

/**
 * `String.format`: java.text.MessageFormat. A quote starts a part taken as it is, two quotes make one; `{0}` is the first
 * argument; an argument that is missing leaves its braces standing.
 */
export function formatMessage(rt: Runtime, pattern: string, args: readonly Value[]): string {
  let out = '';
  let quoted = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === "'") {
      if (pattern.charAt(i + 1) === "'") {
        out += "'";
        i++;
      } else quoted = !quoted;
    } else if (char === '{' && !quoted) {
      const end = pattern.indexOf('}', i);
      if (end < 0) throw rt.exception('System.StringException', 'Unmatched braces in the pattern.');
      out += argument(rt, pattern.slice(i + 1, end), args);
      i = end;
    } else out += char;
  }
  return out;
}

function argument(rt: Runtime, name: string, args: readonly Value[]): string {
  const text = name.trim();
  if (!/^\d+$/.test(text)) {
    if (/^\d+\s*,/.test(text)) throw rt.unsupported(`String.format with the form {${name}}`);
    throw rt.exception('System.StringException', `can't parse argument number: ${name}`);
  }
  const value = args[Number(text)];
  return value === undefined ? `{${text}}` : textOf(rt, value);
}
