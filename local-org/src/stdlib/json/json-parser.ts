import { nativeClass } from '../../semantic/native.ts';
import type { ApexType } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { EnumValue, TypeValue } from '../../runtime/values/guest.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { fromJson } from './deserialize.ts';
import { primitiveFromJson } from './deserialize-primitive.ts';
import { readValue } from './parse-json.ts';
import { JsonTokenizer, type Token } from './tokenizer.ts';

/** `System.JSONParser`: walks a text token by token. */
export class ParserValue extends NativeObject {
  readonly apexName = 'System.JSONParser';
  readonly tokens: JsonTokenizer;
  current: Token | undefined;
  lastCleared: Token | undefined;
  /** Names of the fields that are being read, innermost last. */
  private readonly names: (string | null)[] = [null];
  constructor(rt: Runtime, text: string) {
    super();
    this.tokens = new JsonTokenizer(rt, text);
  }

  next(): Token | undefined {
    const token = this.tokens.next();
    this.current = token;
    if (token?.kind === 'FIELD_NAME') this.names[this.names.length - 1] = token.text;
    if (token?.kind === 'START_OBJECT' || token?.kind === 'START_ARRAY') this.names.push(null);
    if (token?.kind === 'END_OBJECT' || token?.kind === 'END_ARRAY') this.names.pop();
    return token;
  }
  nextValue(): Token | undefined {
    const token = this.next();
    return token?.kind === 'FIELD_NAME' ? this.next() : token;
  }
  /** The name of the field whose value is here; of an object or array, the name under which it stands. */
  get currentName(): string | null {
    const opens = this.current?.kind === 'START_OBJECT' || this.current?.kind === 'START_ARRAY';
    return this.names.at(opens ? -2 : -1) ?? null;
  }
  skipChildren(): void {
    if (this.current?.kind !== 'START_OBJECT' && this.current?.kind !== 'START_ARRAY') return;
    const depth = this.names.length;
    while (this.names.length >= depth) this.next();
  }
}

/** Source: Apex Reference, JSONParser Class. */
export const jsonParserClass = nativeClass(
  'System.JSONParser',
  { complete: true },
  {
    'void clearCurrentToken()': (_rt: Runtime, self: ParserValue) => {
      self.lastCleared = self.current ?? self.lastCleared;
      self.current = undefined;
    },
    'Blob getBlobValue()': (rt: Runtime, self: ParserValue) => valueAs(rt, self, rt.types.blob),
    'Boolean getBooleanValue()': (rt: Runtime, self: ParserValue) => valueAs(rt, self, rt.types.boolean),
    'String getCurrentName()': (_rt: Runtime, self: ParserValue) => self.currentName,
    'JSONToken getCurrentToken()': (rt: Runtime, self: ParserValue) => tokenOf(rt, self.current),
    'Datetime getDateTimeValue()': (rt: Runtime, self: ParserValue) => valueAs(rt, self, rt.types.datetime),
    'Date getDateValue()': (rt: Runtime, self: ParserValue) => valueAs(rt, self, rt.types.date),
    'Decimal getDecimalValue()': (rt: Runtime, self: ParserValue) => valueAs(rt, self, rt.types.decimal),
    'Double getDoubleValue()': (rt: Runtime, self: ParserValue) => valueAs(rt, self, rt.types.double),
    'Id getIdValue()': (rt: Runtime, self: ParserValue) => valueAs(rt, self, rt.types.id),
    'Integer getIntegerValue()': (rt: Runtime, self: ParserValue) => valueAs(rt, self, rt.types.integer),
    'JSONToken getLastClearedToken()': (rt: Runtime, self: ParserValue) => tokenOf(rt, self.lastCleared),
    'Long getLongValue()': (rt: Runtime, self: ParserValue) => valueAs(rt, self, rt.types.long),
    'String getText()': (_rt: Runtime, self: ParserValue) => self.current?.text ?? null,
    'Time getTimeValue()': (rt: Runtime, self: ParserValue) => valueAs(rt, self, rt.types.time),
    'Boolean hasCurrentToken()': (_rt: Runtime, self: ParserValue) => self.current !== undefined,
    'JSONToken nextToken()': (rt: Runtime, self: ParserValue) => tokenOf(rt, self.next()),
    'JSONToken nextValue()': (rt: Runtime, self: ParserValue) => tokenOf(rt, self.nextValue()),
    'Object readValueAs(Type apexType)': (rt: Runtime, self: ParserValue, type: TypeValue | null) =>
      readAs(rt, self, type, false),
    'Object readValueAsStrict(Type apexType)': (rt: Runtime, self: ParserValue, type: TypeValue | null) =>
      readAs(rt, self, type, true),
    'void skipChildren()': (_rt: Runtime, self: ParserValue) => self.skipChildren(),
  },
);

function tokenOf(rt: Runtime, token: Token | undefined): EnumValue | null {
  return token === undefined ? null : rt.enumValue('System.JSONToken', token.kind);
}

function valueAs(rt: Runtime, self: ParserValue, type: ApexType): Value {
  const json = readScalar(rt, self);
  return json === null ? null : primitiveFromJson(rt, json, type);
}

function readScalar(rt: Runtime, self: ParserValue): ReturnType<typeof readValue> {
  const kind = self.current?.kind;
  if (kind === undefined || !kind.startsWith('VALUE_')) {
    throw rt.exception('System.JSONException', `Current token (${kind ?? 'null'}) is not a value`);
  }
  return readValue(rt, self, self.current);
}

/** Reads the whole value that begins at the current token, or at the next one where none is current. */
function readAs(rt: Runtime, self: ParserValue, type: TypeValue | null, strict: boolean): Value {
  const first = self.current === undefined || self.current.kind === 'FIELD_NAME' ? self.next() : self.current;
  return fromJson(rt, readValue(rt, self, first), required(rt, type).type, strict);
}
