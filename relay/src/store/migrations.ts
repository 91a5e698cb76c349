import type { DatabaseSync } from 'node:sqlite';
import { checkNotNewer } from './schema.ts';
import { counters } from './sqlite-counters.ts';
import { laneQueues } from './sqlite-lane-queues.ts';

/**
 * Numbered by their place; a released one never changes. `open` is 1 until an event is settled, so that the partial indexes
 * stay as small as the backlog, however many settled events are kept.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
   CREATE TABLE event (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     site TEXT NOT NULL, object TEXT NOT NULL, record_id TEXT NOT NULL, event TEXT NOT NULL,
     record_key TEXT NOT NULL, lane TEXT NOT NULL, parents TEXT NOT NULL,
     content_hash TEXT NOT NULL, received_at INTEGER NOT NULL, data TEXT NOT NULL, bytes INTEGER NOT NULL,
     open INTEGER NOT NULL DEFAULT 1, state TEXT NOT NULL DEFAULT 'pending', due_at INTEGER NOT NULL,
     attempts INTEGER NOT NULL DEFAULT 0, action TEXT NOT NULL DEFAULT 'apply',
     waits_for TEXT, lease TEXT,
     repeats INTEGER NOT NULL DEFAULT 0, repeated_at INTEGER,
     outcome TEXT, code TEXT, field TEXT, message TEXT, log_id TEXT, settled_at INTEGER
   ) STRICT;
   CREATE INDEX event_by_record ON event (record_key, sequence);
   CREATE INDEX event_open ON event (sequence) WHERE open = 1;
   CREATE INDEX event_open_by_record ON event (record_key, sequence) WHERE open = 1;
   CREATE INDEX event_queued ON event (lane) WHERE state = 'queued';
   CREATE INDEX event_waiting ON event (waits_for) WHERE state = 'waiting';
   CREATE INDEX event_due ON event (due_at) WHERE open = 1;
   CREATE INDEX event_leased ON event (lease) WHERE lease IS NOT NULL;
   CREATE TABLE lane_lease (lane TEXT PRIMARY KEY, token TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT;`,
  `CREATE INDEX event_finished ON event (settled_at) WHERE state = 'finished';
   CREATE INDEX event_failed ON event (sequence) WHERE state = 'failed';`,
  // An empty text stands for "every".
  `CREATE TABLE pause (site TEXT NOT NULL, object TEXT NOT NULL, PRIMARY KEY (site, object)) STRICT;
   CREATE INDEX event_open_by_lane ON event (lane) WHERE open = 1;`,
  laneQueues,
  counters,
];

export function migrate(database: DatabaseSync): void {
  const row = database.prepare('PRAGMA user_version').get();
  const done = Number(row?.['user_version'] ?? 0);
  checkNotNewer(done, migrations.length);
  for (const [index, sql] of migrations.entries()) {
    if (index < done) continue;
    migrateOnce(database, `${sql} PRAGMA user_version = ${index + 1};`);
  }
}

function migrateOnce(database: DatabaseSync, sql: string): void {
  try {
    database.exec(`BEGIN IMMEDIATE; ${sql} COMMIT;`);
  } catch (error) {
    // Some errors end the transaction by themselves. https://sqlite.org/lang_transaction.html
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
