import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { temporaryFolder, webhook } from './support/fixtures.ts';
import { PostgresServer, runSql } from './support/postgres-server.ts';
import { environmentFor, postWebhook, RelayProcess } from './support/relay-process.ts';
import { ScriptedSalesforce } from './support/scripted-salesforce.ts';
import { TcpProxy } from './support/tcp-proxy.ts';
import { settled, story, Traffic } from './support/traffic.ts';

let server: PostgresServer;
before(async () => {
  server = await PostgresServer.start();
});
after(() => server.stop());

interface Scene {
  readonly org: ScriptedSalesforce;
  readonly proxy: TcpProxy;
  readonly relay: RelayProcess;
  readonly url: string;
  /** Past the proxy. */
  readonly databaseUrl: string;
}

async function scene(t: TestContext, database: string): Promise<Scene> {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const proxy = await TcpProxy.start(server.port);
  t.after(() => proxy.stop());
  const databaseUrl = await server.createDatabase(database);
  const relay = RelayProcess.start(t, {
    ...environmentFor(temporaryFolder(t), org.url),
    DATABASE_URL: server.urlOf(database, proxy.port),
    SALESFORCE_CALL_TIMEOUT_MS: '1000',
    RELAY_LEASE_SECONDS: '2',
  });
  return { org, proxy, relay, url: await relay.url(), databaseUrl };
}

/** Stops intake and delivery in the middle of their transactions, by taking their locks; then kills the server. */
async function killInMidTransaction(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('SELECT pg_advisory_lock(7701, 1), pg_advisory_lock(7701, 2)');
  const waiting = `SELECT count(DISTINCT objid)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
  while (Number((await client.query<{ n: number }>(waiting)).rows[0]?.n) < 2) await sleep(5);
  await server.kill();
}

for (const { title, database, comeBack } of [
  { title: 'started again', database: 'again', comeBack: async (): Promise<void> => server.startAgain() },
  {
    title: 'replaced by a copy on another port',
    database: 'moved',
    comeBack: async (proxy: TcpProxy): Promise<void> => {
      const old = server;
      server = await old.copy();
      await old.stop();
      proxy.target = server.port;
    },
  },
]) {
  test(
    `PostgreSQL is killed in mid-transaction and ${title}: every acknowledged event arrives, none twice`,
    { timeout: 60_000 },
    async (t) => {
      const { org, proxy, relay, url, databaseUrl } = await scene(t, database);
      const traffic = new Traffic();
      traffic.start(6, () => url);
      await traffic.until(60);
      await killInMidTransaction(databaseUrl);
      while (traffic.answered(503) === 0) await sleep(5);
      assert.equal((await fetch(`${url}/readyz`)).status, 503);
      await comeBack(proxy);
      await traffic.until(traffic.acknowledged.size + 60);
      await traffic.stop();
      const account = await settled(traffic, org);
      t.diagnostic(story(account));
      assert.deepEqual([account.lost, account.repeated, account.disordered], [[], [], []]);
      assert.equal((await fetch(`${url}/readyz`)).status, 200);
      await relay.kill('SIGTERM');
    },
  );
}

test(
  'a database that falls silent is a 503 before ChargeOver hangs up, and is found again',
  { timeout: 60_000 },
  async (t) => {
    const { proxy, url, databaseUrl } = await scene(t, 'silent');
    assert.equal((await postWebhook(url, webhook({ context_id: 1 }))).status, 200);
    proxy.freeze();
    const startedAt = performance.now();
    assert.equal((await postWebhook(url, webhook({ context_id: 2 }))).status, 503);
    assert.ok(performance.now() - startedAt < 10_000);
    assert.equal((await postWebhook(url, webhook({ context_id: 3 }))).status, 200);
    const rows = await runSql(databaseUrl, 'SELECT record_id FROM relay_event ORDER BY sequence');
    assert.deepEqual(
      rows.map((row) => row['record_id']),
      ['1', '3'],
    );
  },
);
