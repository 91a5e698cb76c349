import type { Outcome } from './contract.ts';

/** Texts of an outcome that are kept on the row. */
export interface OutcomeDetail {
  readonly outcome: Outcome | null;
  readonly code: string | null;
  readonly field: string | null;
  readonly message: string | null;
  readonly logId: string | null;
}

/** What becomes of a leased event. */
export type Settlement =
  /** Settled by the package; `isFailed` keeps it in sight of people. */
  | { readonly kind: 'finished'; readonly id: string; readonly isFailed: boolean; readonly detail: OutcomeDetail }
  /** Not now: ready again at `dueAt`; the try counts. */
  | { readonly kind: 'retry'; readonly id: string; readonly dueAt: number; readonly detail: OutcomeDetail }
  /** Not now, for a reason that is not the event's: ready again at `dueAt`; the try doesn't count. */
  | { readonly kind: 'held'; readonly id: string; readonly dueAt: number; readonly detail: OutcomeDetail }
  /** Waits for the record `parentKey`; asked again at `dueAt` at the latest. */
  | {
      readonly kind: 'parked';
      readonly id: string;
      readonly parentKey: string;
      readonly dueAt: number;
      readonly detail: OutcomeDetail;
    }
  /** A job in the org applies it: its lane is held, and it is asked for again at `dueAt`. */
  | { readonly kind: 'queued'; readonly id: string; readonly dueAt: number; readonly detail: OutcomeDetail }
  /** Ready at once, but only its log is to be written. */
  | { readonly kind: 'recordOnly'; readonly id: string; readonly code: string; readonly message: string }
  /** As if it had never been claimed. */
  | { readonly kind: 'released'; readonly id: string };

export const noDetail: OutcomeDetail = { outcome: null, code: null, field: null, message: null, logId: null };

export function isHolding(settlement: Settlement): boolean {
  return ['retry', 'held', 'parked', 'queued'].includes(settlement.kind);
}
