import assert from 'node:assert/strict';
import { recordKey, type NewEvent } from '../../src/core/event.ts';
import type { ClaimRequest, EventStore, Lease } from '../../src/core/event-store.ts';
import { noDetail, type OutcomeDetail, type Settlement } from '../../src/core/settlement.ts';

export const now = 100_000_000;
export const hour = 3_600_000;

export interface Opened {
  readonly store: EventStore;
  /** Opens the same store again after its owner has gone. */
  reopen(): Promise<EventStore>;
  /** Lets time pass for leases. */
  pass(ms: number): Promise<void>;
}

/** A test with an empty store of its own. */
export type It = (title: string, act: (store: EventStore, opened: Opened) => Promise<void>) => void;

export function customer(recordId: number, change: Partial<NewEvent> = {}): NewEvent {
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

export function invoice(recordId: number, customerId: number, change: Partial<NewEvent> = {}): NewEvent {
  const parents = [recordKey('acme', 'customer', String(customerId))];
  return { ...customer(customerId), object: 'invoice', recordId: String(recordId), parents, ...change };
}

export function payment(recordId: number, customerId: number, invoiceId: number): NewEvent {
  const base = invoice(recordId, customerId);
  return {
    ...base,
    object: 'transaction',
    parents: [...base.parents, recordKey('acme', 'invoice', String(invoiceId))],
  };
}

export async function acceptAll(store: EventStore, events: readonly NewEvent[]): Promise<void> {
  for (const event of events) await store.accept(event);
}

export const everything: ClaimRequest = { now, maxEvents: 100, maxBytes: 100_000, leaseMs: 60_000 };

export function claim(store: EventStore, at = now): Promise<Lease | undefined> {
  return store.claim({ ...everything, now: at });
}

export async function claimSome(store: EventStore, change: Partial<ClaimRequest> = {}): Promise<Lease> {
  const lease = await store.claim({ ...everything, ...change });
  assert.ok(lease, 'something to claim');
  return lease;
}

export async function park(store: EventStore, parentKey: string, dueAt?: number): Promise<void> {
  const lease = await claimSome(store);
  await store.settle(lease, [parked(id(lease, 0), parentKey, dueAt)], now);
}

export function parked(eventId: string, parentKey: string, dueAt = now + 30_000): Settlement {
  return { kind: 'parked', id: eventId, parentKey, dueAt, detail: { ...noDetail, outcome: 'waiting' } };
}

export function applied(lease: Lease, index: number): Settlement {
  return finished(id(lease, index), { outcome: 'applied' });
}

export function finished(eventId: string, detail: Partial<OutcomeDetail>): Settlement {
  return { kind: 'finished', id: eventId, isFailed: detail.outcome === 'failed', detail: { ...noDetail, ...detail } };
}

export function id(lease: Lease, index: number): string {
  const event = lease.events[index];
  assert.ok(event);
  return event.id;
}

export function sequences(lease: Lease | undefined): number[] | undefined {
  return lease?.events.map((event) => event.sequence);
}
