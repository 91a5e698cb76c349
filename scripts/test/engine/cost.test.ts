import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Ledger } from '../../src/story/ledger.ts';
import type { Webhook } from '../../src/story/webhook.ts';
import { EngineOrg, entriesOf, type Usage } from './engine-org.ts';

/** What a batch costs: the same number of queries and statements for 10 and for 200 events of the same mix. */

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm allows 100 and 150. */
const MOST = 40;
const EVENTS_PER_CUSTOMER = 10;

let org: EngineOrg;
before(async () => {
  org = await EngineOrg.open();
});
after(() => org.close());

/** Ten events that hold every object; a second time, all of them changed, and a line of each list gone. */
function lives(customerId: number): { readonly first: readonly Webhook[]; readonly second: readonly Webhook[] } {
  const ledger = new Ledger(customerId);
  const id = customerId * 100;
  const line = (offset: number, rate = 5): { id: number; item: number; rate: number; quantity: number } => ({
    id: id + offset,
    item: id,
    rate,
    quantity: 2,
  });
  ledger.item(id, { name: `Plan ${customerId}` });
  ledger.customer(customerId, id, { company: `Company ${customerId}` });
  ledger.user(id + 1, { last_name: `Contact ${customerId}` });
  ledger.quote(id, { lines: [line(1), line(2)] });
  ledger.package(id, { lines: [line(1), line(2)] });
  ledger.card(id, 'insert');
  ledger.invoice(id, id, [line(1), line(2)]);
  ledger.payment(id, { amount: 20, appliedTo: [{ invoice: id, applied: 20 }] });
  ledger.bankAccount(id);
  ledger.tokenized(id);
  const first = ledger.take();
  ledger.pass();
  ledger.item(id, { name: `Plan ${customerId} new` });
  ledger.customerChanges({ company: `Company ${customerId} new` });
  ledger.user(id + 1, { last_name: `Contact ${customerId} new` });
  ledger.quote(id, { lines: [line(1, 6)] });
  ledger.upgrade(id, [line(3)]);
  ledger.card(id, 'autopay');
  ledger.dropInvoiceLine(id, id + 1);
  ledger.void(id);
  ledger.bankAccount(id);
  ledger.tokenized(id);
  return { first, second: ledger.take() };
}

async function cost(
  events: number,
  firstCustomer: number,
): Promise<{ readonly created: Usage; readonly changed: Usage }> {
  const customers = Array.from({ length: events / EVENTS_PER_CUSTOMER }, (_, index) => firstCustomer + index);
  const all = customers.map(lives);
  const site = `cost${events}`;
  const send = async (webhooks: readonly Webhook[], first: number): Promise<Usage> => {
    const { results, usage } = await org.send(entriesOf(webhooks, site, first));
    assert.deepEqual(
      results.filter((result) => !['applied', 'unchanged'].includes(result.status)),
      [],
    );
    return usage;
  };
  return {
    created: await send(
      all.flatMap(({ first }) => first),
      1,
    ),
    changed: await send(
      all.flatMap(({ second }) => second),
      events + 1,
    ),
  };
}

test('a batch with every object costs the same at 10, 50 and 200 events', async (context) => {
  const sizes = [10, 50, 200];
  const costs = [];
  for (const [index, size] of sizes.entries()) costs.push(await cost(size, 1 + index * 100));
  for (const [index, size] of sizes.entries()) {
    const { created, changed } = costs[index] ?? assert.fail('one cost per size');
    for (const [what, usage] of Object.entries({ created, changed })) {
      context.diagnostic(
        `${String(size).padStart(3)} events ${what}: ${usage.queries} queries, ${usage.dmlStatements} statements, ${usage.dmlRows} rows`,
      );
      assert.ok(usage.queries <= MOST, `${usage.queries} queries`);
      assert.ok(usage.dmlStatements <= MOST, `${usage.dmlStatements} statements`);
    }
  }
  const counted = costs.map(({ created, changed }) => [
    created.queries,
    created.dmlStatements,
    changed.queries,
    changed.dmlStatements,
  ]);
  assert.deepEqual(counted[1], counted[0]);
  assert.deepEqual(counted[2], counted[0]);
});
