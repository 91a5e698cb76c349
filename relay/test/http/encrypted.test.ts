import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fixtureSecret, webhook, webhookText } from '../support/fixtures.ts';
import { startIntake } from '../support/intake-bench.ts';
import { seal } from '../support/seal.ts';

const key = { 'x-chargeover-key': fixtureSecret };
const site = { code: 'acme', hosts: [], secrets: [fixtureSecret], encryptionKeys: [fixtureSecret] };
const variants = join(import.meta.dirname, '..', 'fixtures', 'webhooks', 'variants');
const sample = readFileSync(join(variants, 'customer.insert.encrypted.b64.txt'), 'utf8');
const sealed = (text: string): string => seal(text, fixtureSecret, randomBytes(16));
const salted = (change: object = {}): string =>
  JSON.stringify({ context_str: 'customer', context_id: 8, event: 'update', data: {}, security_salt: 'x', ...change });

test('stores an encrypted webhook as it stores the same one in clear', async (t) => {
  const bench = await startIntake(t, [site]);
  assert.equal((await bench.post(sample, key)).status, 200);
  const clear = await bench.post(webhookText('customer.insert'), key);
  assert.equal(clear.status, 200, 'a body in clear is still taken: switching over loses nothing');
  const [event] = await bench.store.recent(5);
  assert.deepEqual([event?.recordId, event?.event, event?.repeats], ['160', 'insert', 1]);
});

const cases: readonly [string, string, Record<string, string>, number][] = [
  ['without a header: that it opens proves who sent it', sealed(salted()), {}, 200],
  ['with a wrong key in the header', sample, { 'x-chargeover-key': 'wrong' }, 401],
  ['sealed with another key', seal(salted(), 'y'.repeat(32), randomBytes(16)), key, 400],
  ['sealed with another key, without a header', seal(salted(), 'y'.repeat(32), randomBytes(16)), {}, 401],
  ['cut off', sample.slice(0, 400), key, 400],
  ['that is no base64', 'hello, world: this is no webhook at all', key, 400],
  ['that opens to something else, without a header', sealed(salted({ context_id: 'x' })), {}, 401],
  ['that opens to something else', sealed(salted({ context_id: 'x' })), key, 400],
  ['with a wrong token inside', sealed(webhook({ security_token: 'wrong' })), key, 401],
  ['with the right token inside', sealed(webhook()), key, 200],
];

for (const [title, body, headers, status] of cases) {
  test(`answers ${status} to an encrypted body ${title}`, async (t) => {
    const bench = await startIntake(t, [site]);
    const response = await bench.post(body, headers);
    assert.equal(response.status, status);
    assert.equal((await bench.store.recent(5)).length, status === 200 ? 1 : 0);
    const told = JSON.stringify(bench.happenings);
    assert.ok(!told.includes(body.slice(0, 24)), 'no piece of the body is told');
    assert.equal(told.includes(`"status":${status}`), status !== 200);
  });
}

test('a stranger learns nothing of how far a forged body was right', async (t) => {
  const bench = await startIntake(t, [site]);
  const forged = ['{}', '{"a":1}', '[1]', 'x', salted({ event: null }), salted({ context_str: '' })].map(sealed);
  const answers = await Promise.all(
    forged.map(async (body) => {
      const response = await bench.post(body, {});
      return `${response.status} ${await response.text()}`;
    }),
  );
  assert.equal(new Set(answers).size, 1);
});

test('a site without an encryption key takes none', async (t) => {
  const bench = await startIntake(t, [{ ...site, encryptionKeys: [] }]);
  assert.equal((await bench.post(sample, key)).status, 400);
});
