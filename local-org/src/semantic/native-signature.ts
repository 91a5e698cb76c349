/** A member key of a library class, taken apart. Types stay text; the type table resolves them. */
export interface NativeSignature {
  readonly kind: 'method' | 'constructor' | 'property';
  readonly isStatic: boolean;
  readonly name: string;
  /** `void` for none; the class itself for constructors (empty text). */
  readonly type: string;
  readonly parameters: readonly { readonly type: string; readonly name: string }[];
}

/** Parses `static List<String> split(String text, Integer limit)`, `new(String a)`, `Integer size`. */
export function parseNativeSignature(key: string): NativeSignature {
  let text = key.trim();
  const isStatic = /^static\s/.test(text);
  if (isStatic) text = text.slice(7).trim();
  const open = text.indexOf('(');
  if (open < 0) {
    const [type, name] = splitTypeAndName(text, key);
    return { kind: 'property', isStatic, name, type, parameters: [] };
  }
  if (!text.endsWith(')')) throw new Error(`library signature has no closing parenthesis: ${key}`);
  const parameters = splitTopLevel(text.slice(open + 1, -1)).map((parameter) => {
    const [type, name] = splitTypeAndName(parameter, key);
    return { type, name };
  });
  const head = text.slice(0, open).trim();
  if (head === 'new') return { kind: 'constructor', isStatic: false, name: 'new', type: '', parameters };
  const [type, name] = splitTypeAndName(head, key);
  return { kind: 'method', isStatic, name, type, parameters };
}

function splitTypeAndName(text: string, key: string): [string, string] {
  const at = text.trim().lastIndexOf(' ');
  if (at < 0) throw new Error(`library signature needs "Type name": ${key}`);
  return [text.trim().slice(0, at).trim(), text.trim().slice(at + 1)];
}

/** Splits at commas outside of angle brackets. */
export function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '<') depth++;
    else if (char === '>') depth--;
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  const last = text.slice(start).trim();
  if (last !== '') parts.push(last);
  return parts;
}
