import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { storyWebhooks } from '../../src/story/story.ts';
import { entriesOf, type EngineOrg, type Entry, type Result } from './engine-org.ts';
import { orgWith } from './org-with.ts';

/**
 * The package installed with a namespace, in an org where nobody sees the accounts of others: the two permission sets suffice,
 * and what is missing is named.
 */

const NAMESPACE = 'testns';
const PRIVATE_ACCOUNTS =
  '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><sharingModel>Private</sharingModel></CustomObject>';

let org: EngineOrg;
before(async () => {
  org = await openPrivate((set) => set);
});
after(() => org.close());

function openPrivate(changeLocalSet: (xml: string) => string): Promise<EngineOrg> {
  return orgWith({
    files: { 'objects/Account/Account.object-meta.xml': PRIVATE_ACCOUNTS },
    namespace: NAMESPACE,
    changeLocalSet,
  });
}

async function send(entry: Entry, to = org): Promise<Result> {
  const { results } = await to.send([entry]);
  return results[0] ?? assert.fail('no result');
}

function customer(site: string, id: number, company: string, sequence = 1): Entry {
  const data = { customer: { customer_id: id, company, mod_datetime: `2026-01-0${sequence}T10:00:00-06:00` } };
  const [entry] = entriesOf([{ context_str: 'customer', context_id: id, event: 'update', data }], site, sequence);
  return entry ?? assert.fail('no entry');
}

test('the two permission sets suffice for the whole story', async () => {
  const { results } = await org.send(entriesOf(storyWebhooks(), 'acme'));
  assert.deepEqual(
    results.filter((result) => result.status !== 'applied'),
    [],
  );
  const objects = new Set(results.flatMap((result) => (result.records ?? []).map((record) => record.object)));
  assert.ok(objects.has('Account') && objects.has(`${NAMESPACE}__Invoice__c`), [...objects].join(', '));
});

test('a record that the user cannot see gives a permission error, and no double', async () => {
  await org.request('POST', '/services/data/v67.0/sobjects/Account', {
    Name: 'Hidden',
    [`${NAMESPACE}__ChargeOver_Key__c`]: 'hidden:customer:1',
  });
  const result = await send(customer('hidden', 1, 'Seen'));
  assert.deepEqual([result.status, result.errorClass], ['failed', 'permission'], result.message);
  const accounts = await org.query(
    `SELECT Name FROM Account WHERE ${NAMESPACE}__ChargeOver_Key__c = 'hidden:customer:1' OR Name = 'Seen'`,
  );
  assert.deepEqual(
    accounts.map((account) => account['Name']),
    ['Hidden'],
  );
});

test('a lookup to a record that the user cannot see gives a permission error', async () => {
  const ach = { ach_id: 1, customer_id: 1, type_name: 'Checking', mask_number: 'x1' };
  const [entry] = entriesOf([{ context_str: 'ach', context_id: 1, event: 'insert', data: { ach } }], 'hidden', 3);
  assert.ok(entry !== undefined);
  const result = await send(entry);
  assert.deepEqual([result.status, result.errorClass], ['failed', 'permission'], result.message);
});

test('a field that is taken away is named, and nothing is written', async () => {
  const phone = /<fieldPermissions>\s*<editable>true<\/editable>\s*<field>Account\.Phone<\/field>/;
  const withoutPhone = await openPrivate((set) => {
    assert.match(set, phone);
    return set.replace(phone, '<fieldPermissions><editable>false</editable><field>Account.Phone</field>');
  });
  const customerData = { customer_id: 2, company: 'Two', superuser_phone: '555' };
  const [entry] = entriesOf(
    [{ context_str: 'customer', context_id: 2, event: 'insert', data: { customer: customerData } }],
    'field',
  );
  assert.ok(entry !== undefined);
  const result = await send(entry, withoutPhone);
  assert.deepEqual(
    [result.status, result.errorClass, result.code, result.field],
    ['failed', 'permission', 'NO_FIELD_ACCESS', 'Phone'],
    result.message,
  );
  assert.deepEqual(await withoutPhone.query("SELECT Id FROM Account WHERE Name = 'Two'"), []);
  await withoutPhone.close();
});
