import { after, before } from 'node:test';
import { openPostgresStore } from '../../src/store/postgres/open.ts';
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
