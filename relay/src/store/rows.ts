import { outcomes, type Outcome } from '../core/contract.ts';
import { FatalError } from '../core/errors.ts';
import { eventStates, type EventState, type EventSummary, type StoredEvent } from '../core/event.ts';

/** As a database driver gives it. */
export type Row = Readonly<Record<string, unknown>>;

export function toStoredEvent(storeId: string, row: Row): StoredEvent {
  const sequence = integer(row, 'sequence');
  return {
    id: deliveryKey(storeId, sequence),
    sequence,
    site: text(row, 'site'),
    object: text(row, 'object'),
    recordId: text(row, 'record_id'),
    event: text(row, 'event'),
    lane: text(row, 'lane'),
    parents: strings(row['parents']),
    contentHash: text(row, 'content_hash'),
    receivedAt: integer(row, 'received_at'),
    data: text(row, 'data'),
    attempts: integer(row, 'attempts'),
    action: text(row, 'action') === 'record' ? 'record' : 'apply',
    code: optionalText(row, 'code'),
    message: optionalText(row, 'message'),
  };
}

export const summaryColumns =
  'sequence, site, object, record_id, event, state, attempts, repeats, received_at, outcome, code, field, message, log_id';

export function toSummary(storeId: string, row: Row): EventSummary {
  const sequence = integer(row, 'sequence');
  return {
    id: deliveryKey(storeId, sequence),
    sequence,
    site: text(row, 'site'),
    object: text(row, 'object'),
    recordId: text(row, 'record_id'),
    event: text(row, 'event'),
    state: stateOf(text(row, 'state')),
    attempts: integer(row, 'attempts'),
    repeats: integer(row, 'repeats'),
    receivedAt: new Date(integer(row, 'received_at')).toISOString(),
    outcome: outcomeOf(optionalText(row, 'outcome')),
    code: optionalText(row, 'code'),
    field: optionalText(row, 'field'),
    message: optionalText(row, 'message'),
    logId: optionalText(row, 'log_id'),
  };
}

export function deliveryKey(storeId: string, sequence: number): string {
  return `${storeId}:${sequence}`;
}

export function sequenceOf(id: string): number {
  return Number(id.slice(id.lastIndexOf(':') + 1));
}

export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw corrupt(column);
  return value;
}

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw corrupt(column);
  return value;
}

function optionalText(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

/** SQLite keeps a list as JSON, PostgreSQL as an array. */
function strings(kept: unknown): readonly string[] {
  const value: unknown = typeof kept === 'string' ? JSON.parse(kept) : kept;
  if (!Array.isArray(value)) throw corrupt('parents');
  return value.map(String);
}

export function stateOf(value: string): EventState {
  const state = eventStates.find((known) => known === value);
  if (!state) throw corrupt('state');
  return state;
}

function outcomeOf(value: string | null): Outcome | null {
  return outcomes.find((known) => known === value) ?? null;
}

function corrupt(column: string): FatalError {
  return new FatalError('STORE_CORRUPT', `the store holds an unreadable value in event.${column}`);
}
