import { randomBytes } from 'node:crypto';
import { entryOverheadBytes } from '../../core/contract.ts';
import { FatalError } from '../../core/errors.ts';
import { recordKeyOf, type NewEvent } from '../../core/event.ts';
import type {
  Accepted,
  ClaimRequest,
  DeadLetterOrder,
  EventStore,
  Lease,
  PurgeRequest,
} from '../../core/event-store.ts';
import type { Pause } from '../../core/pause.ts';
import type { Settlement } from '../../core/settlement.ts';
import { AsyncGroupCommit } from '../async-group-commit.ts';
import { farAheadMs } from '../far-ahead.ts';
import { deliveryKey, integer, sequenceOf, text, toStoredEvent, type Row } from '../rows.ts';
import { changeFor } from '../settlement-change.ts';
import type { Database } from './database.ts';
import type { Listener } from './listener.ts';
import { PostgresView } from './postgres-view.ts';

/** Larger groups make the commit no cheaper, and their arrays long. */
const mostPerGroup = 500;
/** New events, expired leases and times that have come, of each, that one look takes in. */
const preparedAtOnce = 1_000;
/** Each look goes on where the last one stopped; more than these are left to the next claim. */
const mostLooks = 1_000;

export interface PostgresParts {
  /** Its own connection: a webhook never waits behind a claim. */
  readonly intake: Database;
  readonly work: Database;
  readonly listener: Listener;
  readonly storeId: string;
}

/** Several relays share it. What has to happen at once is one call of one function in the database, which commits by itself. */
export class PostgresStore extends PostgresView implements EventStore {
  readonly #parts: PostgresParts;
  readonly #groups: AsyncGroupCommit<NewEvent, Accepted>;

  constructor(parts: PostgresParts) {
    super(parts.work, parts.storeId);
    this.#parts = parts;
    this.#groups = new AsyncGroupCommit(mostPerGroup, (events) => this.#acceptAll(events));
  }

  accept(event: NewEvent): Promise<Accepted> {
    return this.#groups.write(event);
  }

  async #acceptAll(events: readonly NewEvent[]): Promise<readonly Accepted[]> {
    const rows = await this.#parts.intake.query(acceptQuery, columnsOf(events));
    return rows.map((row) => {
      const sequence = integer(row, 'sequence');
      const identity = { id: deliveryKey(this.storeId, sequence), sequence };
      return row['is_new'] === true
        ? { kind: 'stored', ...identity }
        : { kind: 'repeat', ...identity, repeats: integer(row, 'repeats') };
    });
  }

  async claim(request: ClaimRequest): Promise<Lease | undefined> {
    const paused = JSON.stringify([...(request.paused ?? []), ...(await this.pauses())]);
    for (let look = 1; ; look += 1) {
      const isAllMoved = await this.#prepare(request.now, paused);
      const lease = await this.#claimReady(request, paused);
      if (lease || look === mostLooks) return lease;
      if (isAllMoved && !(await this.#hasMore(paused))) return undefined;
    }
  }

  async #prepare(now: number, paused: string): Promise<boolean> {
    const query = 'SELECT relay_prepare($1, $2, $3, $4) AS moved';
    const [row] = await this.database.query(query, [now, paused, farAheadMs, preparedAtOnce]);
    return row === undefined || integer(row, 'moved') < preparedAtOnce;
  }

  async #claimReady(request: ClaimRequest, paused: string): Promise<Lease | undefined> {
    const { now, maxEvents, maxBytes, leaseMs } = request;
    const token = newToken();
    const query = 'SELECT * FROM relay_claim($1, $2, $3, $4, $5, $6, $7, $8)';
    const values = [now, maxEvents, maxBytes, entryOverheadBytes, leaseMs, paused, farAheadMs, token];
    return this.#lease(token, await this.database.query(query, values), request);
  }

  async #hasMore(paused: string): Promise<boolean> {
    const [row] = await this.database.query('SELECT relay_has_more($1) AS more', [paused]);
    return row?.['more'] === true;
  }

  async claimQueued(
    ids: readonly string[],
    request: Pick<ClaimRequest, 'now' | 'leaseMs'>,
  ): Promise<Lease | undefined> {
    const sequences = this.#ours(ids);
    if (sequences.length === 0) return undefined;
    const token = newToken();
    const query = 'SELECT * FROM relay_claim_queued($1, $2, $3)';
    return this.#lease(token, await this.database.query(query, [sequences, request.leaseMs, token]), request);
  }

  #lease(token: string, rows: readonly Row[], { now }: Pick<ClaimRequest, 'now'>): Lease | undefined {
    if (rows.length === 0) return undefined;
    const events = rows.map((row) => toStoredEvent(this.storeId, row));
    return { token, claimedAt: now, events };
  }

  async settle(lease: Lease, settlements: readonly Settlement[], now: number): Promise<void> {
    const changes = settlements.map((settlement) => changeFor(settlement, now));
    await this.database.query('SELECT relay_settle($1, $2, $3)', [lease.token, now, asJson(changes)]);
  }

  async nextDueAt(now: number): Promise<number | undefined> {
    const [row] = await this.database.query(
      `SELECT least(
         (SELECT due_at FROM relay_event WHERE turn = 'held' AND state <> 'queued' AND due_at > $1 ORDER BY due_at LIMIT 1),
         (SELECT due_at FROM relay_event WHERE turn = 'held' AND state = 'queued' AND due_at > $1 ORDER BY due_at LIMIT 1)
       ) AS due`,
      [now],
    );
    return typeof row?.['due'] === 'number' ? row['due'] : undefined;
  }

  async orderDeadLetters(order: DeadLetterOrder, ids: readonly string[], now: number): Promise<readonly string[]> {
    const query = 'SELECT relay_order($1, $2, $3) AS sequence';
    const rows = await this.database.query(query, [order, this.#ours(ids), now]);
    return rows.map((row) => deliveryKey(this.storeId, integer(row, 'sequence')));
  }

  async purge({ before, maxBytes, maxEvents }: PurgeRequest): Promise<number> {
    const query = 'SELECT relay_purge($1, $2, $3) AS events';
    const [row] = await this.database.query(query, [before, maxBytes, maxEvents]);
    return row === undefined ? 0 : integer(row, 'events');
  }

  async pause({ site = '', object = '' }: Pause): Promise<void> {
    const query = 'INSERT INTO relay_pause (site, object) VALUES ($1, $2) ON CONFLICT DO NOTHING';
    await this.database.query(query, [site, object]);
  }

  async resume({ site = '', object = '' }: Pause): Promise<void> {
    const query = `DELETE FROM relay_pause WHERE (site = $1 AND object = $2) OR ($1 = '' AND $2 = '')`;
    await this.database.query(query, [site, object]);
  }

  async pin(key: string, value: string): Promise<string> {
    const [row] = await this.database.query(
      `INSERT INTO relay_meta AS m (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = m.value RETURNING value`,
      [`pinned:${key}`, value],
    );
    if (row === undefined) throw new FatalError('STORE_CORRUPT', `the store kept nothing under ${key}`);
    return text(row, 'value');
  }

  /** Without a look at the room: what the disk of its server holds, PostgreSQL tells nobody. */
  async probe(now: number): Promise<void> {
    await this.#parts.intake.query(
      `INSERT INTO relay_meta (key, value) VALUES ('probedAt', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [String(now)],
    );
  }

  override async close(): Promise<void> {
    await this.#groups.flushed();
    await this.#parts.listener.close();
    await Promise.all([this.#parts.intake.close(), this.database.close()]);
  }

  #ours(ids: readonly string[]): number[] {
    return ids
      .filter((id) => id.startsWith(`${this.storeId}:`))
      .map(sequenceOf)
      .filter(Number.isSafeInteger);
  }
}

const acceptQuery = 'SELECT * FROM relay_accept($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)';

/** In the order of the function's parameters. */
function columnsOf(events: readonly NewEvent[]): readonly unknown[][] {
  const texts = (read: (event: NewEvent) => string): string[] => events.map((event) => withoutNul(read(event)));
  return [
    texts((event) => event.site),
    texts((event) => event.object),
    texts((event) => event.recordId),
    texts((event) => event.event),
    texts(recordKeyOf),
    texts((event) => event.lane),
    texts((event) => asJson(event.parents)),
    texts((event) => event.contentHash),
    events.map((event) => event.receivedAt),
    events.map((event) => Buffer.byteLength(event.data)),
    texts((event) => event.data),
  ];
}

/** PostgreSQL's text and jsonb can't hold NUL, raw or escaped; `data` is JSON text, in which an escape is only characters. */
function withoutNul(value: string): string {
  return value.replaceAll('\0', '\uFFFD');
}

/** `jsonb` takes no escaped NUL and no half of a surrogate pair, which the cut of a long message may leave. */
function asJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? withoutNul(part).toWellFormed() : part,
  );
}

function newToken(): string {
  return randomBytes(12).toString('hex');
}
