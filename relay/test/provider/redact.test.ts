import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutSecrets } from '../../src/provider/redact.ts';

test('drops secrets, card numbers and passwords at any depth, whatever their case', () => {
  const body = {
    security_token: 'x',
    data: { creditcard: { Number: '4111', cvv: '1', mask_number: 'x1111' }, users: [{ password: 'p', name: 'Ann' }] },
  };
  assert.deepEqual(withoutSecrets(body, ''), {
    data: { creditcard: { mask_number: 'x1111' }, users: [{ name: 'Ann' }] },
  });
});

test('drops the token of a vault, and keeps the tokens of ChargeOver records', () => {
  const data = { tokenized: { token: 'cus_1', type: 'customer' }, customer: { token: '2ygprd9569t4' } };
  assert.deepEqual(withoutSecrets(data, 'data'), {
    tokenized: { type: 'customer' },
    customer: { token: '2ygprd9569t4' },
  });
});

test('a key named like a part of the language stays an ordinary key', () => {
  const body: unknown = JSON.parse('{"__proto__":{"cvv":1,"a":2},"constructor":3}');
  assert.equal(JSON.stringify(withoutSecrets(body, '')), '{"__proto__":{"a":2},"constructor":3}');
});
