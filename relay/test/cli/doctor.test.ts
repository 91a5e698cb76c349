import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { temporaryFolder } from '../support/fixtures.ts';
import { environmentFor, RelayProcess } from '../support/relay-process.ts';
import { deadUrl, healthy, ScriptedSalesforce } from '../support/scripted-salesforce.ts';
import { runCommand, type Ran } from './memory-terminal.ts';

interface Found {
  readonly name: string;
  readonly state: string;
  readonly found: string;
  readonly advice: string | null;
}

interface Bench {
  readonly org: ScriptedSalesforce;
  readonly environment: Record<string, string>;
  doctor(): Promise<{ readonly code: number; readonly ok: boolean; readonly checks: ReadonlyMap<string, Found> }>;
}

const names = [
  ...['configuration', 'admin-door', 'store', 'store-space', 'backlog', 'relay', 'clock', 'salesforce-login', 'org'],
  ...['package', 'contract', 'rights', 'mappings', 'sync-switch', 'paused', 'quota', 'webhook-url'],
];

async function start(t: TestContext): Promise<Bench> {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const folder = temporaryFolder(t);
  const environment: Record<string, string> = {
    ...environmentFor(folder, org.url),
    RELAY_PORT: new URL(await deadUrl()).port,
  };
  await openSqliteStore(folder).close();
  return {
    org,
    environment,
    doctor: async () => {
      const ran = await runCommand(['doctor', '--json'], environment);
      assertNoSecret(ran, environment);
      const { ok, checks } = JSON.parse(ran.stdout) as { ok: boolean; checks: Found[] };
      return { code: ran.code, ok, checks: new Map(checks.map((check) => [check.name, check])) };
    },
  };
}

function assertNoSecret({ stdout, stderr }: Ran, environment: Readonly<Record<string, string>>): void {
  const secrets = ['RELAY_ADMIN_TOKEN', 'CHARGEOVER_SECRET', 'SALESFORCE_CLIENT_SECRET'].map((key) => environment[key]);
  for (const secret of [...secrets, 'token-1', 'john@example.com'])
    if (secret) assert.ok(!`${stdout}${stderr}`.includes(secret), `it says ${secret}`);
}

test('beside a running relay and with a package that has all it needs, everything is ok', async (t) => {
  const { org, environment } = await start(t);
  org.healthReply = { body: healthy, headers: { 'sforce-limit-info': 'api-usage=18/5000' } };
  const relay = RelayProcess.start(t, { ...environment, RELAY_PORT: '0' });
  environment['RELAY_PORT'] = new URL(await relay.url()).port;
  const ran = await runCommand(['doctor', '--json'], environment);
  const { ok, checks } = JSON.parse(ran.stdout) as { ok: boolean; checks: Found[] };
  assert.deepEqual(
    checks.map(({ name, state }) => [name, state]),
    names.map((name) => [name, 'ok']),
  );
  assert.deepEqual([ok, ran.code], [true, 0]);
  assertNoSecret(ran, environment);
  const text = await runCommand(['doctor'], environment);
  assert.match(text.stdout, /^ok +package +version 1\.0\.0$/m);
  assert.match(text.stdout, /0 failed, 0 to look at, 17 ok, 0 not checked/);
  assertNoSecret(text, environment);
});

test('without a relay it works, too: that is worth a look, and no failure', async (t) => {
  const { doctor } = await start(t);
  const { code, checks } = await doctor();
  assert.deepEqual([code, checks.get('relay')?.state], [0, 'warn']);
  assert.equal(checks.get('quota')?.state, 'skip');
});

test('a configuration with holes names them, checks what it can, and exits 1', async (t) => {
  const { environment, doctor } = await start(t);
  delete environment['SALESFORCE_CLIENT_SECRET'];
  const { code, ok, checks } = await doctor();
  assert.deepEqual([code, ok], [1, false]);
  assert.match(checks.get('configuration')?.found ?? '', /SALESFORCE_CLIENT_SECRET is not set/);
  assert.deepEqual([checks.get('store')?.state, checks.get('salesforce-login')?.state], ['ok', 'skip']);
});

test('no store yet is no failure, one that cannot be made is', async (t) => {
  const { environment, doctor } = await start(t);
  environment['RELAY_DATA_DIR'] = join(environment['RELAY_DATA_DIR'] ?? '', 'new', 'folder');
  assert.equal((await doctor()).checks.get('store')?.state, 'warn');
  const file = join(temporaryFolder(t), 'file');
  writeFileSync(file, 'no store', { mode: 0o444 });
  environment['RELAY_DATA_DIR'] = file;
  const { code, checks } = await doctor();
  assert.deepEqual(
    [code, checks.get('store')?.state],
    [process.getuid?.() === 0 ? 0 : 1, process.getuid?.() === 0 ? 'warn' : 'fail'],
  );
});

test('a store that is none is a failure', async (t) => {
  const { environment, doctor } = await start(t);
  environment['RELAY_DATA_DIR'] = temporaryFolder(t);
  writeFileSync(join(environment['RELAY_DATA_DIR'], 'events.db'), 'this is not a database');
  const { code, checks } = await doctor();
  assert.deepEqual([code, checks.get('store')?.state], [1, 'fail']);
});

test('dead letters and an old backlog are worth a look', async (t) => {
  const { environment, doctor } = await start(t);
  const store = openSqliteStore(environment['RELAY_DATA_DIR'] ?? '');
  const event = { site: 'acme', object: 'customer', recordId: '1', event: 'update', lane: 'acme:1', parents: [] };
  await store.accept({ ...event, contentHash: 'a', receivedAt: Date.now() - 7_200_000, data: '{}' });
  await store.close();
  const backlog = (await doctor()).checks.get('backlog');
  assert.deepEqual(
    [backlog?.state, backlog?.found],
    ['warn', '1 to deliver, the oldest 120 minutes old; 0 dead letters'],
  );
});

test('a refused login is explained, and what needs it is not checked', async (t) => {
  const { org, doctor } = await start(t);
  const description = "user john@example.com hasn't approved this consumer";
  org.loginReply = { status: 400, body: { error: 'invalid_grant', error_description: description } };
  const { code, checks } = await doctor();
  assert.equal(code, 1);
  assert.match(checks.get('salesforce-login')?.found ?? '', /pre-authorized.*LOGIN_INVALID_GRANT/);
  for (const name of ['org', 'package', 'rights', 'quota']) assert.equal(checks.get(name)?.state, 'skip');
});

test('an org that cannot be reached, and a host that is not allowed, fail the login', async (t) => {
  const { environment, org, doctor } = await start(t);
  org.instanceUrl = 'https://elsewhere.example';
  assert.match((await doctor()).checks.get('salesforce-login')?.advice ?? '', /SALESFORCE_ALLOWED_HOSTS/);
  environment['SALESFORCE_LOGIN_URL'] = await deadUrl();
  const { code, checks } = await doctor();
  assert.equal(code, 1);
  assert.match(checks.get('salesforce-login')?.found ?? '', /ECONNREFUSED/);
});

test('a login that leads to another org than ever fails', async (t) => {
  const { org, environment, doctor } = await start(t);
  const store = openSqliteStore(environment['RELAY_DATA_DIR'] ?? '');
  await store.pin('org', '00D000000000009');
  await store.close();
  const { code, checks } = await doctor();
  assert.equal(code, 1);
  assert.match(checks.get('org')?.found ?? '', new RegExp(`leads to ${org.orgId}, but .* 00D000000000009`));
});

test('looking does not tie the store to the org', async (t) => {
  const { org, doctor } = await start(t);
  await doctor();
  org.orgId = '00D000000000002';
  assert.equal((await doctor()).checks.get('org')?.state, 'ok');
});

for (const [title, minutes, state] of [
  ['half a minute', 0.5, 'ok'],
  ['two minutes', 2, 'warn'],
  ['an hour', 60, 'warn'],
] as const) {
  test(`a clock that is ${title} wrong is ${state} for client credentials`, async (t) => {
    const { org, doctor } = await start(t);
    const date = new Date(Date.now() + minutes * 60_000).toUTCString();
    org.healthReply = { body: healthy, headers: { date } };
    const { checks } = await doctor();
    assert.equal(checks.get('clock')?.state, state);
    assert.match(checks.get('clock')?.found ?? '', /behind Salesforce/);
  });
}

const packages: readonly (readonly [string, string, object, string, RegExp])[] = [
  [
    'no package',
    'package',
    { status: 404, body: [{ errorCode: 'NOT_FOUND' }] },
    'fail',
    /SALESFORCE_NAMESPACE is empty/,
  ],
  [
    'a user who may not call it',
    'package',
    { status: 403, body: [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'john@example.com' }] },
    'fail',
    /permission set ChargeOver_Integration/,
  ],
  ['a page instead of a report', 'package', { body: '<html>Login</html>' }, 'fail', /try again/],
  ['a report that is none', 'package', { body: { hello: 1 } }, 'fail', /version of the package/],
  ['an older contract', 'contract', { body: { ...healthy, contractVersion: 0 } }, 'fail', /update the package/],
  ['a newer contract', 'contract', { body: { ...healthy, contractVersion: 2 } }, 'fail', /update the relay/],
  [
    'rights that are missing',
    'rights',
    { body: { ...healthy, missingRights: [{ object: 'Account', rights: ['create', 'edit'] }] } },
    'fail',
    /ChargeOver_Integration_Local/,
  ],
  ['no custom permission', 'rights', { body: { ...healthy, hasCustomPermission: false } }, 'warn', /validation rules/],
  ['no active mapping', 'mappings', { body: { ...healthy, activeMappings: 0 } }, 'warn', /setup page/],
  ['a sync that is off', 'sync-switch', { body: { ...healthy, syncOff: true } }, 'fail', /refreshed sandbox/],
  [
    'something paused',
    'paused',
    { body: { ...healthy, control: { paused: [{ site: 'acme', object: '*' }] } } },
    'warn',
    /kept until they are resumed/,
  ],
  [
    'a quota near its end',
    'quota',
    { body: healthy, headers: { 'sforce-limit-info': 'api-usage=4600/5000' } },
    'warn',
    /System Overview/,
  ],
];

for (const [title, name, reply, state, advice] of packages) {
  test(`${title}: ${name} is ${state}, with advice`, async (t) => {
    const { org, doctor } = await start(t);
    org.healthReply = { body: '', ...reply };
    const { code, checks } = await doctor();
    assert.equal(checks.get(name)?.state, state);
    assert.match(checks.get(name)?.advice ?? '', advice);
    assert.equal(code, state === 'fail' ? 1 : 0);
    assert.deepEqual([...checks.keys()], names);
  });
}
