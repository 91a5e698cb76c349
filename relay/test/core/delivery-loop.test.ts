import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { test } from 'node:test';
import type { EventEntry, EventsRequest } from '../../src/core/contract.ts';
import type { CallResult } from '../../src/core/endpoint.ts';
import { BatchSize } from '../../src/core/batch-size.ts';
import { DeliveryLoop } from '../../src/core/delivery-loop.ts';
import { OrgControl } from '../../src/core/org-control.ts';
import { OrgGate } from '../../src/core/org-gate.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
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
