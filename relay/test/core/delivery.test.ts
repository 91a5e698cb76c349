import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxAttempts } from '../../src/core/backoff.ts';
import type { EventEntry } from '../../src/core/contract.ts';
import type { CallResult } from '../../src/core/endpoint.ts';
import { DeliveryBench } from '../support/delivery-bench.ts';
import { answered, applyAll, each } from '../support/fake-org.ts';

const hour = 3_600_000;

function only(recordId: string, outcome: object): (event: EventEntry) => object | undefined {
  return (event) => (event.recordId === recordId ? outcome : undefined);
}

test('sends what the contract asks for', async (t) => {
  const bench = new DeliveryBench(t, applyAll);
  await bench.receive('invoice:50<customer:1');
  await bench.settle();
  assert.deepEqual(bench.org.calls, [
    [
      {
        id: `${bench.store.storeId}:1`,
        action: 'apply',
        sequence: 1,
        site: 'acme',
        object: 'invoice',
        recordId: '50',
        event: 'update',
        receivedAt: '2026-11-22T00:00:00.000Z',
        attempt: 1,
        data: { invoice: { id: '50' } },
      },
    ],
  ]);
});

for (const status of ['applied', 'unchanged', 'skipped', 'stale', 'needsMatch'] as const) {
  test(`finishes an event that the package calls ${status}, and keeps its log id`, async (t) => {
    const bench = new DeliveryBench(
      t,
      each(() => ({ status, logId: 'a05' })),
    );
    await bench.receive('customer:1');
    await bench.settle();
    const row = await bench.row('1');
    assert.deepEqual([row.state, row.outcome, row.logId, row.attempts], ['finished', status, 'a05', 1]);
    await bench.after(100 * hour);
    assert.equal(bench.org.calls.length, 1);
  });
}

test('keeps a failed event in sight, with code, field and message, and lets its neighbours pass', async (t) => {
  const failure = { status: 'failed', errorClass: 'data', code: 'STRING_TOO_LONG', field: 'Name', message: 'too long' };
  const bench = new DeliveryBench(t, each(only('1', failure)));
  await bench.receive('customer:1', 'customer:2');
  await bench.settle();
  const row = await bench.row('1');
  assert.deepEqual([row.state, row.code, row.field, row.message], ['failed', 'STRING_TOO_LONG', 'Name', 'too long']);
  assert.equal((await bench.row('2')).outcome, 'applied');
});

test('tries a retry again after two seconds, then four, counting the tries', async (t) => {
  const bench = new DeliveryBench(
    t,
    each((event) => (event.attempt < 3 ? { status: 'retry', code: 'UNABLE_TO_LOCK_ROW' } : {})),
  );
  await bench.receive('customer:1');
  await bench.settle();
  await bench.after(1_999);
  assert.equal(bench.org.calls.length, 1);
  await bench.after(1);
  await bench.after(3_999);
  assert.equal(bench.org.calls.length, 2);
  await bench.after(1);
  const row = await bench.row('1');
  assert.deepEqual([row.outcome, row.attempts], ['applied', 3]);
});

test('what is paused in the org rests, and no try of it counts, however long that lasts', async (t) => {
  let isPaused = true;
  const bench = new DeliveryBench(
    t,
    each(() => (isPaused ? { status: 'retry', errorClass: 'configuration', code: 'PAUSED' } : {})),
  );
  await bench.receive('customer:1');
  await bench.settle();
  for (let i = 0; i < 300; i++) await bench.after(60_000);
  assert.equal((await bench.row('1')).state, 'pending');
  assert.equal((await bench.row('1')).attempts, 0);
  isPaused = false;
  await bench.after(60_000);
  assert.deepEqual([(await bench.row('1')).outcome, (await bench.row('1')).attempts], ['applied', 1]);
});

test('the sync being off in the org pauses the delivery, and no try counts', async (t) => {
  let isOff = true;
  const bench = new DeliveryBench(
    t,
    each(() =>
      isOff ? { status: 'retry', errorClass: 'configuration', code: 'SYNC_OFF', message: 'switch it on' } : {},
    ),
  );
  await bench.receive('customer:1', 'customer:2');
  await bench.settle();
  assert.equal(bench.org.calls.length, 1);
  assert.equal((await bench.row('1')).attempts, 0);
  isOff = false;
  await bench.after(5 * 60_000);
  assert.equal((await bench.row('2')).outcome, 'applied');
});

test('what was applied before the sync went off within one call is settled; the rest goes back untried', async (t) => {
  const off = { status: 'retry', code: 'SYNC_OFF' };
  const bench = new DeliveryBench(
    t,
    each(({ recordId }) => (recordId === '1' ? { logId: 'a05' } : off)),
  );
  await bench.receive('customer:1', 'customer:2');
  await bench.settle();
  const [first, second] = [await bench.row('1'), await bench.row('2')];
  assert.deepEqual([first.state, first.outcome, first.logId, first.attempts], ['finished', 'applied', 'a05', 1]);
  assert.deepEqual([second.state, second.attempts], ['pending', 0]);
  assert.deepEqual(
    bench.kinds('event.settled').map((happening) => 'recordId' in happening && happening.recordId),
    ['1'],
  );
  assert.ok(bench.gate.isOpen);
});

test('a retry holds back later events of its record and its children, and nothing else of the lane', async (t) => {
  const bench = new DeliveryBench(
    t,
    each((event) => (event.object === 'invoice' && event.attempt === 1 ? { status: 'retry' } : {})),
  );
  await bench.receive('invoice:50');
  await bench.settle();
  await bench.receive('invoice:50', 'transaction:9<invoice:50', 'quote:7');
  await bench.settle();
  await bench.after(2_000);
  assert.deepEqual(bench.org.story, [['invoice:50'], ['quote:7'], ['invoice:50', 'invoice:50', 'transaction:9']]);
});

test('gives a retry more than three days, then asks for its log alone', async (t) => {
  const bench = new DeliveryBench(
    t,
    each((event) =>
      event.action === 'apply' ? { status: 'retry', code: 'UNABLE_TO_LOCK_ROW' } : { status: 'failed' },
    ),
  );
  await bench.receive('customer:1');
  const start = bench.now;
  await bench.settle();
  while ((await bench.row('1')).state === 'pending') await bench.after(hour);
  assert.ok(bench.now - start > 72 * hour);
  const last = bench.org.calls.at(-1)?.[0];
  assert.deepEqual([last?.action, last?.code], ['record', 'UNABLE_TO_LOCK_ROW']);
  assert.equal(bench.org.calls.length, maxAttempts + 1);
  assert.equal((await bench.row('1')).state, 'failed');
});

test('a waiting event is parked until its parent is applied', async (t) => {
  let isCustomerThere = false;
  const bench = new DeliveryBench(
    t,
    each((event) => {
      if (event.object === 'customer') isCustomerThere = true;
      else if (!isCustomerThere) return { status: 'waiting', parent: { object: 'customer', recordId: 8 } };
      return undefined;
    }),
  );
  await bench.receive('invoice:50');
  await bench.settle();
  assert.equal((await bench.row('50')).state, 'waiting');
  await bench.receive('customer:8');
  await bench.settle();
  assert.deepEqual(bench.org.story, [['invoice:50'], ['customer:8'], ['invoice:50']]);
  assert.equal((await bench.row('50')).outcome, 'applied');
});

test('a waiting event without a named parent is tried again instead of parked for ever', async (t) => {
  const bench = new DeliveryBench(
    t,
    each(() => ({ status: 'waiting' })),
  );
  await bench.receive('invoice:50');
  await bench.settle();
  const row = await bench.row('50');
  assert.deepEqual([row.state, row.code], ['pending', 'PARENT_NOT_NAMED']);
});

test('a queued event holds its lane until it is asked for again under the same id', async (t) => {
  const bench = new DeliveryBench(
    t,
    each((event) => (event.attempt === 1 && event.recordId === '1' ? { status: 'queued' } : {})),
  );
  await bench.receive('customer:1');
  await bench.settle();
  await bench.receive('quote:7');
  await bench.settle();
  assert.equal((await bench.row('7')).state, 'pending');
  await bench.after(60_000);
  assert.deepEqual(bench.org.story, [['customer:1'], ['customer:1'], ['quote:7']]);
  assert.equal(bench.org.calls[0]?.[0]?.id, bench.org.calls[1]?.[0]?.id);
});

test('finds results by id, whatever their order', async (t) => {
  const bench = new DeliveryBench(t, (events) => {
    const results = events.map((event) => ({ id: event.id, status: event.recordId === '1' ? 'failed' : 'applied' }));
    return answered(results.toReversed());
  });
  await bench.receive('customer:1', 'customer:2');
  await bench.settle();
  assert.deepEqual([(await bench.row('1')).outcome, (await bench.row('2')).outcome], ['failed', 'applied']);
});

test('tries an event again whose result is missing or unreadable, and only that one', async (t) => {
  const bench = new DeliveryBench(t, (events, call) =>
    call > 1
      ? answered(events.map((event) => ({ id: event.id, status: 'applied' })))
      : answered([
          { id: events[0]?.id, status: 'applied' },
          { id: events[1]?.id, status: 'perhaps' },
          { id: 'stranger', status: 'applied' },
        ]),
  );
  await bench.receive('customer:1', 'customer:2', 'customer:3');
  await bench.settle();
  assert.equal((await bench.row('2')).code, 'RESULT_MISSING');
  assert.deepEqual(bench.kinds('answer.unknown-result'), [{ kind: 'answer.unknown-result', results: 2 }]);
  await bench.after(2_000);
  assert.deepEqual(bench.org.story[1], ['customer:2', 'customer:3']);
});

test('a fault of the whole org pauses delivery, longer each time, and costs no event a try', async (t) => {
  const fault: CallResult = { kind: 'orgFault', code: 'HTTP_503', message: '', leastPauseMs: 0, needsPerson: false };
  const bench = new DeliveryBench(t, (events, call) => (call <= 3 ? fault : applyAll(events, call)));
  await bench.receive('customer:1', 'customer:2');
  await bench.settle();
  for (const pause of [1_000, 2_000, 4_000]) {
    const calls = bench.org.calls.length;
    await bench.after(pause - 1);
    assert.equal(bench.org.calls.length, calls);
    await bench.after(1);
    assert.equal(bench.org.calls.length, calls + 1);
  }
  assert.deepEqual([(await bench.row('1')).attempts, (await bench.row('1')).outcome], [1, 'applied']);
  assert.equal(bench.kinds('delivery.resumed').length, 1);
});

test('the pause is at least as long as the org asked for', async (t) => {
  const fault: CallResult = {
    kind: 'orgFault',
    code: 'HTTP_429',
    message: '',
    leastPauseMs: 90_000,
    needsPerson: false,
  };
  const bench = new DeliveryBench(t, (events, call) => (call === 1 ? fault : applyAll(events, call)));
  await bench.receive('customer:1');
  await bench.settle();
  await bench.after(89_999);
  assert.equal(bench.org.calls.length, 1);
  await bench.after(1);
  assert.equal(bench.org.calls.length, 2);
});

test('a refused contract is loud, and loses nothing', async (t) => {
  const fault: CallResult = { kind: 'contractFault', code: 'UNKNOWN_CONTRACT', message: '' };
  const bench = new DeliveryBench(t, (events, call) => (call === 1 ? fault : applyAll(events, call)));
  await bench.receive('customer:1');
  await bench.settle();
  const paused = { kind: 'delivery.paused', code: 'UNKNOWN_CONTRACT', pauseMs: 60_000, needsPerson: true };
  assert.deepEqual(bench.kinds('delivery.paused'), [paused]);
  await bench.after(60_000);
  assert.equal((await bench.row('1')).outcome, 'applied');
});

test('an answer of another contract version settles nothing', async (t) => {
  const bench = new DeliveryBench(t, (events) => ({
    kind: 'answered',
    body: { contractVersion: 2, results: events.map(({ id }) => ({ id, status: 'applied' })) },
  }));
  await bench.receive('customer:1');
  await bench.settle();
  assert.deepEqual([(await bench.row('1')).state, (await bench.row('1')).attempts], ['pending', 0]);
});

test('splits a batch that kills the org down to the one event, and records that one', async (t) => {
  const fault: CallResult = { kind: 'batchFault', code: 'APEX_ERROR', message: 'CPU time' };
  const isPoison = (event: EventEntry): boolean => event.recordId === '3' && event.action === 'apply';
  const bench = new DeliveryBench(t, (events, call) =>
    events.some(isPoison)
      ? fault
      : each((event) => (event.action === 'record' ? { status: 'failed', logId: 'a05' } : {}))(events, call),
  );
  await bench.receive('customer:1', 'customer:2', 'customer:3', 'customer:4');
  await bench.settle();
  assert.deepEqual(bench.org.story, [
    ['customer:1', 'customer:2', 'customer:3', 'customer:4'],
    ['customer:1', 'customer:2'],
    ['customer:3', 'customer:4'],
    ['customer:3'],
    ['customer:3!'],
    ['customer:4'],
  ]);
  const recorded = bench.org.calls[4]?.[0];
  assert.deepEqual([recorded?.code, recorded?.message], ['APEX_ERROR', 'CPU time']);
  assert.deepEqual([(await bench.row('3')).state, (await bench.row('3')).logId], ['failed', 'a05']);
});

test('when even the log of an event fails, delivery pauses and the neighbours go first', async (t) => {
  const fault: CallResult = { kind: 'batchFault', code: 'TIMEOUT', message: 'no answer' };
  let isDown = true;
  const bench = new DeliveryBench(t, (events, call) => (isDown ? fault : applyAll(events, call)));
  await bench.receive('customer:1', 'customer:2');
  await bench.settle();
  assert.deepEqual(bench.org.story, [['customer:1', 'customer:2'], ['customer:1'], ['customer:1!']]);
  isDown = false;
  await bench.after(1_000);
  assert.deepEqual(bench.org.story.at(-1), ['customer:2']);
  await bench.after(1_000);
  assert.deepEqual(bench.org.story.at(-1), ['customer:1']);
  assert.deepEqual([(await bench.row('1')).outcome, (await bench.row('2')).attempts], ['applied', 1]);
});

test('what a part of a split batch left in retry holds back its children in the other part', async (t) => {
  const fault: CallResult = { kind: 'batchFault', code: 'TIMEOUT', message: '' };
  const bench = new DeliveryBench(t, (events, call) =>
    call === 1
      ? fault
      : each((event) => (event.object === 'customer' && call === 2 ? { status: 'retry' } : {}))(events, call),
  );
  await bench.receive('customer:1', 'invoice:50<customer:1', 'quote:7');
  bench.batchSize.learn(50, 100);
  await bench.receive('invoice:51<customer:1');
  await bench.settle();
  assert.deepEqual(bench.org.story.slice(1), [['customer:1', 'invoice:50'], ['quote:7']]);
  assert.deepEqual([(await bench.row('51')).state, (await bench.row('51')).attempts], ['pending', 0]);
  await bench.after(2_000);
  assert.deepEqual(bench.org.story.at(-1), ['customer:1', 'invoice:51']);
});

test('an event too large for one call is recorded without its data', async (t) => {
  const bench = new DeliveryBench(t, (events) =>
    events.some((event) => JSON.stringify(event.data).length > 500_000)
      ? { kind: 'batchFault', code: 'PAYLOAD_TOO_LARGE', message: '' }
      : answered(events.map((event) => ({ id: event.id, status: 'failed' }))),
  );
  const event = { site: 'acme', object: 'quote', recordId: '7', event: 'update', lane: 'acme:1', parents: [] };
  const data = JSON.stringify({ quote: { memo: 'x'.repeat(600_000) } });
  await bench.store.accept({ ...event, contentHash: 'a', receivedAt: bench.now, data });
  await bench.settle();
  assert.deepEqual(
    bench.org.calls.flat().map((entry) => [entry.action, entry.code, JSON.stringify(entry.data).length]),
    [['record', 'PAYLOAD_TOO_LARGE', 2]],
  );
});
