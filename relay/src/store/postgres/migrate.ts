import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { checkNotNewer } from '../schema.ts';
import { accept } from './accept-sql.ts';
import { claim } from './claim-sql.ts';
import { counters } from './counters-sql.ts';
import { queue } from './queue-sql.ts';
import { settle } from './settle-sql.ts';
import { tables } from './tables-sql.ts';

/** Numbered by their place; a released one never changes. Functions change by a migration that replaces them. */
export const migrations: readonly string[] = [[tables, accept, queue, claim, settle].join('\n'), counters];

/** Two numbers of our own for each advisory lock, so that no other program of the database meets them by chance. */
const lockOfMigrations = [7701, 3];

/**
 * Brings the schema up to date in one transaction. Replicas that start at once go one after the other, and the later ones find
 * nothing left to do. PostgreSQL rolls back DDL like anything else, so a kill in the middle leaves the old schema.
 */
export async function migrate(client: Client): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', lockOfMigrations);
    const done = await doneSoFar(client);
    checkNotNewer(done, migrations.length);
    for (const sql of migrations.slice(done)) await client.query(sql);
    await client.query(
      `INSERT INTO relay_meta (key, value) VALUES ('schema', $1), ('storeId', $2)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE relay_meta.key = 'schema'`,
      [String(migrations.length), randomBytes(6).toString('hex')],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** The number of the schema that is there, 0 if there is none. */
export async function doneSoFar(client: Client): Promise<number> {
  const table = await client.query<{ exists: boolean }>(`SELECT to_regclass('relay_meta') IS NOT NULL AS exists`);
  if (!table.rows[0]?.exists) return 0;
  const { rows } = await client.query<{ value: string }>(`SELECT value FROM relay_meta WHERE key = 'schema'`);
  return Number(rows[0]?.value ?? 0);
}
