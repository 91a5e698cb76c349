import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Big } from 'bigdecimal.js';
import { textOf } from '../../src/runtime/text.ts';
import { ApexDouble, Blob, Id } from '../../src/runtime/values/scalars.ts';
import { parseJson } from '../../src/stdlib/json/parse-json.ts';
import { printJson } from '../../src/stdlib/json/json-text.ts';
import { call, languageRuntime, thrownBy } from './support.ts';

const rt = languageRuntime();
const SERIALIZE = 'static String serialize(Object value)';
const PRETTY = 'static String serializePretty(Object value)';
const UNTYPED = 'static Object deserializeUntyped(String jsonString)';

describe('JSON', () => {
  for (const text of ['null', 'true', '"a\\"b"', '-1.50', '1e5', '[]', '{}', '[1,[2,{"a":null}]]', '{"a":1,"a":2}']) {
    it(`J1 reads ${text} and writes the same`, () => {
      assert.equal(printJson(parseJson(rt, text)), text);
    });
  }

  for (const [text, message] of [
    ['', 'No content to map to Object due to end of input'],
    [
      '<x>',
      "Unexpected character ('<' (code 60)): expected a valid value (number, String, array, object, 'true', 'false' or 'null') at input location [1,2]",
    ],
    [
      '{"a":}',
      "Unexpected character ('}' (code 125)): expected a valid value (number, String, array, object, 'true', 'false' or 'null') at input location [1,7]",
    ],
    [
      '{"a" 1}',
      "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value at input location [1,7]",
    ],
    [
      '{a:1}',
      "Unexpected character ('a' (code 97)): was expecting double-quote to start field name at input location [1,3]",
    ],
    [
      '{"a":1,}',
      "Unexpected character ('}' (code 125)): was expecting double-quote to start field name at input location [1,9]",
    ],
    [
      '[1 2]',
      "Unexpected character ('2' (code 50)): was expecting comma to separate ARRAY entries at input location [1,5]",
    ],
    [
      '[1,\n<]',
      "Unexpected character ('<' (code 60)): expected a valid value (number, String, array, object, 'true', 'false' or 'null') at input location [2,2]",
    ],
    ['{} x', "Unexpected character ('x' (code 120)): end of input expected at input location [1,5]"],
    ['[1', 'Unexpected end-of-input: expected close marker for ARRAY at input location [1,4]'],
    ['{"a"', 'Unexpected end-of-input: expected close marker for OBJECT at input location [1,6]'],
    ['{"a":', 'Unexpected end-of-input: expected close marker for OBJECT at input location [1,7]'],
    [
      '01',
      "Unexpected character ('0' (code 48)): expected a valid value (number, String, array, object, 'true', 'false' or 'null') at input location [1,2]",
    ],
    ['"\\x"', "Unrecognized character escape 'x' (code 120) at input location [1,3]"],
  ] as const) {
    it(`J4 refuses ${JSON.stringify(text)}`, () => {
      assert.equal(
        thrownBy(() => parseJson(rt, text)),
        `JSONException: ${message}`,
      );
    });
  }

  it('J1 gives Integer, Long and Decimal', () => {
    const read = (text: string): unknown => call(rt, 'System.JSON', UNTYPED, text);
    assert.equal(read('2147483647'), 2147483647);
    assert.equal(read('2147483648'), 2147483648n);
    assert.equal(String(read('1.10')), '1.10');
    assert.equal(String(read('1e3')), '1000');
    assert.equal(String(read('99999999999999999999')), '99999999999999999999');
  });

  for (const [value, text] of [
    [Big('10.00'), '10.00'],
    [Big('1E+3'), '1000'],
    [new ApexDouble(5), '5.0'],
    [7n, '7'],
    [Id.parse('001000000000001') ?? null, '"001000000000001AAA"'],
    [new Blob(Buffer.from('hi')), '"aGk="'],
    ['\u0001\n/ä', '"\\u0001\\n/ä"'],
  ] as const) {
    it(`J6 writes ${text}`, () => {
      assert.equal(call(rt, 'System.JSON', SERIALIZE, value), text);
    });
  }

  it('J2 indents objects and keeps lists in a line', () => {
    const value = call(rt, 'System.JSON', UNTYPED, '{"a":{},"b":[],"c":[1,{"d":null}]}');
    assert.equal(
      call(rt, 'System.JSON', PRETTY, value),
      '{\n  "a" : { },\n  "b" : [ ],\n  "c" : [ 1, {\n    "d" : null\n  } ]\n}',
    );
  });

  it('J2 refuses circles', () => {
    const list = rt.list('Object');
    list.items.push(list);
    assert.match(
      thrownBy(() => call(rt, 'System.JSON', SERIALIZE, list)),
      /^JSONException: .*circular/,
    );
    assert.equal(textOf(rt, list), '((already output))');
  });

  it('J4 reads numbers from text, and refuses what is none', () => {
    const read = (text: string | null, type: string): unknown =>
      call(
        rt,
        'System.JSON',
        'static Object deserialize(String jsonString, Type apexType)',
        text,
        rt.typeValue(rt.types.named(type)),
      );
    assert.equal(read('"7"', 'Integer'), 7);
    assert.equal(String(read('7', 'Decimal')), '7');
    assert.equal(read('7', 'String'), '7');
    assert.equal(
      thrownBy(() => read('7.5', 'Integer')),
      'JSONException: Illegal value for primitive: 7.5',
    );
    assert.equal(
      thrownBy(() => read('""', 'Date')),
      'JSONException: Illegal value for primitive: ',
    );
    assert.equal(
      thrownBy(() => read('{}', 'String')),
      'JSONException: Illegal value for primitive: {',
    );
    assert.equal(
      thrownBy(() => read('"x"', 'List<String>')),
      "JSONException: Malformed JSON: Expected '[' at the beginning of List/Set",
    );
    assert.equal(
      thrownBy(() => read('[{}]', 'List<List<String>>')),
      'JSONException: Expected List<String> but found {',
    );
    assert.equal(
      thrownBy(() => read('[]', 'Map<String,String>')),
      "JSONException: Malformed JSON: Expected '{' at the beginning of object",
    );
    assert.equal(
      thrownBy(() => read(null, 'String')),
      'NullPointerException: Argument cannot be null.',
    );
  });
});
