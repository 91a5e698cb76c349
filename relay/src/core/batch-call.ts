import type { BatchSize } from './batch-size.ts';
import type { Clock, Random } from './clock.ts';
import { answerSchema, contractVersion, eventResultSchema, isTooLarge, toEntry, type EventResult } from './contract.ts';
import type { CallResult, Endpoint } from './endpoint.ts';
import { assertNever } from './errors.ts';
import { recordKeyOf, type StoredEvent } from './event.ts';
import type { EventStore, Lease } from './event-store.ts';
import type { Observer } from './happening.ts';
import type { OrgControl } from './org-control.ts';
import type { OrgGate } from './org-gate.ts';
import { missingResult, retryLater, rowLocked, settlementFor, syncOff } from './outcome.ts';
import { identityOf, reportSettled } from './settled-report.ts';
import { isHolding, type Settlement } from './settlement.ts';

export interface BatchCallParts {
  readonly relayId: string;
  readonly store: EventStore;
  readonly endpoint: Pick<Endpoint, 'postEvents'>;
  readonly observer: Observer;
  readonly clock: Clock;
  /** For what lasts: nobody sets it. */
  readonly steady: Clock;
  readonly random: Random;
  readonly gate: OrgGate;
  readonly control: OrgControl;
  readonly batchSize: BatchSize;
  /** The longest that one call takes: no call starts that could outlive its lease. */
  readonly callTimeoutMs: number;
  /** Aborts calls in flight; the endpoint listens to it too. */
  readonly abort: AbortController;
}

/** A contract fault needs a person; asking again every few seconds would only burn the org's quota. */
const contractPause = { leastPauseMs: 60_000, needsPerson: true };

type OrgFault = CallResult & { readonly kind: 'orgFault' };

const tooLarge = { code: 'PAYLOAD_TOO_LARGE', message: 'the event is larger than one call may be' };

/** Whether the rest of the lease may go on. */
type Progress = 'go-on' | 'stop';

/** Delivers the events of one lease, splitting where the org can't take them, and settles every one of them. */
export class BatchCall {
  readonly #parts: BatchCallParts;
  readonly #lease: Lease;
  readonly #endsAt: number;
  readonly #heldKeys = new Set<string>();

  /** @param endsAt when the lease ends, by the steady clock, or a little earlier */
  constructor(parts: BatchCallParts, lease: Lease, endsAt: number) {
    this.#parts = parts;
    this.#lease = lease;
    this.#endsAt = endsAt;
  }

  run(): Promise<Progress> {
    return this.#deliver(this.#lease.events);
  }

  async #deliver(events: readonly StoredEvent[]): Promise<Progress> {
    const free = await this.#releaseHeld(events);
    if (free.length === 0) return 'go-on';
    if (!this.#mayCall()) return this.#release(free);
    const [first] = free;
    if (first && free.length === 1 && first.action === 'apply' && isTooLarge(first))
      return this.#isolate(first, tooLarge);
    const startedAt = this.#parts.steady.now();
    const result = await this.#post(free);
    switch (result.kind) {
      case 'answered':
        return this.#answered(free, result.body, startedAt);
      case 'orgFault':
        return this.#pause(free, result);
      case 'contractFault':
      case 'conflict':
        return this.#pause(free, { ...result, ...contractPause });
      case 'batchFault':
        return this.#split(free, result);
      default:
        return assertNever(result);
    }
  }

  #post(events: readonly StoredEvent[]): Promise<CallResult> {
    const request = { contractVersion, relay: this.#parts.relayId, events: events.map(toEntry) } as const;
    this.#parts.gate.called();
    return this.#parts.endpoint.postEvents(request);
  }

  #mayCall(): boolean {
    const { steady, callTimeoutMs, abort } = this.#parts;
    return !abort.signal.aborted && steady.now() + callTimeoutMs < this.#endsAt;
  }

  /** An earlier part of this lease may have left a record in `retry` or `waiting`: what it holds back goes back untried. */
  async #releaseHeld(events: readonly StoredEvent[]): Promise<readonly StoredEvent[]> {
    if (this.#heldKeys.size === 0) return events;
    const free: StoredEvent[] = [];
    const held: StoredEvent[] = [];
    for (const event of events) {
      const isHeld = [recordKeyOf(event), ...event.parents].some((key) => this.#heldKeys.has(key));
      (isHeld ? held : free).push(event);
    }
    await this.#release(held);
    return free;
  }

  async #release(events: readonly StoredEvent[]): Promise<Progress> {
    await this.#settle(events.map((event) => ({ kind: 'released', id: event.id })));
    return 'stop';
  }

  async #answered(events: readonly StoredEvent[], body: unknown, startedAt: number): Promise<Progress> {
    const answer = answerSchema.safeParse(body);
    if (!answer.success) {
      const message = `the answer doesn't follow contract version ${contractVersion}`;
      return this.#pause(events, { code: 'CONTRACT_ANSWER', message, ...contractPause });
    }
    const { control } = this.#parts;
    control.learn(answer.data);
    const results = this.#resultsById(events, answer.data.results);
    const off = [...results.values()].find(isSyncOff);
    if (off !== undefined) return this.#stoppedBy(off, events, results);
    const { observer, steady, gate, batchSize } = this.#parts;
    if (gate.healed()) observer.happened({ kind: 'delivery.resumed' });
    const elapsedMs = answer.data.usage?.elapsedMs ?? steady.now() - startedAt;
    batchSize.learn(events.length, elapsedMs);
    const lanes = new Set(events.map((event) => event.lane)).size;
    observer.happened({ kind: 'batch.delivered', events: events.length, lanes, elapsedMs });
    await this.#settleAnswered(events, results);
    return 'go-on';
  }

  async #settleAnswered(events: readonly StoredEvent[], results: ReadonlyMap<string, EventResult>): Promise<void> {
    const { clock, random } = this.#parts;
    const ctx = { now: clock.now(), random };
    const settlements = events.map((event) => {
      const result = results.get(event.id);
      return result ? settlementFor(event, result, ctx) : missingResult(event, ctx);
    });
    await this.#settle(settlements);
    for (const event of events) reportSettled(this.#parts, event, results.get(event.id));
  }

  /** The org's switch went off: what was answered before counts, the rest goes back untried. */
  async #stoppedBy(
    off: EventResult,
    events: readonly StoredEvent[],
    results: ReadonlyMap<string, EventResult>,
  ): Promise<Progress> {
    const isAnswered = ({ id }: StoredEvent): boolean => {
      const result = results.get(id);
      return result !== undefined && !isSyncOff(result);
    };
    await this.#settleAnswered(events.filter(isAnswered), results);
    const rest = events.filter((event) => !isAnswered(event));
    // The heartbeat tells when it is on again; without that word, only asking does.
    if (this.#parts.control.isAllPaused) return this.#release(rest);
    return this.#pause(rest, {
      code: syncOff,
      message: off.message ?? 'the sync is off in this org',
      ...contractPause,
    });
  }

  #resultsById(events: readonly StoredEvent[], raw: readonly unknown[]): Map<string, EventResult> {
    const asked = new Set(events.map((event) => event.id));
    const results = new Map<string, EventResult>();
    let unknown = 0;
    for (const item of raw) {
      const parsed = eventResultSchema.safeParse(item);
      if (parsed.success && asked.has(parsed.data.id)) results.set(parsed.data.id, parsed.data);
      else unknown += 1;
    }
    if (unknown > 0) this.#parts.observer.happened({ kind: 'answer.unknown-result', results: unknown });
    return results;
  }

  async #pause(events: readonly StoredEvent[], fault: Omit<OrgFault, 'kind'>): Promise<Progress> {
    await this.#release(events);
    // Our own stop aborts the call: that says nothing about the org.
    if (this.#parts.abort.signal.aborted) return 'stop';
    const pauseMs = this.#parts.gate.fault(fault.leastPauseMs, fault.code);
    this.#parts.observer.happened({
      kind: 'delivery.paused',
      code: fault.code,
      pauseMs,
      needsPerson: fault.needsPerson,
    });
    return 'stop';
  }

  async #split(events: readonly StoredEvent[], fault: { code: string; message: string }): Promise<Progress> {
    const [first] = events;
    if (this.#parts.abort.signal.aborted || !first) return this.#release(events);
    if (events.length === 1) return this.#isolate(first, fault);
    const { observer, batchSize } = this.#parts;
    batchSize.halve(events.length);
    observer.happened({ kind: 'batch.split', events: events.length, code: fault.code });
    const middle = Math.ceil(events.length / 2);
    const progress = await this.#deliver(events.slice(0, middle));
    const rest = events.slice(middle);
    return progress === 'stop' ? this.#release(rest) : this.#deliver(rest);
  }

  /**
   * One event fails by itself: ask for its log alone, in the same lease. If even that fails, the org is in trouble rather than
   * the event: pause, and let the event wait by its own clock, so that its neighbours get their turn first.
   */
  async #isolate(event: StoredEvent, fault: { code: string; message: string }): Promise<Progress> {
    if (fault.code === rowLocked) return this.#retry(event, fault);
    if (event.action === 'apply') {
      this.#parts.observer.happened({ kind: 'event.isolated', ...identityOf(event), code: fault.code });
      return this.#deliver([{ ...event, action: 'record', code: fault.code, message: fault.message }]);
    }
    await this.#retry(event, fault);
    return this.#pause([], { ...fault, leastPauseMs: 0, needsPerson: false });
  }

  async #retry(event: StoredEvent, { code, message }: { code: string; message: string }): Promise<Progress> {
    const { clock, random } = this.#parts;
    const detail = { outcome: null, code, field: null, message, logId: null };
    await this.#settle([retryLater(event, detail, { now: clock.now(), random })]);
    return 'go-on';
  }

  async #settle(settlements: readonly Settlement[]): Promise<void> {
    if (settlements.length === 0) return;
    await this.#parts.store.settle(this.#lease, settlements, this.#parts.clock.now());
    const byId = new Map(this.#lease.events.map((event) => [event.id, event]));
    for (const settlement of settlements) {
      const event = byId.get(settlement.id);
      if (event && isHolding(settlement)) this.#heldKeys.add(recordKeyOf(event));
    }
  }
}

function isSyncOff({ status, code }: EventResult): boolean {
  return status === 'retry' && code === syncOff;
}
