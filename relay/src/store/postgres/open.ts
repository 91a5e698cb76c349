import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { FatalError, RetryableError } from '../../core/errors.ts';
import type { EventStore, EventView } from '../../core/event-store.ts';
import { checkReadable } from '../schema.ts';
import { clientConfig, Database, openingFault } from './database.ts';
import { Listener } from './listener.ts';
import { doneSoFar, migrate, migrations } from './migrate.ts';
import { PostgresStore } from './postgres-store.ts';
import { PostgresView } from './postgres-view.ts';

export interface PostgresOptions {
  /** Called when a replica, this one or another, stored events; may be called for nothing. */
  readonly onStored: () => void;
  /** How long a database that can't be reached is waited for. */
  readonly patienceMs?: number;
}

const defaultPatienceMs = 30_000;

/**
 * Opens the store that several relays share, and brings its schema up to date. Uses up to five connections. Throws `FatalError`
 * if the database can't be used as it is, or can't be reached in `patienceMs`.
 */
export async function openPostgresStore(url: string, options: PostgresOptions): Promise<EventStore> {
  const storeId = await patiently(options.patienceMs ?? defaultPatienceMs, () => prepare(url));
  return new PostgresStore({
    intake: new Database(url, { connections: 1, statementMs: 5_000 }),
    work: new Database(url, { connections: 3, statementMs: 20_000 }),
    listener: new Listener(url, options.onStored),
    storeId,
  });
}

/** Reads a store beside its relays; makes none. */
export async function openPostgresView(url: string): Promise<EventView> {
  const storeId = await patiently(0, () => withClient(url, lookAt));
  return new PostgresView(new Database(url, { connections: 1, statementMs: 60_000 }), storeId);
}

async function prepare(url: string): Promise<string> {
  return withClient(url, async (client) => {
    await checkDurability(client);
    await migrate(client);
    return readStoreId(client);
  });
}

async function lookAt(client: pg.Client): Promise<string> {
  const storeId = await readStoreId(client);
  checkReadable(await doneSoFar(client), migrations.length);
  return storeId;
}

/** A relay that answers 200 before the event is on disk would break its only promise. */
async function checkDurability(client: pg.Client): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit']) {
    const { rows } = await client.query<{ value: string }>('SELECT current_setting($1) AS value', [setting]);
    if (rows[0]?.value === 'off') {
      throw new FatalError('STORE_NOT_DURABLE', `${setting} is off in PostgreSQL: acknowledged events could be lost`);
    }
  }
}

async function readStoreId(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ value: string }>(`SELECT value FROM relay_meta WHERE key = 'storeId'`);
  const storeId = rows[0]?.value;
  if (storeId === undefined) throw new FatalError('STORE_CORRUPT', 'the store has no id');
  return storeId;
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(clientConfig(url));
  // A loss in the middle also rejects the query that is under way.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw openingFault(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function patiently<Result>(patienceMs: number, work: () => Promise<Result>): Promise<Result> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error;
      if (Date.now() >= until) throw new FatalError(error.code, error.message, { cause: error });
      await sleep(Math.min(1_000, Math.max(1, until - Date.now())));
    }
  }
}
