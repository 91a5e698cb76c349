import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import { temporaryFolder, webhookText } from './support/fixtures.ts';
import { environmentFor, postWebhook, RelayProcess, type Environment } from './support/relay-process.ts';
import { answer, ScriptedSalesforce } from './support/scripted-salesforce.ts';

const main = join(import.meta.dirname, '..', 'src', 'main.ts');

function command(
  args: readonly string[],
  environment: Environment,
): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env: environment });
}

test('status and events list read the store beside a running relay', async (t) => {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const environment = environmentFor(temporaryFolder(t), org.url);
  const relay = RelayProcess.start(t, environment);
  const url = await relay.url();
  await postWebhook(url, webhookText('customer.insert'));
  await relay.until(() => relay.stdout.includes('"event.settled"'));

  const status = JSON.parse(command(['status', '--json'], environment).stdout) as { counts: { finished: number } };
  assert.equal(status.counts.finished, 1);
  const listed = JSON.parse(command(['events', 'list', '--json'], environment).stdout) as Record<string, unknown>[];
  const [event] = listed;
  assert.deepEqual(
    [listed.length, event?.['state'], event?.['outcome'], event?.['logId']],
    [1, 'finished', 'applied', 'log-1'],
  );
  assert.match(command(['status'], environment).stdout, /finished 1[\s\S]*acme:customer:160/);
  const overHttp = await fetch(`${url}/events`, { headers: { authorization: 'Bearer admin-token-of-the-tests' } });
  assert.deepEqual(((await overHttp.json()) as { events: unknown }).events, listed);
});

test('dead letters are listed, shown, tried again and let go', async (t) => {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  let isRefusing = true;
  org.script = ({ events }) =>
    answer(
      events.map(({ id }) => ({
        id,
        ...(isRefusing ? { status: 'failed', code: 'STRING_TOO_LONG' } : { status: 'applied' }),
      })),
    );
  const environment = environmentFor(temporaryFolder(t), org.url);
  const relay = RelayProcess.start(t, environment);
  const url = new URL(await relay.url());
  const there = { ...environment, RELAY_HOST: url.hostname, RELAY_PORT: url.port };
  await postWebhook(url.origin, webhookText('customer.insert'));
  await relay.until(() => relay.stdout.includes('"event.settled"'));
  const [letter] = JSON.parse(command(['dead-letters', 'list', '--json'], there).stdout) as {
    id: string;
    code: string;
  }[];
  assert.equal(letter?.code, 'STRING_TOO_LONG');
  assert.match(command(['dead-letters', 'show', letter.id], there).stdout, /STRING_TOO_LONG/);
  assert.match(command(['events', 'show', 'none:1'], there).stderr, /no event none:1/);
  isRefusing = false;
  const seen = relay.stdout.length;
  assert.equal(command(['dead-letters', 'retry', letter.id], there).stdout, 'retry: 1 done\n');
  await relay.until(() => relay.stdout.slice(seen).includes('"event.settled"'));
  assert.equal(command(['events', 'show', letter.id], there).stdout.includes('applied'), true);
  const late = command(['dead-letters', 'discard', letter.id, '--json'], there);
  assert.deepEqual([late.status, JSON.parse(late.stdout)], [1, { done: [], missed: [letter.id] }]);
  const stranger = command(['retry', letter.id], { ...there, RELAY_ADMIN_TOKEN: 'a-token-of-somebody-else' });
  assert.match(stranger.stderr, /answered 401/);
  assert.match(command(['retry', letter.id], { ...there, RELAY_PORT: '1' }).stderr, /no relay answers/);
});

test('status without a store says so in one line', (t) => {
  const run = command(['status'], { RELAY_DATA_DIR: join(temporaryFolder(t), 'none') });
  assert.deepEqual([run.status, run.stdout], [1, '']);
  assert.match(run.stderr, /^chargeover-relay: there is no event store in [^\n]*\n$/);
});

for (const args of [
  [],
  ['dance'],
  ['retry'],
  ['dead-letters', 'discard'],
  ['events'],
  ['status', '--colour'],
  ['events', 'list', '--limit', 'x'],
]) {
  test(`"${args.join(' ')}" is no command: usage and exit 2`, () => {
    const run = command(args, {});
    assert.deepEqual([run.status, run.stdout], [2, '']);
    assert.match(run.stderr, /^usage:/);
  });
}

test('start with a port that is taken ends with one line and exit 1', async (t) => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  t.after(() => other.close());
  const address = other.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const run = command(['start'], { ...environmentFor(temporaryFolder(t), 'http://127.0.0.1:1'), RELAY_PORT: port });
  assert.equal(run.status, 1);
  assert.match(run.stderr, new RegExp(`^chargeover-relay: port ${port} on 127.0.0.1 is taken[^\\n]*\\n$`));
});

test('without write permission for its data folder the relay waits for it, and status and doctor say why', async (t) => {
  const parent = temporaryFolder(t);
  const folder = join(parent, 'data');
  mkdirSync(folder);
  chmodSync(parent, 0o755);
  chmodSync(folder, 0o555);
  // Root may write everywhere, so as root the relay is started as nobody.
  const ids = process.getuid?.() === 0 ? { uid: 65_534 } : {};
  const environment = environmentFor(folder, 'http://127.0.0.1:1');
  const relay = new RelayProcess(t, [process.execPath, main, 'start'], environment, ids);
  const here = { ...environment, RELAY_PORT: new URL(await relay.url()).port };
  const status = new RelayProcess(t, [process.execPath, main, 'status'], here, ids);
  assert.equal(await status.exit(), 1);
  assert.match(status.stderr, /^chargeover-relay: there is no event store in [^\n]*\n$/);
  const doctor = new RelayProcess(t, [process.execPath, main, 'doctor'], here, ids);
  assert.equal(await doctor.exit(), 1);
  assert.match(doctor.stdout, /^fail {2}store {2}.*there is none in .*, and it can't be made$/m);
  assert.match(doctor.stdout, /^fail {2}relay {2}.*runs at .*, but can't store webhooks$/m);
});

test('status of a store that it may not read says so in one line', { skip: process.getuid?.() !== 0 }, async (t) => {
  const folder = temporaryFolder(t);
  await openSqliteStore(folder).close();
  chmodSync(join(folder, 'events.db'), 0o600);
  chmodSync(folder, 0o755);
  const environment = environmentFor(folder, 'http://127.0.0.1:1');
  const status = new RelayProcess(t, [process.execPath, main, 'status'], environment, { uid: 65_534 });
  assert.equal(await status.exit(), 1);
  assert.match(status.stderr, /^chargeover-relay: can't read the event store in [^\n]*\n$/);
});

test('start on the data folder of a running relay ends with one line and exit 1', async (t) => {
  const environment = environmentFor(temporaryFolder(t), 'http://127.0.0.1:1');
  await RelayProcess.start(t, environment).url();
  const run = command(['start'], environment);
  assert.equal(run.status, 1);
  assert.match(run.stderr, /^chargeover-relay: another relay is running on the data folder [^\n]*\n$/);
});

test('start with settings that are missing names them in one line', () => {
  const run = command(['start'], {});
  assert.equal(run.status, 1);
  assert.match(run.stderr, /^chargeover-relay: configuration: [^\n]*CHARGEOVER_SITES[^\n]*\n$/);
});

test('a graceful stop finishes the call in flight', async (t) => {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const environment = environmentFor(temporaryFolder(t), org.url);
  const called = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<void>();
  const { script } = org;
  org.script = async (request, call) => {
    called.resolve();
    await mayAnswer.promise;
    return script(request, call);
  };
  const relay = RelayProcess.start(t, environment);
  await postWebhook(await relay.url(), webhookText('customer.insert'));
  await called.promise;
  relay.child.kill('SIGTERM');
  await relay.until(() => relay.stdout.includes('"relay.stopping"'));
  mayAnswer.resolve();
  assert.equal(await relay.exit(), 0);
  assert.match(relay.stdout, /"event.settled"[\s\S]*"relay.stopped"/);
});

test('a graceful stop gives up a call that does not end, within ten seconds, and releases its events', async (t) => {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const environment = environmentFor(temporaryFolder(t), org.url);
  const called = Promise.withResolvers<void>();
  org.script = () => {
    called.resolve();
    return { body: '', isSilent: true };
  };
  const relay = RelayProcess.start(t, environment);
  await postWebhook(await relay.url(), webhookText('customer.insert'));
  await called.promise;
  const stoppedAt = Date.now();
  relay.child.kill('SIGTERM');
  assert.equal(await relay.exit(), 0);
  assert.ok(Date.now() - stoppedAt < 10_000);
  const [event] = JSON.parse(command(['events', 'list', '--json'], environment).stdout) as Record<string, unknown>[];
  assert.deepEqual([event?.['state'], event?.['attempts']], ['pending', 0]);
});

for (const [title, hang] of [
  ['a heartbeat', { heartbeatReply: { body: '', isSilent: true } }],
  ['a login', { loginReply: { body: '', isSilent: true } }],
] as const) {
  test(`${title} that hangs doesn't hold up a graceful stop`, async (t) => {
    const org = await ScriptedSalesforce.start();
    t.after(() => org.stop());
    Object.assign(org, hang);
    const relay = RelayProcess.start(t, environmentFor(temporaryFolder(t), org.url));
    await relay.url();
    await org.asked();
    const stoppedAt = Date.now();
    relay.child.kill('SIGTERM');
    assert.equal(await relay.exit(), 0);
    assert.ok(Date.now() - stoppedAt < 10_000);
    assert.match(relay.stdout, /"relay.stopped"/);
  });
}

test('a second stop signal ends the relay at once, and nothing is lost', async (t) => {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const environment = environmentFor(temporaryFolder(t), org.url);
  const called = Promise.withResolvers<void>();
  org.script = () => {
    called.resolve();
    return { body: '', isSilent: true };
  };
  const relay = RelayProcess.start(t, environment);
  await postWebhook(await relay.url(), webhookText('customer.insert'));
  await called.promise;
  const stoppedAt = Date.now();
  relay.child.kill('SIGTERM');
  const again = setInterval(() => relay.child.kill('SIGTERM'), 200);
  t.after(() => clearInterval(again));
  assert.equal(await relay.exit(), 143);
  assert.ok(Date.now() - stoppedAt < 5_000);
  assert.doesNotMatch(relay.stdout, /"relay.stopped"/);
  const next = RelayProcess.start(t, environment);
  org.script = ({ events }) => answer(events.map(({ id }) => ({ id, status: 'applied' })));
  await next.until(() => next.stdout.includes('"event.settled"'));
});

test('probes and metrics tell what is true', async (t) => {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const relay = RelayProcess.start(t, environmentFor(temporaryFolder(t), org.url));
  const url = await relay.url();
  for (const probe of ['/healthz', '/readyz']) assert.equal((await fetch(`${url}${probe}`)).status, 200);
  await postWebhook(url, webhookText('customer.insert'));
  await postWebhook(url, webhookText('customer.insert'));
  await relay.until(() => relay.stdout.includes('"event.settled"'));
  const metrics = await (await fetch(`${url}/metrics`)).text();
  for (const line of [
    'relay_happenings_total{kind="event.received"} 1',
    'relay_happenings_total{kind="event.repeated"} 1',
    'relay_events_settled_total{outcome="applied"} 1',
    'relay_events{state="finished"} 1',
    'relay_events{state="pending"} 0',
    'relay_oldest_open_event_seconds 0',
    'relay_event_latency_seconds_count 1',
  ]) {
    assert.ok(metrics.includes(line), line);
  }
});
