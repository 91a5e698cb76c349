import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { Blob } from '../../runtime/values/scalars.ts';
import { required } from '../arguments.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';

type Text = string | null;
type Bytes = Blob | null;

/** Source: Apex Reference, EncodingUtil Class. */
export const encodingUtilClass = nativeClass(
  'System.EncodingUtil',
  { complete: true },
  {
    'static Blob base64Decode(String text)': (rt: Runtime, text: Text) => base64Decode(rt, required(rt, text)),
    'static String base64Encode(Blob blob)': (rt: Runtime, blob: Bytes) => encodeBase64(required(rt, blob).bytes),
    'static Blob convertFromHex(String text)': (rt: Runtime, text: Text) => fromHex(rt, required(rt, text)),
    'static String convertToHex(Blob blob)': (rt: Runtime, blob: Bytes) =>
      Buffer.from(required(rt, blob).bytes).toString('hex'),
    'static String urlDecode(String text, String charset)': (rt: Runtime, text: Text, charset: Text) =>
      urlDecode(rt, required(rt, text), encodingOf(rt, charset)),
    'static String urlEncode(String text, String charset)': (rt: Runtime, text: Text, charset: Text) =>
      urlEncode(required(rt, text), encodingOf(rt, charset)),
  },
);

function base64Decode(rt: Runtime, text: string): Blob {
  const bad = /[^A-Za-z0-9+/=\s]/.exec(text)?.[0];
  if (bad !== undefined) throw rt.exception('System.StringException', `Unrecognized base64 character: ${bad}`);
  return new Blob(decodeBase64(text));
}

function fromHex(rt: Runtime, text: string): Blob {
  if (text.length % 2 !== 0 || /[^0-9a-fA-F]/.test(text)) {
    throw rt.exception('System.InvalidParameterValueException', `Invalid hexadecimal text: ${text}`);
  }
  return new Blob(Buffer.from(text, 'hex'));
}

function encodingOf(rt: Runtime, charset: Text): 'utf8' | 'latin1' {
  const name = required(rt, charset).toUpperCase();
  if (name === 'UTF-8' || name === 'UTF8') return 'utf8';
  if (name === 'ISO-8859-1' || name === 'US-ASCII') return 'latin1';
  throw rt.unsupported(`the character set ${name}`);
}

/** java.net.URLEncoder: form encoding, a space becomes a plus. */
export function urlEncode(text: string, encoding: 'utf8' | 'latin1'): string {
  return Array.from(Buffer.from(text, encoding), (byte) => {
    const char = String.fromCharCode(byte);
    if (/[a-zA-Z0-9.*_-]/.test(char)) return char;
    return char === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

function urlDecode(rt: Runtime, text: string, encoding: 'utf8' | 'latin1'): string {
  const bytes: number[] = [];
  for (const [part, hex] of text.matchAll(/%([0-9a-fA-F]{2})|%|[^%]+/g)) {
    if (part === '%')
      throw rt.exception('System.IllegalArgumentException', 'URLDecoder: Incomplete trailing escape (%) pattern');
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else bytes.push(...Buffer.from(part.replaceAll('+', ' '), encoding));
  }
  return Buffer.from(bytes).toString(encoding);
}
