import { backoffMs, orgBackoff } from './backoff.ts';
import type { Clock, Random } from './clock.ts';

/** From here on calls are spaced out, so that the rest of the day's quota lasts for the org's other programs too. */
const quotaSteps = [
  { from: 0.9, spacingMs: 30_000 },
  { from: 0.75, spacingMs: 2_000 },
] as const;

/**
 * Stops delivery while the whole org has a fault, and lets one probing call through when the pause is over. Such faults
 * use up no attempts of any event.
 */
export class OrgGate {
  readonly #clock: Clock;
  readonly #random: Random;
  #faults = 0;
  #pausedUntil = 0;
  #faultCode: string | undefined;
  #quotaUsed: number | undefined;
  #calledAt = Number.NEGATIVE_INFINITY;

  /** @param clock one that nobody sets: a pause lasts as long as it lasts */
  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** How many calls may be in flight now, of `wanted`. */
  allowed(wanted: number): number {
    if (this.#faults === 0 && this.#spacingMs() === 0) return wanted;
    return this.pausedForMs === 0 ? 1 : 0;
  }

  /** No call before so many milliseconds have passed; 0 if nothing holds calls back. */
  get pausedForMs(): number {
    const until = this.#faults > 0 ? this.#pausedUntil : this.#calledAt + this.#spacingMs();
    return Math.max(0, until - this.#clock.now());
  }

  /** The org has a fault, and calls are held back for it. */
  get isOpen(): boolean {
    return this.#faults > 0;
  }

  /** Part of the org's daily API calls that is used, 0 to 1; undefined until the org has said so. */
  get quotaUsed(): number | undefined {
    return this.#quotaUsed;
  }

  /** @param used calls of the last 24 hours, of everything that calls the org @param limit calls allowed in them */
  learnQuota(used: number, limit: number): void {
    this.#quotaUsed = limit > 0 ? used / limit : undefined;
  }

  called(): void {
    this.#calledAt = this.#clock.now();
  }

  /** The last fault that holds calls back. */
  get faultCode(): string | undefined {
    return this.#faultCode;
  }

  /** Returns the pause in milliseconds. */
  fault(leastMs: number, code: string): number {
    const now = this.#clock.now();
    this.#faultCode = code;
    // Calls that were in flight together fail together: one fault, not several.
    if (this.#faults > 0 && now < this.#pausedUntil) {
      this.#pausedUntil = Math.max(this.#pausedUntil, now + leastMs);
      return this.#pausedUntil - now;
    }
    this.#faults += 1;
    const pauseMs = Math.max(leastMs, backoffMs(orgBackoff, this.#faults, this.#random));
    this.#pausedUntil = now + pauseMs;
    return pauseMs;
  }

  #spacingMs(): number {
    const used = this.#quotaUsed ?? 0;
    return quotaSteps.find(({ from }) => used >= from)?.spacingMs ?? 0;
  }

  healed(): boolean {
    const wasPaused = this.#faults > 0;
    this.#faults = 0;
    this.#faultCode = undefined;
    return wasPaused;
  }
}
