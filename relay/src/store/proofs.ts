interface Call {
  readonly claimedAt: number;
  readonly endsAt: number;
}

/**
 * Which records were found to exist while calls were under way. In memory, since leases end with their process, and by a clock
 * that nobody sets. One that stands here though its transaction was rolled back costs its child one question too many.
 */
export class Proofs {
  readonly #calls = new Map<string, Call>();
  /** In order of time. */
  readonly #provedAt = new Map<string, number>();

  callBegan(token: string, call: Call): void {
    this.#calls.set(token, call);
  }

  callEnded(token: string): void {
    this.#calls.delete(token);
  }

  note(recordKey: string, uptime: number): void {
    this.#provedAt.delete(recordKey);
    this.#provedAt.set(recordKey, uptime);
    this.#forgetBefore(this.#oldestCall(uptime));
  }

  isSince(recordKey: string, uptime: number): boolean {
    return (this.#provedAt.get(recordKey) ?? Number.NEGATIVE_INFINITY) >= uptime;
  }

  get size(): number {
    return this.#provedAt.size;
  }

  /** A call that outlived its lease settles nothing any more. */
  #oldestCall(uptime: number): number {
    for (const [token, { endsAt }] of this.#calls) if (endsAt <= uptime) this.#calls.delete(token);
    return Math.min(...[...this.#calls.values()].map(({ claimedAt }) => claimedAt));
  }

  #forgetBefore(uptime: number): void {
    for (const [recordKey, at] of this.#provedAt) {
      if (at >= uptime) return;
      this.#provedAt.delete(recordKey);
    }
  }
}
