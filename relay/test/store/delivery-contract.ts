import assert from 'node:assert/strict';
import type { Accepted } from '../../src/core/event-store.ts';
import { noDetail } from '../../src/core/settlement.ts';
import {
  acceptAll,
  applied,
  claim,
  claimSome,
  customer,
  finished,
  hour,
  id,
  invoice,
  type It,
  now,
  park,
  parked,
  payment,
  sequences,
} from './event-store-fixtures.ts';

/** What comes in is claimed in order, held back, and given again. */
export function describeDelivery(it: It): void {
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
}
