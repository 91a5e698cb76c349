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

  /** A new event; what is in its queue already stands before it. */
  add(event: Place & { readonly site: string }, readyAt: number | null): void {
    this.#sql.run(
      `INSERT INTO lane_queue (lane, object, site, head, is_held) VALUES (?1, ?2, ?3, ?4, ${isHeld})
       ON CONFLICT (lane, object) DO UPDATE SET head = excluded.head WHERE head IS NULL AND excluded.head IS NOT NULL`,
      event.lane,
      event.object,
      event.site,
      readyAt,
    );
    this.#sql.run('INSERT INTO kind (site, object) VALUES (?, ?) ON CONFLICT DO NOTHING', event.site, event.object);
  }

  /** Lets go what stands behind these events, and puts the heads of all their queues right. */
  changed(ready: readonly Row[], done: readonly Row[] = []): void {
    const freed = this.#free(ready, done);
    const places = new Map<string, Place>();
    for (const row of [...ready, ...done, ...freed]) {
      const place = placeOf(row);
      places.set(JSON.stringify([place.lane, place.object]), place);
    }
    for (const place of places.values()) this.refresh(place);
  }

  refresh({ lane, object }: Place): void {
    const where = 'WHERE open = 1 AND lane = ? AND object = ?';
    const first = this.#sql.get(
      `SELECT sequence, site FROM event ${where} AND turn = 'ready' ORDER BY sequence LIMIT 1`,
      lane,
      object,
    );
    const open = first ?? this.#sql.get(`SELECT site FROM event ${where} LIMIT 1`, lane, object);
    if (open === undefined) {
      this.#sql.run('DELETE FROM lane_queue WHERE lane = ? AND object = ?', lane, object);
      return;
    }
    this.#sql.run(
      `INSERT INTO lane_queue (lane, object, site, head, is_held) VALUES (?1, ?2, ?3, ?4, ${isHeld})
       ON CONFLICT (lane, object) DO UPDATE SET head = excluded.head WHERE head IS NOT excluded.head`,
      lane,
      object,
      text(open, 'site'),
      first === undefined ? null : integer(first, 'sequence'),
    );
  }

  /** After an event of the lane has gone to a job in the org, or has come back. */
  markHeld(lane: string): void {
    this.#sql.run(`UPDATE lane_queue SET is_held = ${isHeld} WHERE lane = ?1`, lane);
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

const isHeld = `EXISTS (SELECT 1 FROM event q WHERE q.state = 'queued' AND q.lane = ?1)`;
