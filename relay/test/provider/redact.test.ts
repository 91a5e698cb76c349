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
