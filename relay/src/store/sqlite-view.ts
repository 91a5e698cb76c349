import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FatalError, messageOf, RelayError } from '../core/errors.ts';
import type { EventState, EventSummary } from '../core/event.ts';
import { mostLanesCounted, type EventView } from '../core/event-store.ts';
import type { Pause } from '../core/pause.ts';
import { migrations } from './migrations.ts';
import { integer, sequenceOf, stateOf, summaryColumns, text, toSummary } from './rows.ts';
import { checkReadable } from './schema.ts';
import { readPauses } from './sqlite-pauses.ts';

export const storeFile = 'events.db';

/** Reads the store beside the relay that owns it, or of one that is stopped. */
export function openSqliteView(folder: string): EventView {
  const file = join(folder, storeFile);
  if (!existsSync(file)) throw new FatalError('STORE_MISSING', `there is no event store in ${folder}`);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    checkReadable(Number(database.prepare('PRAGMA user_version').get()?.['user_version']), migrations.length);
    return new SqliteView(database);
  } catch (error) {
    database?.close();
    if (error instanceof RelayError) throw error;
    throw new FatalError('STORE_READ', `can't read the event store in ${folder} (${messageOf(error)})`, {
      cause: error,
    });
  }
}

export class SqliteView implements EventView {
  protected readonly database: DatabaseSync;
  readonly storeId: string;

  constructor(database: DatabaseSync) {
    this.database = database;
    const row = database.prepare(`SELECT value FROM meta WHERE key = 'storeId'`).get();
    if (!row) throw new FatalError('STORE_CORRUPT', 'the store has no id');
    this.storeId = text(row, 'value');
  }

  async counts(): Promise<Record<EventState, number>> {
    const counts = { pending: 0, leased: 0, waiting: 0, queued: 0, finished: 0, failed: 0 };
    const rows = this.database.prepare('SELECT state, events FROM event_count').all();
    for (const row of rows) counts[stateOf(text(row, 'state'))] = integer(row, 'events');
    return counts;
  }

  async recent(limit: number): Promise<readonly EventSummary[]> {
    const query = `SELECT ${summaryColumns} FROM event ORDER BY sequence DESC LIMIT ?`;
    return this.database
      .prepare(query)
      .all(limit)
      .map((row) => toSummary(this.storeId, row));
  }

  async deadLetters(limit: number): Promise<readonly EventSummary[]> {
    const query = `SELECT ${summaryColumns} FROM event WHERE state = 'failed' ORDER BY sequence LIMIT ?`;
    return this.database
      .prepare(query)
      .all(limit)
      .map((row) => toSummary(this.storeId, row));
  }

  async find(id: string): Promise<EventSummary | undefined> {
    const row = this.database.prepare(`SELECT ${summaryColumns} FROM event WHERE sequence = ?`).get(sequenceOf(id));
    const found = row && toSummary(this.storeId, row);
    return found?.id === id ? found : undefined;
  }

  async oldestOpenAt(): Promise<number | undefined> {
    const row = this.database.prepare('SELECT received_at FROM event WHERE open = 1 ORDER BY sequence LIMIT 1').get();
    return row && integer(row, 'received_at');
  }

  /** Of the events that rest, and of those that delivery hasn't looked at yet, the first ten thousand are counted. */
  async lanes(): Promise<number> {
    const query = `
      SELECT count(*) AS lanes FROM (
        SELECT lane FROM lane_queue UNION SELECT lane FROM lane_lease
        UNION SELECT lane FROM (SELECT lane FROM event WHERE turn IN ('held', 'behind') LIMIT 10000)
        UNION SELECT lane FROM (SELECT lane FROM event WHERE sequence > (SELECT sequence FROM admitted) ORDER BY sequence LIMIT 10000)
        LIMIT ?)`;
    const row = this.database.prepare(query).get(mostLanesCounted);
    return row === undefined ? 0 : integer(row, 'lanes');
  }

  async pauses(): Promise<readonly Pause[]> {
    return readPauses(this.database);
  }

  async pinned(key: string): Promise<string | undefined> {
    const row = this.database.prepare('SELECT value FROM meta WHERE key = ?').get(`pinned:${key}`);
    return row && text(row, 'value');
  }

  async close(): Promise<void> {
    this.database.close();
  }
}
