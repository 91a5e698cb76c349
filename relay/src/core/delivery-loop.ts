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
    const lease = await this.#claim();
    if (!lease) return 'idle';
    await new BatchCall(this.#parts, lease).run();
    return 'delivered';
  }

  async #claim(): Promise<Lease | undefined> {
    const { store, clock, batchSize, control, gate } = this.#parts;
    if (control.isAllPaused) return undefined;
    return store.claim({
      now: clock.now(),
      maxEvents: gate.isOpen ? Math.min(probeEvents, batchSize.current) : batchSize.current,
      maxBytes: maxBodyBytes - entryOverheadBytes,
      leaseMs: this.#options.leaseMs,
      paused: control.paused,
    });
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      this.#isWoken = false;
      const allowed = this.#parts.gate.allowed(this.#options.callsInFlight);
      const hasRoom = this.#inFlight.size < allowed;
      if (hasRoom && (await this.#hasStarted())) continue;
      await this.#sleep(await this.#idleTime(hasRoom || allowed === 0));
    }
  }

  /** Starts a call if there is something to claim; tells as soon as the claim is known. */
  async #hasStarted(): Promise<boolean> {
    try {
      const lease = await this.#claim();
      if (!lease) return false;
      const call = new BatchCall(this.#parts, lease).run().then(
        () => undefined,
        (error: unknown) => this.#crashed(error),
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

  /** The store itself failed: nothing is lost, leases end by themselves; pause so as not to spin. */
  #crashed(error: unknown): void {
    const code = error instanceof RelayError ? error.code : 'UNEXPECTED';
    this.#parts.gate.fault(0, code);
    this.#parts.observer.happened({ kind: 'delivery.crashed', code, message: messageOf(error) });
  }

  async #idleTime(isTimed: boolean): Promise<number> {
    if (!isTimed) return this.#options.idleMs;
    const { gate, store, clock } = this.#parts;
    const now = clock.now();
    const pausedUntil = gate.pausedUntil;
    if (pausedUntil !== undefined && pausedUntil > now) return Math.min(pausedUntil - now, this.#options.idleMs);
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
