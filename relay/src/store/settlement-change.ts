import { assertNever } from '../core/errors.ts';
import type { Action, EventState } from '../core/event.ts';
import { noDetail, type OutcomeDetail, type Settlement } from '../core/settlement.ts';
import { sequenceOf } from './rows.ts';

/** What a row waits for: to be claimed, a time or a parent or a job, another event, the end of its call, nothing. */
export type Turn = 'ready' | 'held' | 'behind' | 'leased' | 'done';

/** How a settlement changes its row, for every store. */
export interface SettlementChange extends OutcomeDetail {
  readonly sequence: number;
  readonly state: EventState;
  readonly turn: Turn;
  /** Null keeps what is there. */
  readonly dueAt: number | null;
  readonly settledAt: number | null;
  readonly waitsFor: string | null;
  /** Added to the tries. */
  readonly tries: 0 | 1;
  /** Null keeps what is there. */
  readonly action: Action | null;
  /** Which texts of the outcome are written. */
  readonly keeps: 'all' | 'outcome' | 'reason' | 'none';
  /** Proves that its record exists, and its parents too. */
  readonly proves: boolean;
}

export function changeFor(settlement: Settlement, now: number): SettlementChange {
  const { kind } = settlement;
  const base = { ...unchanged, sequence: sequenceOf(settlement.id) };
  switch (kind) {
    case 'finished': {
      const state = settlement.isFailed ? 'failed' : 'finished';
      const proves = isProof(settlement.detail);
      return { ...base, ...tried, ...settlement.detail, state, turn: 'done', dueAt: now, settledAt: now, proves };
    }
    case 'retry':
      return { ...base, ...tried, ...settlement.detail, ...until(settlement.dueAt, now) };
    case 'queued':
      return { ...base, ...tried, ...settlement.detail, state: 'queued', turn: 'held', dueAt: settlement.dueAt };
    case 'parked': {
      const { dueAt, parentKey: waitsFor } = settlement;
      return { ...base, ...tried, ...settlement.detail, state: 'waiting', turn: 'held', dueAt, waitsFor };
    }
    case 'recordOnly': {
      const { code, message } = settlement;
      return { ...base, dueAt: 0, action: 'record', code, message, keeps: 'reason' };
    }
    case 'held': {
      const { outcome, code, message } = settlement.detail;
      return { ...base, ...until(settlement.dueAt, now), outcome, code, message, keeps: 'outcome' };
    }
    case 'released':
      return base;
    default:
      return assertNever(kind);
  }
}

const unchanged = {
  ...noDetail,
  state: 'pending',
  turn: 'ready',
  dueAt: null,
  settledAt: null,
  waitsFor: null,
  tries: 0,
  action: null,
  keeps: 'none',
  proves: false,
} as const;

const tried = { tries: 1, keeps: 'all' } as const;

function until(dueAt: number, now: number): { readonly dueAt: number; readonly turn: Turn } {
  return { dueAt, turn: dueAt <= now ? 'ready' : 'held' };
}

function isProof({ outcome }: OutcomeDetail): boolean {
  return outcome === 'applied' || outcome === 'unchanged' || outcome === 'stale';
}
