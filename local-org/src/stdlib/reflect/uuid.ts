import { randomUUID } from 'node:crypto';
import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { NativeObject, type Key, type Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { stringHash } from '../hash.ts';

export class UuidValue extends NativeObject {
  readonly apexName = 'System.UUID';
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
  apexText(): string {
    return this.text;
  }
  override key(): Key {
    return `\0u${this.text}`;
  }
}

/** Source: Apex Reference, UUID Class. The exception of `fromString` is assumed. */
export const uuidClass = nativeClass(
  'System.UUID',
  { complete: true },
  {
    'static UUID randomUUID()': () => new UuidValue(randomUUID()),
    'static UUID fromString(String text)': (rt: Runtime, text: string | null) => {
      const given = required(rt, text);
      if (!/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(given)) {
        throw rt.exception('System.IllegalArgumentException', `Invalid UUID string: ${given}`);
      }
      return new UuidValue(given.toLowerCase());
    },
    'Boolean equals(Object other)': (_rt: Runtime, self: UuidValue, other: Value) =>
      other instanceof UuidValue && other.text === self.text,
    'Integer hashCode()': (_rt: Runtime, self: UuidValue) => stringHash(self.text),
    'String toString()': (_rt: Runtime, self: UuidValue) => self.text,
  },
);
