import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openApiDocument } from '../../scripts/openapi-document.ts';
import { RetryableError } from '../../src/core/errors.ts';
import type { EventStore } from '../../src/core/event-store.ts';
import { fixtureSecret, webhook } from '../support/fixtures.ts';
import { oneSite, startIntake, type IntakeBench } from '../support/intake-bench.ts';
import { rawConnection } from '../support/raw-http.ts';

interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, unknown>> }>>>
  >;
}

const document = openApiDocument('0') as unknown as Document;

/** `POST /events 200` and so on, as documented. */
const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
  Object.entries(operations).flatMap(([method, { responses }]) =>
    Object.keys(responses).map((status) => `${method.toUpperCase()} ${path} ${status}`),
  ),
);

test('openapi.yaml is the one that the document makes', () => {
  const script = join(import.meta.dirname, '..', '..', 'scripts', 'openapi.ts');
  assert.match(execFileSync(process.execPath, [script, 'check'], { encoding: 'utf8' }), /up to date/);
});

test('documents every route of the server, and no other', async (t) => {
  const { http } = await startIntake(t);
  const tree = http.printRoutes({ commonPrefix: false });
  const real = routesOf(tree).filter((route) => !route.startsWith('HEAD '));
  const written = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  assert.deepEqual(real.sort(), written.sort());
});

/** The lines `├── /a/:b (GET, HEAD)` of Fastify's tree, whose children carry the rest of their path. */
function routesOf(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods] = /^([│ ]*)[├└]── (\S*)(?: \((.*)\))?$/.exec(line) ?? [];
    const depth = indent.length / 4;
    above.splice(depth, above.length, part);
    const path = above.join('').replaceAll(/:(\w+)/g, '{$1}');
    return methods === undefined ? [] : methods.split(', ').map((method) => `${method} ${path}`);
  });
}

const key = { 'x-chargeover-key': fixtureSecret };
const admin = { authorization: 'Bearer admin-token-of-the-tests' };
const doors: readonly string[] = [
  '/webhooks/chargeover',
  '/webhooks/chargeover/{site}',
  '/webhooks/chargeover/{site}/{secret}',
];
const orders: readonly [string, string][] = [
  ['/dead-letters/retry', '{"ids":["x:1"]}'],
  ['/dead-letters/discard', '{"ids":["x:1"]}'],
  ['/pause', '{"object":"quote"}'],
  ['/resume', '{}'],
];

type Headers = Readonly<Record<string, string>>;

/** Asks, and notes what came. */
class Prober {
  readonly seen = new Set<string>();

  async ask(bench: IntakeBench, route: string, headers: Headers = {}, body?: string): Promise<void> {
    const [method = '', template = ''] = route.split(' ');
    const path = template.replace('{site}', 'acme').replace('{secret}', 'secret');
    const response = await fetch(bench.url + path, { method, headers, ...(body !== undefined && { body }) });
    const text = await response.text();
    this.seen.add(`${method} ${template.split('?')[0]} ${response.status}`);
    if (response.status < 400 || template.startsWith('/readyz')) return;
    const refusal: unknown = JSON.parse(text);
    assert.ok(typeof refusal === 'object' && refusal !== null && 'error' in refusal, route);
    assert.match(String(refusal.error), /^.{5,120}$/, route);
  }

  /** The answers that only a connection can provoke. */
  async askRaw(bench: IntakeBench, path: string, head: string): Promise<void> {
    const target = path.replace('{site}', 'acme').replace('{secret}', 'secret');
    const { ended } = rawConnection(bench.url, `POST ${target} HTTP/1.1\r\nHost: x\r\n${head}`);
    this.seen.add(`POST ${path} ${(await ended).slice(9, 12)}`);
  }
}

async function askWebhookDoors(t: TestContext, prober: Prober): Promise<void> {
  const bench = await startIntake(t);
  const guarded = await startIntake(t, oneSite, undefined, { addresses: ['203.0.113.1'] });
  const strict = await startIntake(t, oneSite, undefined, { refusalsPerMinute: 1 });
  await prober.ask(strict, `POST ${doors[0]}`, { 'x-chargeover-key': 'wrong' }, '');
  for (const door of doors) {
    const route = `POST ${door}`;
    await prober.ask(bench, route, key, webhook());
    await prober.ask(bench, route, key, 'no JSON');
    await prober.ask(bench, route, { 'x-chargeover-key': 'wrong' }, webhook());
    await prober.ask(bench, route, key, 'x'.repeat(30_000));
    await prober.ask(bench, route, { ...key, 'content-encoding': 'gzip' }, webhook());
    await prober.ask(guarded, route, key, webhook());
    await prober.ask(strict, route, { 'x-chargeover-key': 'wrong' }, webhook());
    await prober.askRaw(bench, door, `X-ChargeOver-Key: ${fixtureSecret}\r\nContent-Length: 9\r\n\r\n{`);
    await prober.askRaw(bench, door, `X-Long: ${'x'.repeat(100_000)}\r\n\r\n`);
  }
}

async function askServiceDoors(t: TestContext, prober: Prober): Promise<void> {
  const bench = await startIntake(t);
  const strict = await startIntake(t, oneSite, undefined, { refusalsPerMinute: 1 });
  await prober.ask(strict, 'GET /events');
  for (const probe of ['/healthz', '/readyz', '/metrics']) await prober.ask(bench, `GET ${probe}`);
  await prober.ask(bench, 'GET /events?limit=x', admin);
  for (const route of ['GET /status', 'GET /events']) {
    await prober.ask(bench, route, admin);
    await prober.ask(bench, route);
    await prober.ask(strict, route);
  }
  for (const [path, body] of orders) {
    await prober.ask(bench, `POST ${path}`, admin, body);
    await prober.ask(bench, `POST ${path}`, admin, '{"x":1}');
    await prober.ask(bench, `POST ${path}`, {}, body);
    await prober.ask(bench, `POST ${path}`, admin, 'x'.repeat(30_000));
    await prober.ask(strict, `POST ${path}`, {}, body);
  }
}

async function askWithoutStore(t: TestContext, prober: Prober): Promise<void> {
  const away = (): Promise<never> => Promise.reject(new RetryableError('STORE_READ', 'away'));
  const methods = {
    accept: away,
    counts: away,
    recent: away,
    pauses: away,
    pause: away,
    resume: away,
    orderDeadLetters: away,
    probe: away,
  };
  const broken = (store: EventStore): EventStore => Object.assign(Object.create(store) as EventStore, methods);
  const bench = await startIntake(t, oneSite, broken);
  for (const door of doors) await prober.ask(bench, `POST ${door}`, key, webhook());
  for (const route of ['GET /status', 'GET /events', 'GET /readyz']) await prober.ask(bench, route, admin);
  for (const [path, body] of orders) await prober.ask(bench, `POST ${path}`, admin, body);
}

test('every documented answer can be had, and every answer that can be had is documented', async (t) => {
  const prober = new Prober();
  await askWebhookDoors(t, prober);
  await askServiceDoors(t, prober);
  await askWithoutStore(t, prober);
  assert.deepEqual([...prober.seen].sort(), documented.toSorted());
});
