import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { RetryableError } from '../../src/core/errors.ts';
import type { EventStore } from '../../src/core/event-store.ts';
import { fixtureSecret, webhook, webhookNames, webhookText } from '../support/fixtures.ts';
import { oneSite, startIntake } from '../support/intake-bench.ts';

const oldSecret = 'old-secret-old-secret-old-secret';
const key = { 'x-chargeover-key': fixtureSecret };
/** In this encoding é is one byte, which UTF-8 doesn't know. */
const latin1 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'latin1'));
const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

test('takes every sample webhook with 200 and stores it once', async (t) => {
  const bench = await startIntake(t);
  for (const name of webhookNames()) assert.equal((await bench.post(webhookText(name), key)).status, 200, name);
  assert.equal((await bench.store.recent(100)).length, webhookNames().length);
});

test('counts the same webhook sent twice as a repeat', async (t) => {
  const bench = await startIntake(t);
  const first: unknown = await (await bench.post(webhook(), key)).json();
  const second: unknown = await (await bench.post(webhook({ context_id: '8' }), key)).json();
  const id = `${bench.store.storeId}:1`;
  assert.deepEqual(
    [first, second],
    [
      { id, repeat: false },
      { id, repeat: true },
    ],
  );
  assert.equal((await bench.store.recent(1))[0]?.repeats, 1);
});

const accepted: readonly [string, string, Readonly<Record<string, string>>][] = [
  ['the key in header and body', webhook(), key],
  ['the key in the header alone', webhook().replace(/,"security_token":"[^"]*"/, ''), key],
  ['the key in the body alone', webhook(), {}],
  ['the old key while it is being replaced', webhook({ security_token: oldSecret }), {}],
  ['the new key in the header and the old one in the body', webhook({ security_token: oldSecret }), key],
  ['an id as text', webhook({ context_id: '8' }), key],
  ['an empty content type', webhook(), { ...key, 'content-type': '' }],
  ['a malformed content type', webhook(), { ...key, 'content-type': 'json' }],
  ['a content type of its own', webhook(), { ...key, 'content-type': 'application/x-chargeover' }],
  ['an unknown kind', webhook({ context_str: 'campaign', event: 'started' }), key],
  ['depth 64', webhook({ data: JSON.parse(deep(63)) as unknown }), key],
  [
    'brackets inside a string, behind an escaped quote',
    webhook({ data: { customer: { company: `"${'['.repeat(99)}` } } }),
    key,
  ],
  ['an empty list as data', webhook({ data: [] }), key],
];

for (const [title, body, headers] of accepted) {
  test(`takes a webhook with ${title}`, async (t) => {
    const bench = await startIntake(t, [{ code: 'acme', hosts: [], secrets: [fixtureSecret, oldSecret] }]);
    assert.equal((await bench.post(body, headers)).status, 200);
    assert.equal((await bench.store.recent(9)).length, 1);
  });
}

const refused: readonly [string, number, string | Uint8Array<ArrayBuffer>, Readonly<Record<string, string>>][] = [
  ['a wrong key in the header', 401, webhook(), { 'x-chargeover-key': 'wrong' }],
  ['an empty key in the header', 401, webhook(), { 'x-chargeover-key': '' }],
  ['a wrong key in the body', 401, webhook({ security_token: 'wrong' }), {}],
  ['a right key in the header and a wrong one in the body', 401, webhook({ security_token: 'wrong' }), key],
  ['a wrong key in the header and a right one in the body', 401, webhook(), { 'x-chargeover-key': 'wrong' }],
  ['no key at all', 401, webhook().replace(/,"security_token":"[^"]*"/, ''), {}],
  ['a key that is no text', 401, webhook().replace(/"security_token":"[^"]*"/, '"security_token":[1]'), {}],
  ['no JSON', 400, 'hello', key],
  ['an empty body', 400, '', key],
  ['a list', 400, '[1]', key],
  ['null', 400, 'null', key],
  ['no context_str', 400, '{"context_id":1,"event":"insert","data":{}}', key],
  ['a context_str that is no name', 400, webhook({ context_str: '../x' }), key],
  ['no event', 400, '{"context_str":"customer","context_id":1,"data":{}}', key],
  ['no context_id', 400, '{"context_str":"customer","event":"insert","data":{}}', key],
  ['a context_id that is no number', 400, webhook({ context_id: '8:9' }), key],
  ['data that is text', 400, webhook({ data: 'x' }), key],
  ['depth 65', 400, webhook({ data: JSON.parse(deep(64)) as unknown }), key],
  ['depth 3,000', 400, deep(3_000), key],
  ['invalid UTF-8', 400, latin1(webhook({ data: { customer: { company: 'Café' } } })), key],
  ['a body over the limit', 413, webhook({ data: { customer: { company: 'x'.repeat(20_000) } } }), key],
  ['a content encoding', 415, webhook(), { ...key, 'content-encoding': 'gzip' }],
  ['the encoding identity', 415, webhook(), { ...key, 'content-encoding': 'identity' }],
];

for (const [title, status, body, headers] of refused) {
  test(`answers ${status} to a webhook with ${title}, with a reason in one line, and stores nothing`, async (t) => {
    const bench = await startIntake(t);
    const response = await bench.post(body, headers);
    assert.equal(response.status, status);
    assert.match(await response.text(), /^\{"error":"[^"\n]{5,80}"\}$/);
    assert.equal((await bench.store.recent(9)).length, 0);
    assert.deepEqual(
      bench.happenings.map((happening) => happening.kind === 'event.rejected' && happening.status),
      [status],
    );
    assert.equal((await bench.post(webhook(), key)).status, 200, 'the relay is unharmed');
  });
}

test('cuts a body off at the limit while it is still coming', async (t) => {
  const bench = await startIntake(t);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sending = request(`${bench.url}/webhooks/chargeover`, { method: 'POST', headers: key }, (response) => {
      resolve(response.statusCode);
      sending.destroy();
    });
    sending.on('error', reject);
    // Chunked, never ended: only a limit that counts while streaming can answer.
    sending.write('x'.repeat(30_000));
  });
  assert.equal(status, 413);
});

test('cuts a client off that never finishes its request', async (t) => {
  const bench = await startIntake(t);
  const ended = await new Promise<string>((resolve) => {
    const sending = request(`${bench.url}/webhooks/chargeover`, { method: 'POST', headers: key }, (response) => {
      resolve(String(response.statusCode));
    });
    sending.on('error', (error) => resolve(error.message));
    sending.write('{"context_str":');
  });
  assert.match(ended, /408|hang up|RESET/);
  assert.equal((await bench.store.recent(1)).length, 0);
});

test('a body shorter than its announced length stores nothing', async (t) => {
  const bench = await startIntake(t);
  await new Promise<void>((resolve) => {
    const sending = request(`${bench.url}/webhooks/chargeover`, {
      method: 'POST',
      headers: { ...key, 'content-length': '9999' },
    });
    sending.on('error', () => resolve());
    sending.on('close', () => resolve());
    sending.write(webhook(), () => sending.destroy());
  });
  assert.equal((await bench.post(webhook({ context_id: 9 }), key)).status, 200);
  assert.deepEqual(
    (await bench.store.recent(9)).map((event) => event.recordId),
    ['9'],
  );
});

test('the last of two equal keys wins', async (t) => {
  const bench = await startIntake(t);
  const body = webhook().replace('{"context_str"', '{"context_id":1,"context_str"');
  assert.equal((await bench.post(body, key)).status, 200);
  assert.equal((await bench.store.recent(1))[0]?.recordId, '8');
});

const sites = [
  { code: 'acme', hosts: ['acme.chargeover.com'], secrets: ['secret-of-acme-secret-of-acme'] },
  { code: 'beta', hosts: ['beta.chargeover.com'], secrets: ['secret-of-beta-secret-of-beta'] },
  { code: 'open', hosts: [], secrets: ['secret-of-open-secret-of-open'] },
];

const siteCases: readonly [string, string | undefined, string, string, number | string][] = [
  ['the source header names the site', 'acme.chargeover.com', '', 'secret-of-acme-secret-of-acme', 'acme'],
  [
    'the source header counts without case and port',
    'ACME.ChargeOver.com:443',
    '',
    'secret-of-acme-secret-of-acme',
    'acme',
  ],
  ['the header wins over the path', 'beta.chargeover.com', '/acme', 'secret-of-beta-secret-of-beta', 'beta'],
  ['the path names the site when there is no header', undefined, '/beta', 'secret-of-beta-secret-of-beta', 'beta'],
  [
    'a stranger in the header is refused, though the path names a site with hosts',
    'x.org',
    '/acme',
    'secret-of-acme-secret-of-acme',
    401,
  ],
  ['any source may send to a site without hosts', 'x.org', '/open', 'secret-of-open-secret-of-open', 'open'],
  ["another site's secret is wrong", 'acme.chargeover.com', '', 'secret-of-beta-secret-of-beta', 401],
  ['without header and path there must be one site only', undefined, '', 'secret-of-acme-secret-of-acme', 401],
  ['an unknown site in the path is refused', undefined, '/gamma', 'secret-of-acme-secret-of-acme', 401],
];

for (const [title, source, path, secret, expected] of siteCases) {
  test(title, async (t) => {
    const bench = await startIntake(t, sites);
    const headers = { 'x-chargeover-key': secret, ...(source === undefined ? {} : { 'x-chargeover-source': source }) };
    const response = await bench.post(webhook({ security_token: secret }), headers, path);
    assert.equal(response.status, typeof expected === 'number' ? expected : 200);
    assert.equal((await bench.store.recent(1))[0]?.site, typeof expected === 'number' ? undefined : expected);
  });
}

test('answers 503 when the event could not be stored, and shows nothing of the reason', async (t) => {
  const broken = (store: EventStore): EventStore =>
    Object.assign(Object.create(store) as EventStore, {
      accept: () => Promise.reject(new RetryableError('STORE_WRITE', 'disk full at /secret/path')),
    });
  const bench = await startIntake(t, oneSite, broken);
  const response = await bench.post(webhook(), key);
  assert.equal(response.status, 503);
  assert.doesNotMatch(await response.text(), /disk|path/);
  assert.deepEqual(bench.happenings, [{ kind: 'event.refused', code: 'STORE_WRITE' }]);
});

test('lists events for the holder of the admin token only', async (t) => {
  const bench = await startIntake(t);
  await bench.post(webhook(), key);
  const asked = (headers: Record<string, string>): Promise<Response> =>
    fetch(`${bench.url}/events?limit=5`, { headers });
  assert.equal((await asked({})).status, 401);
  assert.equal((await asked({ authorization: 'Bearer wrong' })).status, 401);
  const response = await asked({ authorization: 'Bearer admin-token-of-the-tests' });
  const listed = (await response.json()) as { counts: { pending: number }; events: { recordId: string }[] };
  assert.deepEqual([listed.counts.pending, listed.events.map((event) => event.recordId)], [1, ['8']]);
});
