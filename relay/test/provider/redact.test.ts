import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWebhookReader } from '../../src/provider/webhook-reader.ts';
import { withoutSecrets } from '../../src/provider/redact.ts';
import { fixtureSecret } from '../support/fixtures.ts';

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

const dropped = [
  'CVV',
  'card_number',
  'cardNumber',
  'Credit-Card-Number',
  'account_number',
  'security_code',
  'Passwd',
  'vault_token',
];

for (const key of dropped) {
  test(`drops ${key}`, () =>
    assert.deepEqual(withoutSecrets({ a: { [key]: '1', name: 'x' } }, ''), { a: { name: 'x' } }));
}

test('keeps what ChargeOver has masked, and keys that only look like the others', () => {
  const card = {
    mask_number: 'x1111',
    mask_and_bin_number: '411111xxx1111',
    mask_routing: 'x3004',
    refnumber: '198',
    po_number: '12',
    token: 'ly1j7wmginqp',
  };
  assert.equal(withoutSecrets(card, 'creditcard'), card);
});

test('masks a card number that somebody typed into a text, and keeps the keys of records whole', () => {
  const data = { memo: 'pay with 4111 1111 1111 1111', external_key: '4111111111111111', notes: ['4242424242424242'] };
  assert.deepEqual(withoutSecrets(data, 'data'), {
    memo: 'pay with x1111',
    external_key: '4111111111111111',
    notes: ['x4242'],
  });
});

test('drops secrets out of JSON inside a text, at any depth, and leaves other JSON as it was written', () => {
  const secret = JSON.stringify({ card: { number: '4111', name: 'Ann' } });
  const nested = JSON.stringify([JSON.stringify({ cvv: 123, b: 1 })]);
  const harmless = '{ "b": 1,  "a": [ 2 ] }';
  assert.deepEqual(
    withoutSecrets({ custom_1: secret, custom_2: nested, custom_3: harmless, custom_4: '{"cvv":' }, ''),
    {
      custom_1: '{"card":{"name":"Ann"}}',
      custom_2: '["{\\"b\\":1}"]',
      custom_3: harmless,
      custom_4: '{"cvv":',
    },
  );
});

test('a key named like a part of the language stays an ordinary key', () => {
  const body: unknown = JSON.parse('{"__proto__":{"cvv":1,"a":2},"constructor":3}');
  assert.equal(JSON.stringify(withoutSecrets(body, '')), '{"__proto__":{"a":2},"constructor":3}');
});

test('spaces, escapes, and whether the id is a number or a text, make no other content', () => {
  const reader = createWebhookReader([{ code: 'acme', hosts: [], secrets: [fixtureSecret] }]);
  const head = {
    source: undefined,
    key: fixtureSecret,
    contentEncoding: undefined,
    pathSite: undefined,
    pathSecret: undefined,
  };
  const hashOf = (body: string): string => {
    const read = reader.read(head, Buffer.from(body), 0);
    return read.kind === 'read' ? read.event.contentHash : read.reason;
  };
  const first = hashOf(
    '{"context_str":"customer","context_id":8,"event":"update","data":{"customer":{"a":"x/y","b":[1,2]}}}',
  );
  const same =
    '{ "context_str": "customer", "context_id": "8", "event": "update", "data": { "customer": { "a": "x\\/y", "b": [1, 2] } } }';
  assert.match(first, /^[0-9a-f]{64}$/);
  assert.equal(hashOf(same), first);
  assert.notEqual(hashOf(same.replace('"update"', '"insert"')), first);
  assert.notEqual(hashOf(same.replace('[1, 2]', '[2, 1]')), first);
});
