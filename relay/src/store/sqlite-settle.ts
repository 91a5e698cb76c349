import type { Lease } from '../core/event-store.ts';
import type { Settlement } from '../core/settlement.ts';
import { text, type Row } from './rows.ts';
import { changeFor, type SettlementChange } from './settlement-change.ts';
import type { Proofs } from './proofs.ts';
import type { SqliteQueue } from './sqlite-queue.ts';
import type { SqliteStatements } from './sqlite-statements.ts';

/** Writes settlements inside the caller's transaction. Events of a lost lease stay as they are. */
export class SqliteSettle {
  readonly #sql: SqliteStatements;
  readonly #queue: SqliteQueue;
  readonly #proofs: Proofs;
  readonly #uptime: () => number;

  constructor(sql: SqliteStatements, queue: SqliteQueue, { proofs, uptime }: { proofs: Proofs; uptime: () => number }) {
    this.#sql = sql;
    this.#queue = queue;
    this.#proofs = proofs;
    this.#uptime = uptime;
  }

  run(lease: Lease, settlements: readonly Settlement[], now: number): void {
    const written = settlements.flatMap((settlement) => {
      const change = this.#judged(changeFor(settlement, now), lease, now);
      const row = this.#write(change, lease);
      return row === undefined ? [] : [{ change, row }];
    });
    // After all of them, so that a parent and its child may stand in one batch in any order.
    const children = written.flatMap(({ change, row }) => (change.proves ? this.#proved(row, now) : []));
    const inTurn = (turn: SettlementChange['turn']): Row[] =>
      written.flatMap(({ change, row }) => (change.turn === turn ? [row] : []));
    this.#queue.changed([...inTurn('ready'), ...children], inTurn('done'), inTurn('held'));
    for (const row of inTurn('held')) this.#queue.markHeld(text(row, 'lane'));
    const rest = this.#sql.get('SELECT 1 FROM event WHERE lease = ? LIMIT 1', lease.token);
    if (rest) return;
    this.#sql.run('DELETE FROM lane_lease WHERE token = ?', lease.token);
    this.#proofs.callEnded(lease.token);
  }

  /** The parent may have been applied by another call while ours was under way: then there is nothing to wait for. */
  #judged(change: SettlementChange, lease: Lease, now: number): SettlementChange {
    if (change.state !== 'waiting') return change;
    const isParentThere = change.waitsFor !== null && this.#proofs.isSince(change.waitsFor, lease.claimedAt);
    return isParentThere ? { ...change, state: 'pending', turn: 'ready', dueAt: now, waitsFor: null } : change;
  }

  #write(change: SettlementChange, lease: Lease): Row | undefined {
    const keeps = { all: 3, outcome: 2, reason: 1, none: 0 }[change.keeps];
    return this.#sql.get(
      `UPDATE event SET state = ?1, turn = ?2, open = ?3, due_at = coalesce(?4, due_at), settled_at = ?5, waits_for = ?6,
         attempts = attempts + ?7, action = coalesce(?8, action), lease = NULL,
         code = CASE WHEN ?9 >= 1 THEN ?10 ELSE code END, message = CASE WHEN ?9 >= 1 THEN ?11 ELSE message END,
         outcome = CASE WHEN ?9 >= 2 THEN ?12 ELSE outcome END,
         field = CASE WHEN ?9 >= 3 THEN ?13 ELSE field END, log_id = CASE WHEN ?9 >= 3 THEN ?14 ELSE log_id END
       WHERE sequence = ?15 AND lease = ?16 RETURNING sequence, lane, object, record_key, parents`,
      change.state,
      change.turn,
      change.turn === 'done' ? 0 : 1,
      change.dueAt,
      change.settledAt,
      change.waitsFor,
      change.tries,
      change.action,
      keeps,
      change.code,
      change.message,
      change.outcome,
      change.field,
      change.logId,
      change.sequence,
      lease.token,
    );
  }

  /** Lets go of what waits for it, or for one of its parents. */
  #proved(parent: Row, now: number): readonly Row[] {
    this.#proofs.note(text(parent, 'record_key'), this.#uptime());
    return this.#sql.all(
      `UPDATE event SET state = 'pending', turn = 'ready', due_at = ?1, waits_for = NULL
       WHERE state = 'waiting' AND waits_for IN (SELECT ?2 UNION SELECT value FROM json_each(?3))
       RETURNING sequence, lane, object`,
      now,
      text(parent, 'record_key'),
      text(parent, 'parents'),
    );
  }
}
