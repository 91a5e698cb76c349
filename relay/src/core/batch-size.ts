/** Apex over 5 s counts against a limit of the whole org, so a call should stay under 4 s; 3 s leaves room for its spread. */
const targetMs = 3_000;
const mostEvents = 200;

/** How many events the next call may carry, learnt from what the last ones took. */
export class BatchSize {
  #size: number;

  constructor(initial = 50) {
    this.#size = initial;
  }

  get current(): number {
    return this.#size;
  }

  /** `events` were answered in `elapsedMs`. Grows only on evidence of a full batch, and at most twofold. */
  learn(events: number, elapsedMs: number): void {
    const fitting = Math.floor(events * (targetMs / Math.max(elapsedMs, 1)));
    if (elapsedMs > targetMs) this.#size = clamp(Math.min(this.#size, fitting));
    else if (events >= this.#size) this.#size = clamp(Math.min(this.#size * 2, Math.max(fitting, this.#size)));
  }

  /** A batch of `events` was too much for the org. */
  halve(events: number): void {
    this.#size = clamp(Math.min(this.#size, Math.floor(events / 2)));
  }
}

function clamp(size: number): number {
  return Math.max(1, Math.min(mostEvents, size));
}
