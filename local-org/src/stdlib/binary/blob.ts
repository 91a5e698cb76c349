import { nativeClass, refused } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { Blob } from '../../runtime/values/scalars.ts';
import { required } from '../arguments.ts';

/** Source: Apex Reference, Blob Class. */
export const blobClass = nativeClass(
  'System.Blob',
  { complete: true },
  {
    'Integer size()': (_rt: Runtime, self: Blob) => self.bytes.length,
    'String toString()': (rt: Runtime, self: Blob) => blobText(rt, self),
    'static Blob valueOf(String text)': (rt: Runtime, text: string | null) => blobOf(required(rt, text)),
    'static Blob toPdf(String text)': refused('there is no PDF renderer'),
  },
);

export function blobOf(text: string): Blob {
  return new Blob(new TextEncoder().encode(text));
}

export function blobText(rt: Runtime, blob: Blob): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(blob.bytes);
  } catch (error) {
    if (error instanceof TypeError) throw rt.exception('System.StringException', 'BLOB is not a valid UTF-8 string');
    throw error;
  }
}
