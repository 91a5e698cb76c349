import { isIP } from 'node:net';

interface Bucket {
  tokens: number;
  at: number;
  noticedAt: number;
}

/** `over` for the first time in a while is `just-over`: the one that is worth a line in the log. */
export type Spending = 'within' | 'just-over' | 'over';

const noticeEveryMs = 60_000;

/**
 * How many refused requests of strangers an address may make: a bucket of `perMinute` tokens, refilled evenly. Who shows the right
 * secret never spends any, so it is no matter how many senders share an address. The most recent `mostAddresses` are remembered.
 */
export class RefusalCap {
  readonly #perMinute: number;
  readonly #mostAddresses: number;
  /** In order of last use, oldest first. */
  readonly #buckets = new Map<string, Bucket>();

  constructor(perMinute: number, mostAddresses = 10_000) {
    this.#perMinute = perMinute;
    this.#mostAddresses = mostAddresses;
  }

  spend(address: string | undefined, now: number): Spending {
    const key = address === undefined ? 'unknown' : networkOf(address);
    const bucket = this.#buckets.get(key) ?? { tokens: this.#perMinute, at: now, noticedAt: Number.NEGATIVE_INFINITY };
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    this.#forgetOldest();
    // A clock that was set back gives nothing, and takes nothing.
    const earned = (Math.max(0, now - bucket.at) / 60_000) * this.#perMinute;
    bucket.tokens = Math.min(this.#perMinute, bucket.tokens + earned);
    bucket.at = now;
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 'within';
    }
    if (Math.abs(now - bucket.noticedAt) < noticeEveryMs) return 'over';
    bucket.noticedAt = now;
    return 'just-over';
  }

  get size(): number {
    return this.#buckets.size;
  }

  #forgetOldest(): void {
    if (this.#buckets.size <= this.#mostAddresses) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}

/** One customer of an IPv6 provider has at least a /64: 2^64 addresses must not be 2^64 buckets. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  const groups = [...left, ...middle, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
