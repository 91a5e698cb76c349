import pg from 'pg';
import { FatalError, messageOf, RelayError, RetryableError } from '../../core/errors.ts';
import type { Row } from '../rows.ts';

/** int8 comes as text by default, since it can be larger than a safe integer; none of ours is. */
const int8 = 20;
const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === int8 ? Number : (pg.types.getTypeParser(id, format as 'text') as (value: string) => unknown),
} as pg.CustomTypesConfig;

/** ChargeOver hangs up after 14 s: what takes longer than this is answered 503 while it still listens. */
const connectMs = 3_000;

export interface DatabaseSettings {
  readonly connections: number;
  /** Longest time of one statement; the client gives up a little later than the server. */
  readonly statementMs: number;
}

export function clientConfig(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    types,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'chargeover-relay',
  };
}

/** A few connections that come back after a loss. Every fault while it runs heals by itself: the next call tries again. */
export class Database {
  readonly #pool: pg.Pool;

  constructor(url: string, { connections, statementMs }: DatabaseSettings) {
    this.#pool = new pg.Pool({
      ...clientConfig(url),
      max: connections,
      statement_timeout: statementMs,
      query_timeout: statementMs + 1_000,
    });
    // An idle connection was lost; the pool has dropped it, and the next query opens another.
    this.#pool.on('error', () => undefined);
  }

  async query(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    try {
      // A connection that met an error is closed by the pool: after a failover it may lead to a server that is read-only now.
      const { rows } = await this.#pool.query<Row>(sql, [...values]);
      return rows;
    } catch (error) {
      if (error instanceof RelayError) throw error;
      throw new RetryableError('STORE_DATABASE', `the database didn't do it (${messageOf(error)})`, { cause: error });
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** Codes of what doesn't heal by waiting. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const lastingFaults: ReadonlySet<string> = new Set(['28P01', '28000', '3D000', '42501', '42P01', '42883', '0A000']);

/** Faults of the first connection: never shows the URL, which holds a password. */
export function openingFault(error: unknown): RelayError {
  if (error instanceof RelayError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const message = `can't open the event store in PostgreSQL (${messageOf(error) || code})`;
  const options = { cause: error };
  return lastingFaults.has(code)
    ? new FatalError('STORE_OPEN', message, options)
    : new RetryableError('STORE_OPEN', message, options);
}
