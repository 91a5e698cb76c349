import { backoffMs, orgBackoff } from './backoff.ts';
import type { Clock, Random } from './clock.ts';

/**
 * Stops delivery while the whole org has a fault, and lets one probing call through when the pause is over. Such faults
 * use up no attempts of any event.
 */
export class OrgGate {
  readonly #clock: Clock;
  readonly #random: Random;
  #faults = 0;
  #pausedUntil = 0;

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** How many calls may be in flight now, of `wanted`. */
  allowed(wanted: number): number {
    if (this.#faults === 0) return wanted;
    return this.#clock.now() >= this.#pausedUntil ? 1 : 0;
  }

  get pausedUntil(): number | undefined {
    return this.#faults === 0 ? undefined : this.#pausedUntil;
  }

  /** Returns the pause in milliseconds. */
  fault(leastMs: number): number {
    this.#faults += 1;
    const pauseMs = Math.max(leastMs, backoffMs(orgBackoff, this.#faults, this.#random));
    this.#pausedUntil = this.#clock.now() + pauseMs;
    return pauseMs;
  }

  healed(): boolean {
    const wasPaused = this.#faults > 0;
    this.#faults = 0;
    return wasPaused;
  }
}
