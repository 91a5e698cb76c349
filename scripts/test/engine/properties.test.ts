import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Webhook } from '../../src/story/webhook.ts';
import { storyWebhooks } from '../../src/story/story.ts';
import { deliver, EngineOrg, entriesOf, type Entry } from './engine-org.ts';
import { snapshot } from './snapshot.ts';
import { lives, webhooksOf } from './streams.ts';

/** What the engine promises whatever the network does; each run has a site of its own in one org. */

let org: EngineOrg;
let runs = 0;
before(async () => {
  org = await EngineOrg.open();
});
after(() => org.close());

const nextSite = (): string => `run${++runs}`;
const oneByOne = (entries: readonly Entry[]): Entry[][] => entries.map((entry) => [entry]);

async function inOrder(webhooks: readonly Webhook[]): Promise<readonly string[]> {
  const site = nextSite();
  await deliver(org, oneByOne(entriesOf(webhooks, site)));
  return snapshot(org, site);
}

/** Cuts a list at the given lengths. */
function cut(entries: readonly Entry[], sizes: readonly number[]): Entry[][] {
  const batches: Entry[][] = [];
  let at = 0;
  for (let i = 0; at < entries.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    batches.push(entries.slice(at, at + size));
    at += size;
  }
  return batches;
}

/**
 * Products first: lines don't wait for theirs, since ChargeOver sends a product only when it changes. A line that came before
 * its product gets the link with the next webhook of its invoice or subscription.
 */
function productsFirst(webhooks: readonly Webhook[]): Webhook[] {
  const isProduct = (webhook: Webhook): boolean => webhook.context_str === 'item';
  return [...webhooks.filter(isProduct), ...webhooks.filter((webhook) => !isProduct(webhook))];
}

/** Mixes records in any way that keeps the order of each: `picks` says whose turn it is. */
function interleave(webhooks: readonly Webhook[], picks: readonly number[]): Webhook[] {
  const lanes = [...Map.groupBy(webhooks, (one) => `${one.context_str}:${one.context_id}`).values()];
  const mixed: Webhook[] = [];
  for (let i = 0; lanes.some((lane) => lane.length > 0); i++) {
    const open = lanes.filter((lane) => lane.length > 0);
    const next = open[(picks[i % picks.length] ?? 0) % open.length]?.shift();
    if (next !== undefined) mixed.push(next);
  }
  return mixed;
}

const turns = fc.array(fc.nat(50), { minLength: 5, maxLength: 40 });
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

test('(a) any mix of records, any batches, any repeats give the same records', async () => {
  await fc.assert(
    fc.asyncProperty(lives, turns, sizes, fc.array(fc.nat(30), { maxLength: 4 }), async (life, picks, cuts, again) => {
      const webhooks = webhooksOf(life);
      const expected = await inOrder(webhooks);
      const site = nextSite();
      const entries = entriesOf(productsFirst(interleave(webhooks, picks)), site);
      const batches = cut(entries, cuts);
      // An answer that got lost: the same batch comes once more.
      for (const index of again) batches.splice(index % batches.length, 0, ...batches.slice(index % batches.length, 1));
      const results = await deliver(org, batches);
      assert.deepEqual(
        [...results.values()].filter((result) => !['applied', 'unchanged', 'stale'].includes(result.status)),
        [],
      );
      assert.deepEqual(await snapshot(org, site), expected);
    }),
    { numRuns: 12, seed: 20261122 },
  );
});

test('(a) the story gives the same records one by one, in one batch, and in sevens', async () => {
  const expected = await inOrder(storyWebhooks());
  for (const size of [100, 7]) {
    const site = nextSite();
    await deliver(org, cut(entriesOf(storyWebhooks(), site), [size]));
    assert.deepEqual(await snapshot(org, site), expected, `batches of ${size}`);
  }
});

test('(b) a full shuffle gives the same records where the time of change rises with every change', async () => {
  const timed = lives.map((life) => life.filter(({ kind }) => !['pay', 'refund', 'void'].includes(kind)));
  await fc.assert(
    fc.asyncProperty(timed, fc.infiniteStream(fc.nat(1000)), sizes, async (life, random, cuts) => {
      const webhooks = webhooksOf(life);
      const expected = await inOrder(webhooks);
      const site = nextSite();
      const shuffled = webhooks
        .map((webhook) => ({ webhook, place: random.next().value }))
        .sort((left, right) => left.place - right.place)
        .map(({ webhook }) => webhook);
      await deliver(org, cut(entriesOf(productsFirst(shuffled), site), cuts));
      assert.deepEqual(await snapshot(org, site), expected);
    }),
    { numRuns: 12, seed: 20261122 },
  );
});

test('a line that came before its product gets the link with the next webhook of its invoice', async () => {
  const webhooks = webhooksOf([
    { kind: 'invoice', amount: 5 },
    { kind: 'editInvoice', amount: 6 },
  ]);
  const of = (name: string, event: string): Webhook[] =>
    webhooks.filter((webhook) => webhook.context_str === name && webhook.event === event);
  const site = nextSite();
  const order = [
    ...of('package', 'insert'),
    ...of('invoice', 'insert'),
    ...of('item', 'insert'),
    ...of('invoice', 'update'),
  ];
  await deliver(org, oneByOne(entriesOf(order, site)));
  const lines = await org.query(
    `SELECT Product__r.ChargeOver_Key__c FROM Invoice_Line__c WHERE ChargeOver_Key__c LIKE '${site}:%'`,
  );
  assert.deepEqual(
    lines.map((line) => (line['Product__r'] as { readonly ChargeOver_Key__c: string } | null)?.ChargeOver_Key__c),
    [`${site}:item:8001`, `${site}:item:8001`],
  );
});

test('(c) where the time of change is equal or missing, the later receipt wins and the log says so', async () => {
  const [first] = webhooksOf([]).filter((webhook) => webhook.context_str === 'customer');
  assert.ok(first !== undefined);
  const named = (company: string, mod: string | null): Webhook => ({
    ...first,
    event: 'update',
    data: { customer: { ...(first.data['customer'] as object), company, mod_datetime: mod } },
  });
  for (const mod of ['2026-01-05T10:00:00-06:00', null]) {
    const site = nextSite();
    const entries = entriesOf([named('First', mod), named('Second', mod)], site);
    await deliver(org, oneByOne(entries));
    const [account] = await org.query(`SELECT Name FROM Account WHERE ChargeOver_Key__c = '${site}:customer:8'`);
    assert.equal(account?.['Name'], 'Second', `time ${mod}`);
    const logs = await org.query(
      `SELECT Order_Uncertain__c FROM Sync_Log__c WHERE Record_Key__c = '${site}:customer:8' ORDER BY Sequence__c`,
    );
    assert.deepEqual(
      logs.map((log) => log['Order_Uncertain__c']),
      [false, true],
    );
  }
});
