import type { Random } from './clock.ts';

export interface BackoffPlan {
  readonly baseMs: number;
  readonly maxMs: number;
}

/** Tries of one event: with an hour at most between two, `maxAttempts` tries span more than three days, jitter or not. */
export const eventBackoff: BackoffPlan = { baseMs: 2_000, maxMs: 3_600_000 };
export const maxAttempts = 160;

/** Re-asking for a parked event whose parent was never seen here. */
export const parkedBackoff: BackoffPlan = { baseMs: 30_000, maxMs: 3_600_000 };

/** Pauses of the whole delivery while the org can't be reached. */
export const orgBackoff: BackoffPlan = { baseMs: 1_000, maxMs: 300_000 };

/** Rests of the delivery while the store itself fails. It is near, and webhooks wait for it too: it is asked often. */
export const storeBackoff: BackoffPlan = { baseMs: 1_000, maxMs: 10_000 };

/** Exponential with jitter: between half and all of `base × 2^(attempt-1)`, capped. `attempt` counts from 1. */
export function backoffMs(plan: BackoffPlan, attempt: number, random: Random): number {
  const full = Math.min(plan.maxMs, plan.baseMs * 2 ** Math.min(attempt - 1, 40));
  return Math.round(full / 2 + (full / 2) * random());
}
