import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RefusalCap } from '../../src/http/refusal-cap.ts';
import { fixtureSecret, webhook } from '../support/fixtures.ts';
import { oneSite, startIntake, type IntakeBench } from '../support/intake-bench.ts';

const key = { 'x-chargeover-key': fixtureSecret };
const wrong = { 'x-chargeover-key': 'wrong' };
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });
const behindProxy = { trustedProxies: ['127.0.0.1'] };

async function statuses(
  bench: IntakeBench,
  count: number,
  headers: Record<string, string>,
  body = webhook(),
): Promise<number[]> {
  const seen: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const response = await bench.post(body, headers);
    await response.text();
    seen.push(response.status);
  }
  return seen;
}

test('a stranger over the cap is answered 429; who shows the right secret never is, from the same address', async (t) => {
  const bench = await startIntake(t, oneSite, undefined, { refusalsPerMinute: 3 });
  assert.deepEqual(await statuses(bench, 5, wrong), [401, 401, 401, 429, 429]);
  assert.deepEqual(await statuses(bench, 2, key), [200, 200]);
  assert.deepEqual(await statuses(bench, 1, {}), [200], 'with the secret in the body alone');
  const noToken = webhook().replace(/,"security_token":"[^"]*"/, '');
  assert.deepEqual(await statuses(bench, 1, {}, noToken), [429]);
  assert.deepEqual(await statuses(bench, 1, {}, 'no JSON'), [429]);
  assert.deepEqual(await statuses(bench, 1, key, 'no JSON'), [400], 'a known sender hears what is wrong');
  assert.deepEqual(await statuses(bench, 1, {}, webhook({ context_id: 'x' })), [400], 'and is known by its token, too');
});

test('a 429 says when to come again, closes the connection, and is logged once', async (t) => {
  const bench = await startIntake(t, oneSite, undefined, { refusalsPerMinute: 1 });
  await statuses(bench, 2, wrong);
  const response = await bench.post(webhook(), wrong);
  assert.deepEqual(
    [response.status, response.headers.get('retry-after'), response.headers.get('connection')],
    [429, '60', 'close'],
  );
  const told = bench.happenings.map((one) => (one.kind === 'event.rejected' ? [one.status, one.isCapped] : one));
  const capped = { kind: 'client.capped', address: '127.0.0.1' };
  assert.deepEqual(told, [[401, false], capped, [429, true], [429, true]]);
});

test('each address has its own cap, and a proxy in front is no address', async (t) => {
  const bench = await startIntake(t, oneSite, undefined, { refusalsPerMinute: 1, ...behindProxy });
  assert.deepEqual(await statuses(bench, 2, { ...wrong, ...from('203.0.113.1') }), [401, 429]);
  assert.deepEqual(await statuses(bench, 2, { ...wrong, ...from('203.0.113.2') }), [401, 429]);
  assert.deepEqual(await statuses(bench, 1, { ...wrong, ...from('2001:db8::1') }), [401]);
  assert.deepEqual(await statuses(bench, 1, { ...wrong, ...from('2001:db8::ffff:2') }), [429], 'the same /64');
});

test('IPv4 addresses that come as IPv6 are not one network', async (t) => {
  const bench = await startIntake(t, oneSite, undefined, { refusalsPerMinute: 1, ...behindProxy });
  assert.deepEqual(await statuses(bench, 1, { ...wrong, ...from('::ffff:203.0.113.1') }), [401]);
  assert.deepEqual(await statuses(bench, 1, { ...wrong, ...from('::ffff:203.0.113.2') }), [401]);
  assert.deepEqual(await statuses(bench, 1, { ...wrong, ...from('203.0.113.1') }), [429], 'the same address');
});

test('a header that is no address gets no cap of its own', async (t) => {
  const bench = await startIntake(t, oneSite, undefined, { refusalsPerMinute: 1, ...behindProxy });
  assert.deepEqual(await statuses(bench, 1, { ...wrong, ...from(`${'x'.repeat(500)}1`) }), [401]);
  assert.deepEqual(await statuses(bench, 1, { ...wrong, ...from(`${'x'.repeat(500)}2`) }), [429]);
});

test('X-Forwarded-For of somebody who is no trusted proxy is not believed', async (t) => {
  const bench = await startIntake(t, oneSite, undefined, { refusalsPerMinute: 1, trustedProxies: ['10.0.0.0/8'] });
  assert.deepEqual(await statuses(bench, 1, { ...wrong, ...from('203.0.113.1') }), [401]);
  assert.deepEqual(await statuses(bench, 1, { ...wrong, ...from('203.0.113.2') }), [429]);
});

const listed: readonly [string, readonly string[], string, number][] = [
  ['an address of the list', ['198.51.100.7'], '198.51.100.7', 200],
  ['an address of a network of the list', ['203.0.113.0/24', '198.51.100.0/24'], '198.51.100.200', 200],
  ['another address', ['198.51.100.0/24'], '198.51.101.1', 403],
  ['an IPv6 address of a network', ['2001:db8:1::/48'], '2001:db8:1:2::3', 200],
  ['another IPv6 address', ['2001:db8:1::/48'], '2001:db8:2::3', 403],
  ['an IPv4 address written as IPv6', ['198.51.100.0/24'], '::ffff:198.51.100.7', 200],
  ['what is no address', ['0.0.0.0/0'], 'unknown', 403],
  [
    'the last address that the proxy added, whatever the sender wrote before',
    ['198.51.100.7'],
    '198.51.100.7, 203.0.113.9',
    403,
  ],
  ['the address before a second trusted proxy', ['198.51.100.7'], '1.1.1.1, 198.51.100.7, 127.0.0.1', 200],
];

for (const [title, addresses, forwarded, status] of listed) {
  test(`with a list of addresses, ${title} is answered ${status}`, async (t) => {
    const bench = await startIntake(t, oneSite, undefined, { addresses, ...behindProxy });
    assert.deepEqual(await statuses(bench, 1, { ...key, ...from(forwarded) }), [status]);
    assert.equal((await bench.store.recent(5)).length, status === 200 ? 1 : 0);
  });
}

test('without a trusted proxy the list is about the connection, whatever X-Forwarded-For says', async (t) => {
  const bench = await startIntake(t, oneSite, undefined, { addresses: ['198.51.100.7'] });
  assert.deepEqual(await statuses(bench, 1, { ...key, ...from('198.51.100.7') }), [403]);
});

test('an address that is not listed gets 403 to the end, never 429', async (t) => {
  const bench = await startIntake(t, oneSite, undefined, { addresses: ['198.51.100.7'], refusalsPerMinute: 1 });
  assert.deepEqual(await statuses(bench, 3, key), [403, 403, 403]);
  assert.equal(bench.happenings.filter((one) => one.kind === 'event.rejected' && !one.isCapped).length, 1);
});

test('probes and metrics are open to every address', async (t) => {
  const bench = await startIntake(t, oneSite, undefined, { addresses: ['198.51.100.7'] });
  for (const door of ['/healthz', '/readyz', '/metrics'])
    assert.equal((await fetch(bench.url + door)).status, 200, door);
});

test('a bucket fills evenly, up to its size, and a clock that goes back neither fills nor empties it', () => {
  const cap = new RefusalCap(2);
  const spend = (now: number): string => cap.spend('a', now);
  assert.deepEqual([spend(0), spend(0), spend(0), spend(29_999)], ['within', 'within', 'just-over', 'over']);
  assert.deepEqual([spend(60_000), spend(10_000), spend(10_000)], ['within', 'within', 'over']);
  assert.deepEqual([spend(900_000), spend(900_000), spend(900_000)], ['within', 'within', 'just-over']);
});

test('remembers the latest addresses only', () => {
  const cap = new RefusalCap(1, 3);
  for (const address of ['a', 'b', 'c', 'a', 'd']) cap.spend(address, 0);
  assert.equal(cap.size, 3);
  assert.equal(cap.spend('a', 0), 'over');
  assert.equal(cap.spend('b', 0), 'within', 'forgotten as the one that was longest away');
});
