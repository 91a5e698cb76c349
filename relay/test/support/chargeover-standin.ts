import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { inDateStyle, phpJson, type DateStyle } from './php-json.ts';
import { seal } from './seal.ts';
import { below } from './seeded.ts';

/** A webhook without its secret. */
export interface StandinWebhook {
  readonly context_str: string;
  readonly context_id: number | string;
  readonly event: string;
  readonly data: unknown;
}

export interface StandinSettings {
  /** The full URL of the webhook. */
  readonly url: string;
  readonly secret: string;
  /** Host name of the account, `X-ChargeOver-Source`. */
  readonly source?: string;
  readonly dateStyle?: DateStyle;
  /** Bodies are encrypted with the secret, as ChargeOver does it. */
  readonly isEncrypted?: boolean;
  readonly random: () => number;
  /** ChargeOver closes the connection after 14 s. */
  readonly timeoutMs?: number;
  /** How long it waits before each further try. ChargeOver publishes no schedule: this one is made up. */
  readonly retryAfterMs?: readonly number[];
  readonly sleep?: (ms: number) => Promise<unknown>;
}

/** What became of one webhook: the status of each try; 0 where there was no answer in time. */
export interface StandinDelivery {
  readonly webhook: StandinWebhook;
  readonly statuses: readonly number[];
  readonly isTaken: boolean;
}

export interface StandinRun {
  readonly perSecond: number;
  /** How many webhooks may overtake each other: 1 keeps the order. */
  readonly disorder?: number;
  /** Part of the webhooks that are sent a second time though they were taken. */
  readonly duplicates?: number;
}

const minute = 60_000;
export const standinRetries: readonly number[] = [minute, 5 * minute, 15 * minute, 60 * minute, 360 * minute];

/**
 * Sends webhooks as ChargeOver does: its headers, PHP's escapes, either date style, 14 s of patience, anything but 200 tried again;
 * out of order and twice, if asked for. Speaks HTTP only, so that the demo can use it, too.
 */
export class ChargeOverStandin {
  readonly #settings: StandinSettings;
  readonly #stop = new AbortController();

  constructor(settings: StandinSettings) {
    this.#settings = settings;
  }

  /** Gives up at the end of the schedule, as ChargeOver must at some time. */
  async deliver(webhook: StandinWebhook): Promise<StandinDelivery> {
    const { sleep = wait, retryAfterMs = standinRetries } = this.#settings;
    const statuses: number[] = [];
    for (const pauseMs of [0, ...retryAfterMs]) {
      if (this.#stop.signal.aborted) break;
      if (pauseMs > 0) await sleep(pauseMs);
      const status = await this.#post(webhook);
      statuses.push(status);
      if (status === 200) return { webhook, statuses, isTaken: true };
    }
    return { webhook, statuses, isTaken: false };
  }

  /** Starts them at that rate, whatever becomes of those before, and resolves when all have come to an end. */
  async run(
    webhooks: readonly StandinWebhook[],
    { perSecond, disorder = 1, duplicates = 0 }: StandinRun,
  ): Promise<StandinDelivery[]> {
    const { random, sleep = wait } = this.#settings;
    const twice = webhooks.flatMap((webhook) => (random() < duplicates ? [webhook, webhook] : [webhook]));
    const startedAt = performance.now();
    const deliveries: Promise<StandinDelivery>[] = [];
    for (const [index, webhook] of shuffledWithin(twice, disorder, random).entries()) {
      const dueInMs = (index * 1_000) / perSecond - (performance.now() - startedAt);
      if (dueInMs > 0) await sleep(dueInMs);
      deliveries.push(this.deliver(webhook));
    }
    return Promise.all(deliveries);
  }

  /** No further tries. */
  stop(): void {
    this.#stop.abort();
  }

  async #post(webhook: StandinWebhook): Promise<number> {
    const { url, secret, source, isEncrypted = false, timeoutMs = 14_000 } = this.#settings;
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'ChargeOver',
      'x-chargeover-key': secret,
      ...(source !== undefined && { 'x-chargeover-source': source }),
    };
    const body = isEncrypted ? this.#sealed(webhook) : this.#clear(webhook);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'manual',
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      // No answer, for whatever reason: to ChargeOver that is one more failed try.
      return 0;
    }
  }

  #clear(webhook: StandinWebhook): string {
    return phpJson({ ...this.#inStyle(webhook), security_token: this.#settings.secret });
  }

  #sealed(webhook: StandinWebhook): string {
    const salted = phpJson({ ...this.#inStyle(webhook), security_salt: randomBytes(16).toString('hex') });
    return seal(salted, this.#settings.secret, randomBytes(16));
  }

  #inStyle({ context_str, context_id, event, data }: StandinWebhook): object {
    const { dateStyle } = this.#settings;
    return { context_str, context_id, event, data: dateStyle ? inDateStyle(data, dateStyle) : data };
  }
}

/** Each place takes one of the next `reach` that are left. */
function shuffledWithin<Item>(items: readonly Item[], reach: number, random: () => number): Item[] {
  const left = [...items];
  const shuffled: Item[] = [];
  while (left.length > 0) shuffled.push(...left.splice(below(Math.min(reach, left.length), random), 1));
  return shuffled;
}
