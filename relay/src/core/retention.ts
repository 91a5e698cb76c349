import type { Clock } from './clock.ts';
import { messageOf } from './errors.ts';
import type { EventStore } from './event-store.ts';
import type { Observer } from './happening.ts';

export interface RetentionParts {
  readonly store: Pick<EventStore, 'purge'>;
  readonly observer: Observer;
  readonly clock: Clock;
  readonly keepMs: number;
  readonly maxBytes: number;
}

const everyMs = 60_000;
/** Small enough that no webhook waits for it: each portion is a transaction of its own. */
const portion = 500;
/** A round ends here at the latest; the next one goes on. */
const mostPortions = 200;

/** Deletes delivered events that nobody needs any more, by age and by size; events that a person should look at stay. */
export class Retention {
  readonly #parts: RetentionParts;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #isStopping = false;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#round ??= this.round().finally(() => (this.#round = undefined));
    }, everyMs);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#timer);
    await this.#round;
  }

  /** Never throws: what can't be deleted now is deleted later. */
  async round(): Promise<void> {
    const { store, observer, clock, keepMs, maxBytes } = this.#parts;
    let events = 0;
    try {
      for (let i = 0; i < mostPortions && !this.#isStopping; i++) {
        const gone = await store.purge({ before: clock.now() - keepMs, maxBytes, maxEvents: portion });
        events += gone;
        if (gone < portion) break;
      }
    } catch (error) {
      observer.happened({ kind: 'retention.failed', message: messageOf(error) });
    }
    if (events > 0) observer.happened({ kind: 'retention.purged', events });
  }
}
