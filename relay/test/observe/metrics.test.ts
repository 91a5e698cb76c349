import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Registry } from 'prom-client';
import type { CallResult } from '../../src/core/endpoint.ts';
import { RetryableError } from '../../src/core/errors.ts';
import type { Happening } from '../../src/core/happening.ts';
import { createEventMetrics } from '../../src/observe/event-metrics.ts';
import { createRequestMetrics } from '../../src/observe/request-metrics.ts';
import { addStateMetrics, type RelayState } from '../../src/observe/state-metrics.ts';
import { watchEndpoint } from '../../src/observe/watched-endpoint.ts';
import { FakeOrg, applyAll } from '../support/fake-org.ts';

const identity = { id: 's:1', site: 'acme', object: 'invoice', recordId: '7', event: 'insert' };

type Outcome = (Happening & { kind: 'event.settled' })['outcome'];

function settled(outcome: Outcome, latencyMs: number, object = 'invoice'): Happening {
  return { kind: 'event.settled', ...identity, object, outcome, code: null, logId: null, attempt: 1, latencyMs };
}

async function linesAfter(happenings: readonly Happening[]): Promise<readonly string[]> {
  const registry = new Registry();
  const count = createEventMetrics(registry);
  for (const happening of happenings) count(happening);
  return (await registry.metrics()).split('\n');
}

function has(lines: readonly string[], ...expected: readonly string[]): void {
  for (const line of expected) assert.ok(lines.includes(line), `${line} in\n${lines.join('\n')}`);
}

test('counts what was stored, repeated, answered and delivered', async () => {
  const lines = await linesAfter([
    { kind: 'event.received', ...identity },
    { kind: 'event.received', ...identity },
    { kind: 'event.repeated', ...identity, repeats: 1 },
    settled('waiting', 1_000),
    settled('retry', 1_000),
    settled('applied', 90_000),
    settled('failed', 200_000),
  ]);
  has(
    lines,
    'relay_events_stored_total{site="acme",object="invoice"} 2',
    'relay_events_repeated_total{site="acme",object="invoice"} 1',
    'relay_events_settled_total{outcome="waiting"} 1',
    'relay_events_delivered_total{site="acme",object="invoice"} 2',
  );
});

test('the latency of an event that waited is one observation, with all its waiting, when its record is written', async () => {
  const lines = await linesAfter([settled('waiting', 1_000), settled('retry', 5_000), settled('applied', 90_000)]);
  has(
    lines,
    'relay_event_latency_seconds_bucket{le="60"} 0',
    'relay_event_latency_seconds_bucket{le="300"} 1',
    'relay_event_latency_seconds_sum 90',
    'relay_event_latency_seconds_count 1',
  );
});

test('names of objects that payloads make up are one label', async () => {
  const made = Array.from({ length: 500 }, (_, index): Happening => ({
    kind: 'event.received',
    ...identity,
    object: `x${index}`,
  }));
  const lines = await linesAfter(made);
  has(lines, 'relay_events_stored_total{site="acme",object="other"} 500');
  assert.equal(lines.filter((line) => line.startsWith('relay_events_stored_total{')).length, 1);
});

test('tells calls in flight, their results, and how many events they carry', async () => {
  const registry = new Registry();
  const fault: CallResult = { kind: 'orgFault', code: 'HTTP_503', message: '', leastPauseMs: 0, needsPerson: false };
  const answer = Promise.withResolvers<CallResult>();
  const answers = [answer.promise, Promise.resolve(fault)];
  const org = Object.assign(new FakeOrg(applyAll), { postEvents: () => answers.shift() ?? Promise.resolve(fault) });
  const endpoint = watchEndpoint(org, createRequestMetrics(registry));
  const request = { contractVersion: 1, relay: 'r', events: [] } as const;
  const first = endpoint.postEvents(request);
  const during = await registry.metrics();
  answer.resolve({ kind: 'answered', body: {} });
  await first;
  await endpoint.postEvents(request);
  await endpoint.postStep('7');
  has(during.split('\n'), 'relay_calls_in_flight{door="events"} 1');
  has(
    (await registry.metrics()).split('\n'),
    'relay_calls_in_flight{door="events"} 0',
    'relay_call_duration_seconds_count{door="events",result="answered"} 1',
    'relay_call_duration_seconds_count{door="events",result="orgFault"} 1',
    'relay_call_duration_seconds_count{door="step",result="answered"} 1',
    'relay_call_events_count 2',
  );
});

test('a call that crashes is told, and is no longer in flight', async () => {
  const registry = new Registry();
  const org = new FakeOrg(() => {
    throw new Error('a bug');
  });
  const endpoint = watchEndpoint(org, createRequestMetrics(registry));
  await assert.rejects(endpoint.postEvents({ contractVersion: 1, relay: 'r', events: [] }), /a bug/);
  has(
    (await registry.metrics()).split('\n'),
    'relay_calls_in_flight{door="events"} 0',
    'relay_call_duration_seconds_count{door="events",result="crashed"} 1',
  );
});

const counts = { pending: 3, leased: 1, waiting: 2, queued: 0, finished: 9, failed: 1 };
const healthy: RelayState = {
  version: '1.2.3',
  view: { counts: async () => counts, oldestOpenAt: async () => 10_000, lanes: async () => 4 },
  gate: { isOpen: true, quotaUsed: 0.5 },
  now: () => 70_000,
};

test('reads backlog, age, lanes, breaker and quota when somebody asks', async () => {
  const registry = new Registry();
  await addStateMetrics(registry, healthy)();
  has(
    (await registry.metrics()).split('\n'),
    'relay_events{state="waiting"} 2',
    'relay_oldest_open_event_seconds 60',
    'relay_lanes 4',
    'relay_breaker_open 1',
    'relay_org_quota_used_ratio 0.5',
    'relay_store_up 1',
    `relay_build_info{version="1.2.3",node="${process.version}"} 1`,
  );
});

test('while the store is away, its figures are missing rather than old, and the others are there', async () => {
  const registry = new Registry();
  let isAway = false;
  const view = {
    ...healthy.view,
    counts: async () => {
      if (isAway) throw new RetryableError('STORE_READ', 'away');
      return counts;
    },
  };
  const gate = { isOpen: false, quotaUsed: undefined };
  const refresh = addStateMetrics(registry, { ...healthy, view, gate });
  await refresh();
  isAway = true;
  await refresh();
  const text = await registry.metrics();
  has(text.split('\n'), 'relay_store_up 0', 'relay_breaker_open 0');
  assert.doesNotMatch(text, /^relay_(?:events\{|oldest_open_event_seconds \d|lanes \d|org_quota_used_ratio \d)/m);
});

test('names follow the conventions: counters end in _total, times are in seconds, everything has a help text', async () => {
  const registry = new Registry();
  createEventMetrics(registry);
  createRequestMetrics(registry);
  addStateMetrics(registry, healthy);
  for (const { name, help, type } of await registry.getMetricsAsJSON()) {
    if (!name.startsWith('relay_')) continue;
    assert.match(name, /^relay_[a-z]+(?:_[a-z]+)*$/);
    assert.equal(String(type) === 'counter', name.endsWith('_total'), name);
    assert.ok(help.length > 3, name);
  }
});
