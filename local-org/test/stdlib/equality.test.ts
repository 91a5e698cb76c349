import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Big } from 'bigdecimal.js';
import { foldCase, valuesEqual } from '../../src/runtime/equality.ts';
import { compareForSort, compareValues } from '../../src/runtime/ordering.ts';
import { ApexDate, ApexDatetime, ApexDouble, Id } from '../../src/runtime/values/scalars.ts';
import type { Value } from '../../src/runtime/values/value.ts';
import { languageRuntime } from './support.ts';

const rt = languageRuntime();
const id = (text: string): Id => {
  const parsed = Id.parse(text);
  assert.ok(parsed);
  return parsed;
};

describe('equality and order', () => {
  for (const [a, b, operator, method] of [
    ['a', 'A', true, false],
    ['É', 'é', true, false],
    ['E\u0301', 'e\u0301', true, false],
    ['ß', 'SS', false, false],
    [1, 1n, true, true],
    [1, Big('1.00'), true, true],
    [new ApexDouble(0.5), Big('0.50'), true, true],
    [1, '1', false, false],
    [null, '', false, false],
    [null, null, true, true],
    [id('001000000000001'), '001000000000001', true, true],
    [id('001000000000001'), '001000000000001AAA', true, true],
    [id('00100000000000a'), '00100000000000A', false, false],
    [new ApexDate(1), new ApexDate(1), true, true],
    [new ApexDate(1), new ApexDatetime(86_400_000), false, false],
    [rt.list('String', ['a']), rt.list('String', ['a']), true, true],
    [rt.list('String', ['a', 'b']), rt.list('String', ['b', 'a']), false, false],
    [rt.set('String', ['a', 'b']), rt.set('String', ['b', 'a']), true, true],
    [rt.map('String', 'Integer', [['a', 1]]), rt.map('String', 'Integer', [['a', 1]]), true, true],
    [rt.map('String', 'Integer', [['a', null]]), rt.map('String', 'Integer', [['b', null]]), false, false],
  ] as readonly (readonly [Value, Value, boolean, boolean])[]) {
    it(`L2/L4 ${String(a)} and ${String(b)}`, () => {
      assert.equal(valuesEqual(rt, a, b, 'operator'), operator, '==');
      assert.equal(valuesEqual(rt, b, a, 'operator'), operator, '== the other way round');
      assert.equal(valuesEqual(rt, a, b, 'method'), method, 'equals');
    });
  }

  it('L2 folds letter by letter', () => {
    assert.equal(foldCase('ÀÉß'), 'àéß');
    assert.equal(foldCase('İ'), 'İ', 'a letter that would become two stays');
  });

  it('L2/L17 orders text without case for operators and by code unit for sort', () => {
    assert.ok(compareValues(rt, 'apple', 'BANANA') < 0);
    assert.ok(compareForSort(rt, 'apple', 'BANANA') > 0);
    assert.ok(compareForSort(rt, null, 'a') < 0);
    assert.ok(compareValues(rt, 2, Big('2.5')) < 0);
  });
});
