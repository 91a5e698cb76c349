import { messageOf, RelayError, RetryableError } from '../core/errors.ts';
import type { EventState, EventSummary, NewEvent } from '../core/event.ts';
import type { Accepted, ClaimRequest, DeadLetterOrder, EventStore, Lease, PurgeRequest } from '../core/event-store.ts';
import type { Pause } from '../core/pause.ts';
import type { Settlement } from '../core/settlement.ts';

export interface LateStoreWatch {
  /** At once, and then every twelfth try. */
  readonly onFault: (fault: { readonly code: string; readonly message: string }) => void;
  readonly onOpened: (storeId: string) => void;
}

const tryEveryMs = 5_000;
const triesPerNotice = 12;

/**
 * A store that couldn't be opened yet, for a relay that answers 503 meanwhile: every call is refused as retryable, and it is tried
 * again and again until it opens. A fault that turns out to need a person is told like the others: ending would help nobody.
 */
export class LateStore implements EventStore {
  readonly #open: () => Promise<EventStore>;
  #fault: unknown;
  #store: EventStore | undefined;
  #timer: NodeJS.Timeout | undefined;
  #attempt: Promise<void> | undefined;
  #isClosed = false;

  constructor(open: () => Promise<EventStore>, fault: RelayError) {
    this.#open = open;
    this.#fault = fault;
  }

  tryUntilOpen(watch: LateStoreWatch): void {
    let tries = 0;
    watch.onFault(this.#told());
    this.#timer = setInterval(() => {
      this.#attempt ??= this.#try(watch)
        .then(() => {
          tries += 1;
          if (this.#store === undefined && tries % triesPerNotice === 0) watch.onFault(this.#told());
        })
        .finally(() => (this.#attempt = undefined));
    }, tryEveryMs);
  }

  async #try({ onOpened }: LateStoreWatch): Promise<void> {
    let store: EventStore;
    try {
      store = await this.#open();
    } catch (error) {
      this.#fault = error;
      return;
    }
    if (this.#isClosed) return store.close();
    clearInterval(this.#timer);
    this.#store = store;
    onOpened(store.storeId);
  }

  #told(): { readonly code: string; readonly message: string } {
    const code = this.#fault instanceof RelayError ? this.#fault.code : 'UNEXPECTED';
    return { code, message: messageOf(this.#fault) };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#attempt;
    await this.#store?.close();
  }

  #opened(): EventStore {
    if (this.#store !== undefined) return this.#store;
    const message = `the event store isn't open yet: ${messageOf(this.#fault)}`;
    throw new RetryableError('STORE_CLOSED', message, { cause: this.#fault });
  }

  get storeId(): string {
    return this.#opened().storeId;
  }

  async accept(event: NewEvent): Promise<Accepted> {
    return this.#opened().accept(event);
  }

  async claim(request: ClaimRequest): Promise<Lease | undefined> {
    return this.#opened().claim(request);
  }

  async claimQueued(
    ids: readonly string[],
    request: Pick<ClaimRequest, 'now' | 'leaseMs'>,
  ): Promise<Lease | undefined> {
    return this.#opened().claimQueued(ids, request);
  }

  async settle(lease: Lease, settlements: readonly Settlement[], now: number): Promise<void> {
    return this.#opened().settle(lease, settlements, now);
  }

  async nextDueAt(now: number): Promise<number | undefined> {
    return this.#opened().nextDueAt(now);
  }

  async orderDeadLetters(order: DeadLetterOrder, ids: readonly string[], now: number): Promise<readonly string[]> {
    return this.#opened().orderDeadLetters(order, ids, now);
  }

  async purge(request: PurgeRequest): Promise<number> {
    return this.#opened().purge(request);
  }

  async pause(pause: Pause): Promise<void> {
    return this.#opened().pause(pause);
  }

  async resume(pause: Pause): Promise<void> {
    return this.#opened().resume(pause);
  }

  async pin(key: string, value: string): Promise<string> {
    return this.#opened().pin(key, value);
  }

  async probe(now: number, bytes: number): Promise<void> {
    return this.#opened().probe(now, bytes);
  }

  async counts(): Promise<Readonly<Record<EventState, number>>> {
    return this.#opened().counts();
  }

  async recent(limit: number): Promise<readonly EventSummary[]> {
    return this.#opened().recent(limit);
  }

  async oldestOpenAt(): Promise<number | undefined> {
    return this.#opened().oldestOpenAt();
  }

  async deadLetters(limit: number): Promise<readonly EventSummary[]> {
    return this.#opened().deadLetters(limit);
  }

  async find(id: string): Promise<EventSummary | undefined> {
    return this.#opened().find(id);
  }

  async lanes(): Promise<number> {
    return this.#opened().lanes();
  }

  async pauses(): Promise<readonly Pause[]> {
    return this.#opened().pauses();
  }

  async pinned(key: string): Promise<string | undefined> {
    return this.#opened().pinned(key);
  }
}
