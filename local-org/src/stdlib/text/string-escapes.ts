import { nativeClass, partly } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { required } from '../arguments.ts';
import { escapeHtml, unescapeHtml } from './html-entities.ts';

type Text = string | null;
const ENTITIES = 'named characters beyond Latin-1 stay as they are';

/** Escaping. Source: Apex Reference, String Class, which describes Apache Commons Lang's StringEscapeUtils. */
export const stringEscapes = nativeClass(
  'System.String',
  { complete: true },
  {
    'String escapeCsv()': (_rt: Runtime, self: string) =>
      /[",\r\n]/.test(self) ? `"${self.replaceAll('"', '""')}"` : self,
    'String escapeEcmaScript()': (_rt: Runtime, self: string) =>
      escapeUnicode(self, (char) => (/['"\\/]/.test(char) ? `\\${char}` : undefined)),
    'String escapeHtml3()': (_rt: Runtime, self: string) => escapeHtml(self),
    'String escapeHtml4()': partly(ENTITIES, (_rt: Runtime, self: string) => escapeHtml(self)),
    'String escapeJava()': (_rt: Runtime, self: string) =>
      escapeUnicode(self, (char) => (/["\\]/.test(char) ? `\\${char}` : undefined)),
    'String escapeUnicode()': (_rt: Runtime, self: string) => self.replace(/[^\0-\x7f]/g, unicode),
    'String escapeXml()': (_rt: Runtime, self: string) => self.replace(/[&<>"']/g, (char) => XML[char] ?? char),
    'String stripHtmlTags()': partly('tags are cut by their form alone', (_rt: Runtime, self: string) =>
      self.replace(/<[^>]*>/g, ''),
    ),
    'String unescapeCsv()': (_rt: Runtime, self: string) => unescapeCsv(self),
    'String unescapeEcmaScript()': (_rt: Runtime, self: string) => unescapeJava(self),
    'String unescapeHtml3()': (_rt: Runtime, self: string) => unescapeHtml(self),
    'String unescapeHtml4()': partly(ENTITIES, (_rt: Runtime, self: string) => unescapeHtml(self)),
    'String unescapeJava()': (_rt: Runtime, self: string) => unescapeJava(self),
    'String unescapeUnicode()': (_rt: Runtime, self: string) =>
      self.replace(/\\u([0-9a-fA-F]{4})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'String unescapeXml()': (_rt: Runtime, self: string) =>
      self.replace(/&(amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);/g, (all, name: string) => xmlCharacter(name) ?? all),
    'static String escapeSingleQuotes(String text)': (rt: Runtime, text: Text) =>
      required(rt, text).replace(/['\\]/g, (char) => `\\${char}`),
  },
);

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function xmlCharacter(name: string): string | undefined {
  if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
  return Object.keys(XML).find((char) => XML[char] === `&${name};`);
}

const CONTROL: Readonly<Record<string, string>> = { '\b': '\\b', '\n': '\\n', '\t': '\\t', '\f': '\\f', '\r': '\\r' };

function escapeUnicode(text: string, own: (char: string) => string | undefined): string {
  return Array.from({ length: text.length }, (_, i) => text.charAt(i))
    .map((char) => own(char) ?? CONTROL[char] ?? (char < ' ' || char > '~' ? unicode(char) : char))
    .join('');
}

function unicode(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function unescapeJava(text: string): string {
  return text.replace(
    /\\(?:u+([0-9a-fA-F]{4})|([0-7]{1,3})|(.))/gs,
    (_all, hex?: string, octal?: string, char?: string) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return Object.keys(CONTROL).find((control) => CONTROL[control] === `\\${char ?? ''}`) ?? char ?? '';
    },
  );
}

function unescapeCsv(text: string): string {
  const inner = /^"([\s\S]*)"$/.exec(text)?.[1];
  return inner !== undefined && /[",\r\n]/.test(inner) ? inner.replaceAll('""', '"') : text;
}
