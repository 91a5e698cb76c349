import type { EventState, EventSummary } from '../../core/event.ts';
import { mostLanesCounted, type EventView } from '../../core/event-store.ts';
import type { Pause } from '../../core/pause.ts';
import { integer, sequenceOf, stateOf, text, toSummary, type Row } from '../rows.ts';
import type { Database } from './database.ts';

/** Reads the store beside the relays that share it. */
export class PostgresView implements EventView {
  protected readonly database: Database;
  readonly storeId: string;

  constructor(database: Database, storeId: string) {
    this.database = database;
    this.storeId = storeId;
  }

  async counts(): Promise<Record<EventState, number>> {
    const counts = { pending: 0, leased: 0, waiting: 0, queued: 0, finished: 0, failed: 0 };
    const rows = await this.database.query(
      'SELECT state, sum(events)::bigint AS events FROM relay_count GROUP BY state',
    );
    for (const row of rows) counts[stateOf(text(row, 'state'))] = integer(row, 'events');
    return counts;
  }

  async recent(limit: number): Promise<readonly EventSummary[]> {
    return this.#summaries('ORDER BY sequence DESC LIMIT $1', [limit]);
  }

  async deadLetters(limit: number): Promise<readonly EventSummary[]> {
    return this.#summaries(`WHERE state = 'failed' ORDER BY sequence LIMIT $1`, [limit]);
  }

  async find(id: string): Promise<EventSummary | undefined> {
    const sequence = sequenceOf(id);
    if (!Number.isSafeInteger(sequence)) return undefined;
    const [found] = await this.#summaries('WHERE sequence = $1', [sequence]);
    return found?.id === id ? found : undefined;
  }

  async oldestOpenAt(): Promise<number | undefined> {
    const [row] = await this.database.query(
      `SELECT received_at FROM relay_event WHERE turn <> 'done' ORDER BY sequence LIMIT 1`,
    );
    return row && integer(row, 'received_at');
  }

  /** From the queue of lanes, and the newest events, which no claim has put there yet. */
  async lanes(): Promise<number> {
    const [row] = await this.database.query(
      `SELECT count(*) AS lanes FROM (
         (SELECT DISTINCT lane FROM relay_lane_queue LIMIT $1)
         UNION
         (SELECT lane FROM relay_event WHERE turn <> 'done' AND sequence > (SELECT sequence FROM relay_admitted)
          ORDER BY sequence LIMIT 10000)
       ) lane`,
      [mostLanesCounted],
    );
    return row === undefined ? 0 : Math.min(integer(row, 'lanes'), mostLanesCounted);
  }

  async pauses(): Promise<readonly Pause[]> {
    const rows = await this.database.query('SELECT site, object FROM relay_pause ORDER BY site, object');
    return rows.map((row) => ({ site: text(row, 'site') || undefined, object: text(row, 'object') || undefined }));
  }

  async pinned(key: string): Promise<string | undefined> {
    const [row] = await this.database.query('SELECT value FROM relay_meta WHERE key = $1', [`pinned:${key}`]);
    return row && text(row, 'value');
  }

  async close(): Promise<void> {
    await this.database.close();
  }

  async #summaries(which: string, values: readonly unknown[]): Promise<readonly EventSummary[]> {
    const rows = await this.database.query(
      `SELECT sequence, site, object, record_id, event, state, attempts, received_at, outcome, code, field, message, log_id,
         coalesce((SELECT r.repeats FROM relay_repeat r WHERE r.sequence = e.sequence), 0) AS repeats
       FROM relay_event e ${which}`,
      values,
    );
    return rows.map((row: Row) => toSummary(this.storeId, row));
  }
}
