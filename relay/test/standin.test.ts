import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import {
  ChargeOverStandin,
  standinRetries,
  type StandinSettings,
  type StandinWebhook,
} from './support/chargeover-standin.ts';
import { fixtureSecret, webhookNames, webhookText } from './support/fixtures.ts';
import { startIntake } from './support/intake-bench.ts';
import { seededRandom } from './support/seeded.ts';

const plain: StandinWebhook = {
  context_str: 'customer',
  context_id: 8,
  event: 'update',
  data: { customer: { customer_id: 8 } },
};

function sample(name: string): StandinWebhook {
  return JSON.parse(webhookText(name)) as StandinWebhook;
}

function numbered(count: number): StandinWebhook[] {
  return Array.from({ length: count }, (_, index) => ({ ...plain, context_id: index + 1 }));
}

function standin(url: string, more: Partial<StandinSettings> = {}): ChargeOverStandin {
  const settings = { url: `${url}/webhooks/chargeover`, secret: fixtureSecret, random: seededRandom(7) };
  return new ChargeOverStandin({ ...settings, sleep: async () => undefined, ...more });
}

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver that says what the test wants, one status after the other; 0 says nothing. */
async function receiver(t: TestContext, statuses: readonly number[]): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      const status = statuses[Math.min(heard.length, statuses.length) - 1] ?? 200;
      if (status > 0) response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

for (const settings of [{ dateStyle: 'iso' }, { dateStyle: 'legacy' }, { isEncrypted: true }] as const) {
  test(`the relay takes every sample from it, sent with ${JSON.stringify(settings)}`, async (t) => {
    const site = {
      code: 'acme',
      hosts: ['acme.chargeover.com'],
      secrets: [fixtureSecret],
      encryptionKeys: [fixtureSecret],
    };
    const bench = await startIntake(t, [site]);
    const chargeOver = standin(bench.url, { source: 'acme.chargeover.com', ...settings });
    for (const name of webhookNames()) assert.deepEqual((await chargeOver.deliver(sample(name))).statuses, [200], name);
    assert.equal((await bench.store.recent(100)).length, webhookNames().length);
  });
}

test('what arrives is what was meant, whatever PHP escapes', async (t) => {
  const { url, heard } = await receiver(t, [200]);
  const company = 'Café "Zoë" </script> 😀 \u007f\n';
  await standin(url).deliver({ ...plain, data: { customer: { company } } });
  const body = heard[0]?.body ?? '';
  assert.match(body, /^[\x20-\x7e]*$/);
  assert.ok(body.includes(String.raw`<\/script> \ud83d\ude00`));
  assert.deepEqual(JSON.parse(body), { ...plain, data: { customer: { company } }, security_token: fixtureSecret });
});

test('writes either date style, and leaves pure dates alone', async (t) => {
  const { url, heard } = await receiver(t, [200]);
  const data = { a: '2025-06-08T15:39:59-05:00', b: '2025-01-08 15:39:59', c: '2025-06-08', d: '15:39' };
  await standin(url, { dateStyle: 'iso' }).deliver({ ...plain, data });
  await standin(url, { dateStyle: 'legacy' }).deliver({ ...plain, data });
  assert.deepEqual(
    heard.map(({ body }) => (JSON.parse(body) as StandinWebhook).data),
    [
      { a: '2025-06-08T15:39:59-05:00', b: '2025-01-08T15:39:59-06:00', c: '2025-06-08', d: '15:39' },
      { a: '2025-06-08 15:39:59', b: '2025-01-08 15:39:59', c: '2025-06-08', d: '15:39' },
    ],
  );
});

test('carries its headers', async (t) => {
  const { url, heard } = await receiver(t, [200]);
  await standin(url, { source: 'acme.chargeover.com' }).deliver(plain);
  const headers = heard[0]?.headers;
  assert.deepEqual(
    [headers?.['x-chargeover-key'], headers?.['x-chargeover-source']],
    [fixtureSecret, 'acme.chargeover.com'],
  );
});

test('tries again after anything but 200, with the same body, by its schedule', async (t) => {
  const { url, heard } = await receiver(t, [503, 201, 302, 200]);
  const pauses: number[] = [];
  const chargeOver = standin(url, { sleep: async (ms) => pauses.push(ms) });
  const delivery = await chargeOver.deliver(plain);
  assert.deepEqual([delivery.statuses, delivery.isTaken], [[503, 201, 302, 200], true]);
  assert.deepEqual(pauses, standinRetries.slice(0, 3));
  assert.equal(new Set(heard.map(({ body }) => body)).size, 1);
});

test('gives up at the end of its schedule', async (t) => {
  const { url, heard } = await receiver(t, [503]);
  const delivery = await standin(url, { retryAfterMs: [1, 2] }).deliver(plain);
  assert.deepEqual([delivery.statuses, delivery.isTaken, heard.length], [[503, 503, 503], false, 3]);
});

test('a receiver that says nothing in time has failed, and so has one that is not there', async (t) => {
  const { url } = await receiver(t, [0, 200]);
  assert.deepEqual((await standin(url, { timeoutMs: 60, retryAfterMs: [1] }).deliver(plain)).statuses, [0, 200]);
  assert.deepEqual((await standin('http://127.0.0.1:1', { retryAfterMs: [1] }).deliver(plain)).statuses, [0, 0]);
});

test('stops trying when it is stopped', async (t) => {
  const { url } = await receiver(t, [503]);
  const chargeOver = standin(url, { sleep: async () => chargeOver.stop() });
  const { statuses } = await chargeOver.deliver(plain);
  assert.ok(statuses.length <= 2);
});

test('sends out of order and twice as told, the same way for the same seed', async (t) => {
  const order = async (seed: number): Promise<readonly number[]> => {
    const { url, heard } = await receiver(t, [200]);
    const run = { perSecond: 1_000, disorder: 5, duplicates: 0.3 };
    const chargeOver = standin(url, { random: seededRandom(seed) });
    const deliveries = await chargeOver.run(numbered(30), run);
    assert.equal(deliveries.length, heard.length);
    return deliveries.map(({ webhook }) => Number(webhook.context_id));
  };
  const [first, again, other] = [await order(1), await order(1), await order(2)];
  assert.deepEqual(first, again);
  assert.notDeepEqual(first, other);
  assert.equal(new Set(first).size, 30);
  assert.ok(first.length > 30, 'some twice');
  assert.notDeepEqual(
    first,
    first.toSorted((a, b) => a - b),
  );
});

test('keeps its rate', async (t) => {
  const { url } = await receiver(t, [200]);
  let asked = 0;
  const chargeOver = standin(url, { sleep: async (ms) => (asked = Math.max(asked, ms)) });
  await chargeOver.run(numbered(11), { perSecond: 10 });
  assert.ok(asked > 900 && asked <= 1_000, `the last one is due 1 s after the first, less what has passed: ${asked}`);
});

test('what it sends in disorder and twice is stored once each', async (t) => {
  const bench = await startIntake(t);
  const chargeOver = standin(bench.url);
  const deliveries = await chargeOver.run(numbered(40), { perSecond: 400, disorder: 8, duplicates: 0.5 });
  assert.ok(deliveries.every(({ isTaken }) => isTaken));
  const events = await bench.store.recent(100);
  assert.equal(events.length, 40);
  assert.equal(
    events.reduce((sum, event) => sum + event.repeats, 0),
    deliveries.length - 40,
  );
});
