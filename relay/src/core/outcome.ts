import { backoffMs, eventBackoff, maxAttempts, parkedBackoff } from './backoff.ts';
import type { Random } from './clock.ts';
import { type EventResult } from './contract.ts';
import { assertNever } from './errors.ts';
import { recordKey, type StoredEvent } from './event.ts';
import { type OutcomeDetail, type Settlement } from './settlement.ts';

/** A job in the org has had its time: ask for the event again under the same id. */
const queuedAgainMs = 60_000;

/** Reasons that say nothing of the event itself, and how long it rests for them: such a try doesn't count. */
const heldForMs: ReadonlyMap<string, number> = new Map([
  // Somebody paused its site or object in the org.
  ['PAUSED', 60_000],
  // The call was full: the rest comes with the next one.
  ['LIMITS_NEAR', 1_000],
]);

/**
 * Another transaction holds a row that this one needs; it passes. As the code of a whole call: Apex dies of it where it locks
 * the rows itself. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_locking_statements.htm
 */
export const rowLocked = 'UNABLE_TO_LOCK_ROW';

/** The org's own switch is off, as in a refreshed sandbox: no event can be applied until a person says so. */
export const syncOff = 'SYNC_OFF';

export interface OutcomeContext {
  readonly now: number;
  readonly random: Random;
}

/** What becomes of an event after the package has answered for it. */
export function settlementFor(event: StoredEvent, result: EventResult, ctx: OutcomeContext): Settlement {
  const detail = detailOf(result);
  switch (result.status) {
    case 'applied':
    case 'unchanged':
    case 'skipped':
    case 'stale':
    case 'needsMatch':
      return { kind: 'finished', id: event.id, isFailed: false, detail };
    case 'failed':
      return { kind: 'finished', id: event.id, isFailed: true, detail };
    case 'waiting':
      return park(event, result, ctx);
    case 'queued':
      return { kind: 'queued', id: event.id, dueAt: ctx.now + queuedAgainMs, detail };
    case 'retry':
      return detail.code !== null && heldForMs.has(detail.code)
        ? { kind: 'held', id: event.id, dueAt: ctx.now + (heldForMs.get(detail.code) ?? 0), detail }
        : retryLater(event, detail, ctx);
    default:
      return assertNever(result.status);
  }
}

/**
 * A try that counts. When the last one is spent, the package is asked to write the log alone, so that a person sees the event
 * in the org; when even that has been tried as often, it ends as failed here.
 */
export function retryLater(event: StoredEvent, detail: OutcomeDetail, ctx: OutcomeContext): Settlement {
  const attempt = event.attempts + 1;
  if (attempt < maxAttempts) {
    return { kind: 'retry', id: event.id, dueAt: ctx.now + backoffMs(eventBackoff, attempt, ctx.random), detail };
  }
  if (event.action === 'apply') {
    const code = detail.code ?? 'RETRIES_SPENT';
    return { kind: 'recordOnly', id: event.id, code, message: detail.message ?? `gave up after ${attempt} tries` };
  }
  return { kind: 'finished', id: event.id, isFailed: true, detail: { ...detail, outcome: 'failed' } };
}

/** The answer had no readable result for this event. */
export function missingResult(event: StoredEvent, ctx: OutcomeContext): Settlement {
  const message = 'the answer had no readable result for this event';
  return retryLater(event, { outcome: null, code: 'RESULT_MISSING', field: null, message, logId: null }, ctx);
}

function park(event: StoredEvent, result: EventResult, ctx: OutcomeContext): Settlement {
  const detail = detailOf(result);
  if (!result.parent) return retryLater(event, { ...detail, code: 'PARENT_NOT_NAMED' }, ctx);
  const parentKey = recordKey(event.site, result.parent.object, result.parent.recordId);
  const dueAt = ctx.now + backoffMs(parkedBackoff, event.attempts + 1, ctx.random);
  return { kind: 'parked', id: event.id, parentKey, dueAt, detail };
}

const longestMessage = 1_000;

function detailOf(result: EventResult): OutcomeDetail {
  return {
    outcome: result.status,
    code: result.code ?? null,
    field: result.field ?? null,
    message: result.message?.slice(0, longestMessage) ?? null,
    logId: result.logId ?? null,
  };
}
