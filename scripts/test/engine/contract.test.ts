import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Webhook } from '../../src/story/webhook.ts';
import { EngineOrg, entriesOf, type Entry, type Result } from './engine-org.ts';

/** The package's doors beside `events`, as the relay uses them: with jobs that really run, and as the integration user. */

interface Heartbeat {
  readonly syncOff: boolean;
  readonly results: readonly Result[];
  readonly requests: readonly { readonly id: string; readonly type: string; readonly total?: number }[];
  readonly control: { readonly paused: readonly { readonly site: string; readonly object: string }[] };
}

interface Step {
  readonly id: string;
  readonly status: string;
  readonly done: number;
  readonly total: number;
  readonly failed: number;
}

let org: EngineOrg;
before(async () => {
  org = await EngineOrg.open();
});
after(() => org?.close());

const SWITCH = '/services/data/v67.0/sobjects/Sync_Switch__c';

async function changeSwitch(values: Readonly<Record<string, unknown>>): Promise<void> {
  const [row] = await org.query('SELECT Id FROM Sync_Switch__c');
  await org.request('PATCH', `${SWITCH}/${String(row?.['Id'])}`, values);
}

const beat = (more: Readonly<Record<string, unknown>> = {}): Promise<Heartbeat> =>
  org.callPackage('POST', 'heartbeat', { version: '0.1.0', backlog: 0, ...more }) as Promise<Heartbeat>;

function customers(first: number, changes: readonly Readonly<Record<string, unknown>>[]): Entry[] {
  const webhook = JSON.parse(readFileSync('relay/test/fixtures/webhooks/customer.update.json', 'utf8')) as Webhook;
  const all = changes.map((change) => {
    const customer = { ...(webhook.data as { customer: Record<string, unknown> }).customer, ...change };
    return { ...webhook, context_id: customer['customer_id'], data: { customer } } as unknown as Webhook;
  });
  return entriesOf(all, 'acme', first);
}

test('jobs apply queued events one after the other, and the heartbeat tells their results until they are heard', async () => {
  const versions = ['First', 'Second', 'Third'].map((company, index) => ({
    customer_id: 501,
    company,
    mod_datetime: `2026-01-0${index + 1}T10:00:00-06:00`,
  }));
  const entries = customers(5010, versions).map((entry): Entry => ({ ...entry, action: 'queue' }));
  const { results } = await org.send(entries);
  assert.deepEqual(
    results.map(({ status }) => status),
    ['queued', 'queued', 'queued'],
  );

  const told = (await beat()).results;
  assert.deepEqual(
    told.map(({ id, status }) => [id, status]),
    entries.map(({ id }) => [id, 'applied']),
    'in the order of receipt',
  );
  assert.deepEqual(
    told.map(({ records }) => records?.[0]?.operation),
    ['created', 'updated', 'updated'],
    'each in its own job',
  );
  const heard = await beat({ acknowledged: told.map(({ logId }) => logId) });
  assert.deepEqual(heard.results, []);
  const accounts = await org.query("SELECT Name FROM Account WHERE ChargeOver_Id__c = '501'");
  assert.deepEqual(
    accounts.map((account) => account['Name']),
    ['Third'],
  );
});

test('a request is told by the heartbeat, carried out step by step, and told no more', async () => {
  const changes = Array.from({ length: 60 }, (_, index) => ({
    customer_id: 600 + index,
    superuser_email: 'no address',
  }));
  const { results } = await org.send(customers(6000, changes));
  assert.ok(results.every(({ code }) => code === 'INVALID_EMAIL_ADDRESS'));
  const failed = await org.query("SELECT Fingerprint__c FROM Sync_Log__c WHERE Open_Key__c = 'Failed' LIMIT 1");
  const { id } = (await org.request('POST', '/services/data/v67.0/sobjects/Sync_Request__c', {
    Type__c: 'Retry',
    Status__c: 'Pending',
    Open_Key__c: 'Pending',
    Parameters__c: JSON.stringify({ fingerprint: failed[0]?.['Fingerprint__c'] }),
  })) as { readonly id: string };

  const asked = (await beat()).requests;
  assert.deepEqual(
    asked.map((request) => [request.id, request.type]),
    [[id, 'Retry']],
  );
  let last: Step;
  let steps = 0;
  do {
    last = (await org.callPackage('POST', `requests/${id}/step`, {})) as Step;
    steps += 1;
  } while (last.status === 'running' && steps < 10);
  assert.deepEqual(last, { contractVersion: 1, id, status: 'done', done: 60, total: 60, failed: 60 });
  assert.ok(steps >= 2, 'a step is bounded');
  assert.deepEqual((await beat()).requests, []);
});

test('a switch that was made for another org stops everything, and the heartbeat still leaves its mark', async () => {
  const [{ Org_Hash__c: hash } = {}] = await org.query('SELECT Org_Hash__c FROM Sync_Switch__c');
  await changeSwitch({ Org_Hash__c: '0'.repeat(64) });
  const { results } = await org.send(customers(7000, [{ customer_id: 700 }]));
  assert.equal(results[0]?.status, 'retry');
  assert.equal(results[0]?.code, 'SYNC_OFF');
  const answer = await beat({ backlog: 17 });
  assert.equal(answer.syncOff, true);
  assert.deepEqual(answer.control, { paused: [{ site: '*', object: '*' }] });
  const relays = await org.query('SELECT Key__c, Backlog__c FROM Relay__c');
  assert.deepEqual(
    relays.map((relay) => [relay['Key__c'], relay['Backlog__c']]),
    [['relay-1', 17]],
  );

  await changeSwitch({ Org_Hash__c: hash });
  const again = await org.send(customers(7000, [{ customer_id: 700 }]));
  assert.equal(again.results[0]?.status, 'applied', 'the relay kept it');
});

test('health tells what the doctor asks for', async () => {
  const health = (await org.callPackage('GET', 'health')) as Record<string, unknown>;
  assert.equal(health['syncOff'], false);
  assert.equal(health['hasCustomPermission'], true);
  assert.deepEqual(health['missingRights'], [], 'the two sets suffice');
});
