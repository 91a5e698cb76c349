import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { FatalError, RetryableError } from '../../src/core/errors.ts';
import { noDetail, type Settlement } from '../../src/core/settlement.ts';
import { migrations } from '../../src/store/migrations.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { openSqliteView } from '../../src/store/sqlite-view.ts';
import { temporaryFolder } from '../support/fixtures.ts';
import { describeEventStore } from './event-store-contract.ts';

describeEventStore('the SQLite store', async (t) => {
  const folder = temporaryFolder(t);
  let uptimeMs = 0;
  const uptime = (): number => uptimeMs;
  let store = openSqliteStore(folder, { uptime });
  t.after(() => store.close());
  const reopen = async (): Promise<typeof store> => {
    await store.close();
    store = openSqliteStore(folder, { uptime });
    return store;
  };
  const pass = async (ms: number): Promise<void> => {
    uptimeMs += ms;
  };
  return { store, reopen, pass };
});

const event = {
  site: 'acme',
  object: 'customer',
  event: 'update',
  lane: 'acme:1',
  parents: [],
  contentHash: 'a',
  receivedAt: 1,
  data: '{}',
};

test('the leases of a dead owner are taken back at once', async (t) => {
  const folder = temporaryFolder(t);
  const dead = openSqliteStore(folder);
  await dead.accept({ ...event, recordId: '1' });
  const request = { now: 1, maxEvents: 1, maxBytes: 100_000, leaseMs: 60_000 };
  await dead.claim(request);
  await dead.close();
  const store = openSqliteStore(folder);
  t.after(() => store.close());
  assert.equal((await store.claim(request))?.events.length, 1);
});

test('a second process is refused the store while the first one has it', (t) => {
  const folder = temporaryFolder(t);
  const store = openSqliteStore(folder);
  t.after(() => store.close());
  const module = join(import.meta.dirname, '..', '..', 'src', 'store', 'sqlite-store.ts');
  const script = `import { openSqliteStore } from ${JSON.stringify(module)};
    try { openSqliteStore(${JSON.stringify(folder)}); } catch (error) { console.log(error.code); }`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  assert.equal(output.trim(), 'STORE_IN_USE');
});

test('the store can be read while its owner runs', async (t) => {
  const folder = temporaryFolder(t);
  const store = openSqliteStore(folder);
  t.after(() => store.close());
  await store.accept({ ...event, recordId: '1' });
  const view = openSqliteView(folder);
  t.after(() => view.close());
  assert.equal((await view.counts()).pending, 1);
});

test('a hundred webhooks of one turn share one commit', async (t) => {
  const folder = temporaryFolder(t);
  const store = openSqliteStore(folder);
  t.after(() => store.close());
  const watcher = new DatabaseSync(join(folder, 'events.db'), { readOnly: true });
  t.after(() => watcher.close());
  const seen = (): number => Number(watcher.prepare('SELECT count(*) AS n FROM event').get()?.['n']);
  const all = Array.from({ length: 100 }, (_, index) => store.accept({ ...event, recordId: String(index) }));
  assert.equal(seen(), 0);
  await all[0];
  assert.equal(seen(), 100, 'the first answer comes when all are durable');
  await Promise.all(all);
});

test('a write that fails is retryable, keeps nothing of its event, and leaves the store usable', async (t) => {
  const folder = temporaryFolder(t);
  await openSqliteStore(folder).close();
  const database = new DatabaseSync(join(folder, 'events.db'));
  database.exec(
    `CREATE TRIGGER full BEFORE INSERT ON event WHEN NEW.record_id = '666' BEGIN SELECT raise(ROLLBACK, 'no'); END`,
  );
  database.close();
  const store = openSqliteStore(folder);
  t.after(() => store.close());
  await assert.rejects(store.accept({ ...event, recordId: '666' }), RetryableError);
  assert.equal((await store.accept({ ...event, recordId: '1' })).kind, 'stored');
  assert.equal((await store.recent(10)).length, 1);
});

test('a data folder that is a file is refused by name', (t) => {
  const file = join(temporaryFolder(t), 'taken');
  writeFileSync(file, '');
  assert.throws(
    () => openSqliteStore(file),
    (error) => error instanceof FatalError && error.message.includes(file),
  );
});

test('a store of the time before the queues of lanes opens with everything in it', async (t) => {
  const folder = temporaryFolder(t);
  const old = new DatabaseSync(join(folder, 'events.db'));
  for (const sql of migrations.slice(0, 3)) old.exec(sql);
  const insert = old.prepare(
    `INSERT INTO event (site, object, record_id, event, record_key, lane, parents, content_hash, received_at, data, bytes,
       open, state, due_at, settled_at, outcome)
     VALUES ('acme', 'customer', ?1, 'update', 'acme:customer:' || ?1, 'acme:' || ?1, '[]', 'a', 1, '{}', 2, ?2, ?3, ?4, ?5, ?6)`,
  );
  insert.run('1', 1, 'pending', 0, null, null);
  insert.run('2', 1, 'pending', 5_000, null, 'retry');
  insert.run('3', 1, 'waiting', 9_000, null, 'waiting');
  insert.run('4', 1, 'leased', 0, null, null);
  insert.run('5', 1, 'queued', 9_000, null, 'queued');
  insert.run('6', 0, 'finished', 0, 1, 'applied');
  insert.run('7', 0, 'failed', 0, 1, 'failed');
  old.exec(`UPDATE event SET lease = 'of-a-dead-owner' WHERE state = 'leased'; DELETE FROM event WHERE record_id = '7';
    INSERT INTO meta VALUES ('storeId', 'abc'); PRAGMA user_version = 3`);
  old.close();

  assert.throws(() => openSqliteView(folder), { code: 'STORE_OLDER' });
  const store = openSqliteStore(folder);
  t.after(() => store.close());
  const claimAt = async (now: number): Promise<unknown> => {
    const lease = await store.claim({ now, maxEvents: 10, maxBytes: 100_000, leaseMs: 60_000 });
    return lease?.events.map(({ recordId }) => recordId);
  };
  assert.equal(store.storeId, 'abc');
  const none = { leased: 0, failed: 0 };
  assert.deepEqual(await store.counts(), { ...none, pending: 3, waiting: 1, queued: 1, finished: 1 });
  assert.deepEqual(await claimAt(1_000), ['1', '4']);
  assert.deepEqual(await claimAt(5_000), ['2']);
  assert.deepEqual(await claimAt(9_000), ['3', '5']);
  assert.equal((await store.counts()).finished, 1);
  assert.equal((await store.accept({ ...event, recordId: '8' })).sequence, 8, 'no sequence is used twice');
});

test('events are counted when they change, so that nobody waits while all of them are', async (t) => {
  const folder = temporaryFolder(t);
  const store = openSqliteStore(folder);
  t.after(() => store.close());
  await store.accept({ ...event, recordId: '1' });
  const other = new DatabaseSync(join(folder, 'events.db'));
  other.exec(`UPDATE event_count SET events = events + 1000000 WHERE state = 'finished'`);
  other.close();
  const none = { leased: 0, waiting: 0, queued: 0, failed: 0 };
  assert.deepEqual(await store.counts(), { ...none, pending: 1, finished: 1_000_000 });
});

test('the probe says whether the largest webhook would still fit into the file', async (t) => {
  const store = openSqliteStore(temporaryFolder(t), { maxPages: 120 });
  t.after(() => store.close());
  await store.probe(1, 50_000);
  await assert.rejects(store.probe(1, 500_000), { code: 'STORE_FULL' });
  const large = { ...event, data: JSON.stringify('x'.repeat(50_000)) };
  let recordId = 1;
  for (; await store.probe(1, 50_000).then(...yesOrNo); recordId += 1)
    await store.accept({ ...large, recordId: String(recordId) });
  assert.ok(recordId > 3);
  await store.probe(1, 1);
  // Freed pages are used again.
  const lease = await store.claim({ now: 1, maxEvents: 2, maxBytes: 1_000_000, leaseMs: 1_000 });
  if (lease)
    await store.settle(
      lease,
      lease.events.map(({ id }) => finished(id)),
      1,
    );
  assert.equal(await store.purge({ before: 2, maxBytes: 1e9, maxEvents: 10 }), 2);
  await store.probe(1, 50_000);
});

test('the probe says whether the disk has room for the largest webhook, in the log and in the file', async (t) => {
  let free = 300_000;
  const store = openSqliteStore(temporaryFolder(t), { freeDiskBytes: () => free });
  t.after(() => store.close());
  await store.probe(1, 50_000);
  free = 100_000;
  await assert.rejects(store.probe(1, 50_000), (error) => error instanceof RetryableError);
});

test('a store of a newer relay is refused', async (t) => {
  const folder = temporaryFolder(t);
  await openSqliteStore(folder).close();
  const database = new DatabaseSync(join(folder, 'events.db'));
  database.exec('PRAGMA user_version = 99');
  database.close();
  assert.throws(() => openSqliteStore(folder), /a newer relay has used it/);
});

test('a store that could not be opened lets go of its folder, and opens once its fault is mended', async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'events.db');
  const foreign = new DatabaseSync(file);
  foreign.exec('CREATE TABLE event (a TEXT)');
  assert.throws(() => openSqliteStore(folder), { code: 'STORE_OPEN', message: /event already exists/ });
  // Neither half a migration nor a lock is left behind.
  assert.deepEqual(
    foreign
      .prepare('SELECT name FROM sqlite_schema')
      .all()
      .map(({ name }) => name),
    ['event'],
  );
  foreign.exec('DROP TABLE event');
  foreign.close();
  const store = openSqliteStore(folder);
  t.after(() => store.close());
  assert.equal((await store.accept({ ...event, recordId: '1' })).kind, 'stored');
});

const yesOrNo = [() => true, () => false] as const;

function finished(id: string): Settlement {
  return { kind: 'finished', id, isFailed: false, detail: { ...noDetail, outcome: 'applied' } };
}
