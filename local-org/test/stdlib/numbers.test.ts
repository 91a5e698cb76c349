import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Big } from 'bigdecimal.js';
import {
  divideDecimal,
  divideDouble,
  divideInteger,
  divideLong,
  doubleText,
  doubleToDecimal,
  wrapInteger,
} from '../../src/runtime/numbers.ts';
import { ApexDouble } from '../../src/runtime/values/scalars.ts';
import { call, languageRuntime, thrownBy } from './support.ts';

const rt = languageRuntime();

describe('numbers', () => {
  it('L5 divides toward zero and wraps the one quotient that overflows', () => {
    assert.equal(divideInteger(rt, -7, 2), -3);
    assert.equal(divideInteger(rt, -2147483648, -1), -2147483648);
    assert.equal(divideLong(rt, -9223372036854775808n, -1n), -9223372036854775808n);
    assert.equal(wrapInteger(4294967297n), 1);
  });

  it('L5 throws MathException on division by zero in every type', () => {
    const expected = 'MathException: Divide by 0';
    assert.equal(
      thrownBy(() => divideInteger(rt, 1, 0)),
      expected,
    );
    assert.equal(
      thrownBy(() => divideLong(rt, 1n, 0n)),
      expected,
    );
    assert.equal(
      thrownBy(() => divideDecimal(rt, Big('1'), Big('0.00'))),
      expected,
    );
    assert.equal(
      thrownBy(() => divideDouble(rt, new ApexDouble(1), new ApexDouble(0))),
      expected,
    );
  });

  for (const [a, b, quotient] of [
    ['1', '31', '0.0322580645161290322580645161290323'],
    ['1', '3', '0.3333333333333333333333333333333333'],
    ['2', '3', '0.6666666666666666666666666666666667'],
    ['10', '4', '2.5'],
    ['100.00', '4', '25.00'],
    ['6', '3', '2'],
    ['-1', '8', '-0.125'],
  ] as const) {
    it(`L6 divides ${a} by ${b}`, () => {
      assert.equal(divideDecimal(rt, Big(a), Big(b)).toString(), quotient);
    });
  }

  for (const [value, text] of [
    [5, '5.0'],
    [0.1, '0.1'],
    [1e7, '1.0E7'],
    [12345678.9, '1.23456789E7'],
    [0.0001, '1.0E-4'],
    [0.001, '0.001'],
    [-0, '-0.0'],
    [0, '0.0'],
  ] as const) {
    it(`L7 prints the Double ${text} as Java does`, () => {
      assert.equal(doubleText(value), text);
    });
  }

  it('L6 takes the scale of a Decimal from the text of the Double', () => {
    assert.equal(doubleToDecimal(new ApexDouble(5)).toString(), '5.0');
    assert.equal(doubleToDecimal(new ApexDouble(1e10)).toString(), '10000000000');
  });

  for (const [text, refusal] of [
    ['1.5', 'TypeException: Invalid integer: 1.5'],
    ['', 'TypeException: Invalid integer: '],
    [' 1', 'TypeException: Invalid integer:  1'],
    ['2147483648', 'TypeException: Invalid integer: 2147483648'],
    ['0x1', 'TypeException: Invalid integer: 0x1'],
  ] as const) {
    it(`L7 refuses the Integer ${JSON.stringify(text)}`, () => {
      assert.equal(
        thrownBy(() => call(rt, 'System.Integer', 'static Integer valueOf(String text)', text)),
        refusal,
      );
    });
  }

  it('L7 keeps scales within -33 and 33', () => {
    const signature = 'Decimal setScale(Integer scale)';
    assert.equal(String(call(rt, 'System.Decimal', signature, Big('4321'), -3)), '4E+3');
    assert.match(
      thrownBy(() => call(rt, 'System.Decimal', signature, Big('1'), 34)),
      /^MathException/,
    );
  });
});
