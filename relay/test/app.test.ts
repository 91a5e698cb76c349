import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createRelay } from '../src/app.ts';
import { readConfig, type Config } from '../src/config.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import { temporaryFolder } from './support/fixtures.ts';
import { environmentFor } from './support/relay-process.ts';

const logTo = { write: (): void => undefined };

function configOf(t: TestContext, more: Readonly<Record<string, string>> = {}): Config {
  return readConfig({ ...environmentFor(temporaryFolder(t), 'http://127.0.0.1:1'), ...more });
}

async function takenPort(t: TestContext): Promise<string> {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  t.after(() => other.close());
  const address = other.address();
  return typeof address === 'object' && address ? String(address.port) : '';
}

test('a relay that cannot have its port says so, and leaves its data folder free', async (t) => {
  const config = configOf(t, { RELAY_PORT: await takenPort(t) });
  const relay = await createRelay(config, { logTo });
  await assert.rejects(relay.start(), { code: 'LISTEN', message: /is taken; set RELAY_PORT/ });
  await openSqliteStore(config.dataDir).close();
});

test('a relay whose traces cannot start leaves its data folder free', async (t) => {
  const plain = configOf(t);
  const config: Config = {
    ...plain,
    get tracing(): never {
      throw new Error('no exporter');
    },
  };
  await assert.rejects(createRelay(config, { logTo }), /no exporter/);
  await openSqliteStore(plain.dataDir).close();
});

test('a relay whose store cannot be opened at all says why, not that it cannot listen', async (t) => {
  const config = configOf(t);
  const owner = openSqliteStore(config.dataDir);
  t.after(() => owner.close());
  await assert.rejects(createRelay(config, { logTo }), { code: 'STORE_IN_USE' });
});
