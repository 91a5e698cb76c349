import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, chownSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { RetryableError } from '../src/core/errors.ts';
import type { NewEvent } from '../src/core/event.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import { openSqliteView } from '../src/store/sqlite-view.ts';
import { temporaryFolder, webhook } from './support/fixtures.ts';
import { environmentFor, postWebhook, RelayProcess } from './support/relay-process.ts';
import { ScriptedSalesforce } from './support/scripted-salesforce.ts';
import { LaneWatch, settled, story, Traffic } from './support/traffic.ts';

const main = join(import.meta.dirname, '..', 'src', 'main.ts');
const limit = { timeout: 60_000 };

function event(recordId: number): NewEvent {
  const identity = { site: 'acme', object: 'customer', recordId: String(recordId), event: 'update' };
  const data = JSON.stringify({ text: 'x'.repeat(5_000) });
  return { ...identity, lane: `acme:${recordId}`, parents: [], contentHash: 'a', receivedAt: 1, data };
}

async function orgOf(t: TestContext): Promise<ScriptedSalesforce> {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  return org;
}

test('a full database takes nothing more, keeps what it acknowledged, and goes on when there is room', async (t) => {
  const folder = temporaryFolder(t);
  const full = openSqliteStore(folder, { maxPages: 120 });
  let acknowledged = 0;
  await assert.rejects(async () => {
    for (;;) {
      await full.accept(event(acknowledged + 1));
      acknowledged += 1;
    }
  }, RetryableError);
  assert.ok(acknowledged > 10);
  await assert.rejects(full.accept(event(1_001)), RetryableError);
  assert.equal((await full.counts()).pending, acknowledged);
  await full.close();

  const store = openSqliteStore(folder);
  t.after(() => store.close());
  assert.equal((await store.counts()).pending, acknowledged);
  assert.equal((await store.accept(event(1_001))).kind, 'stored');
});

test(
  'a relay whose file may not grow answers 503 and acknowledges nothing, and goes on when it may',
  limit,
  async (t) => {
    const org = await orgOf(t);
    org.loginReply = { status: 503, body: 'maintenance' };
    const folder = temporaryFolder(t);
    // In blocks of 1,024 bytes, for all files of the process. Only the soft limit, which can be raised again.
    const command = `ulimit -S -f 400; exec "$0" "$1" start`;
    const relay = new RelayProcess(t, ['bash', '-c', command, process.execPath, main], environmentFor(folder, org.url));
    const url = await relay.url();
    const acknowledged: string[] = [];
    const send = async (id: number): Promise<number> => {
      const data = { customer: { customer_id: id, notes: 'x'.repeat(20_000) } };
      const { status } = await postWebhook(url, webhook({ context_id: id, data }));
      if (status === 200) acknowledged.push(String(id));
      return status;
    };
    let id = 1;
    while ((await send(id)) === 200) id += 1;
    assert.equal(await send(id + 1), 503);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);

    execFileSync('prlimit', ['--pid', String(relay.child.pid), '--fsize=unlimited']);
    org.loginReply = undefined;
    assert.equal(await send(id), 200);
    await relay.until(() => acknowledged.every((record) => org.delivered.some((one) => one.recordId === record)));
    await relay.kill('SIGTERM');
    const { pending, finished } = await openSqliteView(folder).counts();
    assert.deepEqual([pending, finished], [0, acknowledged.length], 'what was answered 503 is not there');
  },
);

const isRoot = process.getuid?.() === 0;
const asOtherUser = { ...limit, skip: isRoot ? false : 'only root can start a process of another user' };
const nobody = 65_534;

interface Locked {
  readonly title: string;
  readonly lock: (folder: string) => Promise<void>;
  readonly unlock: (folder: string) => void;
  readonly reason: RegExp;
}

const lockedStores: readonly Locked[] = [
  {
    title: 'into its folder',
    lock: async (folder) => chmodSync(folder, 0o555),
    unlock: (folder) => chmodSync(folder, 0o777),
    reason: /can't write to the data folder/,
  },
  {
    title: 'its file',
    lock: async (folder) => {
      await openSqliteStore(folder).close();
      chmodSync(join(folder, 'events.db'), 0o444);
      chmodSync(join(folder, 'owner.lock'), 0o666);
      chownSync(folder, nobody, nobody);
    },
    unlock: (folder) => chmodSync(join(folder, 'events.db'), 0o666),
    reason: /can't write to the data folder .*events\.db/,
  },
];

for (const { title, lock, unlock, reason } of lockedStores) {
  test(
    `a relay that may not write ${title} answers 503, acknowledges nothing, says why, and works once it may`,
    asOtherUser,
    async (t) => {
      const org = await orgOf(t);
      const folder = temporaryFolder(t);
      await lock(folder);
      const environment = environmentFor(folder, org.url);
      const relay = new RelayProcess(t, [process.execPath, main, 'start'], environment, { uid: nobody });
      const url = await relay.url();
      const status = async (path: string): Promise<number> => (await fetch(`${url}${path}`)).status;
      assert.equal((await postWebhook(url, webhook({ context_id: 1 }))).status, 503);
      assert.deepEqual([await status('/readyz'), await status('/healthz'), await status('/metrics')], [503, 200, 200]);
      const said = relay.stdout.split('\n').filter((line) => line.includes('"store.unavailable"'));
      assert.equal(said.length, 1);
      assert.match(said[0] ?? '', reason);
      assert.ok(!relay.stdout.includes('delivery.crashed'));

      unlock(folder);
      await relay.until(() => relay.stdout.includes('"store.opened"'));
      assert.equal(await status('/readyz'), 200);
      assert.equal((await postWebhook(url, webhook({ context_id: 2 }))).status, 200);
      await relay.until(() => relay.stdout.includes('"event.settled"'));
      assert.deepEqual(
        org.delivered.map(({ recordId }) => recordId),
        ['2'],
      );
      await relay.kill('SIGTERM');
    },
  );
}

test('a relay that waits for its folder stops at once when it is told to', asOtherUser, async (t) => {
  const folder = temporaryFolder(t);
  chmodSync(folder, 0o555);
  const environment = environmentFor(folder, 'http://127.0.0.1:1');
  const relay = new RelayProcess(t, [process.execPath, main, 'start'], environment, { uid: nobody });
  await relay.url();
  await relay.kill('SIGTERM');
  assert.equal(relay.child.exitCode, 0);
});

/** What is left behind when the power goes in the middle of a write; a page and the frame's header are 4,096 and 24 bytes. */
const tails: readonly { readonly title: string; readonly spoil: (wal: string) => void }[] = [
  { title: 'garbage', spoil: (wal) => appendFileSync(wal, Buffer.alloc(6_000, 0xa5)) },
  { title: 'half a frame', spoil: (wal) => appendFileSync(wal, readFileSync(wal).subarray(32, 2_000)) },
  { title: 'a frame of another time', spoil: (wal) => appendFileSync(wal, readFileSync(wal).subarray(32, 32 + 4_120)) },
];

for (const { title, spoil } of tails) {
  test(`after a kill with ${title} at the end of the log, every acknowledged event is there`, limit, async (t) => {
    const folder = temporaryFolder(t);
    const acknowledged = await killedRelay(t, folder);
    spoil(join(folder, 'events.db-wal'));
    const store = openSqliteStore(folder);
    t.after(() => store.close());
    assert.deepEqual((await store.recent(100)).map((one) => one.recordId).reverse(), acknowledged);
    assert.equal((await store.accept(event(999))).kind, 'stored');
  });
}

test('a log that lost its end opens with an unbroken beginning', limit, async (t) => {
  const folder = temporaryFolder(t);
  const acknowledged = await killedRelay(t, folder);
  const wal = join(folder, 'events.db-wal');
  truncateSync(wal, readFileSync(wal).length - 5_000);
  const store = openSqliteStore(folder);
  t.after(() => store.close());
  const kept = (await store.recent(100)).map((one) => one.recordId).reverse();
  assert.ok(kept.length > 0 && kept.length < acknowledged.length);
  assert.deepEqual(kept, acknowledged.slice(0, kept.length));
});

/** One that could deliver nothing; gives the records that it acknowledged. */
async function killedRelay(t: TestContext, folder: string): Promise<readonly string[]> {
  const org = await orgOf(t);
  org.loginReply = { status: 503, body: 'maintenance' };
  const relay = RelayProcess.start(t, environmentFor(folder, org.url));
  const url = await relay.url();
  const acknowledged: string[] = [];
  for (let id = 1; id <= 10; id += 1) {
    assert.equal((await postWebhook(url, webhook({ context_id: id }))).status, 200);
    acknowledged.push(String(id));
  }
  await relay.kill('SIGKILL');
  return acknowledged;
}

for (const hours of [-6, 6]) {
  const title = hours < 0 ? 'back' : 'forward';
  test(`the clock is set ${title} by hours under load: nothing is lost, late, or in two calls`, limit, async (t) => {
    const org = await orgOf(t);
    const watch = new LaneWatch(50);
    const jump = join(import.meta.dirname, 'support', 'clock-jump.ts');
    const relay = RelayProcess.start(t, {
      ...environmentFor(temporaryFolder(t), org.url),
      RELAY_CALLS_IN_FLIGHT: '4',
      NODE_OPTIONS: `--import=${jump}`,
      CLOCK_JUMP_HOURS: String(hours),
    });
    const url = await relay.url();
    // The org is down, so that delivery pauses, and events wait for times of the old clock.
    org.script = () => ({ status: 503, body: 'maintenance' });
    const traffic = new Traffic();
    traffic.start(4, () => url);
    await relay.until(() => relay.stdout.includes('"delivery.paused"'));
    relay.child.kill('SIGUSR2');
    await relay.until(() => relay.stdout.includes('clock jumped'));
    org.script = watch.script;
    await traffic.until(traffic.acknowledged.size + 60);
    relay.child.kill('SIGUSR2');
    await traffic.until(traffic.acknowledged.size + 60);
    await traffic.stop();
    const account = await settled(traffic, org);
    t.diagnostic(story(account));
    assert.deepEqual([account.lost, account.repeated, account.disordered], [[], [], []]);
    assert.deepEqual(watch.overlaps, []);
    await relay.kill('SIGTERM');
  });
}

test(
  'killed at random points under load, many times: nothing is lost, nothing arrives under two ids',
  limit,
  async (t) => {
    const org = await orgOf(t);
    org.script = new LaneWatch(10).script;
    const environment = environmentFor(temporaryFolder(t), org.url);
    let relay = RelayProcess.start(t, environment);
    let url = await relay.url();
    const traffic = new Traffic();
    traffic.start(6, () => url);
    for (let kill = 1; kill <= 6; kill += 1) {
      await traffic.until(traffic.acknowledged.size + 10);
      await sleep(Math.random() * 60);
      await relay.kill('SIGKILL');
      relay = RelayProcess.start(t, environment);
      url = await relay.url();
    }
    await traffic.stop();
    const account = await settled(traffic, org);
    t.diagnostic(story(account));
    assert.deepEqual([account.lost, account.repeated, account.disordered], [[], [], []]);
    await relay.kill('SIGTERM');
  },
);
