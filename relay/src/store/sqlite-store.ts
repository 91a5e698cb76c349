import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { entryOverheadBytes } from '../core/contract.ts';
import { FatalError, messageOf, RelayError, RetryableError } from '../core/errors.ts';
import { recordKeyOf, type NewEvent, type StoredEvent } from '../core/event.ts';
import type { Accepted, ClaimRequest, DeadLetterOrder, EventStore, Lease, PurgeRequest } from '../core/event-store.ts';
import type { Pause } from '../core/pause.ts';
import type { Settlement } from '../core/settlement.ts';
import { endExpiredLeases, queuedEvents, readyEvents } from './claim-sql.ts';
import { GroupCommit } from './group-commit.ts';
import { migrate } from './migrations.ts';
import { lockOwner } from './owner-lock.ts';
import { endPause, keepPause, readPauses } from './sqlite-pauses.ts';
import { deliveryKey, integer, sequenceOf, text, toStoredEvent } from './rows.ts';
import { SettleSql } from './settle-sql.ts';
import { SqliteView, storeFile } from './sqlite-view.ts';

export interface SqliteOptions {
  /** Milliseconds since any fixed moment. Leases are of one process, so they run by a clock that nobody sets. */
  readonly uptime?: () => number;
}

/** One process owns the folder. Leases of a dead owner are taken back at once. Throws `FatalError` if it can't be opened. */
export function openSqliteStore(folder: string, options: SqliteOptions = {}): EventStore {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new FatalError('STORE_FOLDER', `can't write to the data folder ${folder} (${messageOf(error)})`, {
      cause: error,
    });
  }
  try {
    const unlock = lockOwner(folder);
    return new SqliteStore(openDatabase(folder), unlock, options.uptime ?? (() => performance.now()));
  } catch (error) {
    if (error instanceof RelayError) throw error;
    throw new FatalError('STORE_OPEN', `can't open the event store in ${folder} (${messageOf(error)})`, {
      cause: error,
    });
  }
}

function openDatabase(folder: string): DatabaseSync {
  const database = new DatabaseSync(join(folder, storeFile), { timeout: 5_000 });
  // FULL: in WAL mode only this syncs at every commit. https://sqlite.org/pragma.html#pragma_synchronous
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  return database;
}

class SqliteStore extends SqliteView implements EventStore {
  readonly #unlock: () => void;
  readonly #uptime: () => number;
  readonly #intake: GroupCommit<NewEvent, Accepted>;
  readonly #settle: SettleSql;
  readonly #lastOfRecord: StatementSync;
  readonly #countRepeat: StatementSync;
  readonly #insert: StatementSync;

  constructor(database: DatabaseSync, unlock: () => void, uptime: () => number) {
    prepareStore(database);
    super(database);
    this.#unlock = unlock;
    this.#uptime = () => Math.floor(uptime());
    this.#settle = new SettleSql(database);
    this.#lastOfRecord = database.prepare(
      'SELECT sequence, content_hash, repeats FROM event WHERE record_key = ? ORDER BY sequence DESC LIMIT 1',
    );
    this.#countRepeat = database.prepare('UPDATE event SET repeats = repeats + 1, repeated_at = ? WHERE sequence = ?');
    this.#insert = database.prepare(insertEvent);
    this.#intake = new GroupCommit((events) => this.#transaction(() => events.map((event) => this.#acceptOne(event))));
  }

  accept(event: NewEvent): Promise<Accepted> {
    return this.#intake.write(event);
  }

  #acceptOne(event: NewEvent): Accepted {
    const last = this.#lastOfRecord.get(recordKeyOf(event));
    if (last && text(last, 'content_hash') === event.contentHash) {
      const sequence = integer(last, 'sequence');
      this.#countRepeat.run(event.receivedAt, sequence);
      return {
        kind: 'repeat',
        id: deliveryKey(this.storeId, sequence),
        sequence,
        repeats: integer(last, 'repeats') + 1,
      };
    }
    const { lastInsertRowid } = this.#insert.run({
      site: event.site,
      object: event.object,
      recordId: event.recordId,
      event: event.event,
      recordKey: recordKeyOf(event),
      lane: event.lane,
      parents: JSON.stringify(event.parents),
      contentHash: event.contentHash,
      receivedAt: event.receivedAt,
      data: event.data,
      bytes: Buffer.byteLength(event.data),
    });
    const sequence = Number(lastInsertRowid);
    return { kind: 'stored', id: deliveryKey(this.storeId, sequence), sequence };
  }

  async claim(request: ClaimRequest): Promise<Lease | undefined> {
    return this.#transaction(() => {
      const uptime = this.#uptime();
      this.database.prepare(endExpiredLeases).run({ now: uptime });
      this.database.prepare('DELETE FROM lane_lease WHERE expires_at <= ?').run(uptime);
      return this.#lease(this.#readyEvents(request), request);
    });
  }

  async claimQueued(
    ids: readonly string[],
    request: Pick<ClaimRequest, 'now' | 'leaseMs'>,
  ): Promise<Lease | undefined> {
    if (ids.length === 0) return undefined;
    return this.#transaction(() => {
      const rows = this.database.prepare(queuedEvents).all(JSON.stringify(ids.map(sequenceOf)));
      return this.#lease(
        rows.map((row) => toStoredEvent(this.storeId, row)).filter((event) => ids.includes(event.id)),
        request,
      );
    });
  }

  #lease(events: readonly StoredEvent[], request: Pick<ClaimRequest, 'now' | 'leaseMs'>): Lease | undefined {
    if (events.length === 0) return undefined;
    const token = randomBytes(12).toString('hex');
    const expiresAt = request.now + request.leaseMs;
    const markEvent = this.database.prepare(`UPDATE event SET state = 'leased', lease = ? WHERE sequence = ?`);
    for (const event of events) markEvent.run(token, event.sequence);
    const markLane = this.database.prepare('INSERT INTO lane_lease (lane, token, expires_at) VALUES (?, ?, ?)');
    for (const lane of new Set(events.map((event) => event.lane)))
      markLane.run(lane, token, this.#uptime() + request.leaseMs);
    return { token, claimedAt: request.now, expiresAt, events };
  }

  #readyEvents({ now, maxEvents, maxBytes, paused = [] }: ClaimRequest): StoredEvent[] {
    const events: StoredEvent[] = [];
    let bytes = 0;
    const pauses = JSON.stringify([...paused, ...readPauses(this.database)]);
    for (const row of this.database.prepare(readyEvents).iterate({ now, limit: maxEvents, paused: pauses })) {
      bytes += integer(row, 'bytes') + entryOverheadBytes;
      // Stopping, not skipping: an event that is passed over would be overtaken by its lane.
      if (bytes > maxBytes && events.length > 0) break;
      events.push(toStoredEvent(this.storeId, row));
    }
    return events;
  }

  async settle(lease: Lease, settlements: readonly Settlement[], now: number): Promise<void> {
    this.#transaction(() => this.#settle.run(lease, settlements, now));
  }

  async nextDueAt(now: number): Promise<number | undefined> {
    const row = this.database
      .prepare(`SELECT min(due_at) AS due FROM event WHERE open = 1 AND state <> 'leased' AND due_at > ?`)
      .get(now);
    return typeof row?.['due'] === 'number' ? row['due'] : undefined;
  }

  async orderDeadLetters(order: DeadLetterOrder, ids: readonly string[], now: number): Promise<readonly string[]> {
    return this.#transaction(() => {
      const change = this.database.prepare(deadLetterOrders[order]);
      return ids.filter((id) => {
        const isOurs = id.startsWith(`${this.storeId}:`);
        return isOurs && change.run({ now, sequence: sequenceOf(id) }).changes === 1;
      });
    });
  }

  async purge({ before, maxBytes, maxEvents }: PurgeRequest): Promise<number> {
    return this.#transaction(() => {
      const isFull = this.#usedBytes() > maxBytes;
      const { changes } = this.database
        .prepare(
          `DELETE FROM event WHERE sequence IN
             (SELECT sequence FROM event WHERE state = 'finished' AND settled_at < ? ORDER BY settled_at LIMIT ?)`,
        )
        .run(isFull ? Number.MAX_SAFE_INTEGER : before, maxEvents);
      return Number(changes);
    });
  }

  /** Pages that hold something: freed ones are used again, though the file doesn't shrink. */
  #usedBytes(): number {
    const read = (name: string): number => Number(this.database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
    return (read('page_count') - read('freelist_count')) * read('page_size');
  }

  async pause(pause: Pause): Promise<void> {
    this.#transaction(() => keepPause(this.database, pause));
  }

  async resume(pause: Pause): Promise<void> {
    this.#transaction(() => endPause(this.database, pause));
  }

  async pin(key: string, value: string): Promise<string> {
    return this.#transaction(() => {
      this.database
        .prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING')
        .run(`pinned:${key}`, value);
      const row = this.database.prepare('SELECT value FROM meta WHERE key = ?').get(`pinned:${key}`);
      return row === undefined ? value : text(row, 'value');
    });
  }

  async probe(now: number): Promise<void> {
    this.#transaction(() => {
      this.database
        .prepare(
          `INSERT INTO meta (key, value) VALUES ('probedAt', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        )
        .run(String(now));
    });
  }

  override async close(): Promise<void> {
    this.#intake.flush();
    this.database.close();
    this.#unlock();
  }

  #transaction<Result>(work: () => Result): Result {
    try {
      this.database.exec('BEGIN IMMEDIATE');
      const result = work();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.database.isOpen && this.database.isTransaction) this.database.exec('ROLLBACK');
      if (error instanceof RelayError) throw error;
      throw new RetryableError('STORE_WRITE', `the event store can't be written (${messageOf(error)})`, {
        cause: error,
      });
    }
  }
}

const deadLetterOrders = {
  retry: `UPDATE event SET state = 'pending', open = 1, due_at = :now, settled_at = NULL, attempts = 0, action = 'apply'
          WHERE sequence = :sequence AND state = 'failed'`,
  discard: `UPDATE event SET state = 'finished', settled_at = :now WHERE sequence = :sequence AND state = 'failed'`,
};

const insertEvent = `
INSERT INTO event (site, object, record_id, event, record_key, lane, parents, content_hash, received_at, due_at, data, bytes)
VALUES (:site, :object, :recordId, :event, :recordKey, :lane, :parents, :contentHash, :receivedAt, 0, :data, :bytes)`;

function prepareStore(database: DatabaseSync): void {
  migrate(database);
  database
    .prepare(`INSERT INTO meta (key, value) VALUES ('storeId', ?) ON CONFLICT (key) DO NOTHING`)
    .run(randomBytes(6).toString('hex'));
  // The lock is ours, so whoever held these leases is dead.
  database.exec(`UPDATE event SET state = 'pending', lease = NULL WHERE lease IS NOT NULL; DELETE FROM lane_lease;`);
}
