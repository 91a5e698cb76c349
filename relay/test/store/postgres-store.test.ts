import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { FatalError } from '../../src/core/errors.ts';
import type { NewEvent } from '../../src/core/event.ts';
import type { EventStore } from '../../src/core/event-store.ts';
import { noDetail } from '../../src/core/settlement.ts';
import { migrations } from '../../src/store/postgres/migrate.ts';
import { openPostgresStore, openPostgresView } from '../../src/store/postgres/open.ts';
import { PostgresServer, runSql } from '../support/postgres-server.ts';
import { describeEventStore } from './event-store-contract.ts';

let server: PostgresServer;
let databases = 0;
before(async () => {
  server = await PostgresServer.start();
});
after(() => server.stop());

describeEventStore('the PostgreSQL store', async (t) => {
  databases += 1;
  const url = await server.createDatabase(`contract_${databases}`);
  let store = await openPostgresStore(url, { onStored: () => undefined });
  t.after(() => store.close());
  const reopen = async (): Promise<typeof store> => {
    await store.close();
    store = await openPostgresStore(url, { onStored: () => undefined });
    return store;
  };
  const pass = async (ms: number): Promise<void> => {
    await runSql(url, 'UPDATE relay_lane_lease SET expires_at = expires_at - $1, claimed_at = claimed_at - $1', [ms]);
  };
  return { store, reopen, pass };
});

const nobody = { onStored: () => undefined };

async function emptyDatabase(): Promise<string> {
  databases += 1;
  return server.createDatabase(`store_${databases}`);
}

async function opened(t: TestContext, url: string, onStored = nobody.onStored): Promise<EventStore> {
  const store = await openPostgresStore(url, { onStored });
  t.after(() => store.close());
  return store;
}

function event(recordId: number, contentHash = 'a'): NewEvent {
  const identity = { site: 'acme', object: 'customer', recordId: String(recordId), event: 'update' };
  return { ...identity, lane: `acme:${recordId}`, parents: [], contentHash, receivedAt: 1, data: '{}' };
}

const everything = { now: 1_000, maxEvents: 100, maxBytes: 100_000, leaseMs: 60_000 };

test('four relays that start at once on an empty database make one store', async (t) => {
  const url = await emptyDatabase();
  const stores = await Promise.all([1, 2, 3, 4].map(() => opened(t, url)));
  assert.equal(new Set(stores.map((store) => store.storeId)).size, 1);
  await Promise.all(stores.map((store, index) => store.accept(event(index))));
  assert.equal((await stores[0]?.counts())?.pending, 4);
});

test('a webhook that several relays take at the same moment is stored once', async (t) => {
  const url = await emptyDatabase();
  const stores = await Promise.all([1, 2, 3].map(() => opened(t, url)));
  for (let recordId = 1; recordId <= 30; recordId += 1) {
    const kinds = await Promise.all(stores.map((store) => store.accept(event(recordId))));
    assert.deepEqual(kinds.map(({ kind }) => kind).sort(), ['repeat', 'repeat', 'stored']);
  }
});

test('relays that claim at the same moment share the events, and no lane twice', async (t) => {
  const url = await emptyDatabase();
  const stores = await Promise.all([1, 2, 3].map(() => opened(t, url)));
  const [first] = stores;
  assert.ok(first);
  await Promise.all(Array.from({ length: 60 }, (_, index) => first.accept(event(index % 20, String(index)))));
  const claims = await Promise.all(
    stores.flatMap((store) => [1, 2].map(() => store.claim({ ...everything, maxEvents: 4 }))),
  );
  const lanes = claims.flatMap((lease) => [...new Set(lease?.events.map(({ lane }) => lane))]);
  assert.equal(claims.filter(Boolean).length, 5, 'twenty lanes, four for each');
  assert.equal(new Set(lanes).size, lanes.length);
});

test('a relay hears what another one stored', async (t) => {
  const url = await emptyDatabase();
  const heard = Promise.withResolvers<void>();
  let isStored = false;
  await opened(t, url, () => {
    if (isStored) heard.resolve();
  });
  const other = await opened(t, url);
  // The listener connects beside the store, and then calls for what it may have missed: so this can't be too early.
  isStored = true;
  await other.accept(event(1));
  await heard.promise;
});

test('text that PostgreSQL cannot hold is kept without what it cannot', async (t) => {
  const store = await opened(t, await emptyDatabase());
  const data = JSON.stringify({ note: 'a\0b\uD800' });
  await store.accept({ ...event(1), event: 'up\0date', data });
  const lease = await store.claim(everything);
  const [taken] = lease?.events ?? [];
  assert.ok(lease && taken);
  assert.equal(taken.data, data);
  const message = 'cut in the middle \uD83D and \0';
  const detail = { ...noDetail, outcome: 'failed', message } as const;
  await store.settle(lease, [{ kind: 'finished', id: taken.id, isFailed: true, detail }], 1_000);
  assert.equal((await store.deadLetters(1))[0]?.message, 'cut in the middle \uFFFD and \uFFFD');
});

for (const setting of ['synchronous_commit', 'fsync'] as const) {
  test(`a database with ${setting} off is refused by name`, async () => {
    const url = await emptyDatabase();
    const change = setting === 'fsync' ? 'ALTER SYSTEM' : `ALTER DATABASE ${new URL(url).pathname.slice(1)}`;
    await runSql(url, `${change} SET ${setting} = off`);
    await runSql(url, 'SELECT pg_reload_conf()');
    // The server reads its file again when it comes to it.
    const value = async (): Promise<unknown> => (await runSql(url, `SHOW ${setting}`))[0]?.[setting];
    while ((await value()) !== 'off');
    try {
      await assert.rejects(
        openPostgresStore(url, nobody),
        (error) => error instanceof FatalError && error.message.includes(`${setting} is off`),
      );
    } finally {
      await runSql(url, `${change} RESET ${setting}`);
      await runSql(url, 'SELECT pg_reload_conf()');
    }
  });
}

test('a wrong password is refused at once, and an absent database after some patience, without showing the password', async () => {
  const wrong = (await emptyDatabase()).replace('password-of-the-tests', 'a-wrong-password');
  const isFatal = (error: unknown): boolean =>
    error instanceof FatalError && !/password-of-the-tests|a-wrong-password/.test(error.message);
  await assert.rejects(openPostgresStore(wrong, nobody), isFatal);
  await assert.rejects(openPostgresStore(server.urlOf('none', 1), { ...nobody, patienceMs: 10 }), isFatal);
});

test('a store of a newer relay is refused', async (t) => {
  const url = await emptyDatabase();
  await opened(t, url);
  await runSql(url, `UPDATE relay_meta SET value = '99' WHERE key = 'schema'`);
  await assert.rejects(openPostgresStore(url, nobody), /a newer relay has used it/);
});

test('a view reads beside the relays, and makes no store where there is none', async (t) => {
  const url = await emptyDatabase();
  await assert.rejects(openPostgresView(url), FatalError);
  const store = await opened(t, url);
  await store.accept(event(1));
  const view = await openPostgresView(url);
  t.after(() => view.close());
  assert.equal((await view.counts()).pending, 1);
});

test('a store of the time before the counters opens with its events counted', async (t) => {
  const url = await emptyDatabase();
  await runSql(url, migrations[0] ?? '');
  await runSql(url, `INSERT INTO relay_meta (key, value) VALUES ('schema', '1'), ('storeId', 'abc')`);
  for (const [sequence, state, turn] of [
    [1, 'pending', 'ready'],
    [2, 'pending', 'ready'],
    [3, 'waiting', 'held'],
    [4, 'failed', 'done'],
    [5, 'finished', 'done'],
  ])
    await runSql(
      url,
      `INSERT INTO relay_event (sequence, site, object, record_id, event, record_key, lane, parents, content_hash, received_at,
         bytes, state, turn, data)
       VALUES ($1::bigint, 'acme', 'customer', '1', 'update', 'acme:customer:1', 'acme:1', '{}', 'a', 1, 2, $2, $3, '{}')`,
      [sequence, state, turn],
    );
  await runSql(url, `SELECT setval('relay_event_sequence', 5)`);
  await assert.rejects(openPostgresView(url), { code: 'STORE_OLDER' });
  const store = await opened(t, url);
  const none = { leased: 0, queued: 0 };
  assert.deepEqual(await store.counts(), { ...none, pending: 2, waiting: 1, finished: 1, failed: 1 });
  await store.accept(event(9));
  assert.equal((await store.counts()).pending, 3);
});
