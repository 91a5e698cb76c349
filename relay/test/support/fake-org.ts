import type { EventEntry, EventsRequest } from '../../src/core/contract.ts';
import type { CallResult, Endpoint } from '../../src/core/endpoint.ts';
import type { HeartbeatRequest } from '../../src/core/heartbeat.ts';

export type Answerer = (events: readonly EventEntry[], call: number) => CallResult;

/** An endpoint in memory: keeps the calls, and answers as the test says. */
export class FakeOrg implements Endpoint {
  readonly calls: (readonly EventEntry[])[] = [];
  readonly heartbeats: HeartbeatRequest[] = [];
  readonly steps: string[] = [];
  answerer: Answerer;
  heartbeatAnswer: CallResult = { kind: 'answered', body: { contractVersion: 1, requests: [], results: [] } };
  stepAnswers: CallResult[] = [];

  constructor(answerer: Answerer) {
    this.answerer = answerer;
  }

  async postEvents(request: EventsRequest): Promise<CallResult> {
    this.calls.push(request.events);
    return this.answerer(request.events, this.calls.length);
  }

  async postHeartbeat(request: HeartbeatRequest): Promise<CallResult> {
    this.heartbeats.push(request);
    return this.heartbeatAnswer;
  }

  async postStep(requestId: string): Promise<CallResult> {
    this.steps.push(requestId);
    return this.stepAnswers.shift() ?? { kind: 'answered', body: { contractVersion: 1, status: 'done' } };
  }

  async getHealth(): Promise<CallResult> {
    return { kind: 'answered', body: { contractVersion: 1 } };
  }

  /** Which records each call carried, as `object:id`, with `!` where only the log was asked for. */
  get story(): string[][] {
    return this.calls.map((events) =>
      events.map(({ object, recordId, action }) => `${object}:${recordId}${action === 'record' ? '!' : ''}`),
    );
  }
}

export function answered(results: readonly unknown[], elapsedMs = 100): CallResult {
  return { kind: 'answered', body: { contractVersion: 1, results, usage: { elapsedMs } } };
}

/** Every event gets what `outcome` says; `applied` if it says nothing. */
export function each(outcome: (event: EventEntry) => object | undefined): Answerer {
  return (events) => answered(events.map((event) => ({ id: event.id, status: 'applied', ...outcome(event) })));
}

export const applyAll: Answerer = each(() => undefined);
