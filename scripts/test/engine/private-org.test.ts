import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { storyWebhooks } from '../../src/story/story.ts';
import { EngineOrg, entriesOf, type Entry, type Result } from './engine-org.ts';

/**
 * The package installed with a namespace, in an org where nobody sees the accounts of others: the two permission sets suffice,
 * and what is missing is named.
 */

const NAMESPACE = 'testns';
const PRIVATE_ACCOUNTS =
  '<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><sharingModel>Private</sharingModel></CustomObject>\n';
const LOCAL_SET = 'force-app-local/main/default/permissionsets/ChargeOver_Integration_Local.permissionset-meta.xml';

const folders: string[] = [];
let org: EngineOrg;
before(async () => {
  org = await openPrivate((set) => set);
});
after(async () => {
  await org.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The project as it is, beside it an org's own setting, and the local permission set as it is changed here. */
async function openPrivate(changeSet: (xml: string) => string): Promise<EngineOrg> {
  const folder = mkdtempSync(join(tmpdir(), 'private-org-'));
  folders.push(folder);
  symlinkSync(join(process.cwd(), 'force-app'), join(folder, 'force-app'));
  cpSync('force-app-local', join(folder, 'force-app-local'), { recursive: true });
  writeFileSync(join(folder, LOCAL_SET), changeSet(readFileSync(LOCAL_SET, 'utf8')));
  const objectFolder = join(folder, 'org', 'objects', 'Account');
  mkdirSync(objectFolder, { recursive: true });
  writeFileSync(join(objectFolder, 'Account.object-meta.xml'), PRIVATE_ACCOUNTS);
  const project = JSON.parse(readFileSync('sfdx-project.json', 'utf8')) as { packageDirectories: unknown[] };
  project.packageDirectories.push({ path: 'org' });
  writeFileSync(join(folder, 'sfdx-project.json'), JSON.stringify(project));
  return EngineOrg.open({ projectDir: folder, namespace: NAMESPACE });
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
