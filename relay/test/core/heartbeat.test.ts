import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { CallResult } from '../../src/core/endpoint.ts';
import { Heartbeat } from '../../src/core/heartbeat.ts';
import type { OrgGate } from '../../src/core/org-gate.ts';
import { DeliveryBench } from '../support/delivery-bench.ts';
import { applyAll, each } from '../support/fake-org.ts';

const minute = 60_000;

function heartbeatOf(bench: DeliveryBench): {
  readonly heartbeat: Heartbeat;
  readonly gate: OrgGate;
  freed: () => number;
} {
  const clock = { now: () => bench.now };
  const { gate } = bench;
  let freed = 0;
  const heartbeat = new Heartbeat({
    relayId: 'relay-1',
    version: '1.2.3',
    store: bench.store,
    endpoint: bench.org,
    observer: bench.observer,
    clock,
    random: () => 1,
    gate,
    control: bench.control,
    everyMs: minute,
    onFreed: () => (freed += 1),
  });
  return { heartbeat, gate, freed: () => freed };
}

const answer = (body: object): CallResult => ({ kind: 'answered', body: { contractVersion: 1, ...body } });

async function queued(t: TestContext): Promise<DeliveryBench> {
  const bench = new DeliveryBench(
    t,
    each((event) => (event.attempt === 1 && event.recordId === '1' ? { status: 'queued', logId: 'a05' } : {})),
  );
  await bench.receive('customer:1', 'customer:2');
  await bench.settle();
  return bench;
}

test('tells how the relay does', async (t) => {
  const bench = new DeliveryBench(
    t,
    each(({ recordId }) => (recordId === '2' ? { status: 'failed', code: 'X' } : {})),
  );
  await bench.receive('customer:2');
  await bench.settle();
  await bench.receive('customer:3');
  const { heartbeat, gate } = heartbeatOf(bench);
  gate.fault(0, 'HTTP_503');
  gate.learnQuota(412, 1_000);
  await heartbeat.beat();
  assert.deepEqual(bench.org.heartbeats, [
    {
      contractVersion: 1,
      relay: 'relay-1',
      version: '1.2.3',
      node: process.version,
      startedAt: '2026-11-22T00:00:00.000Z',
      backlog: 1,
      waiting: 0,
      deadLetters: 1,
      oldestEventAt: '2026-11-22T00:00:00.000Z',
      breaker: 'open',
      quotaUsed: 41.2,
      acknowledged: [],
    },
  ]);
});

test('settles a queued event with the result that comes along, frees its lane, and acknowledges it next time', async (t) => {
  const bench = await queued(t);
  assert.equal((await bench.row('1')).state, 'queued');
  const { heartbeat, freed } = heartbeatOf(bench);
  const id = (await bench.row('1')).id;
  bench.org.heartbeatAnswer = answer({
    results: [
      { id, status: 'applied', logId: 'a05' },
      { id: 'other:9', status: 'applied' },
    ],
  });
  await heartbeat.beat();
  assert.deepEqual([(await bench.row('1')).state, (await bench.row('1')).outcome], ['finished', 'applied']);
  assert.equal(freed(), 1);
  assert.deepEqual(bench.kinds('event.settled').at(-1), {
    kind: 'event.settled',
    id,
    site: 'acme',
    object: 'customer',
    recordId: '1',
    event: 'update',
    outcome: 'applied',
    code: null,
    logId: 'a05',
    attempt: 2,
    latencyMs: 0,
  });
  await heartbeat.beat();
  assert.deepEqual(bench.org.heartbeats[1]?.acknowledged, ['a05']);
  await bench.settle();
  assert.equal((await bench.row('2')).outcome, 'applied');
});

test('a result for an event that is not queued changes nothing', async (t) => {
  const bench = new DeliveryBench(t, applyAll);
  await bench.receive('customer:1');
  await bench.settle();
  const { heartbeat, freed } = heartbeatOf(bench);
  const { id } = await bench.row('1');
  bench.org.heartbeatAnswer = answer({ results: [{ id, status: 'failed', code: 'LATE', logId: 'a06' }] });
  await heartbeat.beat();
  assert.equal((await bench.row('1')).outcome, 'applied');
  assert.equal(freed(), 0);
});

test('a result is acknowledged only when its event needs it no more: one whose lane is in a call still does', async (t) => {
  const bench = new DeliveryBench(
    t,
    each(() => ({ status: 'queued' })),
  );
  await bench.receive('customer:1', 'customer:2');
  await bench.settle();
  const [{ id }, other] = [await bench.row('1'), await bench.row('2')];
  const inCall = await bench.store.claimQueued([other.id], { now: bench.now, leaseMs: minute });
  assert.equal(inCall?.events.length, 1);
  const { heartbeat } = heartbeatOf(bench);
  bench.org.heartbeatAnswer = answer({
    results: [
      { id, status: 'applied', logId: 'a05' },
      { id: 'of-an-older-store:9', status: 'applied', logId: 'a06' },
    ],
  });
  await heartbeat.beat();
  assert.equal((await bench.row('1')).state, 'queued');
  await heartbeat.beat();
  assert.deepEqual(bench.org.heartbeats[1]?.acknowledged, ['a06']);
  if (inCall) await bench.store.settle(inCall, [{ kind: 'released', id: other.id }], bench.now);
  await heartbeat.beat();
  await heartbeat.beat();
  assert.equal((await bench.row('1')).state, 'finished');
  assert.deepEqual(bench.org.heartbeats[3]?.acknowledged, ['a05', 'a06']);
});

test('drives a request step by step until it is done, and leaves a long one for the next beat', async (t) => {
  const bench = new DeliveryBench(t, applyAll);
  const { heartbeat } = heartbeatOf(bench);
  bench.org.heartbeatAnswer = answer({ requests: [{ id: 'a0R1', type: 'Retry' }] });
  bench.org.stepAnswers = [answer({ status: 'running' }), answer({ status: 'running' }), answer({ status: 'done' })];
  await heartbeat.beat();
  assert.deepEqual(bench.org.steps, ['a0R1', 'a0R1', 'a0R1']);
  bench.org.stepAnswers = Array.from({ length: 50 }, () => answer({ status: 'running' }));
  await heartbeat.beat();
  assert.equal(bench.org.steps.length, 3 + 20);
});

for (const [name, result] of [
  ['a fault of the org', { kind: 'orgFault', code: 'HTTP_503', message: 'down', leastPauseMs: 0, needsPerson: false }],
  ['an answer that nobody understands', { kind: 'answered', body: { contractVersion: 7 } }],
] as const) {
  test(`${name} is reported, and the next beat comes all the same`, async (t) => {
    const bench = new DeliveryBench(t, applyAll);
    const { heartbeat } = heartbeatOf(bench);
    bench.org.heartbeatAnswer = result;
    await heartbeat.beat();
    await heartbeat.beat();
    assert.equal(bench.org.heartbeats.length, 2);
    assert.equal(bench.kinds('heartbeat.failed').length, 2);
  });
}

test('what is paused no longer is delivered after the next heartbeat', async (t) => {
  const bench = new DeliveryBench(t, applyAll);
  const { heartbeat, freed } = heartbeatOf(bench);
  bench.org.heartbeatAnswer = answer({ syncOff: true, control: { paused: [{ site: '*', object: '*' }] } });
  await heartbeat.beat();
  await bench.receive('customer:1');
  await bench.settle();
  assert.equal(bench.org.calls.length, 0);
  bench.org.heartbeatAnswer = answer({ syncOff: false, control: { paused: [] } });
  await heartbeat.beat();
  assert.equal(freed(), 2);
  await bench.settle();
  assert.equal((await bench.row('1')).outcome, 'applied');
  await heartbeat.beat();
  assert.equal(freed(), 2);
});

test('a request that is over, or that another relay has, is left alone', async (t) => {
  const bench = new DeliveryBench(t, applyAll);
  const { heartbeat } = heartbeatOf(bench);
  bench.org.heartbeatAnswer = answer({ requests: [{ id: 'a0R1', type: 'Retry' }] });
  bench.org.stepAnswers = [answer({ status: 'running' }), { kind: 'conflict', code: 'REQUEST_CLOSED', message: '' }];
  await heartbeat.beat();
  assert.equal(bench.org.steps.length, 2);
  assert.deepEqual(bench.kinds('request.left'), [
    { kind: 'request.left', id: 'a0R1', type: 'Retry', code: 'REQUEST_CLOSED' },
  ]);
  assert.equal(bench.kinds('request.failed').length, 0);
});

for (const [used, steps] of [
  [0.74, 20],
  [0.75, 1],
  [0.89, 1],
  [0.9, 0],
] as const) {
  test(`with ${used * 100} % of the quota used, a beat drives ${steps} steps of a backfill, and all of a retry`, async (t) => {
    const bench = new DeliveryBench(t, applyAll);
    const { heartbeat, gate } = heartbeatOf(bench);
    gate.learnQuota(used * 1_000, 1_000);
    bench.org.stepAnswers = Array.from({ length: 100 }, () => answer({ status: 'running' }));
    const requests = [
      { id: 'b', type: 'Backfill' },
      { id: 'r', type: 'Retry' },
    ];
    bench.org.heartbeatAnswer = answer({ requests });
    await heartbeat.beat();
    assert.equal(bench.org.steps.filter((id) => id === 'b').length, steps);
    assert.equal(bench.org.steps.filter((id) => id === 'r').length, 20);
  });
}
