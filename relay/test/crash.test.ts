import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fixtureSecret, temporaryFolder, webhookNames, webhookText } from './support/fixtures.ts';
import { environmentFor, postWebhook, RelayProcess } from './support/relay-process.ts';
import { ScriptedSalesforce } from './support/scripted-salesforce.ts';
import { settled, story, Traffic } from './support/traffic.ts';

test('a webhook answered 200 arrives once, though the relay is killed before it could deliver it', async (t) => {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const environment = environmentFor(temporaryFolder(t), org.url);

  org.loginReply = { status: 503, body: 'maintenance' };
  const first = RelayProcess.start(t, environment);
  const response = await postWebhook(await first.url(), webhookText('customer.insert'));
  assert.equal(response.status, 200);
  await first.kill('SIGKILL');
  assert.equal(org.delivered.length, 0);

  org.loginReply = undefined;
  const second = RelayProcess.start(t, environment);
  await second.until(() => second.stdout.includes('"event.settled"'));
  await second.kill('SIGTERM');
  assert.deepEqual(
    org.delivered.map(({ site, object, recordId, attempt }) => ({ site, object, recordId, attempt })),
    [{ site: 'acme', object: 'customer', recordId: '160', attempt: 1 }],
  );
});

test('a call that was cut off by a kill is made again at once, under the same event id', async (t) => {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const environment = environmentFor(temporaryFolder(t), org.url);
  const called = Promise.withResolvers<void>();
  const applyAll = org.script;
  org.script = () => {
    called.resolve();
    return { body: '', isSilent: true };
  };

  const first = RelayProcess.start(t, environment);
  await postWebhook(await first.url(), webhookText('customer.insert'));
  await called.promise;
  await first.kill('SIGKILL');

  org.script = applyAll;
  const second = RelayProcess.start(t, environment);
  await second.until(() => second.stdout.includes('"event.settled"'));
  await second.kill('SIGTERM');
  const ids = org.delivered.map((event) => event.id);
  assert.equal(ids.length, 2);
  assert.equal(new Set(ids).size, 1);
});

test('of many webhooks under kill after kill, every acknowledged one arrives, once in effect', async (t) => {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const environment = environmentFor(temporaryFolder(t), org.url);
  const traffic = new Traffic();
  let relay = RelayProcess.start(t, environment);
  let url = await relay.url();
  traffic.start(4, () => url);
  for (const killAfter of [5, 40, 90]) {
    await traffic.until(killAfter);
    await relay.kill('SIGKILL');
    relay = RelayProcess.start(t, environment);
    url = await relay.url();
  }
  await traffic.stop();
  const account = await settled(traffic, org);
  await relay.kill('SIGTERM');
  t.diagnostic(story(account));
  assert.deepEqual([account.lost, account.repeated, account.disordered], [[], [], []]);
});

test('neither store nor log holds a secret after every sample webhook has passed', async (t) => {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const folder = temporaryFolder(t);
  const environment = environmentFor(folder, org.url);
  const relay = RelayProcess.start(t, environment);
  const url = await relay.url();

  for (const name of webhookNames()) assert.equal((await postWebhook(url, webhookText(name))).status, 200, name);
  const card = {
    creditcard_id: 1,
    customer_id: 8,
    number: '4111111111111111',
    cvv: '987-cvv',
    password: 'pass-word-1',
  };
  const vault = {
    context_str: 'tokenized',
    context_id: 9,
    event: 'insert',
    data: { tokenized: { token: 'cus_vault_token' } },
  };
  const cardHook = { context_str: 'creditcard', context_id: 1, event: 'insert', data: { creditcard: card } };
  for (const body of [cardHook, vault]) assert.equal((await postWebhook(url, JSON.stringify(body))).status, 200);
  await postWebhook(url, '{}', { 'x-chargeover-key': 'a-wrong-secret-to-find' });
  const sent = webhookNames().length + 2;
  await relay.until(() => relay.stdout.split('"event.settled"').length > sent);

  // The WAL as it is on disk while the relay runs.
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')] as const);
  assert.ok(files.some(([name, content]) => name === 'events.db-wal' && content.includes('mask_number')));
  await relay.kill('SIGTERM');
  const secrets = [
    fixtureSecret,
    '4111111111111111',
    '987-cvv',
    'pass-word-1',
    'cus_vault_token',
    'a-wrong-secret-to-find',
  ];
  const tokens = ['client-secret-of-tests', 'admin-token-of-the-tests', 'token-1'];
  for (const secret of [...secrets, ...tokens]) {
    for (const [name, content] of files) assert.ok(!content.includes(secret), `${name} holds ${secret}`);
    assert.ok(!relay.stdout.includes(secret), `the log holds ${secret}`);
  }
  const sentToOrg = JSON.stringify(org.requests);
  for (const secret of secrets) assert.ok(!sentToOrg.includes(secret), `Salesforce was sent ${secret}`);
});
