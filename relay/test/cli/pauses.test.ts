import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { temporaryFolder, webhook } from '../support/fixtures.ts';
import { environmentFor, postWebhook, RelayProcess } from '../support/relay-process.ts';
import { deadUrl, ScriptedSalesforce } from '../support/scripted-salesforce.ts';
import { runCommand } from './memory-terminal.ts';

test('what is paused through the running relay is stored, and delivered when it is resumed', async (t) => {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const own = environmentFor(temporaryFolder(t), org.url);
  const relay = RelayProcess.start(t, own);
  const url = await relay.url();
  const environment = { ...own, RELAY_PORT: new URL(url).port };

  const paused = await runCommand(['pause', '--object', 'invoice'], environment);
  assert.deepEqual([paused.code, paused.stdout], [0, 'paused: *:invoice\n']);
  const invoice = { invoice: { invoice_id: 50, customer_id: 8 } };
  await postWebhook(url, webhook({ context_str: 'invoice', context_id: 50, data: invoice }));
  await postWebhook(url, webhook());
  await relay.until(() => relay.stdout.includes('"event.settled"'));
  assert.deepEqual(
    org.delivered.map(({ object }) => object),
    ['customer'],
  );
  const status = JSON.parse((await runCommand(['status', '--json'], environment)).stdout) as Record<string, unknown>;
  assert.deepEqual(status['pauses'], ['*:invoice']);
  const { org: seen } = status['relay'] as { org: Record<string, unknown> };
  assert.deepEqual([seen['breaker'], seen['isSyncOff']], ['closed', false]);
  assert.match((await runCommand(['status'], environment)).stdout, /paused here: \*:invoice[\s\S]*breaker: closed/);

  const resumed = await runCommand(['resume', '--object', 'invoice', '--json'], environment);
  assert.deepEqual(JSON.parse(resumed.stdout), { isChanged: true, pauses: [] });
  await relay.until(() => relay.stdout.split('"event.settled"').length === 3);
  assert.equal(org.delivered.at(-1)?.object, 'invoice');
});

test('the running relay refuses a site that nobody configured, and strangers', async (t) => {
  const own = environmentFor(temporaryFolder(t), 'http://127.0.0.1:1');
  const url = await RelayProcess.start(t, own).url();
  const environment: Record<string, string> = { ...own, RELAY_PORT: new URL(url).port };
  const unknown = await runCommand(['pause', '--site', 'acm'], environment);
  assert.deepEqual([unknown.code, unknown.stdout], [1, '']);
  assert.match(unknown.stderr, /answered 400: no site has the code acm; there is acme\n$/);
  const stranger = await runCommand(['pause'], { ...environment, RELAY_ADMIN_TOKEN: 'a-token-of-somebody-else' });
  assert.match(stranger.stderr, /answered 401: wrong or missing token\n$/);
  const withoutToken = { ...environment, RELAY_ADMIN_TOKEN: '' };
  assert.match((await runCommand(['pause'], withoutToken)).stderr, /a relay runs on this store.*set RELAY_ADMIN_TOKEN/);
  for (const door of ['/status', '/events']) assert.equal((await fetch(`${url}${door}`)).status, 401);
  const headers = { authorization: 'Bearer admin-token-of-the-tests' };
  for (const body of ['', '[]', '{"sites":"acme"}', '{"site":5}'])
    assert.equal((await fetch(`${url}/pause`, { method: 'POST', headers, body })).status, 400, body);
});

test('where no relay runs, pauses and dead letters are ordered in the store itself', async (t) => {
  const folder = temporaryFolder(t);
  const environment = { ...environmentFor(folder, 'http://127.0.0.1:1'), RELAY_PORT: new URL(await deadUrl()).port };
  await openSqliteStore(folder).close();
  assert.equal((await runCommand(['pause', '--site', 'acme'], environment)).stdout, 'paused: acme:*\n');
  assert.equal((await runCommand(['pause', '--site', 'acme'], environment)).code, 0);
  const other = await runCommand(['resume', '--object', 'user'], environment);
  assert.deepEqual([other.code, other.stdout], [1, '*:user is not paused; paused is: acme:*\n']);
  assert.equal((await runCommand(['resume'], environment)).stdout, 'paused: nothing\n');
  const missed = await runCommand(['retry', 'none:1'], environment);
  assert.deepEqual([missed.code, missed.stdout], [1, 'retry: 0 done; no dead letter: none:1\n']);
});

test('a pause in a folder without a store is a mistake, and makes none', async (t) => {
  const folder = join(temporaryFolder(t), 'none');
  const ran = await runCommand(['pause'], {
    ...environmentFor(folder, 'http://127.0.0.1:1'),
    RELAY_PORT: new URL(await deadUrl()).port,
  });
  assert.equal(ran.code, 1);
  assert.match(ran.stderr, /there is no event store in/);
});
