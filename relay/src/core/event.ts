import type { Outcome } from './contract.ts';

/** What the package shall do with an event: apply it, or only write its log (an event that can't even be tried). */
export type Action = 'apply' | 'record';

/**
 * `pending` ready at `dueAt`; `leased` in a call; `waiting` parked for a parent; `queued` handed to a job in the org;
 * `finished` settled by the package; `failed` settled, but a person should look.
 */
export type EventState = 'pending' | 'leased' | 'waiting' | 'queued' | 'finished' | 'failed';

export const eventStates: readonly EventState[] = ['pending', 'leased', 'waiting', 'queued', 'finished', 'failed'];

/** An authenticated webhook, without secrets, ready to be stored. */
export interface NewEvent {
  readonly site: string;
  /** ChargeOver's `context_str`. */
  readonly object: string;
  readonly recordId: string;
  readonly event: string;
  readonly lane: string;
  /** Record keys that this event names as parents (`site:object:id`). */
  readonly parents: readonly string[];
  readonly contentHash: string;
  readonly receivedAt: number;
  /** The webhook's `data`, as JSON text. */
  readonly data: string;
}

export interface StoredEvent extends NewEvent {
  /** The delivery key `storeId:sequence`: unique, and the same on every retry. */
  readonly id: string;
  readonly sequence: number;
  /** Tries so far that count (faults of the whole org don't). */
  readonly attempts: number;
  readonly action: Action;
  readonly code: string | null;
  readonly message: string | null;
}

/** A row as people see it: no payload. */
export interface EventSummary {
  readonly id: string;
  readonly sequence: number;
  readonly site: string;
  readonly object: string;
  readonly recordId: string;
  readonly event: string;
  readonly state: EventState;
  readonly attempts: number;
  readonly repeats: number;
  readonly receivedAt: string;
  readonly outcome: Outcome | null;
  readonly code: string | null;
  readonly field: string | null;
  readonly message: string | null;
  readonly logId: string | null;
}

export function recordKey(site: string, object: string, recordId: string): string {
  return `${site}:${object}:${recordId}`;
}

export function recordKeyOf(event: Pick<NewEvent, 'site' | 'object' | 'recordId'>): string {
  return recordKey(event.site, event.object, event.recordId);
}
