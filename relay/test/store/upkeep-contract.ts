import assert from 'node:assert/strict';
import { noDetail, type Settlement } from '../../src/core/settlement.ts';
import {
  acceptAll,
  applied,
  claim,
  claimSome,
  customer,
  everything,
  finished,
  id,
  invoice,
  type It,
  now,
  parked,
  sequences,
} from './event-store-fixtures.ts';

/** What people and the relay do with events beside their delivery: delete, retry, pause, pin, look, count. */
export function describeUpkeep(it: It): void {
  it('deletes finished events by age, and nothing that is open or that a person should look at', async (store) => {
    await acceptAll(store, [customer(1), customer(2), customer(3), customer(4)]);
    const lease = await claimSome(store, { maxEvents: 3 });
    const finished = { kind: 'finished', isFailed: false, detail: { ...noDetail, outcome: 'applied' } } as const;
    await store.settle(lease, [{ ...finished, id: id(lease, 0) }], now);
    await store.settle(lease, [{ ...finished, id: id(lease, 1) }], now + 10);
    await store.settle(lease, [{ ...finished, id: id(lease, 2), isFailed: true }], now);
    const young = { before: now + 5, maxBytes: Number.MAX_SAFE_INTEGER, maxEvents: 100 };
    assert.equal(await store.purge(young), 1);
    assert.deepEqual(
      (await store.recent(10)).map(({ sequence }) => sequence),
      [4, 3, 2],
    );
    assert.equal(await store.purge({ ...young, maxBytes: 0 }), 1);
    assert.equal(await store.purge({ ...young, maxBytes: 0 }), 0);
    assert.deepEqual(
      (await store.recent(10)).map(({ sequence }) => sequence),
      [4, 3],
    );
  });

  it('gives a dead letter again as if it were new, or lets it go, as a person says', async (store) => {
    await acceptAll(store, [customer(1), customer(2), customer(3)]);
    const lease = await claimSome(store);
    const failed = { kind: 'finished', isFailed: true, detail: { ...noDetail, outcome: 'failed' } } as const;
    await store.settle(
      lease,
      [0, 1, 2].map((index) => ({ ...failed, id: id(lease, index) })),
      now,
    );
    const [first = '', second = '', third = ''] = (await store.deadLetters(10)).map((event) => event.id);
    assert.deepEqual(await store.orderDeadLetters('retry', [first, first, 'other:1'], now), [first]);
    assert.deepEqual(await store.orderDeadLetters('discard', [second], now), [second]);
    assert.deepEqual(
      (await store.deadLetters(10)).map((event) => event.id),
      [third],
    );
    const again = await claimSome(store);
    assert.deepEqual(
      again.events.map((event) => [event.id, event.attempts, event.action]),
      [[first, 0, 'apply']],
    );
    assert.deepEqual([(await store.find(second))?.state, await store.find('other:2')], ['finished', undefined]);
  });

  it('claims nothing that is paused, and keeps it for later', async (store) => {
    await acceptAll(store, [customer(1), invoice(50, 1), customer(2, { site: 'beta' })]);
    const first = await claimSome(store, { paused: [{ site: 'acme', object: 'invoice' }, { site: 'beta' }] });
    assert.deepEqual(sequences(first), [1]);
    await store.settle(first, [applied(first, 0)], now);
    assert.equal(await store.claim({ ...everything, paused: [{ object: 'invoice' }, { site: 'beta' }] }), undefined);
    assert.equal(await store.claim({ ...everything, paused: [{}] }), undefined);
    assert.equal((await store.counts()).pending, 2);
    assert.deepEqual(sequences(await claim(store)), [2, 3]);
  });

  it('lets what is paused hold nothing else back', async (store) => {
    await acceptAll(store, [customer(1), invoice(50, 1)]);
    const lease = await claimSome(store, { maxEvents: 1 });
    await store.settle(lease, [{ kind: 'retry', id: id(lease, 0), dueAt: now + 5_000, detail: noDetail }], now);
    assert.equal(await claim(store), undefined);
    assert.deepEqual(sequences(await claimSome(store, { paused: [{ object: 'customer' }] })), [2]);
  });

  it('keeps what an operator paused, also after its owner has gone', async (store, opened) => {
    await acceptAll(store, [customer(1), invoice(50, 1), customer(2, { site: 'beta' })]);
    await store.pause({ site: 'beta' });
    await store.pause({ site: 'beta' });
    await store.pause({ object: 'invoice' });
    const next = await opened.reopen();
    assert.deepEqual(await next.pauses(), [
      { site: undefined, object: 'invoice' },
      { site: 'beta', object: undefined },
    ]);
    assert.deepEqual(sequences(await claim(next)), [1]);
  });

  it('resumes one pause, or all of them', async (store) => {
    await store.pause({ site: 'acme' });
    await store.pause({ site: 'acme', object: 'invoice' });
    await store.pause({});
    await store.resume({ site: 'acme', object: 'invoice' });
    assert.deepEqual(await store.pauses(), [
      { site: undefined, object: undefined },
      { site: 'acme', object: undefined },
    ]);
    await store.resume({});
    assert.deepEqual(await store.pauses(), []);
    await acceptAll(store, [customer(1)]);
    assert.deepEqual(sequences(await claim(store)), [1]);
  });

  it('counts the lanes that have an open event', async (store) => {
    await acceptAll(store, [customer(1), invoice(50, 1), customer(2), customer(3)]);
    assert.equal(await store.lanes(), 3);
    const lease = await claimSome(store, { maxEvents: 1 });
    await store.settle(lease, [applied(lease, 0)], now);
    assert.equal(await store.lanes(), 3, 'the lane has a second event');
    const rest = await claimSome(store);
    assert.equal(await store.lanes(), 3, 'a claimed event is open');
    await store.settle(
      rest,
      rest.events.map((_, index) => applied(rest, index)),
      now,
    );
    assert.equal(await store.lanes(), 0);
  });

  it('pins a value the first time, and gives that one ever after', async (store) => {
    assert.equal(await store.pin('org', '00D1'), '00D1');
    assert.equal(await store.pin('org', '00D2'), '00D1');
    assert.equal(await store.pin('other', '00D2'), '00D2');
  });

  it('keeps why only the log of an event is to be written', async (store) => {
    await acceptAll(store, [customer(1)]);
    const lease = await claimSome(store);
    await store.settle(lease, [{ kind: 'recordOnly', id: id(lease, 0), code: 'TIMEOUT', message: 'too slow' }], now);
    const [event] = (await claimSome(store)).events;
    assert.deepEqual([event?.action, event?.code, event?.message], ['record', 'TIMEOUT', 'too slow']);
  });

  it('lists and counts what became of the events', async (store) => {
    await acceptAll(store, [customer(1), customer(2)]);
    const lease = await claimSome(store, { maxEvents: 1 });
    const detail = {
      outcome: 'failed',
      code: 'STRING_TOO_LONG',
      field: 'Name',
      message: 'too long',
      logId: 'a05',
    } as const;
    await store.settle(lease, [{ kind: 'finished', id: id(lease, 0), isFailed: true, detail }], now);
    const [newest, oldest] = await store.recent(2);
    assert.equal(newest?.recordId, '2');
    assert.deepEqual(
      { ...oldest, storeId: undefined },
      {
        ...detail,
        id: `${store.storeId}:1`,
        sequence: 1,
        site: 'acme',
        object: 'customer',
        recordId: '1',
        event: 'update',
        state: 'failed',
        attempts: 1,
        repeats: 0,
        receivedAt: new Date(now).toISOString(),
        storeId: undefined,
      },
    );
    const none = { leased: 0, waiting: 0, queued: 0, finished: 0 };
    assert.deepEqual(await store.counts(), { ...none, pending: 1, failed: 1 });
    assert.equal(await store.oldestOpenAt(), now);
  });

  it('tells what is pinned, and nothing of what is not', async (store, opened) => {
    assert.equal(await store.pinned('org'), undefined);
    await store.pin('org', '00D1');
    await store.pin('org', '00D2');
    assert.equal(await store.pinned('org'), '00D1');
    assert.equal(await (await opened.reopen()).pinned('org'), '00D1');
  });

  it('counts right whatever happens to its events', async (store, opened) => {
    const check = async (from = store): Promise<void> => {
      const counts = { pending: 0, leased: 0, waiting: 0, queued: 0, finished: 0, failed: 0 };
      for (const { state } of await from.recent(1_000)) counts[state] += 1;
      assert.deepEqual(await from.counts(), counts);
    };
    await acceptAll(store, [
      customer(1),
      customer(1),
      ...[2, 3, 4, 5, 6].map((each) => customer(each)),
      invoice(50, 7),
    ]);
    await check();
    const lease = await claimSome(store, { maxEvents: 6 });
    await check();
    const settlements: Settlement[] = [
      applied(lease, 0),
      finished(id(lease, 1), { outcome: 'failed' }),
      finished(id(lease, 2), { outcome: 'failed' }),
      parked(id(lease, 3), 'acme:customer:7'),
      { kind: 'queued', id: id(lease, 4), dueAt: now + 60_000, detail: noDetail },
      { kind: 'retry', id: id(lease, 5), dueAt: now + 5_000, detail: noDetail },
    ];
    await store.settle(lease, settlements, now);
    await check();
    await acceptAll(store, [customer(7)]);
    const parent = await claimSome(store);
    await store.settle(parent, [{ kind: 'released', id: id(parent, 0) }, applied(parent, 1)], now + 1);
    await check();
    await store.orderDeadLetters('retry', [id(lease, 1)], now + 1);
    await store.orderDeadLetters('discard', [id(lease, 2)], now + 1);
    await check();
    const queued = await store.claimQueued([id(lease, 4)], { now: now + 1, leaseMs: 60_000 });
    assert.equal(queued?.events.length, 1);
    await check();
    await opened.pass(60_001);
    await claimSome(store, { now: now + 60_000 });
    await check();
    assert.equal(await store.purge({ before: now + 60_000, maxBytes: 1e9, maxEvents: 2 }), 2);
    await check();
    await check(await opened.reopen());
  });
}
