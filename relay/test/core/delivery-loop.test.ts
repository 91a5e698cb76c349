import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { test } from 'node:test';
import type { EventEntry, EventsRequest } from '../../src/core/contract.ts';
import type { CallResult } from '../../src/core/endpoint.ts';
import { BatchSize } from '../../src/core/batch-size.ts';
import { DeliveryLoop } from '../../src/core/delivery-loop.ts';
import type { Happening } from '../../src/core/happening.ts';
import { OrgControl } from '../../src/core/org-control.ts';
import { RetryableError } from '../../src/core/errors.ts';
import { OrgGate } from '../../src/core/org-gate.ts';
import { readRelayStatus } from '../../src/core/relay-status.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { DeliveryBench } from '../support/delivery-bench.ts';
import { applyAll } from '../support/fake-org.ts';
import { temporaryFolder } from '../support/fixtures.ts';

/** Small and repeatable: the same seed tells the same story (a linear congruential generator). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

for (const seed of [1, 2, 3, 4, 5]) {
  test(`with several calls in flight no lane is in two of them, and each keeps its order (seed ${seed})`, async (t) => {
    const random = randomFrom(seed);
    const store = openSqliteStore(temporaryFolder(t));
    t.after(() => store.close());
    const lanesInFlight = new Set<string>();
    const overlaps: string[] = [];
    const applied: EventEntry[] = [];
    let mostCalls = 0;
    let calls = 0;
    const laneOf = (event: EventEntry): string => event.recordId;
    const postEvents = async ({ events }: EventsRequest): Promise<CallResult> => {
      calls += 1;
      mostCalls = Math.max(mostCalls, calls);
      const lanes = new Set(events.map(laneOf));
      for (const lane of lanes) if (lanesInFlight.has(lane)) overlaps.push(lane);
      for (const lane of lanes) lanesInFlight.add(lane);
      for (let turns = Math.floor(random() * 20); turns > 0; turns -= 1) await nextTurn();
      const fate = random();
      for (const lane of lanes) lanesInFlight.delete(lane);
      calls -= 1;
      // Batches only: a single event that fails would pause the delivery for a second.
      if (events.length > 1 && fate < 0.2) return { kind: 'batchFault', code: 'TIMEOUT', message: '' };
      applied.push(...events.filter((event) => event.action === 'apply'));
      const results = events.map((event) => ({ id: event.id, status: 'applied' }));
      return { kind: 'answered', body: { contractVersion: 1, results, usage: { elapsedMs: 3_000 } } };
    };
    const settled = Promise.withResolvers<void>();
    const total = 300;
    let open = total;
    const clock = { now: () => Date.now() };
    const loop = new DeliveryLoop(
      {
        relayId: 'relay-1',
        store,
        endpoint: { postEvents },
        observer: {
          happened: ({ kind }) => {
            if (kind === 'event.settled') open -= 1;
            if (open === 0) settled.resolve();
          },
        },
        clock,
        steady: clock,
        random,
        gate: new OrgGate(clock, () => 0),
        control: new OrgControl({ happened: () => undefined }),
        batchSize: new BatchSize(7),
        callTimeoutMs: 1_000,
        abort: new AbortController(),
      },
      { callsInFlight: 4, leaseMs: 600_000, idleMs: 50 },
    );
    loop.start();
    for (let index = 0; index < total; index += 1) {
      const recordId = String(Math.floor(random() * 12));
      const event = { site: 'acme', object: 'customer', recordId, event: 'update', lane: recordId, parents: [] };
      await store.accept({ ...event, contentHash: String(index), receivedAt: Date.now(), data: '{}' });
      loop.wake();
    }
    await settled.promise;
    await loop.stop(1_000);

    assert.deepEqual(overlaps, []);
    assert.ok(mostCalls > 1, 'calls did overlap');
    const lastOfLane = new Map<string, number>();
    for (const event of applied) {
      assert.ok(event.sequence > (lastOfLane.get(laneOf(event)) ?? 0), `lane ${laneOf(event)} keeps its order`);
      lastOfLane.set(laneOf(event), event.sequence);
    }
    assert.equal((await store.counts()).finished, total);
  });
}

const hour = 3_600_000;

test('a clock that is set forward in the midst of a lease ends no lease: the rest of it is delivered', async (t) => {
  const bench = new DeliveryBench(t, (events, call) => {
    if (call === 1) bench.setClock(6 * hour);
    return call === 1 ? { kind: 'batchFault', code: 'TIMEOUT', message: '' } : applyAll(events, call);
  });
  await bench.receive('customer:1', 'customer:2');
  await bench.loop.turn();
  assert.deepEqual(bench.org.story, [['customer:1', 'customer:2'], ['customer:1'], ['customer:2']]);
});

test('a clock that is set in the midst of a call says nothing of how long it took', async (t) => {
  const bench = new DeliveryBench(t, (events) => {
    bench.setClock(6 * hour);
    const results = events.map(({ id }) => ({ id, status: 'applied' }));
    return { kind: 'answered', body: { contractVersion: 1, results } };
  });
  await bench.receive('customer:1', 'customer:2');
  await bench.settle();
  assert.equal(bench.batchSize.current, 50);
});

for (const hours of [-6, 6]) {
  test(`after the clock is set by ${hours} hours the status still tells the rest of a pause`, async (t) => {
    const bench = new DeliveryBench(t, applyAll);
    const status = async (): Promise<unknown> => {
      const parts = { relayId: 'relay-1', version: '1', startedAt: 0, view: bench.store };
      const { org } = await readRelayStatus({
        ...parts,
        gate: bench.gate,
        control: bench.control,
        clock: { now: () => bench.now },
      });
      const inMs = org.nextCallAt === null ? null : Date.parse(org.nextCallAt) - bench.now;
      return [org.breaker, inMs];
    };
    assert.deepEqual(await status(), ['closed', null]);
    bench.gate.fault(60_000, 'HTTP_503');
    bench.setClock(hours * hour);
    assert.deepEqual(await status(), ['open', 60_000]);
    bench.now += 60_000;
    assert.deepEqual(await status(), ['half-open', 0]);
  });
}

test('a store that fails makes the delivery rest a while, and says nothing of the org', async (t) => {
  const bench = new DeliveryBench(t, applyAll);
  const crashed = Promise.withResolvers<void>();
  const delivered = Promise.withResolvers<void>();
  let isBroken = true;
  const claim = bench.store.claim.bind(bench.store);
  t.mock.method(bench.store, 'claim', (request: Parameters<typeof claim>[0]) =>
    isBroken ? Promise.reject(new RetryableError('STORE_WRITE', 'the disk is full')) : claim(request),
  );
  t.mock.method(bench.observer, 'happened', (happening: Happening) => {
    bench.happenings.push(happening);
    if (happening.kind === 'delivery.crashed') crashed.resolve();
    if (happening.kind === 'event.settled') delivered.resolve();
  });
  await bench.receive('customer:1');
  bench.loop.start();
  t.after(() => bench.loop.stop(1_000));
  await crashed.promise;
  assert.equal(bench.gate.isOpen, false);
  isBroken = false;
  for (let turns = 0; turns < 20; turns += 1) {
    bench.loop.wake();
    await nextTurn();
  }
  assert.deepEqual([bench.org.calls.length, bench.kinds('delivery.crashed').length], [0, 1]);
  bench.now += 1_000;
  bench.loop.wake();
  await delivered.promise;
  assert.equal(bench.kinds('delivery.resumed').length, 0);
});

test('what a failing store could not settle is given back when it can be written again, long before its lease ends', async (t) => {
  const bench = new DeliveryBench(t, applyAll);
  const crashed = Promise.withResolvers<void>();
  const delivered = Promise.withResolvers<void>();
  let isBroken = true;
  const settle = bench.store.settle.bind(bench.store);
  t.mock.method(bench.store, 'settle', (...args: Parameters<typeof settle>) =>
    isBroken ? Promise.reject(new RetryableError('STORE_WRITE', 'the disk is full')) : settle(...args),
  );
  t.mock.method(bench.observer, 'happened', (happening: Happening) => {
    bench.happenings.push(happening);
    if (happening.kind === 'delivery.crashed') crashed.resolve();
    if (happening.kind === 'event.settled') delivered.resolve();
  });
  await bench.receive('customer:1');
  bench.loop.start();
  t.after(() => bench.loop.stop(1_000));
  await crashed.promise;
  isBroken = false;
  bench.now += 1_000;
  bench.loop.wake();
  await delivered.promise;
  assert.equal(bench.org.calls.length, 2, 'sent again: the org knows it by its key');
  assert.equal((await bench.store.counts()).finished, 1);
});
