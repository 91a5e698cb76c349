import { nativeClass, type NativeMember } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexException } from '../../runtime/values/guest.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { JsonObject, printJson, printPretty, type Json } from './json-text.ts';
import { toJson } from './serialize.ts';

type Open = { readonly items: Json[] } | { readonly entries: [string, Json][]; name: string | undefined };

/** `System.JSONGenerator`: builds one value from calls in the order of its text. */
export class GeneratorValue extends NativeObject {
  readonly apexName = 'System.JSONGenerator';
  private readonly rt: Runtime;
  private readonly pretty: boolean;
  private readonly open: Open[] = [];
  private root: Json | undefined;
  closed = false;
  constructor(rt: Runtime, pretty: boolean) {
    super();
    this.rt = rt;
    this.pretty = pretty;
  }

  name(name: string): void {
    const around = this.open.at(-1);
    if (around === undefined || !('entries' in around) || around.name !== undefined)
      throw this.misuse('Can not write a field name, expecting a value');
    around.name = name;
  }
  write(json: Json): void {
    if (this.closed) throw this.misuse('The generator is closed');
    const around = this.open.at(-1);
    if (around === undefined) {
      if (this.root !== undefined) throw this.misuse('Can not write a second value');
      this.root = json;
    } else if ('items' in around) around.items.push(json);
    else {
      if (around.name === undefined) throw this.misuse('Can not write value, expecting field name');
      around.entries.push([around.name, json]);
      around.name = undefined;
    }
  }
  start(kind: 'array' | 'object'): void {
    const around = this.open.at(-1);
    if (around !== undefined && 'entries' in around && around.name === undefined)
      throw this.misuse('Can not start an object, expecting field name');
    this.open.push(kind === 'array' ? { items: [] } : { entries: [], name: undefined });
  }
  end(kind: 'array' | 'object'): void {
    const last = this.open.pop();
    if (last === undefined || 'items' in last !== (kind === 'array'))
      throw this.misuse(`Current context not an ${kind.toUpperCase()}`);
    this.write('items' in last ? last.items : new JsonObject(last.entries));
  }
  /** Open objects and arrays are ended first, as Jackson's generator does on close. */
  close(): string {
    for (let last = this.open.at(-1); last !== undefined; last = this.open.at(-1))
      this.end('items' in last ? 'array' : 'object');
    this.closed = true;
    if (this.root === undefined) return '';
    return this.pretty ? printPretty(this.root) : printJson(this.root);
  }
  private misuse(message: string): ApexException {
    return this.rt.exception('System.JSONException', message);
  }
}

const WRITERS: Readonly<Record<string, string>> = {
  Blob: 'Blob',
  Boolean: 'Boolean',
  Date: 'Date',
  DateTime: 'Datetime',
  Id: 'Id',
  Object: 'Object',
  String: 'String',
  Time: 'Time',
};

/** Source: Apex Reference, JSONGenerator Class. */
export const jsonGeneratorClass = nativeClass(
  'System.JSONGenerator',
  { complete: true },
  {
    'void close()': (_rt: Runtime, self: GeneratorValue) => void self.close(),
    'String getAsString()': (_rt: Runtime, self: GeneratorValue) => self.close(),
    'Boolean isClosed()': (_rt: Runtime, self: GeneratorValue) => self.closed,
    'void writeEndArray()': (_rt: Runtime, self: GeneratorValue) => self.end('array'),
    'void writeEndObject()': (_rt: Runtime, self: GeneratorValue) => self.end('object'),
    'void writeFieldName(String fieldName)': (rt: Runtime, self: GeneratorValue, name: string | null) =>
      self.name(required(rt, name)),
    'void writeNull()': (_rt: Runtime, self: GeneratorValue) => self.write(null),
    'void writeNullField(String fieldName)': (rt: Runtime, self: GeneratorValue, name: string | null) => {
      self.name(required(rt, name));
      self.write(null);
    },
    'void writeStartArray()': (_rt: Runtime, self: GeneratorValue) => self.start('array'),
    'void writeStartObject()': (_rt: Runtime, self: GeneratorValue) => self.start('object'),
    ...Object.fromEntries(Object.entries(WRITERS).flatMap(([name, type]) => writers(name, type))),
    ...Object.fromEntries(['Decimal', 'Double', 'Integer', 'Long'].flatMap((type) => writers('Number', type))),
  },
);

/** `writeString(String)` and `writeStringField(String, String)`. */
function writers(name: string, type: string): [string, NativeMember][] {
  const write = (rt: Runtime, self: GeneratorValue, value: Value): void => self.write(toJson(rt, value, false));
  return [
    [`void write${name}(${type} value)`, write],
    [
      `void write${name}Field(String fieldName, ${type} value)`,
      (rt: Runtime, self: GeneratorValue, field: string | null, value: Value) => {
        self.name(required(rt, field));
        write(rt, self, value);
      },
    ],
  ];
}
