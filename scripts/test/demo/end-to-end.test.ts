import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Child } from '../../src/demo/child.ts';
import { relayEvents } from '../../src/demo/play.ts';
import { setUpOrg, type Connection } from '../../src/demo/set-up-org.ts';
import { SITE_HOST, WEBHOOK_SECRET } from '../../src/demo/settings.ts';
import { startOrg, startRelay } from '../../src/demo/start-parts.ts';

/** The true relay process against the true local org: what a customer would see in Salesforce. */

const folder = mkdtempSync(join(tmpdir(), 'end-to-end-'));
const settings = { once: true, dataDir: folder, orgPort: 0, relayPort: 0 };
let org: Child;
let relay: Child;
let admin: Connection;

before(async () => {
  org = await startOrg(settings, (line) => assert.fail(line));
  admin = await setUpOrg(String(org.ready['url']));
  relay = await startRelay(settings, String(org.ready['url']));
});
after(async () => {
  await relay?.stop();
  await org?.stop();
  rmSync(folder, { recursive: true });
});

function sample(name: string): {
  context_id: number;
  data: { customer: Record<string, unknown> };
  security_token: string;
} {
  return JSON.parse(readFileSync(join('relay/test/fixtures/webhooks', `${name}.json`), 'utf8')) as ReturnType<
    typeof sample
  >;
}

function customer(id: number, changes: Readonly<Record<string, unknown>>): unknown {
  const webhook = sample('customer.update');
  return { ...webhook, context_id: id, data: { customer: { ...webhook.data.customer, customer_id: id, ...changes } } };
}

async function post(body: unknown, secret = WEBHOOK_SECRET): Promise<number> {
  const response = await fetch(`${String(relay.ready['url'])}/webhooks/chargeover`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-chargeover-key': secret, 'x-chargeover-source': SITE_HOST },
    body: JSON.stringify(body),
  });
  await response.text();
  return response.status;
}

async function settle(): Promise<void> {
  for (let i = 0; i < 300; i++) {
    const { events } = await relayEvents(String(relay.ready['url']));
    if (!events.some((event) => ['pending', 'leased', 'queued'].includes(event.state))) return;
    await wait(100);
  }
  assert.fail('the relay did not settle');
}

interface Log {
  readonly ChargeOver_Id__c: string;
  readonly Status__c: string;
  readonly Error_Code__c: string | null;
  readonly Error_Field__c: string | null;
  readonly Message__c: string | null;
}
async function logs(condition: string): Promise<Log[]> {
  const found = await admin.query<Log>(
    `SELECT ChargeOver_Id__c, Status__c, Error_Code__c, Error_Field__c, Message__c FROM Sync_Log__c WHERE ${condition} ORDER BY Name`,
  );
  return found.records;
}

test('an object that is not mapped: 200 to ChargeOver, a log that says skipped', async () => {
  assert.equal(await post({ context_str: 'coupon', context_id: 1, event: 'insert', data: { coupon: {} } }), 200);
  await settle();
  const [log, ...others] = await logs("ChargeOver_Object__c = 'coupon'");
  assert.equal(others.length, 0);
  assert.equal(log?.Status__c, 'Skipped');
  assert.match(log?.Message__c ?? '', /coupon/);
});

test('values that Salesforce refuses: a log with code, field and message each; the other customers are saved', async () => {
  const statuses = await Promise.all([
    post(customer(901, { company: 'x'.repeat(300) })),
    post(customer(902, { company: 'Fine' })),
    post(customer(903, { superuser_email: 'not an address' })),
    post(customer(904, { company: 'Fine too' })),
  ]);
  assert.deepEqual(statuses, [200, 200, 200, 200]);
  await settle();
  const found = await logs("ChargeOver_Id__c IN ('901', '902', '903', '904')");
  const byId = new Map(found.map((log) => [log.ChargeOver_Id__c, log]));
  assert.deepEqual(
    [byId.get('901')?.Status__c, byId.get('901')?.Error_Code__c, byId.get('901')?.Error_Field__c],
    ['Failed', 'STRING_TOO_LONG', 'Name'],
  );
  assert.match(byId.get('901')?.Message__c ?? '', /255/);
  assert.equal(byId.get('903')?.Status__c, 'Failed');
  assert.match(byId.get('903')?.Error_Field__c ?? '', /Email/);
  assert.match(byId.get('903')?.Message__c ?? '', /not an address/);
  const accounts = await admin.query<{ Name: string }>(
    "SELECT Name FROM Account WHERE ChargeOver_Id__c IN ('901', '902', '903', '904') ORDER BY Name",
  );
  assert.deepEqual(
    accounts.records.map((row) => row.Name),
    ['Fine', 'Fine too'],
  );
});

test('the relay’s sign of life stands in Salesforce', async () => {
  for (let i = 0; i < 50; i++) {
    const { records } = await admin.query<{ Key__c: string; Node__c: string; Breaker__c: string }>(
      'SELECT Key__c, Node__c, Breaker__c FROM Relay__c',
    );
    if (records[0] !== undefined) {
      return assert.deepEqual([records[0].Key__c, records[0].Breaker__c], ['relay-1', 'closed']);
    }
    await wait(100);
  }
  assert.fail('no heartbeat came');
});

test('a wrong secret: 401, nothing stored, no log', async () => {
  const before = (await relayEvents(String(relay.ready['url']))).events.length;
  assert.equal(await post(customer(905, {}), 'ffffffffffffffffffffffffffffffff'), 401);
  assert.equal((await relayEvents(String(relay.ready['url']))).events.length, before);
  assert.deepEqual(await logs("ChargeOver_Id__c = '905'"), []);
});

test('no log, no Account and no row of the relay holds the secret', async () => {
  const { records } = await admin.query<{ Payload__c: string | null }>('SELECT Payload__c FROM Sync_Log__c');
  assert.ok(records.length > 0);
  for (const { Payload__c } of records)
    assert.doesNotMatch(Payload__c ?? '', new RegExp(`security_token|${WEBHOOK_SECRET}`));
});

test('an unmodified jsforce reads the external id, describes Account and posts events to the package itself', async () => {
  const account = await admin.sobject('Account').describe();
  const key = account.fields.find((field) => field.name === 'ChargeOver_Key__c');
  assert.deepEqual([key?.externalId, key?.unique, key?.caseSensitive], [true, true, true]);
  const answer = await admin.apex.post<{
    contractVersion: number;
    results: { id: string; status: string; records: { object: string }[] }[];
  }>('/v1/events', {
    contractVersion: 1,
    relay: 'jsforce',
    events: [
      {
        id: 'jsforce:1',
        action: 'apply',
        sequence: 1,
        site: 'acme',
        object: 'customer',
        recordId: '950',
        event: 'insert',
        receivedAt: '2026-11-22T15:00:00.000Z',
        attempt: 1,
        data: { customer: { customer_id: 950, company: 'By hand' } },
      },
    ],
  });
  assert.equal(answer.contractVersion, 1);
  assert.deepEqual(
    answer.results.map((result) => [result.id, result.status, result.records[0]?.object]),
    [['jsforce:1', 'applied', 'Account']],
  );
  const found = await admin.query<{ Name: string; ChargeOver_Key__c: string }>(
    "SELECT Name, ChargeOver_Key__c FROM Account WHERE ChargeOver_Key__c = 'acme:customer:950'",
  );
  assert.deepEqual(
    found.records.map((row) => row.Name),
    ['By hand'],
  );
});
