import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskCardNumbers, mayHoldCardNumber } from '../../src/provider/card-number.ts';

// Test numbers that the networks and gateways publish.
const masked: readonly [string, string][] = [
  ['4111111111111111', 'x1111'],
  ['my card 4242 4242 4242 4242, thanks', 'my card x4242, thanks'],
  ['5555-5555-5555-4444', 'x4444'],
  ['2223003122003222', 'x3222'],
  ['Amex 3782 822463 10005.', 'Amex x0005.'],
  ['Diners 30569309025904', 'Diners x5904'],
  ['6011111111111117 or 3530111333300000', 'x1117 or x0000'],
  ['6200000000000005', 'x0005'],
  ['4111111111111111,4242424242424242', 'x1111,x4242'],
];

for (const [text, expected] of masked) {
  test(`masks "${text}"`, () => {
    assert.equal(mayHoldCardNumber(text), true);
    assert.equal(maskCardNumbers(text), expected);
  });
}

const kept: readonly string[] = [
  '4111111111111112',
  '2025-06-08T15:39:59-05:00',
  '2015-10-07 08:08:43',
  'xxxx-xxxx-xxxx-4242',
  '411111xxx1111',
  '0000000000000000',
  '+49 1573 1234567',
  '1234567890123',
  'order 41111111111111110000000000',
  '0.4111111111111111',
  '192.168.100.200',
  '4111  1111  1111  1111',
];

for (const text of kept) test(`leaves "${text}" as it is`, () => assert.equal(maskCardNumbers(text), text));
