import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { test } from 'node:test';
import { FatalError, RetryableError } from '../../src/core/errors.ts';
import type { EventStore } from '../../src/core/event-store.ts';
import { LateStore } from '../../src/store/late-store.ts';
import { openForRelay } from '../../src/store/open.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { temporaryFolder } from '../support/fixtures.ts';
import { describeEventStore } from './event-store-contract.ts';

const readOnly = new RetryableError('STORE_FOLDER', "can't write to the data folder");

/** Lets `ms` pass, and what waits for the timers. */
async function passed(tick: (ms: number) => void, ms: number): Promise<void> {
  for (let rest = ms; rest > 0; rest -= 5_000) {
    tick(5_000);
    for (let turns = 0; turns < 3; turns += 1) await nextTurn();
  }
}

describeEventStore('a store that was opened late', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const folder = temporaryFolder(t);
  let uptimeMs = 0;
  const open = async (): Promise<EventStore> => openSqliteStore(folder, { uptime: () => uptimeMs });
  const opened = async (): Promise<LateStore> => {
    const store = new LateStore(open, readOnly);
    const isOpen = Promise.withResolvers<string>();
    store.tryUntilOpen({ onFault: () => undefined, onOpened: isOpen.resolve });
    t.mock.timers.tick(5_000);
    await isOpen.promise;
    return store;
  };
  let store = await opened();
  t.after(() => store.close());
  const reopen = async (): Promise<EventStore> => {
    await store.close();
    store = await opened();
    return store;
  };
  const pass = async (ms: number): Promise<void> => {
    uptimeMs += ms;
  };
  return { store, reopen, pass };
});

test('until it opens every call is refused as retryable, and the reason is told once and then every minute', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const tick = (ms: number): void => t.mock.timers.tick(ms);
  let fault: Error | undefined = readOnly;
  const folder = temporaryFolder(t);
  const store = new LateStore(async () => {
    if (fault) throw fault;
    return openSqliteStore(folder);
  }, readOnly);
  t.after(() => store.close());
  const told: string[] = [];
  const opened: string[] = [];
  store.tryUntilOpen({ onFault: ({ code }) => told.push(code), onOpened: (storeId) => opened.push(storeId) });
  await assert.rejects(store.probe(1, 1), { code: 'STORE_CLOSED', message: /can't write to the data folder/ });
  await passed(tick, 55_000);
  assert.deepEqual(told, ['STORE_FOLDER']);
  fault = new FatalError('STORE_NEWER', 'a newer relay has used it');
  await passed(tick, 5_000);
  assert.deepEqual(told, ['STORE_FOLDER', 'STORE_NEWER']);
  fault = undefined;
  await passed(tick, 5_000);
  assert.deepEqual(opened, [store.storeId]);
  await store.probe(1, 1);
  await passed(tick, 120_000);
  assert.deepEqual([told.length, opened.length], [2, 1]);
});

test('one that is closed while it waits is never opened', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let tries = 0;
  const store = new LateStore(async () => {
    tries += 1;
    throw readOnly;
  }, readOnly);
  store.tryUntilOpen({ onFault: () => undefined, onOpened: () => assert.fail('opened') });
  await store.close();
  t.mock.timers.tick(60_000);
  assert.equal(tries, 0);
});

test('a file that is no database, or a folder that is a file, stays fatal', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'events.db'), 'this is no database, and no relay will make one of it'.repeat(100));
  await assert.rejects(
    openForRelay({ dataDir: folder, databaseUrl: undefined }, () => undefined),
    FatalError,
  );
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  await assert.rejects(
    openForRelay({ dataDir: folder, databaseUrl: undefined }, () => undefined),
    FatalError,
  );
});
