/** A JSON value on its way to text or from it. Numbers stay text, so that a Decimal keeps its scale. */
export type Json = null | boolean | string | JsonNumber | readonly Json[] | JsonObject;

export class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  get isWhole(): boolean {
    return /^-?\d+$/.test(this.text);
  }
}

/** Names may come twice: the reader decides. */
export class JsonObject {
  readonly entries: readonly (readonly [string, Json])[];
  constructor(entries: readonly (readonly [string, Json])[]) {
    this.entries = entries;
  }
}

export function quoteJson(text: string): string {
  return `"${text.replace(/["\\\0-\x1f]/g, (char) => ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

export function printJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoteJson(value);
  if (value instanceof JsonNumber) return value.text;
  if (value instanceof JsonObject)
    return `{${value.entries.map(([name, item]) => `${quoteJson(name)}:${printJson(item)}`).join(',')}}`;
  return `[${value.map(printJson).join(',')}]`;
}

/** As `serializePretty` writes it: `"a" : 1`, lists in one line, `{ }` and `[ ]` for nothing. */
export function printPretty(value: Json, indent = ''): string {
  if (value instanceof JsonObject) {
    if (value.entries.length === 0) return '{ }';
    const inner = `${indent}  `;
    const lines = value.entries.map(([name, item]) => `${inner}${quoteJson(name)} : ${printPretty(item, inner)}`);
    return `{\n${lines.join(',\n')}\n${indent}}`;
  }
  if (!Array.isArray(value)) return printJson(value);
  const items = value as readonly Json[];
  return items.length === 0 ? '[ ]' : `[ ${items.map((item) => printPretty(item, indent)).join(', ')} ]`;
}
