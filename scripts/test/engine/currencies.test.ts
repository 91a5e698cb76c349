import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf } from './engine-org.ts';
import { orgWith } from './org-with.ts';

const invoice = (id: number, code: string): unknown => ({
  invoice_id: id,
  customer_id: 1,
  currency_iso4217: code,
  total: 5,
});

test('where the org has several currencies, records take theirs, and one that the org has not is an error of the data', async () => {
  const org = await orgWith({ definition: { orgName: 'Money', edition: 'Developer', features: ['MultiCurrency'] } });
  const customer = { customer_id: 1, company: 'One', currency_iso4217: 'USD' };
  const { results } = await org.send(
    entriesOf(
      ['USD', 'XTS'].map((code, index) => ({
        context_str: 'invoice',
        context_id: index + 1,
        event: 'insert',
        data: { invoice: invoice(index + 1, code), customer },
      })),
      'money',
    ),
  );
  assert.equal(results[0]?.status, 'applied', results[0]?.message);
  assert.deepEqual([results[1]?.status, results[1]?.code], ['failed', 'NOT_IN_ORG'], results[1]?.message);
  const [found] = await org.query("SELECT CurrencyIsoCode FROM Invoice__c WHERE ChargeOver_Key__c = 'money:invoice:1'");
  assert.equal(found?.['CurrencyIsoCode'], 'USD');
  await org.close();
});
