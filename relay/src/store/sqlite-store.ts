import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { messageOf, RelayError, RetryableError } from '../core/errors.ts';
import type { NewEvent, StoredEvent } from '../core/event.ts';
import type { Accepted, ClaimRequest, DeadLetterOrder, EventStore, Lease, PurgeRequest } from '../core/event-store.ts';
import type { Pause } from '../core/pause.ts';
import type { Settlement } from '../core/settlement.ts';
import { GroupCommit } from './group-commit.ts';
import { migrate } from './migrations.ts';
import { lockOwner } from './owner-lock.ts';
import { Proofs } from './proofs.ts';
import { endPause, keepPause, readPauses } from './sqlite-pauses.ts';
import { sequenceOf, text, toStoredEvent } from './rows.ts';
import { SqliteClaim } from './sqlite-claim.ts';
import { folderFault, openingFault } from './sqlite-fault.ts';
import { SqliteIntake } from './sqlite-intake.ts';
import { SqliteQueue } from './sqlite-queue.ts';
import { checkRoom, freeBytesOf } from './sqlite-room.ts';
import { SqliteSettle } from './sqlite-settle.ts';
import { SqliteStatements } from './sqlite-statements.ts';
import { SqliteView, storeFile } from './sqlite-view.ts';

export interface SqliteOptions {
  /** Milliseconds since any fixed moment. Leases are of one process, so they run by a clock that nobody sets. */
  readonly uptime?: () => number;
  /** What the disk of the folder still holds. */
  readonly freeDiskBytes?: () => number;
  /** The file grows no further. https://sqlite.org/pragma.html#pragma_max_page_count */
  readonly maxPages?: number;
}

/**
 * One process owns the folder. Leases of a dead owner are taken back at once. Throws `RetryableError` if it can't be written now,
 * `FatalError` if it can't be opened as it is.
 */
export function openSqliteStore(folder: string, options: SqliteOptions = {}): EventStore {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    // Before SQLite looks at it: of a file that is read-only it makes a log that is so too, and stays so.
    const file = join(folder, storeFile);
    if (existsSync(file)) accessSync(file, constants.W_OK);
  } catch (error) {
    throw folderFault(folder, error);
  }
  try {
    return openLocked(folder, options);
  } catch (error) {
    throw openingFault(folder, error);
  }
}

/** Leaves nothing open if it throws: somebody may mend the fault and try again. */
function openLocked(folder: string, options: SqliteOptions): EventStore {
  const { maxPages, uptime = () => performance.now(), freeDiskBytes = () => freeBytesOf(folder) } = options;
  const unlock = lockOwner(folder);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(folder, storeFile), { timeout: 5_000 });
    // FULL: in WAL mode only this syncs at every commit. https://sqlite.org/pragma.html#pragma_synchronous
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`);
    return new SqliteStore(database, { unlock, uptime, freeDiskBytes });
  } catch (error) {
    database?.close();
    unlock();
    throw error;
  }
}

interface SqliteSurroundings extends Required<Pick<SqliteOptions, 'uptime' | 'freeDiskBytes'>> {
  readonly unlock: () => void;
}

class SqliteStore extends SqliteView implements EventStore {
  readonly #unlock: () => void;
  readonly #freeDiskBytes: () => number;
  readonly #uptime: () => number;
  readonly #intake: GroupCommit<NewEvent, Accepted>;
  readonly #sql: SqliteStatements;
  readonly #queue: SqliteQueue;
  readonly #claim: SqliteClaim;
  readonly #settle: SqliteSettle;
  readonly #proofs = new Proofs();

  constructor(database: DatabaseSync, { unlock, uptime, freeDiskBytes }: SqliteSurroundings) {
    migrate(database);
    keepStoreId(database);
    super(database);
    this.#unlock = unlock;
    this.#freeDiskBytes = freeDiskBytes;
    this.#uptime = () => Math.floor(uptime());
    this.#sql = new SqliteStatements(database);
    this.#queue = new SqliteQueue(this.#sql);
    this.#claim = new SqliteClaim(this.#sql, this.#queue, this.storeId);
    this.#settle = new SqliteSettle(this.#sql, this.#queue, { proofs: this.#proofs, uptime: this.#uptime });
    const intake = new SqliteIntake(this.#sql, this.storeId);
    this.#intake = new GroupCommit((events) => this.#transaction(() => events.map((event) => intake.acceptOne(event))));
    this.#transaction(() => this.#claim.endAllLeases());
  }

  accept(event: NewEvent): Promise<Accepted> {
    return this.#intake.write(event);
  }

  async claim(request: ClaimRequest): Promise<Lease | undefined> {
    for (let looks = 1; ; looks += 1) {
      const { lease, rest } = this.#transaction(() => {
        this.#claim.endLeases(this.#uptime());
        const pauses = [...(request.paused ?? []), ...readPauses(this.database)];
        const chosen = this.#claim.choose(request, pauses);
        return { lease: this.#lease(chosen.events, request), rest: chosen.rest };
      });
      if (lease || rest === 'none') return lease;
      // A call is under way, and its end brings the next look: reading further ahead can wait.
      if (rest === 'unread' && looks >= looksAhead && this.#sql.get('SELECT 1 FROM lane_lease LIMIT 1') !== undefined)
        return undefined;
      // Webhooks that have come meanwhile go first.
      await nextTurn();
    }
  }

  async claimQueued(
    ids: readonly string[],
    request: Pick<ClaimRequest, 'now' | 'leaseMs'>,
  ): Promise<Lease | undefined> {
    if (ids.length === 0) return undefined;
    return this.#transaction(() => {
      const rows = this.#sql.all(queuedEvents, JSON.stringify(ids.map(sequenceOf)));
      const events = rows.map((row) => toStoredEvent(this.storeId, row)).filter((event) => ids.includes(event.id));
      return this.#lease(events, request);
    });
  }

  #lease(events: readonly StoredEvent[], request: Pick<ClaimRequest, 'leaseMs'>): Lease | undefined {
    if (events.length === 0) return undefined;
    const token = randomBytes(12).toString('hex');
    const held = new Set<string>();
    for (const { sequence, lane, object } of events) {
      this.#queue.take({ lane, object }, sequence);
      if (this.#sql.get(`SELECT 1 FROM event WHERE sequence = ? AND state = 'queued'`, sequence)) held.add(lane);
      this.#sql.run(
        `UPDATE event SET state = 'leased', turn = 'leased', lease = ? WHERE sequence = ?`,
        token,
        sequence,
      );
    }
    const claimedAt = this.#uptime();
    const endsAt = claimedAt + request.leaseMs;
    for (const lane of new Set(events.map((event) => event.lane)))
      this.#sql.run('INSERT INTO lane_lease (lane, token, expires_at) VALUES (?, ?, ?)', lane, token, endsAt);
    for (const lane of held) this.#queue.markHeld(lane);
    this.#proofs.callBegan(token, { claimedAt, endsAt });
    return { token, claimedAt, events };
  }

  async settle(lease: Lease, settlements: readonly Settlement[], now: number): Promise<void> {
    this.#transaction(() => this.#settle.run(lease, settlements, now));
  }

  async nextDueAt(now: number): Promise<number | undefined> {
    const row = this.database
      .prepare(`SELECT min(due_at) AS due FROM event WHERE turn = 'held' AND due_at > ?`)
      .get(now);
    return typeof row?.['due'] === 'number' ? row['due'] : undefined;
  }

  async orderDeadLetters(order: DeadLetterOrder, ids: readonly string[], now: number): Promise<readonly string[]> {
    return this.#transaction(() =>
      ids.filter((id) => {
        if (!id.startsWith(`${this.storeId}:`)) return false;
        const rows = this.#sql.all(deadLetterOrders[order], now, sequenceOf(id));
        if (order === 'retry') this.#queue.changed(rows);
        return rows.length === 1;
      }),
    );
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

  async probe(now: number, bytes: number): Promise<void> {
    checkRoom(this.database, bytes, this.#freeDiskBytes);
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

/** Looks at new events in one claim while a call is under way. */
const looksAhead = 4;

const queuedEvents = `
SELECT e.* FROM event e
WHERE e.state = 'queued' AND e.sequence IN (SELECT value FROM json_each(?))
  AND NOT EXISTS (SELECT 1 FROM lane_lease l WHERE l.lane = e.lane)
ORDER BY e.sequence`;

const deadLetterOrders = {
  retry: `UPDATE event SET state = 'pending', turn = 'ready', open = 1, due_at = ?1, settled_at = NULL, attempts = 0,
            action = 'apply'
          WHERE sequence = ?2 AND state = 'failed' RETURNING sequence, lane, object`,
  discard: `UPDATE event SET state = 'finished', settled_at = ?1
            WHERE sequence = ?2 AND state = 'failed' RETURNING sequence, lane, object`,
};

function keepStoreId(database: DatabaseSync): void {
  database
    .prepare(`INSERT INTO meta (key, value) VALUES ('storeId', ?) ON CONFLICT (key) DO NOTHING`)
    .run(randomBytes(6).toString('hex'));
}
