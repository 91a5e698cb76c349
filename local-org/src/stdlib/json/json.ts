import { nativeClass } from '../../semantic/native.ts';
import type { ApexType } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { TypeValue } from '../../runtime/values/guest.ts';
import type { Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { fromJson } from './deserialize.ts';
import { GeneratorValue } from './json-generator.ts';
import { ParserValue } from './json-parser.ts';
import { printJson, printPretty } from './json-text.ts';
import { parseJson } from './parse-json.ts';
import { toJson } from './serialize.ts';
import { untypedValue } from './untyped.ts';

type Text = string | null;

/** Source: Apex Reference, JSON Class. */
export const jsonClass = nativeClass(
  'System.JSON',
  { complete: true },
  {
    'static JSONGenerator createGenerator(Boolean prettyPrint)': (rt: Runtime, pretty: boolean | null) =>
      new GeneratorValue(rt, required(rt, pretty)),
    'static JSONParser createParser(String jsonString)': (rt: Runtime, text: Text) =>
      new ParserValue(rt, required(rt, text)),
    'static Object deserialize(String jsonString, Type apexType)': (rt: Runtime, text: Text, type: TypeValue | null) =>
      deserialize(rt, text, type, false),
    'static Object deserializeStrict(String jsonString, Type apexType)': (
      rt: Runtime,
      text: Text,
      type: TypeValue | null,
    ) => deserialize(rt, text, type, true),
    'static Object deserializeUntyped(String jsonString)': (rt: Runtime, text: Text) =>
      untypedValue(rt, parseJson(rt, required(rt, text))),
    'static String serialize(Object value)': (rt: Runtime, value: Value) => printJson(toJson(rt, value, false)),
    'static String serialize(Object value, Boolean suppressApexObjectNulls)': (
      rt: Runtime,
      value: Value,
      suppress: boolean | null,
    ) => printJson(toJson(rt, value, suppress === true)),
    'static String serializePretty(Object value)': (rt: Runtime, value: Value) => printPretty(toJson(rt, value, false)),
    'static String serializePretty(Object value, Boolean suppressApexObjectNulls)': (
      rt: Runtime,
      value: Value,
      suppress: boolean | null,
    ) => printPretty(toJson(rt, value, suppress === true)),
  },
);

function deserialize(rt: Runtime, text: Text, type: TypeValue | null, strict: boolean): Value {
  const json = required(rt, text);
  const wanted = required(rt, type).type;
  checkStart(rt, json, wanted);
  return fromJson(rt, parseJson(rt, json), wanted, strict);
}

/** The first character decides before anything is read: public tests (apex-recipes) expect it of a list that begins with a quote. */
function checkStart(rt: Runtime, json: string, type: ApexType): void {
  const first = /^\s*([[{"\dtf-])/.exec(json)?.[1];
  if (first === undefined || type === rt.types.object) return;
  const isList = rt.types.isList(type) || rt.types.isSet(type);
  if (isList && first !== '[') {
    throw rt.exception('System.JSONException', "Malformed JSON: Expected '[' at the beginning of List/Set");
  }
  const isObject = !isList && type.symbol.kind !== 'primitive' && type.symbol.kind !== 'enum';
  if (isObject && first !== '{') {
    throw rt.exception('System.JSONException', "Malformed JSON: Expected '{' at the beginning of object");
  }
}
