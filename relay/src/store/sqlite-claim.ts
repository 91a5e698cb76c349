import { entryOverheadBytes } from '../core/contract.ts';
import type { StoredEvent } from '../core/event.ts';
import type { ClaimRequest } from '../core/event-store.ts';
import { isPaused, type Pause } from '../core/pause.ts';
import { farAheadMs } from './far-ahead.ts';
import { integer, text, toStoredEvent, type Row } from './rows.ts';
import { placeOf, type Place, type SqliteQueue } from './sqlite-queue.ts';
import type { SqliteStatements } from './sqlite-statements.ts';

/** Times that have come and what is paused, of each, that one look takes in. */
const movedAtOnce = 1_000;
/** New events that are taken in when those at hand make no full batch. */
const admittedAtOnce = 200;
/** Of them, in one transaction. */
const mostAdmitted = 1_000;
/** Looks past what is held back within one transaction, which no webhook should wait for. */
const mostRounds = 10;

export interface Claimed {
  readonly events: readonly StoredEvent[];
  /** What an empty choice leaves to look at: new events, or what is to be put behind its holder; so it says nothing yet. */
  readonly rest: 'none' | 'unread' | 'held';
}

interface Queue extends Place {
  readonly head: number;
}

/** Chooses what a call gets. Its callers are in a transaction; marking it leased is theirs. */
export class SqliteClaim {
  readonly #sql: SqliteStatements;
  readonly #queue: SqliteQueue;
  readonly #storeId: string;

  constructor(sql: SqliteStatements, queue: SqliteQueue, storeId: string) {
    this.#sql = sql;
    this.#queue = queue;
    this.#storeId = storeId;
  }

  choose(request: ClaimRequest, pauses: readonly Pause[]): Claimed {
    const moved = this.#moveDue(request.now) + this.#movePaused(pauses);
    const { candidates, isMoreUnread } = this.#admitFor(request, pauses);
    let left = candidates;
    for (let round = 1; round <= mostRounds; round += 1) {
      const { free, isAnyHeldBack } = this.#withoutHeldBack(left, pauses);
      const events = this.#fitting([...free, ...this.#queuedDue(request, pauses)], request);
      if (events.length > 0 || (!isAnyHeldBack && !isMoreUnread))
        return { events, rest: moved >= movedAtOnce ? 'held' : 'none' };
      if (!isAnyHeldBack) return { events, rest: 'unread' };
      left = this.#candidates(request, pauses);
    }
    return { events: [], rest: 'held' };
  }

  /** Takes new events in when those at hand make no full batch: a few for a better one, many to find one at all. */
  #admitFor(
    request: ClaimRequest,
    pauses: readonly Pause[],
  ): { readonly candidates: readonly number[]; readonly isMoreUnread: boolean } {
    for (let admitted = 0; ; admitted += admittedAtOnce) {
      const candidates = this.#candidates(request, pauses);
      const most = candidates.length > 0 ? 2 * admittedAtOnce : mostAdmitted;
      if (candidates.length === request.maxEvents) return { candidates, isMoreUnread: true };
      if (admitted >= most) return { candidates, isMoreUnread: true };
      if (this.#queue.admit(admittedAtOnce) === 0) return { candidates, isMoreUnread: false };
    }
  }

  /** Leases that ran out. */
  endLeases(uptime: number): void {
    if (this.#sql.get('SELECT 1 FROM lane_lease WHERE expires_at <= ? LIMIT 1', uptime) === undefined) return;
    const rows = this.#sql.all(
      `UPDATE event SET state = 'pending', turn = 'ready', lease = NULL
       WHERE lease IN (SELECT token FROM lane_lease WHERE expires_at <= ?) RETURNING sequence, lane, object`,
      uptime,
    );
    this.#sql.run('DELETE FROM lane_lease WHERE expires_at <= ?', uptime);
    this.#queue.changed(rows);
  }

  /** When a store is opened: whoever held one is dead. */
  endAllLeases(): void {
    const rows = this.#sql.all(
      `UPDATE event SET state = 'pending', turn = 'ready', lease = NULL
       WHERE lease IS NOT NULL RETURNING sequence, lane, object`,
    );
    this.#sql.run('DELETE FROM lane_lease');
    this.#queue.changed(rows);
  }

  #moveDue(now: number): number {
    const held = `SELECT sequence FROM event WHERE turn = 'held' AND state <> 'queued'`;
    const due = this.#sql.all(`${held} AND due_at <= ? LIMIT ${movedAtOnce}`, now);
    const farAhead = this.#sql.all(`${held} AND due_at > ? LIMIT ${movedAtOnce}`, now + farAheadMs);
    return this.#makeReady(due) + this.#makeReady(farAhead);
  }

  /** What is paused rests for nothing else, and so holds nothing back. */
  #movePaused(pauses: readonly Pause[]): number {
    if (pauses.length === 0) return 0;
    const resting = `SELECT sequence FROM event
      WHERE turn IN ('held', 'behind') AND state <> 'queued' AND site = ? AND object = ? LIMIT ${movedAtOnce}`;
    const kinds = this.#kinds().filter((kind) => isPaused(pauses, kind));
    return kinds.reduce((moved, { site, object }) => moved + this.#makeReady(this.#sql.all(resting, site, object)), 0);
  }

  #makeReady(rows: readonly Row[]): number {
    if (rows.length === 0) return 0;
    const changed = this.#sql.all(
      `UPDATE event SET turn = 'ready', state = 'pending', behind = NULL, waits_for = NULL
       WHERE sequence IN (SELECT value FROM json_each(?)) RETURNING sequence, lane, object`,
      JSON.stringify(rows.map((row) => integer(row, 'sequence'))),
    );
    this.#queue.changed(changed);
    return rows.length;
  }

  #kinds(): readonly { readonly site: string; readonly object: string }[] {
    return this.#sql
      .all('SELECT site, object FROM kind')
      .map((row) => ({ site: text(row, 'site'), object: text(row, 'object') }));
  }

  /** The first lanes by their heads, as many as the batch has events, and a few events of each. */
  #candidates({ maxEvents }: ClaimRequest, pauses: readonly Pause[]): readonly number[] {
    const queues = this.#kinds()
      .filter((kind) => !isPaused(pauses, kind))
      .flatMap(({ site, object }) => this.#nextQueues(site, object, maxEvents))
      .sort((a, b) => a.head - b.head)
      .slice(0, maxEvents);
    // What isn't among the chosen heads comes after them.
    const last = queues.length === maxEvents ? (queues.at(-1)?.head ?? 0) : Number.MAX_SAFE_INTEGER;
    const few = Math.min(maxEvents, Math.max(2, Math.floor((4 * maxEvents) / Math.max(queues.length, 1))));
    const cuts = new Map<string, number>();
    const found = queues.flatMap((queue) => {
      const sequences = this.#readyOf(queue, last, few);
      const end = sequences.at(-1);
      // Where there is more of one object than was looked at, nothing of the lane goes before it.
      if (end !== undefined && sequences.length === few)
        cuts.set(queue.lane, Math.min(end, cuts.get(queue.lane) ?? Number.MAX_SAFE_INTEGER));
      return sequences.map((sequence) => ({ sequence, lane: queue.lane }));
    });
    return found
      .filter(({ sequence, lane }) => sequence <= (cuts.get(lane) ?? Number.MAX_SAFE_INTEGER))
      .map(({ sequence }) => sequence)
      .sort((a, b) => a - b)
      .slice(0, maxEvents);
  }

  #nextQueues(site: string, object: string, limit: number): readonly Queue[] {
    return this.#sql
      .all(
        `SELECT lane, object, head FROM lane_queue q
         WHERE site = ? AND object = ? AND is_held = 0
           AND NOT EXISTS (SELECT 1 FROM lane_lease l WHERE l.lane = q.lane)
         ORDER BY head LIMIT ?`,
        site,
        object,
        limit,
      )
      .map((row) => ({ ...placeOf(row), head: integer(row, 'head') }));
  }

  #readyOf({ lane, object }: Place, last: number, limit: number): readonly number[] {
    return this.#sql
      .all(
        'SELECT sequence FROM ready WHERE lane = ? AND object = ? AND sequence <= ? ORDER BY sequence LIMIT ?',
        lane,
        object,
        last,
        limit,
      )
      .map((row) => integer(row, 'sequence'));
  }

  /**
   * An event behind an earlier held one, of its record or of a record that it names as parent, is put behind it, and so is not
   * looked at again before that one changes. In order of receipt: what is put behind holds back in its turn.
   */
  #withoutHeldBack(
    candidates: readonly number[],
    pauses: readonly Pause[],
  ): { readonly free: readonly number[]; readonly isAnyHeldBack: boolean } {
    const isAnythingHolding =
      this.#sql.get(`SELECT 1 FROM event WHERE turn IN ('held', 'behind') LIMIT 1`) !== undefined;
    if (!isAnythingHolding) return { free: candidates, isAnyHeldBack: false };
    const paused = JSON.stringify(pauses);
    const free: number[] = [];
    const heldBack: Row[] = [];
    for (const sequence of candidates) {
      const row = this.#sql.get(holderOf, sequence, paused);
      if (row === undefined) free.push(sequence);
      else {
        this.#sql.run(
          `UPDATE event SET turn = 'behind', behind = ? WHERE sequence = ?`,
          integer(row, 'holder'),
          sequence,
        );
        this.#queue.take(placeOf(row), sequence);
        heldBack.push(row);
      }
    }
    for (const row of heldBack) this.#queue.refresh(placeOf(row));
    return { free, isAnyHeldBack: heldBack.length > 0 };
  }

  /** Handed to a job in the org, which has had its time: the first one of its lane. */
  #queuedDue({ now, maxEvents }: ClaimRequest, pauses: readonly Pause[]): readonly number[] {
    return this.#sql
      .all(
        `SELECT e.sequence, e.site, e.object FROM event e
         WHERE e.turn = 'held' AND e.state = 'queued' AND (e.due_at <= ?1 OR e.due_at > ?2)
           AND NOT EXISTS (SELECT 1 FROM lane_lease l WHERE l.lane = e.lane)
           AND NOT EXISTS (SELECT 1 FROM event o WHERE o.state = 'queued' AND o.lane = e.lane AND o.sequence < e.sequence)
         ORDER BY e.sequence LIMIT ?3`,
        now,
        now + farAheadMs,
        maxEvents,
      )
      .filter((row) => !isPaused(pauses, { site: text(row, 'site'), object: text(row, 'object') }))
      .map((row) => integer(row, 'sequence'));
  }

  #fitting(sequences: readonly number[], { maxEvents, maxBytes }: ClaimRequest): readonly StoredEvent[] {
    const events: StoredEvent[] = [];
    let bytes = 0;
    for (const sequence of sequences.toSorted((a, b) => a - b).slice(0, maxEvents)) {
      const row = this.#sql.get('SELECT * FROM event WHERE sequence = ?', sequence);
      if (row === undefined) continue;
      bytes += integer(row, 'bytes') + entryOverheadBytes;
      // Stopping, not skipping: an event that is passed over would be overtaken by its lane.
      if (bytes > maxBytes && events.length > 0) break;
      events.push(toStoredEvent(this.#storeId, row));
    }
    return events;
  }
}

const holderOf = `
SELECT h.sequence AS holder, e.lane, e.object FROM event e CROSS JOIN event h
WHERE e.sequence = ?1
  AND h.record_key IN (SELECT e.record_key UNION ALL SELECT value FROM json_each(e.parents))
  AND h.turn IN ('held', 'behind') AND h.sequence < e.sequence
  AND NOT EXISTS (SELECT 1 FROM json_each(?2) p
    WHERE coalesce(p.value ->> 'site', h.site) = h.site AND coalesce(p.value ->> 'object', h.object) = h.object)
ORDER BY h.sequence DESC LIMIT 1`;
