import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPostgresStore } from '../../src/store/postgres/open.ts';
import { temporaryFolder } from '../support/fixtures.ts';
import { PostgresServer } from '../support/postgres-server.ts';
import { environmentFor } from '../support/relay-process.ts';
import { ScriptedSalesforce } from '../support/scripted-salesforce.ts';
import { runCommand } from './memory-terminal.ts';

test('doctor on PostgreSQL: a login that leads to another org than ever fails', async (t) => {
  const server = await PostgresServer.start();
  t.after(() => server.stop());
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const url = await server.createDatabase('doctor');
  const store = await openPostgresStore(url, { onStored: () => undefined });
  await store.pin('org', '00D000000000009');
  await store.close();
  const environment = { ...environmentFor(temporaryFolder(t), org.url), RELAY_PORT: '1', DATABASE_URL: url };
  const ran = await runCommand(['doctor'], environment);
  assert.equal(ran.code, 1);
  assert.match(ran.stdout, /^fail {2}org {2}.*but this store has always delivered to 00D000000000009$/m);
  assert.match(ran.stdout, /^ok {4}store {2}.*PostgreSQL answers$/m);
});
