import type { DatabaseSync } from 'node:sqlite';
import { assertNever } from '../core/errors.ts';
import type { Lease } from '../core/event-store.ts';
import type { OutcomeDetail, Settlement } from '../core/settlement.ts';
import { sequenceOf, text } from './rows.ts';

/** Writes settlements inside the caller's transaction. */
export class SettleSql {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  run(lease: Lease, settlements: readonly Settlement[], now: number): void {
    for (const settlement of settlements) this.#settle(lease, settlement, now);
    // After all of them, so that a parent and its child may stand in one batch in any order.
    for (const settlement of settlements) if (settlement.kind === 'finished') this.#releaseChildren(settlement, now);
    this.#endLeaseIfDone(lease);
  }

  #settle(lease: Lease, settlement: Settlement, now: number): void {
    const { kind } = settlement;
    switch (kind) {
      case 'finished': {
        const state = settlement.isFailed ? 'failed' : 'finished';
        return this.#write(lease, settlement.id, { state, settledAt: now, dueAt: now, detail: settlement.detail });
      }
      case 'retry':
        return this.#write(lease, settlement.id, {
          state: 'pending',
          dueAt: settlement.dueAt,
          detail: settlement.detail,
        });
      case 'queued':
        return this.#write(lease, settlement.id, {
          state: 'queued',
          dueAt: settlement.dueAt,
          detail: settlement.detail,
        });
      case 'parked':
        return this.#park(lease, settlement, now);
      case 'recordOnly':
        return this.#run(
          `UPDATE event SET state = 'pending', lease = NULL, due_at = 0, action = 'record', code = ?, message = ?
           WHERE sequence = ? AND lease = ?`,
          settlement.code,
          settlement.message,
          sequenceOf(settlement.id),
          lease.token,
        );
      case 'held':
        return this.#run(
          `UPDATE event SET state = 'pending', lease = NULL, due_at = ?, outcome = ?, code = ?, message = ?
           WHERE sequence = ? AND lease = ?`,
          settlement.dueAt,
          settlement.detail.outcome,
          settlement.detail.code,
          settlement.detail.message,
          sequenceOf(settlement.id),
          lease.token,
        );
      case 'released':
        return this.#run(
          `UPDATE event SET state = 'pending', lease = NULL WHERE sequence = ? AND lease = ?`,
          sequenceOf(settlement.id),
          lease.token,
        );
      default:
        return assertNever(kind);
    }
  }

  #park(lease: Lease, settlement: Settlement & { kind: 'parked' }, now: number): void {
    const { id, parentKey, detail } = settlement;
    // The parent may have been applied by another call while ours was under way: then there is nothing to wait for.
    const isParentThere = this.#database
      .prepare(`SELECT 1 FROM event WHERE record_key = ? AND outcome IN ${provingOutcomes} AND settled_at >= ? LIMIT 1`)
      .get(parentKey, lease.claimedAt);
    const dueAt = isParentThere ? now : settlement.dueAt;
    this.#write(lease, id, { state: isParentThere ? 'pending' : 'waiting', waitsFor: parentKey, dueAt, detail });
  }

  /** An event that was applied proves that its record exists, and its parents too. */
  #releaseChildren(settlement: Settlement & { kind: 'finished' }, now: number): void {
    if (!isProof(settlement.detail)) return;
    const row = this.#database
      .prepare('SELECT record_key, parents FROM event WHERE sequence = ?')
      .get(sequenceOf(settlement.id));
    if (!row) return;
    this.#run(
      `UPDATE event SET state = 'pending', due_at = ?
       WHERE state = 'waiting' AND waits_for IN (SELECT ? UNION SELECT value FROM json_each(?))`,
      now,
      text(row, 'record_key'),
      text(row, 'parents'),
    );
  }

  #write(lease: Lease, id: string, change: Change): void {
    const { detail } = change;
    this.#run(
      `UPDATE event SET state = ?, open = ?, due_at = ?, settled_at = ?, waits_for = ?, attempts = attempts + 1, lease = NULL,
         outcome = ?, code = ?, field = ?, message = ?, log_id = ?
       WHERE sequence = ? AND lease = ?`,
      change.state,
      change.settledAt === undefined ? 1 : 0,
      change.dueAt,
      change.settledAt ?? null,
      change.waitsFor ?? null,
      detail.outcome,
      detail.code,
      detail.field,
      detail.message,
      detail.logId,
      sequenceOf(id),
      lease.token,
    );
  }

  #endLeaseIfDone(lease: Lease): void {
    const rest = this.#database.prepare('SELECT 1 FROM event WHERE lease = ? LIMIT 1').get(lease.token);
    if (!rest) this.#run('DELETE FROM lane_lease WHERE token = ?', lease.token);
  }

  #run(sql: string, ...values: (string | number | null)[]): void {
    this.#database.prepare(sql).run(...values);
  }
}

interface Change {
  readonly state: string;
  readonly dueAt: number;
  readonly settledAt?: number;
  readonly waitsFor?: string;
  readonly detail: OutcomeDetail;
}

const provingOutcomes = `('applied', 'unchanged', 'stale')`;

function isProof({ outcome }: OutcomeDetail): boolean {
  return outcome === 'applied' || outcome === 'unchanged' || outcome === 'stale';
}
