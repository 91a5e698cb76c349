import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test, type TestContext } from 'node:test';
import type { NewEvent } from '../src/core/event.ts';
import type { EventStore } from '../src/core/event-store.ts';
import type { Happening } from '../src/core/happening.ts';
import { createIntake, type WebhookHead } from '../src/core/intake.ts';
import { createWebhookReader } from '../src/provider/webhook-reader.ts';
import { fixtureSecret } from './support/fixtures.ts';
import { startIntake } from './support/intake-bench.ts';
import { mutatedSample, type FuzzSample } from './support/mutations.ts';
import { seededRandom } from './support/seeded.ts';

/** FUZZ_SAMPLES and FUZZ_SEED make it longer, or another one. */
const samples = Number(process.env['FUZZ_SAMPLES'] ?? 100_000);
const seed = Number(process.env['FUZZ_SEED'] ?? 2_026);

const site = {
  code: 'acme',
  hosts: [],
  secrets: [fixtureSecret],
  encryptionKeys: [fixtureSecret],
};

const settings = { bodyLimitBytes: 60_000, refusalsPerMinute: 1_000_000_000, requestTimeoutMs: 5_000 };
const expected = new Set([200, 400, 401, 404, 413, 415]);

/** What reached the store, in memory, so that the speed is that of the intake. */
class Kept {
  events = 0;
  /** Thrown within the intake it would only be one more 503. */
  fault: unknown;

  wrap(store: object = {}): EventStore {
    const accept = async (event: NewEvent): ReturnType<EventStore['accept']> => {
      try {
        check(event);
      } catch (error) {
        this.fault ??= error;
      }
      this.events += 1;
      return { kind: 'stored', id: `s:${this.events}`, sequence: this.events };
    };
    return Object.assign(Object.create(store) as EventStore, { accept });
  }
}

function check({ site: code, lane, parents, object, recordId, event, data }: NewEvent): void {
  JSON.parse(data);
  assert.ok(!data.includes(fixtureSecret), 'the secret is stored');
  assert.match(recordId, /^\d{1,18}$/);
  assert.match(`${object}.${event}`, /^[\w-]{1,64}\.[\w-]{1,64}$/);
  for (const key of [lane, ...parents]) assert.match(key, new RegExp(`^${code}:[\\w-]+(?::\\d{1,18})?$`));
}

type Tally = Map<number, number>;

function note(tally: Tally, status: number, text: string, sample: FuzzSample): void {
  tally.set(status, (tally.get(status) ?? 0) + 1);
  const shown = (): string =>
    `${status} ${text}: ${JSON.stringify({ ...sample, body: sample.body.toString('base64') })}`;
  assert.ok(expected.has(status), shown());
  assert.ok(!text.includes(fixtureSecret), shown());
}

function report(t: TestContext, tally: Tally): void {
  t.diagnostic(
    [...tally]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => `${status}: ${count}`)
      .join(', '),
  );
}

type Answer = Promise<{ readonly status: number; readonly text: string }>;

/** Sends samples one after the other, and looks at what came of each. */
async function fuzz(t: TestContext, from: number, count: number, ask: (sample: FuzzSample) => Answer): Promise<Tally> {
  const random = seededRandom(from);
  const tally: Tally = new Map();
  for (let index = 0; index < count; index += 1) {
    const sample = mutatedSample(random);
    const { status, text } = await ask(sample);
    note(tally, status, text, sample);
  }
  report(t, tally);
  return tally;
}

/** As the routes split it; what is no path to them goes to the plain door. */
function headOf({ path, headers }: FuzzSample): WebhookHead {
  const [, pathSite, pathSecret] = path.startsWith('/acme') ? path.split('/') : [];
  return {
    source: headers['x-chargeover-source'],
    key: headers['x-chargeover-key'],
    contentEncoding: headers['content-encoding'],
    pathSite,
    pathSecret,
  };
}

test(`${samples} mutated webhooks: the intake refuses or takes each, and each 200 is one stored event without a secret`, async (t) => {
  const kept = new Kept();
  const told: Happening[] = [];
  const observer = { happened: (happening: Happening): void => void told.push(happening) };
  const reader = createWebhookReader([site]);
  const intake = createIntake({ reader, store: kept.wrap(), observer, now: () => 0, onStored: () => undefined });
  const tally = await fuzz(t, seed, samples, async (sample) => {
    const head = headOf(sample);
    const taken = intake.refuseHead(head) ?? (await intake.take(head, sample.body));
    assert.ifError(kept.fault);
    return taken.kind === 'rejected' ? { status: taken.status, text: taken.reason } : { status: 200, text: taken.id };
  });
  assert.equal(tally.get(200), kept.events);
  // Otherwise the samples are so broken that nothing behind the door was tried.
  assert.ok(kept.events > samples / 20, `${kept.events} were taken`);
  assert.equal(told.length, kept.events);
  assert.ok(!told.some((happening) => JSON.stringify(happening).includes(fixtureSecret)), 'the secret is told');
});

test('10,000 through the HTTP server: no 5xx, and no secret in an answer or a report', async (t) => {
  const kept = new Kept();
  const bench = await startIntake(t, [site], (store) => kept.wrap(store), settings);
  const tally = await fuzz(t, seed + 1, 10_000, async ({ path, headers, body }) => {
    const url = `/webhooks/chargeover${path}`;
    const { statusCode, body: text } = await bench.http.inject({ method: 'POST', url, headers, payload: body });
    assert.ifError(kept.fault);
    return { status: statusCode, text };
  });
  assert.equal(tally.get(200), kept.events);
  assert.ok(!JSON.stringify(bench.happenings).includes(fixtureSecret), 'the secret is told');
});

function send(url: string, sample: FuzzSample): Answer {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { ...sample.headers, 'content-length': sample.body.length } };
    const sending = request(`${url}/webhooks/chargeover${sample.path}`, options, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sending.on('error', reject);
    sending.end(sample.body);
  });
}

/** Node's client refuses to send such headers. */
function isSendable({ headers }: FuzzSample): boolean {
  return Object.values(headers).every((value) => /^[\x20-\x7e]*$/.test(value));
}

test('2,000 of them over real HTTP into a real store: the relay is unharmed, and what it took is there', async (t) => {
  const bench = await startIntake(t, [site], undefined, settings);
  const tally = await fuzz(t, seed + 2, 2_000, async (sample) =>
    isSendable(sample) ? send(bench.url, sample) : { status: 400, text: 'not sent' },
  );
  const { pending } = await bench.store.counts();
  const repeats = (await bench.store.recent(2_000)).reduce((sum, event) => sum + event.repeats, 0);
  assert.equal(pending + repeats, tally.get(200));
});
