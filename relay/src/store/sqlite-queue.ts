import { integer, text, type Row } from './rows.ts';
import type { SqliteStatements } from './sqlite-statements.ts';

/** Where an event stands. */
export interface Place {
  readonly lane: string;
  readonly object: string;
}

export function placeOf(row: Row): Place {
  return { lane: text(row, 'lane'), object: text(row, 'object') };
}

/** The queues of lanes, one for each lane and object: what intake, claiming and settling share. Its callers are in a transaction. */
export class SqliteQueue {
  readonly #sql: SqliteStatements;

  constructor(sql: SqliteStatements) {
    this.#sql = sql;
  }

  /** Takes in up to `limit` new events, in order of receipt. Gives how many. */
  admit(limit: number): number {
    const rows = this.#sql.all(
      `SELECT sequence, site, lane, object, turn FROM event
       WHERE sequence > (SELECT sequence FROM admitted) ORDER BY sequence LIMIT ?`,
      limit,
    );
    const last = rows.at(-1);
    if (last === undefined) return 0;
    this.#sql.run('UPDATE admitted SET sequence = ?', integer(last, 'sequence'));
    for (const row of rows)
      this.#sql.run(
        'INSERT INTO kind (site, object) VALUES (?, ?) ON CONFLICT DO NOTHING',
        text(row, 'site'),
        text(row, 'object'),
      );
    this.changed(rows.filter((row) => row['turn'] === 'ready'));
    return rows.length;
  }

  /** Events that have become ready, are done, or rest: lets go what stands behind them, and puts their queues right. */
  changed(ready: readonly Row[], done: readonly Row[] = [], resting: readonly Row[] = []): void {
    const added = [...ready, ...this.#free(ready, done)];
    for (const row of added) this.#add(placeOf(row), integer(row, 'sequence'));
    const places = [...added, ...done, ...resting].map(placeOf);
    const distinct = new Map(places.map((place) => [JSON.stringify([place.lane, place.object]), place]));
    for (const place of distinct.values()) this.refresh(place);
  }

  /** Events that were ready and aren't any more; the heads stay as they are until `refresh`. */
  take(place: Place, sequence: number): void {
    this.#sql.run(
      'DELETE FROM ready WHERE lane = ? AND object = ? AND sequence = ?',
      place.lane,
      place.object,
      sequence,
    );
  }

  refresh({ lane, object }: Place): void {
    const head = this.#sql.get(
      'SELECT sequence FROM ready WHERE lane = ? AND object = ? ORDER BY sequence LIMIT 1',
      lane,
      object,
    );
    if (head === undefined) this.#sql.run('DELETE FROM lane_queue WHERE lane = ? AND object = ?', lane, object);
    else
      this.#sql.run(
        `INSERT INTO lane_queue (lane, object, site, head, is_held)
         SELECT lane, object, site, sequence, ${isHeld('event.lane')} FROM event WHERE sequence = ?
         ON CONFLICT (lane, object) DO UPDATE SET head = excluded.head WHERE head <> excluded.head`,
        integer(head, 'sequence'),
      );
  }

  /** What wasn't looked at yet comes in its turn. */
  #add(place: Place, sequence: number): void {
    this.#sql.run(
      `INSERT INTO ready (lane, object, sequence) SELECT ?1, ?2, ?3 WHERE ?3 <= (SELECT sequence FROM admitted)
       ON CONFLICT DO NOTHING`,
      place.lane,
      place.object,
      sequence,
    );
  }

  /** After an event of the lane has gone to a job in the org, or has come back. */
  markHeld(lane: string): void {
    this.#sql.run(`UPDATE lane_queue SET is_held = ${isHeld('?1')} WHERE lane = ?1`, lane);
  }

  /**
   * While an event is only ready, not done, what stands behind it in another lane for the order of their record goes on waiting;
   * in its own lane the order is that of the sequences.
   */
  #free(ready: readonly Row[], done: readonly Row[]): readonly Row[] {
    if (this.#sql.get('SELECT 1 FROM event WHERE behind IS NOT NULL LIMIT 1') === undefined) return [];
    const sequences = (rows: readonly Row[]): string => JSON.stringify(rows.map((row) => integer(row, 'sequence')));
    return this.#sql.all(
      `WITH RECURSIVE changed AS (
         SELECT value AS sequence, 0 AS is_done FROM json_each(?1) UNION ALL SELECT value, 1 FROM json_each(?2)
       ), freed AS (
         SELECT y.sequence, y.lane, y.record_key
         FROM changed c CROSS JOIN event x ON x.sequence = c.sequence CROSS JOIN event y ON y.behind = x.sequence
         WHERE c.is_done OR y.lane = x.lane OR y.record_key <> x.record_key
         UNION
         SELECT y.sequence, y.lane, y.record_key
         FROM freed x CROSS JOIN event y ON y.behind = x.sequence
         WHERE y.lane = x.lane OR y.record_key <> x.record_key
       )
       UPDATE event SET turn = 'ready', behind = NULL WHERE sequence IN (SELECT sequence FROM freed)
       RETURNING sequence, lane, object`,
      sequences(ready),
      sequences(done),
    );
  }
}

const isHeld = (lane: string): string => `EXISTS (SELECT 1 FROM event q WHERE q.state = 'queued' AND q.lane = ${lane})`;
