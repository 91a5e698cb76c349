import { backoffMs, storeBackoff } from './backoff.ts';
import { BatchCall, type BatchCallParts } from './batch-call.ts';
import { entryOverheadBytes, maxBodyBytes } from './contract.ts';
import { messageOf, RelayError } from './errors.ts';
import type { Lease } from './event-store.ts';

export interface DeliveryOptions {
  readonly callsInFlight: number;
  readonly leaseMs: number;
  /** Even with nothing due, look again after this time. */
  readonly idleMs: number;
}

/** What a call carries that finds out whether the org is back: claiming and giving back a full batch would hold webhooks up. */
const probeEvents = 5;

/** What one look at the store came to. */
export type Turn = 'delivered' | 'idle' | 'paused';

/**
 * Keeps up to `callsInFlight` calls going. `wake()` after each stored event; between events it sleeps until the next one is
 * due. Nothing here decides on outcomes: that is `BatchCall`.
 */
export class DeliveryLoop {
  readonly #parts: BatchCallParts;
  readonly #options: DeliveryOptions;
  readonly #inFlight = new Set<Promise<void>>();
  /** What the store could not settle: given back as soon as it can be written again, or else held until the lease ends. */
  readonly #stranded = new Set<Lease>();
  #crashes = 0;
  #restsUntil = 0;
  #isStopping = false;
  #isWoken = false;
  #wakeSleeper: (() => void) | undefined;
  #running: Promise<void> | undefined;

  constructor(parts: BatchCallParts, options: DeliveryOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  wake(): void {
    this.#isWoken = true;
    this.#wakeSleeper?.();
  }

  /** Takes no new work, gives calls in flight `graceMs` to finish, then aborts them: their events are released. */
  async stop(graceMs: number): Promise<void> {
    this.#isStopping = true;
    this.wake();
    const timer = setTimeout(() => this.#parts.abort.abort(), graceMs);
    await this.#running;
    await Promise.all(this.#inFlight);
    clearTimeout(timer);
  }

  /** One claim and its call, awaited. Tests drive delivery with it. */
  async turn(): Promise<Turn> {
    if (this.#parts.gate.allowed(1) === 0) return 'paused';
    const claimed = await this.#claim();
    if (!claimed) return 'idle';
    await claimed.call.run();
    return 'delivered';
  }

  async #claim(): Promise<{ readonly lease: Lease; readonly call: BatchCall } | undefined> {
    const { store, clock, steady, batchSize, control, gate } = this.#parts;
    if (control.isAllPaused) return undefined;
    // Read before the store is asked, so that the lease ends here no later than there.
    const endsAt = steady.now() + this.#options.leaseMs;
    const lease = await store.claim({
      now: clock.now(),
      maxEvents: gate.isOpen ? Math.min(probeEvents, batchSize.current) : batchSize.current,
      maxBytes: maxBodyBytes - entryOverheadBytes,
      leaseMs: this.#options.leaseMs,
      paused: control.paused,
    });
    return lease && { lease, call: new BatchCall(this.#parts, lease, endsAt) };
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      this.#isWoken = false;
      const allowed = this.#restMs() > 0 ? 0 : this.#parts.gate.allowed(this.#options.callsInFlight);
      const hasRoom = this.#inFlight.size < allowed;
      if (hasRoom && (await this.#hasStarted())) continue;
      await this.#sleep(await this.#idleTime(hasRoom || allowed === 0));
    }
  }

  /** Starts a call if there is something to claim; tells as soon as the claim is known. */
  async #hasStarted(): Promise<boolean> {
    try {
      await this.#giveBackStranded();
      const claimed = await this.#claim();
      if (!claimed) return false;
      const call = claimed.call.run().then(
        () => void (this.#crashes = 0),
        (error: unknown) => {
          this.#stranded.add(claimed.lease);
          this.#crashed(error);
        },
      );
      this.#inFlight.add(call);
      void call.finally(() => {
        this.#inFlight.delete(call);
        this.wake();
      });
      return true;
    } catch (error) {
      this.#crashed(error);
      return false;
    }
  }

  /** Events of such a lease that were settled, or that another call has by now, stay as they are. */
  async #giveBackStranded(): Promise<void> {
    for (const lease of this.#stranded) {
      const released = lease.events.map(({ id }) => ({ kind: 'released', id }) as const);
      await this.#parts.store.settle(lease, released, this.#parts.clock.now());
      this.#stranded.delete(lease);
    }
  }

  /** The store itself failed: nothing is lost; rest so as not to spin. It says nothing of the org. */
  #crashed(error: unknown): void {
    const { steady, random, observer } = this.#parts;
    const code = error instanceof RelayError ? error.code : 'UNEXPECTED';
    // Calls that were in flight together fail together.
    if (this.#restMs() === 0) {
      this.#crashes += 1;
      this.#restsUntil = steady.now() + backoffMs(storeBackoff, this.#crashes, random);
    }
    observer.happened({ kind: 'delivery.crashed', code, message: messageOf(error) });
  }

  /** What is left of a rest. */
  #restMs(): number {
    return Math.max(0, this.#restsUntil - this.#parts.steady.now());
  }

  async #idleTime(isTimed: boolean): Promise<number> {
    if (!isTimed) return this.#options.idleMs;
    const { gate, store, clock } = this.#parts;
    const pausedMs = Math.max(this.#restMs(), gate.pausedForMs);
    if (pausedMs > 0) return Math.min(pausedMs, this.#options.idleMs);
    const now = clock.now();
    const dueAt = await store.nextDueAt(now).catch(() => undefined);
    return dueAt === undefined ? this.#options.idleMs : Math.min(Math.max(dueAt - now, 10), this.#options.idleMs);
  }

  async #sleep(ms: number): Promise<void> {
    if (this.#isWoken || this.#isStopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wakeSleeper = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wakeSleeper = undefined;
  }
}
