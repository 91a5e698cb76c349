import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identify, idText } from '../../src/provider/identity.ts';
import { webhookText } from '../support/fixtures.ts';

const laneCases: readonly [string, string, readonly string[]][] = [
  ['customer.insert', 'acme:160', []],
  ['user.insert', 'acme:413', ['acme:customer:413']],
  ['item.insert', 'acme:item', []],
  ['invoice.insert', 'acme:8', ['acme:customer:8', 'acme:package:570']],
  ['transaction.insert', 'acme:8', ['acme:customer:8', 'acme:invoice:5007', 'acme:invoice:5008']],
  ['creditcard.autopay', 'acme:8', ['acme:customer:8']],
];

for (const [name, lane, parents] of laneCases) {
  test(`${name} goes to lane ${lane}`, () => {
    const hook = JSON.parse(webhookText(name)) as { context_str: string; context_id: number | string; data: object };
    const subject = { site: 'acme', object: hook.context_str, recordId: String(hook.context_id), data: hook.data };
    const identity = identify(subject);
    assert.equal(identity.lane, lane);
    assert.deepEqual(identity.parents, parents);
  });
}

test('a customer id beside the main object decides where the main object has none', () => {
  const data = { campaign: {}, customer: { customer_id: '44' } };
  assert.equal(identify({ site: 'acme', object: 'campaign', recordId: '1', data }).lane, 'acme:44');
});

test('the contact of 2015 names its customer in a list', () => {
  const data = { user: { user_id: 3, customers: [{ customer_id: '44' }] } };
  assert.equal(identify({ site: 'acme', object: 'user', recordId: '3', data }).lane, 'acme:44');
});

test('a record without a customer has a lane of its own', () => {
  const data = { user: { user_id: 3, customer_id: 0 } };
  const { lane, parents } = identify({ site: 'acme', object: 'user', recordId: '3', data });
  assert.deepEqual([lane, parents], ['acme:user:3', []]);
});

test('a customer names its parent customer', () => {
  const data = { customer: { customer_id: 8, parent_customer_id: 5 } };
  assert.deepEqual(identify({ site: 'acme', object: 'customer', recordId: '8', data }).parents, ['acme:customer:5']);
});

test('ids are numbers or digits, and leading zeros name the same record', () => {
  assert.deepEqual([idText(8), idText('8'), idText('008'), idText(0)], ['8', '8', '8', '0']);
  for (const value of [-1, 1.5, NaN, '', ' 8', '8x', null, {}, true]) assert.equal(idText(value), undefined);
});
