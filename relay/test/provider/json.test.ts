import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJson } from '../../src/provider/json.ts';

test('a number that JavaScript cannot hold exactly comes as the text it was written as', () => {
  const text =
    '{"a":9007199254740993,"b":[-9007199254740993,1e400],"c":9007199254740991,"d":123456789012345678901234567890}';
  assert.deepEqual(parseJson(text), {
    a: '9007199254740993',
    b: ['-9007199254740993', '1e400'],
    c: 9_007_199_254_740_991,
    d: '123456789012345678901234567890',
  });
});

test('other numbers stay numbers, also beside a long one', () => {
  assert.deepEqual(parseJson('[10.95,-99,0,1e3,0.1000000000000000055,"9007199254740993",12345678901234567]'), [
    10.95,
    -99,
    0,
    1_000,
    0.1,
    '9007199254740993',
    '12345678901234567',
  ]);
});

test('a key that is part of the language is a key like any other', () => {
  const parsed = parseJson('{"__proto__":{"isAdmin":true},"n":12345678901234567}');
  assert.ok(typeof parsed === 'object' && parsed !== null);
  assert.deepEqual(Object.keys(parsed), ['__proto__', 'n']);
  assert.equal('isAdmin' in parsed, false);
});

test('gives undefined for what is no JSON', () => {
  for (const text of ['', '{', 'NaN', "{'a':1}", '[1,]', '{"a":1}x', '1234567890123456x']) {
    assert.equal(parseJson(text), undefined, text);
  }
});
