import { setTimeout as sleep } from 'node:timers/promises';
import type { EventEntry, EventsRequest } from '../../src/core/contract.ts';
import { webhook } from './fixtures.ts';
import { postWebhook } from './relay-process.ts';
import { applyAll, type Reply, type ScriptedSalesforce } from './scripted-salesforce.ts';

/**
 * Webhooks that can be told apart. Each sender has records of its own and sends the next change of a record only when the last
 * one was answered 200, again and again until it is, as ChargeOver does; so each change must become one event, in this order.
 */
export class Traffic {
  /** Changes that were answered 200, as `record/number`. */
  readonly acknowledged = new Set<string>();
  readonly #senders: Promise<void>[] = [];
  readonly #statuses = new Map<number, number>();
  #isOver = false;

  /** `urlOf` is asked before each try, so that a test can turn a sender to another relay. */
  start(senders: number, urlOf: (sender: number) => string): void {
    for (let sender = 0; sender < senders; sender += 1) this.#senders.push(this.#send(sender, urlOf));
  }

  /** What is under way is sent until it is acknowledged. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#senders);
  }

  async until(acknowledged: number): Promise<void> {
    while (this.acknowledged.size < acknowledged) await sleep(5);
  }

  answered(status: number): number {
    return this.#statuses.get(status) ?? 0;
  }

  async #send(sender: number, urlOf: (sender: number) => string): Promise<void> {
    const records = [sender * 10 + 1, sender * 10 + 2, sender * 10 + 3];
    for (let number = 1; !this.#isOver; number += 1) {
      for (const record of records) await this.#deliver(record, number, () => urlOf(sender));
    }
  }

  async #deliver(record: number, number: number, url: () => string): Promise<void> {
    const body = webhook({ context_id: record, data: { customer: { customer_id: record, revision: number } } });
    for (;;) {
      // A broken connection is what a kill looks like from outside: nothing was promised.
      const response = await postWebhook(url(), body).catch(() => undefined);
      const status = response?.status ?? 0;
      this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
      await response?.arrayBuffer().catch(() => undefined);
      if (status === 200) break;
      await sleep(20);
    }
    this.acknowledged.add(`${record}/${number}`);
  }
}

export interface Account {
  readonly acknowledged: number;
  readonly delivered: number;
  /** Acknowledged changes that never arrived. */
  readonly lost: readonly string[];
  /** Changes that arrived under two event ids. One id that arrives twice is once in effect: the package keeps by id. */
  readonly repeated: readonly string[];
  /** Records whose changes didn't first arrive in the order of their numbers. */
  readonly disordered: readonly string[];
}

/** What the org has seen of it, by change. */
export function accountOf(traffic: Traffic, delivered: readonly EventEntry[]): Account {
  const ids = new Map<string, Set<string>>();
  const numbers = new Map<string, number[]>();
  for (const event of delivered) {
    const change = changeOf(event);
    if (!ids.has(change)) numbers.set(event.recordId, [...(numbers.get(event.recordId) ?? []), numberOf(event)]);
    ids.set(change, (ids.get(change) ?? new Set()).add(event.id));
  }
  const isAscending = (list: readonly number[]): boolean => list.every((n, i) => i === 0 || n > (list[i - 1] ?? 0));
  return {
    acknowledged: traffic.acknowledged.size,
    delivered: ids.size,
    lost: [...traffic.acknowledged].filter((change) => !ids.has(change)),
    repeated: [...ids].flatMap(([change, of]) => (of.size > 1 ? [change] : [])),
    disordered: [...numbers].flatMap(([record, list]) => (isAscending(list) ? [] : [`${record}: ${list.join(' ')}`])),
  };
}

export function story(account: Account): string {
  const { acknowledged, delivered, lost, repeated } = account;
  return `acknowledged ${acknowledged}, delivered ${delivered}, lost ${lost.length}, repeated ${repeated.length}`;
}

/** Waits until everything that was acknowledged has arrived. */
export async function settled(traffic: Traffic, org: ScriptedSalesforce, patienceMs = 20_000): Promise<Account> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const account = accountOf(traffic, org.delivered);
    if (account.lost.length === 0 || Date.now() > until) return account;
    await sleep(25);
  }
}

/** An org that takes its time and watches that no two calls in flight share a lane (here: a record). */
export class LaneWatch {
  readonly overlaps: string[] = [];
  readonly #inFlight = new Set<string>();

  readonly script: (request: EventsRequest) => Promise<Reply>;

  constructor(callMs: number) {
    this.script = async (request) => {
      const lanes = new Set(request.events.map((event) => event.recordId));
      for (const lane of lanes) if (this.#inFlight.has(lane)) this.overlaps.push(lane);
      for (const lane of lanes) this.#inFlight.add(lane);
      await sleep(callMs);
      for (const lane of lanes) this.#inFlight.delete(lane);
      return applyAll(request);
    };
  }
}

function changeOf(event: EventEntry): string {
  return `${event.recordId}/${numberOf(event)}`;
}

function numberOf({ data }: EventEntry): number {
  const customer = typeof data === 'object' && data !== null && 'customer' in data ? data.customer : undefined;
  const number =
    typeof customer === 'object' && customer !== null && 'revision' in customer ? customer.revision : undefined;
  if (typeof number !== 'number') throw new Error('an event of no traffic of ours');
  return number;
}
