import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { temporaryFolder } from './support/fixtures.ts';
import { PostgresServer } from './support/postgres-server.ts';
import { environmentFor, RelayProcess, type Environment } from './support/relay-process.ts';
import { ScriptedSalesforce } from './support/scripted-salesforce.ts';
import { LaneWatch, settled, story, Traffic } from './support/traffic.ts';

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
