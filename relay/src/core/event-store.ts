import type { EventState, EventSummary, NewEvent, StoredEvent } from './event.ts';
import type { Pause } from './pause.ts';
import type { Settlement } from './settlement.ts';

export type Accepted =
  | { readonly kind: 'stored'; readonly id: string; readonly sequence: number }
  | { readonly kind: 'repeat'; readonly id: string; readonly sequence: number; readonly repeats: number };

export interface ClaimRequest {
  readonly now: number;
  readonly maxEvents: number;
  /** Sum of data and envelope; a single event over it is claimed alone. */
  readonly maxBytes: number;
  readonly leaseMs: number;
  /** What the org paused: such events are not claimed, stay pending, and hold nothing else back. */
  readonly paused?: readonly Pause[];
}

export interface PurgeRequest {
  readonly before: number;
  readonly maxBytes: number;
  readonly maxEvents: number;
}

/** A batch held by one call. While the lease lasts, no other call gets an event of its lanes. */
export interface Lease {
  readonly token: string;
  /** By the store's own clock, for the store alone. */
  readonly claimedAt: number;
  /** In order of receipt; never empty. */
  readonly events: readonly StoredEvent[];
}

/** Reading side, for people and probes. */
export interface EventView {
  counts(): Promise<Readonly<Record<EventState, number>>>;
  /** Newest first. */
  recent(limit: number): Promise<readonly EventSummary[]>;
  /** Receipt time of the oldest event that is not settled yet, or undefined. */
  oldestOpenAt(): Promise<number | undefined>;
  /** Events that a person should look at, oldest first. */
  deadLetters(limit: number): Promise<readonly EventSummary[]>;
  find(id: string): Promise<EventSummary | undefined>;
  /** Lanes with an event that is not settled yet. Counted up to `mostLanesCounted`, so that it costs milliseconds at most. */
  lanes(): Promise<number>;
  /** What an operator paused here, by site and object. */
  pauses(): Promise<readonly Pause[]>;
  /** What `EventStore.pin` keeps under this key. */
  pinned(key: string): Promise<string | undefined>;
  close(): Promise<void>;
}

/** `EventView.lanes` says this where there are more. */
export const mostLanesCounted = 100_000;

/** What a person decides about a dead letter. */
export type DeadLetterOrder = 'retry' | 'discard';

/**
 * Where events live from their 200 to their end. Every implementation passes `test/store/event-store-contract.ts`.
 * Faults of the medium come as `RetryableError`; nothing is then kept of the call.
 */
export interface EventStore extends EventView {
  readonly storeId: string;
  /** Resolves when the event is durable. Identical to the last accepted event of its record: counted there as a repeat. */
  accept(event: NewEvent): Promise<Accepted>;
  /**
   * Takes ready events in order of receipt. Not ready: those of a lane that is leased or has a queued event, and those
   * behind an earlier, held event (`retry` or `waiting`) of the same record or of a record they name as parent.
   */
  claim(request: ClaimRequest): Promise<Lease | undefined>;
  /** Takes queued events by id, due or not: their results have come another way. Undefined if none of them is queued. */
  claimQueued(ids: readonly string[], request: Pick<ClaimRequest, 'now' | 'leaseMs'>): Promise<Lease | undefined>;
  /** Settles events of the lease in one transaction; a lease without unsettled events ends. Events of a lost lease stay as they are. */
  settle(lease: Lease, settlements: readonly Settlement[], now: number): Promise<void>;
  /** The earliest time after which a held event may be claimed again, or undefined. */
  nextDueAt(now: number): Promise<number | undefined>;
  /**
   * Dead letters only, others stay as they are: `retry` makes them new again, at their old place in the order; `discard` lets
   * them go as finished. Gives the ids that it was done to.
   */
  orderDeadLetters(order: DeadLetterOrder, ids: readonly string[], now: number): Promise<readonly string[]>;
  /**
   * Deletes up to `maxEvents` finished events, oldest first: those settled before `before`, and while the store holds more than
   * `maxBytes`, younger ones too. What a person should look at stays. Gives how many went.
   */
  purge(request: PurgeRequest): Promise<number>;
  /** Kept until it is resumed; `claim` leaves such events as it does those that its request names. Twice is once. */
  pause(pause: Pause): Promise<void>;
  /** Ends that one pause; `{}` ends all of them. */
  resume(pause: Pause): Promise<void>;
  /** Keeps a value for ever the first time; gives the one that is kept. */
  pin(key: string, value: string): Promise<string>;
  /**
   * Makes a real, durable write, a small one. Throws `RetryableError` if it fails, or if it can be known that a webhook of `bytes`
   * wouldn't fit.
   */
  probe(now: number, bytes: number): Promise<void>;
}
