import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { temporaryFolder, webhook } from './support/fixtures.ts';
import { PostgresServer } from './support/postgres-server.ts';
import { environmentFor, postWebhook, RelayProcess, type Environment } from './support/relay-process.ts';
import { ScriptedSalesforce } from './support/scripted-salesforce.ts';
import { LaneWatch, settled, story, Traffic } from './support/traffic.ts';

const limit = { timeout: 60_000 };
let server: PostgresServer;
before(async () => {
  server = await PostgresServer.start();
});
after(() => server.stop());

test(
  'of two relays on one PostgreSQL one is killed under load: nothing is lost, no lane is in two calls',
  { timeout: 60_000 },
  async (t) => {
    const org = await ScriptedSalesforce.start();
    t.after(() => org.stop());
    const watch = new LaneWatch(60);
    org.script = watch.script;
    const databaseUrl = await server.createDatabase('replicas');
    const environment: Environment = {
      ...environmentFor(temporaryFolder(t), org.url),
      DATABASE_URL: databaseUrl,
      RELAY_CALLS_IN_FLIGHT: '3',
      SALESFORCE_CALL_TIMEOUT_MS: '1000',
      RELAY_LEASE_SECONDS: '2',
    };
    // At once, on an empty database: their migrations meet.
    const relays = ['relay-1', 'relay-2'].map((id) => RelayProcess.start(t, { ...environment, RELAY_ID: id }));
    const [first = '', second = ''] = await Promise.all(relays.map((relay) => relay.url()));

    const traffic = new Traffic();
    let isFirstDead = false;
    traffic.start(8, (sender) => (sender % 2 === 0 && !isFirstDead ? first : second));
    await traffic.until(150);
    isFirstDead = true;
    await relays[0]?.kill('SIGKILL');
    await traffic.until(300);
    await traffic.stop();

    const account = await settled(traffic, org);
    t.diagnostic(story(account));
    assert.deepEqual([account.lost, account.repeated, account.disordered], [[], [], []]);
    assert.deepEqual(watch.overlaps, []);
    const senders = new Set(org.requests.map((request) => request.relay));
    assert.deepEqual([...senders].sort(), ['relay-1', 'relay-2'], 'both have delivered');
    await relays[1]?.kill('SIGTERM');
  },
);

test(
  'the commands read the store that is in PostgreSQL, by a URL from a file, and nobody prints it',
  limit,
  async (t) => {
    const org = await ScriptedSalesforce.start();
    t.after(() => org.stop());
    const folder = temporaryFolder(t);
    const file = join(folder, 'database-url');
    const databaseUrl = await server.createDatabase('commands');
    writeFileSync(file, `${databaseUrl}\n`);
    const { RELAY_DATA_DIR: _, ...base } = environmentFor(folder, org.url);
    const environment = { ...base, DATABASE_URL_FILE: file };
    const relay = RelayProcess.start(t, environment);
    assert.equal((await postWebhook(await relay.url(), webhook({ context_id: 8 }))).status, 200);
    await relay.until(() => relay.stdout.includes('"event.settled"'));

    const main = join(import.meta.dirname, '..', 'src', 'main.ts');
    const run = (...words: string[]): unknown =>
      JSON.parse(execFileSync(process.execPath, [main, ...words, '--json'], { env: environment, encoding: 'utf8' }));
    const status = run('status');
    assert.ok(typeof status === 'object' && status !== null && 'counts' in status);
    assert.deepEqual(status.counts, { pending: 0, leased: 0, waiting: 0, queued: 0, finished: 1, failed: 0 });
    assert.match(JSON.stringify(run('events', 'list')), /"recordId":"8"/);
    assert.deepEqual(run('dead-letters', 'list'), []);
    await relay.kill('SIGTERM');
    assert.ok(!(relay.stdout + relay.stderr).includes('password-of-the-tests'));
  },
);
