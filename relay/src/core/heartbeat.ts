import { z } from 'zod';
import { contractVersion, controlSchema, eventResultSchema, type EventResult } from './contract.ts';
import type { Clock, Random } from './clock.ts';
import type { Endpoint } from './endpoint.ts';
import { messageOf } from './errors.ts';
import type { EventStore } from './event-store.ts';
import type { Observer } from './happening.ts';
import type { OrgControl } from './org-control.ts';
import type { OrgGate } from './org-gate.ts';
import { settlementFor } from './outcome.ts';
import { reportSettled } from './settled-report.ts';

/** What the relay says of itself; the package keeps it in `Relay__c`. Times are ISO 8601. */
export interface HeartbeatRequest {
  readonly contractVersion: typeof contractVersion;
  readonly relay: string;
  readonly version: string;
  readonly node: string;
  readonly startedAt: string;
  readonly backlog: number;
  readonly waiting: number;
  readonly deadLetters: number;
  readonly oldestEventAt: string | null;
  readonly breaker: 'closed' | 'open';
  /** Percent of the org's daily API calls; null until the org has said so. */
  readonly quotaUsed: number | null;
  /** Ids of logs whose results were heard with the last heartbeat. */
  readonly acknowledged: readonly string[];
}

const requestSchema = z.object({ id: z.string(), type: z.string() });
const answerSchema = controlSchema.extend({
  contractVersion: z.literal(contractVersion),
  requests: z.array(requestSchema).default([]),
  results: z.array(z.unknown()).default([]),
});
const stepSchema = z.object({ status: z.string() });

/** Steps that one heartbeat drives of one request, by the part of the quota that is used; the rest goes on with the next. */
const mostSteps = [
  { from: 0.9, steps: 0 },
  { from: 0.75, steps: 1 },
  { from: 0, steps: 20 },
] as const;
/** What a person asked for a few records and waits for: it goes on like live traffic, whatever the quota. */
const promptTypes: ReadonlySet<string> = new Set(['Resolve', 'Retry']);
const queuedLeaseMs = 60_000;

export interface HeartbeatParts {
  readonly relayId: string;
  readonly version: string;
  readonly store: EventStore;
  readonly endpoint: Pick<Endpoint, 'postHeartbeat' | 'postStep'>;
  readonly observer: Observer;
  readonly clock: Clock;
  readonly random: Random;
  readonly gate: OrgGate;
  readonly control: OrgControl;
  readonly everyMs: number;
  /** After results of queued events, or when something is paused no longer: there may be something to deliver. */
  readonly onFreed: () => void;
}

/**
 * Tells the org that this relay lives and how it does, hears what became of queued events, and drives the requests that
 * people made in the org, a bounded step at a time.
 */
export class Heartbeat {
  readonly #parts: HeartbeatParts;
  readonly #startedAt: number;
  #acknowledged: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;
  #isStopping = false;

  constructor(parts: HeartbeatParts) {
    this.#parts = parts;
    this.#startedAt = parts.clock.now();
  }

  start(): void {
    void this.beat();
    this.#timer = setInterval(() => void this.beat(), this.#parts.everyMs);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#timer);
    await this.#beating;
  }

  /** One at a time: a beat that is still under way is the beat. Never throws. */
  beat(): Promise<void> {
    this.#beating ??= this.#beat()
      .catch((error: unknown) =>
        this.#parts.observer.happened({ kind: 'heartbeat.failed', code: 'UNEXPECTED', message: messageOf(error) }),
      )
      .finally(() => (this.#beating = undefined));
    return this.#beating;
  }

  async #beat(): Promise<void> {
    const { endpoint, observer } = this.#parts;
    const result = await endpoint.postHeartbeat(await this.#report());
    if (result.kind !== 'answered') {
      return observer.happened({ kind: 'heartbeat.failed', code: result.code, message: result.message });
    }
    const answer = answerSchema.safeParse(result.body);
    if (!answer.success) {
      const message = `the answer doesn't follow contract version ${contractVersion}`;
      return observer.happened({ kind: 'heartbeat.failed', code: 'CONTRACT_ANSWER', message });
    }
    if (this.#parts.control.learn(answer.data)) this.#parts.onFreed();
    await this.#takeResults(answer.data.results);
    for (const { id, type } of answer.data.requests) await this.#drive(id, type);
  }

  async #report(): Promise<HeartbeatRequest> {
    const { relayId, version, store, gate } = this.#parts;
    const counts = await store.counts();
    const oldestAt = await store.oldestOpenAt();
    return {
      contractVersion,
      relay: relayId,
      version,
      node: process.version,
      startedAt: new Date(this.#startedAt).toISOString(),
      backlog: counts.pending + counts.leased + counts.queued,
      waiting: counts.waiting,
      deadLetters: counts.failed,
      oldestEventAt: oldestAt === undefined ? null : new Date(oldestAt).toISOString(),
      breaker: gate.isOpen ? 'open' : 'closed',
      quotaUsed: gate.quotaUsed === undefined ? null : Math.round(gate.quotaUsed * 10_000) / 100,
      acknowledged: this.#acknowledged,
    };
  }

  /**
   * The results of events that a job applied. Acknowledged with the next heartbeat, and so never told again, are those that were
   * settled by them or that no event waits for.
   */
  async #takeResults(raw: readonly unknown[]): Promise<void> {
    const results = raw.flatMap((one) => {
      const { success, data } = eventResultSchema.safeParse(one);
      return success ? [data] : [];
    });
    const settled = await this.#settle(new Map(results.map((result) => [result.id, result])));
    const acknowledged: string[] = [];
    for (const { id, logId } of results)
      if (typeof logId === 'string' && (settled.has(id) || !(await this.#isQueued(id)))) acknowledged.push(logId);
    this.#acknowledged = acknowledged;
  }

  /** Gives the ids of the events that were settled. Those whose lane is in a call can't be, now. */
  async #settle(results: ReadonlyMap<string, EventResult>): Promise<ReadonlySet<string>> {
    const { store, clock, random, onFreed } = this.#parts;
    const now = clock.now();
    const lease = await store.claimQueued([...results.keys()], { now, leaseMs: queuedLeaseMs });
    if (lease === undefined) return new Set();
    const answered = lease.events.flatMap((event) => {
      const result = results.get(event.id);
      return result === undefined ? [] : [{ event, result }];
    });
    const settlements = answered.map(({ event, result }) => settlementFor(event, result, { now, random }));
    await store.settle(lease, settlements, now);
    for (const { event, result } of answered) reportSettled(this.#parts, event, result);
    onFreed();
    return new Set(answered.map(({ event }) => event.id));
  }

  async #isQueued(id: string): Promise<boolean> {
    return (await this.#parts.store.find(id))?.state === 'queued';
  }

  async #drive(id: string, type: string): Promise<void> {
    const { endpoint, observer } = this.#parts;
    for (let step = 1; step <= this.#mostSteps(type) && !this.#isStopping; step++) {
      const result = await endpoint.postStep(id);
      // Another relay of this org was faster, or somebody took the request back: nothing is wrong.
      if (result.kind === 'conflict') return observer.happened({ kind: 'request.left', id, type, code: result.code });
      if (result.kind !== 'answered') {
        return observer.happened({ kind: 'request.failed', id, type, code: result.code });
      }
      const answer = stepSchema.safeParse(result.body);
      const status = answer.success ? answer.data.status : 'unreadable';
      observer.happened({ kind: 'request.stepped', id, type, status });
      if (status !== 'running') return;
    }
  }

  #mostSteps(type: string): number {
    const used = promptTypes.has(type) ? 0 : (this.#parts.gate.quotaUsed ?? 0);
    return mostSteps.find(({ from }) => used >= from)?.steps ?? 0;
  }
}
