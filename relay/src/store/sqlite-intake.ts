import { recordKeyOf, type NewEvent } from '../core/event.ts';
import type { Accepted } from '../core/event-store.ts';
import { deliveryKey, integer, text } from './rows.ts';
import type { SqliteStatements } from './sqlite-statements.ts';

/** Writes what comes in. Its callers are in a transaction. */
export class SqliteIntake {
  readonly #sql: SqliteStatements;
  readonly #storeId: string;

  constructor(sql: SqliteStatements, storeId: string) {
    this.#sql = sql;
    this.#storeId = storeId;
  }

  acceptOne(event: NewEvent): Accepted {
    const last = this.#sql.get(lastOfRecord, recordKeyOf(event));
    if (last && text(last, 'content_hash') === event.contentHash) {
      const sequence = integer(last, 'sequence');
      this.#sql.run(
        'UPDATE event SET repeats = repeats + 1, repeated_at = ? WHERE sequence = ?',
        event.receivedAt,
        sequence,
      );
      const repeats = integer(last, 'repeats') + 1;
      return { kind: 'repeat', id: deliveryKey(this.#storeId, sequence), sequence, repeats };
    }
    // A record that went over to another customer: its earlier event goes first, though it stands in another lane.
    const behind =
      last && integer(last, 'open') === 1 && text(last, 'lane') !== event.lane ? integer(last, 'sequence') : null;
    const sequence = this.#insert(event, behind);
    return { kind: 'stored', id: deliveryKey(this.#storeId, sequence), sequence };
  }

  #insert(event: NewEvent, behind: number | null): number {
    return this.#sql.insert(
      insertEvent,
      event.site,
      event.object,
      event.recordId,
      event.event,
      recordKeyOf(event),
      event.lane,
      JSON.stringify(event.parents),
      event.contentHash,
      event.receivedAt,
      Buffer.byteLength(event.data),
      behind === null ? 'ready' : 'behind',
      behind,
      event.data,
    );
  }
}

const lastOfRecord =
  'SELECT sequence, content_hash, repeats, open, lane FROM event WHERE record_key = ? ORDER BY sequence DESC LIMIT 1';

const insertEvent = `
INSERT INTO event (site, object, record_id, event, record_key, lane, parents, content_hash, received_at, bytes, turn, behind, data)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
