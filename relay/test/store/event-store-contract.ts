import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { recordKey, type NewEvent } from '../../src/core/event.ts';
import type { Accepted, ClaimRequest, EventStore, Lease } from '../../src/core/event-store.ts';
import { noDetail, type OutcomeDetail, type Settlement } from '../../src/core/settlement.ts';

const now = 100_000_000;
const hour = 3_600_000;

interface Opened {
  readonly store: EventStore;
  /** Opens the same store again after its owner has gone. */
  reopen(): Promise<EventStore>;
  /** Lets time pass for leases. */
  pass(ms: number): Promise<void>;
}

/** What every store must do; each implementation runs it. `open` gives an empty one. */
export function describeEventStore(name: string, open: (t: TestContext) => Promise<Opened>): void {
  const it = (title: string, act: (store: EventStore, opened: Opened) => Promise<void>): void => {
    test(title, async (t) => {
      const opened = await open(t);
      await act(opened.store, opened);
    });
  };

  describe(name, () => {
    it('gives each event its own delivery key, in order of receipt', async (store) => {
      const accepted = await Promise.all([store.accept(customer(1)), store.accept(customer(2))]);
      assert.deepEqual(
        accepted.map(({ kind, id }) => ({ kind, id })),
        [
          { kind: 'stored', id: `${store.storeId}:1` },
          { kind: 'stored', id: `${store.storeId}:2` },
        ],
      );
    });

    it('counts a webhook identical to the last one of its record as a repeat of it', async (store) => {
      await store.accept(customer(1));
      const repeat = await store.accept(customer(1));
      assert.deepEqual(repeat, {
        kind: 'repeat',
        id: `${store.storeId}:1`,
        sequence: 1,
        repeats: 1,
      } satisfies Accepted);
      assert.equal((await store.recent(10)).length, 1);
    });

    it('counts two identical webhooks of one moment once', async (store) => {
      const kinds = await Promise.all([store.accept(customer(1)), store.accept(customer(1))]);
      assert.deepEqual(
        kinds.map((accepted) => accepted.kind),
        ['stored', 'repeat'],
      );
    });

    it('stores a webhook again that is identical to an older one of its record', async (store) => {
      await store.accept(customer(1, { contentHash: 'on' }));
      await store.accept(customer(1, { contentHash: 'off' }));
      assert.equal((await store.accept(customer(1, { contentHash: 'on' }))).kind, 'stored');
    });

    it('claims many lanes, each in order of receipt', async (store) => {
      await acceptAll(store, [customer(1), customer(2), customer(1, { contentHash: 'b' })]);
      assert.deepEqual(sequences(await claim(store)), [1, 2, 3]);
    });

    it('gives no event of a leased lane to a second call', async (store) => {
      await acceptAll(store, [customer(1), invoice(50, 1), customer(2)]);
      const first = await store.claim({ now, maxEvents: 1, maxBytes: 100_000, leaseMs: 60_000 });
      const second = await claim(store);
      assert.deepEqual([sequences(first), sequences(second)], [[1], [3]]);
    });

    it('frees a lane when its lease is settled', async (store) => {
      await acceptAll(store, [customer(1), invoice(50, 1)]);
      const lease = await claimSome(store, { maxEvents: 1 });
      await store.settle(lease, [applied(lease, 0)], now);
      assert.deepEqual(sequences(await claim(store)), [2]);
    });

    it('takes over a lease that has run out', async (store, opened) => {
      await acceptAll(store, [customer(1)]);
      const lost = await claimSome(store, { leaseMs: 60_000 });
      await opened.pass(59_000);
      assert.equal(await claim(store), undefined);
      await opened.pass(1_000);
      assert.deepEqual(sequences(await claim(store)), [1]);
      await store.settle(lost, [applied(lost, 0)], now + 1_001);
      assert.equal((await store.counts()).leased, 1, 'a lost lease settles nothing');
    });

    it('takes over the lease of a dead owner when it has run out', async (store, opened) => {
      await acceptAll(store, [customer(1)]);
      await claimSome(store, { leaseMs: 60_000 });
      const next = await opened.reopen();
      await opened.pass(60_000);
      assert.deepEqual(sequences(await claim(next)), [1]);
      assert.equal(next.storeId, store.storeId);
    });

    it('stops before the event that would go over the size, and never skips it', async (store) => {
      const large = { data: JSON.stringify({ text: 'x'.repeat(50_000) }) };
      await acceptAll(store, [customer(1), customer(2, large), customer(3)]);
      assert.deepEqual(sequences(await claimSome(store, { maxBytes: 30_000 })), [1]);
    });

    it('claims an event over the size alone', async (store) => {
      const large = { data: JSON.stringify({ text: 'x'.repeat(50_000) }) };
      await acceptAll(store, [customer(1, large), customer(2)]);
      assert.deepEqual(sequences(await claimSome(store, { maxBytes: 30_000 })), [1]);
    });

    it('keeps what a retry holds back, and lets the rest of the lane go on', async (store) => {
      await acceptAll(store, [invoice(50, 1), invoice(50, 1, { contentHash: 'b' }), payment(9, 1, 50), invoice(51, 1)]);
      const lease = await claimSome(store, { maxEvents: 1 });
      await store.settle(lease, [{ kind: 'retry', id: id(lease, 0), dueAt: now + 5_000, detail: noDetail }], now);
      assert.deepEqual(sequences(await claim(store)), [4]);
      assert.equal(await store.nextDueAt(now), now + 5_000);
    });

    it('gives a retry and what it held back in order when its time has come', async (store) => {
      await acceptAll(store, [invoice(50, 1), invoice(50, 1, { contentHash: 'b' })]);
      const lease = await claimSome(store, { maxEvents: 1 });
      await store.settle(lease, [{ kind: 'retry', id: id(lease, 0), dueAt: now + 5_000, detail: noDetail }], now);
      const again = await claim(store, now + 5_000);
      assert.deepEqual(sequences(again), [1, 2]);
      assert.equal(again?.events[0]?.attempts, 1);
    });

    for (const outcome of ['applied', 'unchanged', 'stale'] as const) {
      it(`releases a parked event when its parent is ${outcome}`, async (store) => {
        await acceptAll(store, [invoice(50, 1)]);
        await park(store, 'acme:customer:1');
        assert.equal(await claim(store), undefined);
        await acceptAll(store, [customer(1)]);
        const parent = await claimSome(store);
        await store.settle(parent, [finished(id(parent, 0), { outcome })], now + 1);
        assert.deepEqual(sequences(await claim(store, now + 1)), [1]);
      });
    }

    for (const outcome of ['failed', 'skipped'] as const) {
      it(`keeps an event parked when its parent is ${outcome}`, async (store) => {
        await acceptAll(store, [invoice(50, 1)]);
        await park(store, 'acme:customer:1');
        await acceptAll(store, [customer(1)]);
        const parent = await claimSome(store);
        await store.settle(parent, [finished(id(parent, 0), { outcome })], now + 1);
        assert.equal(await claim(store, now + 1), undefined);
      });
    }

    it('releases a parked event when another child of the same parent was applied', async (store) => {
      await acceptAll(store, [invoice(50, 1)]);
      await park(store, 'acme:customer:1');
      await acceptAll(store, [invoice(51, 1)]);
      const sibling = await claimSome(store);
      await store.settle(sibling, [applied(sibling, 0)], now + 1);
      assert.deepEqual(sequences(await claim(store, now + 1)), [1]);
    });

    it('parks nothing for a parent that was applied while the call was under way', async (store) => {
      await acceptAll(store, [payment(9, 2, 50), invoice(50, 1)]);
      const child = await claimSome(store, { maxEvents: 1 });
      const parent = await claimSome(store);
      await store.settle(parent, [applied(parent, 0)], now + 1);
      await store.settle(child, [parked(id(child, 0), 'acme:invoice:50')], now + 2);
      assert.deepEqual(sequences(await claim(store, now + 2)), [1]);
    });

    it('knows a parent that was applied while the call was under way, though the clock was set back', async (store) => {
      await acceptAll(store, [payment(9, 2, 50), invoice(50, 1)]);
      const child = await claimSome(store, { maxEvents: 1 });
      const parent = await claimSome(store);
      await store.settle(parent, [applied(parent, 0)], now - hour);
      await store.settle(child, [parked(id(child, 0), 'acme:invoice:50')], now - hour);
      assert.deepEqual(sequences(await claim(store, now - hour)), [1]);
    });

    it('parks for a parent that was applied before the call, though the clock was set back since', async (store, opened) => {
      await acceptAll(store, [invoice(50, 1)]);
      const parent = await claimSome(store);
      await store.settle(parent, [applied(parent, 0)], now + hour);
      await opened.pass(10);
      await acceptAll(store, [payment(9, 2, 50)]);
      await park(store, 'acme:invoice:50');
      assert.equal(await claim(store, now + 1), undefined);
    });

    it('releases a child that stands in the same batch as its parent', async (store) => {
      await acceptAll(store, [invoice(50, 1), customer(1)]);
      const lease = await claimSome(store);
      await store.settle(lease, [parked(id(lease, 0), 'acme:customer:1'), applied(lease, 1)], now + 1);
      assert.deepEqual(sequences(await claim(store, now + 1)), [1]);
    });

    it('asks again for a parked event after a time, though its parent never came', async (store) => {
      await acceptAll(store, [invoice(50, 1)]);
      await park(store, 'acme:customer:1', now + 30_000);
      assert.equal(await store.nextDueAt(now), now + 30_000);
      assert.deepEqual(sequences(await claim(store, now + 30_000)), [1]);
    });

    it('holds the whole lane of a queued event, and asks for it when its time has come', async (store) => {
      await acceptAll(store, [customer(1), invoice(50, 1), customer(2)]);
      const lease = await claimSome(store, { maxEvents: 1 });
      await store.settle(lease, [{ kind: 'queued', id: id(lease, 0), dueAt: now + 30_000, detail: noDetail }], now);
      assert.deepEqual(sequences(await claim(store)), [3]);
      assert.deepEqual(sequences(await claim(store, now + 30_000)), [1]);
    });

    it('gives the first of several queued events of a lane when its time has come', async (store) => {
      await acceptAll(store, [customer(1), invoice(50, 1)]);
      const lease = await claimSome(store);
      const queued = [0, 1].map((index) => ({ kind: 'queued', id: id(lease, index), dueAt: now + 30_000 }) as const);
      await store.settle(
        lease,
        queued.map((one) => ({ ...one, detail: noDetail })),
        now,
      );
      assert.equal(await claim(store), undefined);
      assert.deepEqual(sequences(await claim(store, now + 30_000)), [1]);
    });

    it('gives an event of a record that went over to another customer after its earlier one', async (store) => {
      await acceptAll(store, [invoice(50, 1), invoice(50, 2, { contentHash: 'b' }), customer(2)]);
      const first = await claimSome(store);
      assert.deepEqual(sequences(first), [1, 3]);
      assert.equal(await claim(store), undefined);
      const again = { kind: 'retry', id: id(first, 0), dueAt: now + 5_000, detail: noDetail } as const;
      await store.settle(first, [again, applied(first, 1)], now);
      assert.equal(await claim(store), undefined, 'its earlier one is to be tried again');
      const second = await claimSome(store, { now: now + 5_000 });
      assert.deepEqual(sequences(second), [1]);
      await store.settle(second, [applied(second, 0)], now + 5_000);
      assert.deepEqual(sequences(await claim(store, now + 5_000)), [2]);
    });

    it('puts a record that went over to another customer behind nothing that is done', async (store) => {
      await acceptAll(store, [invoice(50, 1)]);
      const lease = await claimSome(store);
      await store.accept(invoice(50, 2, { contentHash: 'b' }));
      await store.settle(lease, [applied(lease, 0)], now);
      assert.deepEqual(sequences(await claim(store)), [2]);
    });

    it('lets what is held back hold back the later events of its record', async (store) => {
      const withoutParents = { contentHash: 'deleted', parents: [] };
      await acceptAll(store, [customer(1), invoice(50, 1), invoice(50, 1, withoutParents), customer(2)]);
      const lease = await claimSome(store, { maxEvents: 1 });
      await store.settle(lease, [{ kind: 'retry', id: id(lease, 0), dueAt: now + 5_000, detail: noDetail }], now);
      assert.deepEqual(sequences(await claim(store)), [4]);
      assert.deepEqual(sequences(await claim(store, now + 5_000)), [1, 2, 3]);
    });

    it('waits for no time that was written before the clock was set back', async (store) => {
      await acceptAll(store, [customer(1)]);
      const lease = await claimSome(store);
      const dueAt = now + 3_600_000;
      await store.settle(lease, [{ kind: 'retry', id: id(lease, 0), dueAt, detail: noDetail }], now);
      assert.equal(await claim(store, dueAt - 1), undefined);
      assert.deepEqual(sequences(await claim(store, now - 5 * 3_600_000)), [1]);
    });

    it('counts on no clock of its caller for a lease', async (store, opened) => {
      await acceptAll(store, [customer(1), customer(2)]);
      await claimSome(store, { maxEvents: 1, leaseMs: 60_000 });
      assert.deepEqual(sequences(await claim(store, now + 24 * 3_600_000)), [2], 'set forward: the lease goes on');
      await opened.pass(60_000);
      assert.deepEqual(sequences(await claim(store, now - 24 * 3_600_000)), [1, 2], 'set back: it ends all the same');
    });

    it('claims from lanes behind thousands of events that may not go', async (store) => {
      const many = Array.from({ length: 3_000 }, (_, index) => invoice(index + 1, 1));
      await Promise.all([store.accept(customer(1)), ...many.map((event) => store.accept(event))]);
      await acceptAll(store, [customer(2)]);
      const lease = await claimSome(store, { maxEvents: 1 });
      assert.deepEqual(sequences(await claimSome(store)), [3_002], 'the rest is in a leased lane');
      await store.settle(lease, [{ kind: 'retry', id: id(lease, 0), dueAt: now + 5_000, detail: noDetail }], now);
      await acceptAll(store, [customer(3)]);
      assert.deepEqual(sequences(await claimSome(store)), [3_003], 'the rest is behind its parent');
      assert.deepEqual(sequences(await claimSome(store, { now: now + 5_000, maxEvents: 3 })), [1, 2, 3]);
    });

    it('gives a released event again without counting a try', async (store) => {
      await acceptAll(store, [customer(1)]);
      const lease = await claimSome(store);
      await store.settle(lease, [{ kind: 'released', id: id(lease, 0) }], now);
      assert.equal((await claimSome(store)).events[0]?.attempts, 0);
    });

    it('gives a held event again when its time has come, without counting a try', async (store) => {
      await acceptAll(store, [customer(1)]);
      const lease = await claimSome(store);
      const detail = { ...noDetail, outcome: 'retry', code: 'PAUSED', message: 'paused' } as const;
      await store.settle(lease, [{ kind: 'held', id: id(lease, 0), dueAt: now + 30_000, detail }], now);
      assert.equal(await claim(store), undefined);
      const again = await claim(store, now + 30_000);
      assert.deepEqual(
        again?.events.map(({ sequence, attempts }) => [sequence, attempts]),
        [[1, 0]],
      );
    });

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
  });
}

function customer(recordId: number, change: Partial<NewEvent> = {}): NewEvent {
  return {
    site: 'acme',
    object: 'customer',
    recordId: String(recordId),
    event: 'update',
    lane: `acme:${recordId}`,
    parents: [],
    contentHash: 'a',
    receivedAt: now,
    data: '{}',
    ...change,
  };
}

function invoice(recordId: number, customerId: number, change: Partial<NewEvent> = {}): NewEvent {
  const parents = [recordKey('acme', 'customer', String(customerId))];
  return { ...customer(customerId), object: 'invoice', recordId: String(recordId), parents, ...change };
}

function payment(recordId: number, customerId: number, invoiceId: number): NewEvent {
  const base = invoice(recordId, customerId);
  return {
    ...base,
    object: 'transaction',
    parents: [...base.parents, recordKey('acme', 'invoice', String(invoiceId))],
  };
}

async function acceptAll(store: EventStore, events: readonly NewEvent[]): Promise<void> {
  for (const event of events) await store.accept(event);
}

const everything: ClaimRequest = { now, maxEvents: 100, maxBytes: 100_000, leaseMs: 60_000 };

function claim(store: EventStore, at = now): Promise<Lease | undefined> {
  return store.claim({ ...everything, now: at });
}

async function claimSome(store: EventStore, change: Partial<ClaimRequest> = {}): Promise<Lease> {
  const lease = await store.claim({ ...everything, ...change });
  assert.ok(lease, 'something to claim');
  return lease;
}

async function park(store: EventStore, parentKey: string, dueAt?: number): Promise<void> {
  const lease = await claimSome(store);
  await store.settle(lease, [parked(id(lease, 0), parentKey, dueAt)], now);
}

function parked(eventId: string, parentKey: string, dueAt = now + 30_000): Settlement {
  return { kind: 'parked', id: eventId, parentKey, dueAt, detail: { ...noDetail, outcome: 'waiting' } };
}

function applied(lease: Lease, index: number): Settlement {
  return finished(id(lease, index), { outcome: 'applied' });
}

function finished(eventId: string, detail: Partial<OutcomeDetail>): Settlement {
  return { kind: 'finished', id: eventId, isFailed: detail.outcome === 'failed', detail: { ...noDetail, ...detail } };
}

function id(lease: Lease, index: number): string {
  const event = lease.events[index];
  assert.ok(event);
  return event.id;
}

function sequences(lease: Lease | undefined): number[] | undefined {
  return lease?.events.map((event) => event.sequence);
}
