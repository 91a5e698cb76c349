import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { entriesOf, type EngineOrg } from './engine-org.ts';
import { mappingFiles } from './mapping-files.ts';
import { orgWith } from './org-with.ts';

/** Where the org has person accounts, a mapping says which kind it writes, and a person's contact is not written by itself. */

const NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const KEYS = { Key_Field__c: '{ns}ChargeOver_Key__c', State_Field__c: '{ns}ChargeOver_State__c', Site__c: 'people' };

let org: EngineOrg;
before(async () => {
  org = await orgWith({
    definition: { orgName: 'People', edition: 'Developer', features: ['PersonAccounts'] },
    files: {
      'objects/PersonAccount/recordTypes/Private_Customer.recordType-meta.xml': `<RecordType ${NS}>
        <fullName>Private_Customer</fullName><active>true</active><label>Private customer</label></RecordType>`,
      ...mappingFiles(
        'Business',
        {
          ...KEYS,
          Source__c: 'customer',
          Target_Object__c: 'Account',
          Target_Kind__c: 'business',
          Filter__c: '{"all":[{"field":"customer.company","is":"notBlank"}]}',
        },
        { Name: 'customer.company' },
      ),
      ...mappingFiles(
        'Person',
        {
          ...KEYS,
          Source__c: 'customer',
          Target_Object__c: 'Account',
          Target_Kind__c: 'person',
          Record_Type__c: 'PersonAccount',
          Filter__c: '{"all":[{"field":"customer.company","is":"blank"}]}',
        },
        {
          FirstName: 'customer.superuser_first_name',
          LastName: 'customer.superuser_last_name',
          PersonEmail: 'customer.superuser_email',
        },
      ),
    },
    changeLocalSet: (xml) =>
      xml.replace(
        '<fieldPermissions>',
        '<fieldPermissions><editable>true</editable><field>Account.PersonEmail</field><readable>true</readable></fieldPermissions><fieldPermissions>',
      ),
  });
});
after(() => org.close());

const person = {
  customer_id: 1,
  company: '',
  superuser_first_name: 'Ada',
  superuser_last_name: 'van Dyke',
  superuser_email: 'ada@example.com',
};
const user = { user_id: 5, customer_id: 1, first_name: 'Ada', last_name: 'van Dyke' };

test('a customer without a company becomes a person account, and its contact is not doubled', async () => {
  const { results } = await org.send(
    entriesOf(
      [
        { context_str: 'customer', context_id: 1, event: 'insert', data: { customer: person, user } },
        { context_str: 'user', context_id: 5, event: 'update', data: { user: { ...user, phone: '1' } } },
        {
          context_str: 'customer',
          context_id: 2,
          event: 'insert',
          data: { customer: { customer_id: 2, company: 'Firm' } },
        },
      ],
      'people',
    ),
  );
  assert.deepEqual(
    results.map(({ status }) => status),
    ['applied', 'skipped', 'applied'],
    JSON.stringify(results),
  );
  assert.match(results[1]?.message ?? '', /person account/);
  const accounts = await org.query(
    "SELECT IsPersonAccount, LastName, PersonEmail, Name FROM Account WHERE ChargeOver_Key__c LIKE 'people:%' ORDER BY ChargeOver_Key__c",
  );
  assert.deepEqual(
    accounts.map(({ Id: _, ...fields }) => fields),
    [
      { IsPersonAccount: true, LastName: 'van Dyke', PersonEmail: 'ada@example.com', Name: 'Ada van Dyke' },
      { IsPersonAccount: false, LastName: null, PersonEmail: null, Name: 'Firm' },
    ],
  );
  assert.deepEqual(await org.query("SELECT Id FROM Contact WHERE ChargeOver_Key__c LIKE 'people:%'"), []);
});

test('a person that becomes a company is a matter for people: Salesforce has other fields for each', async () => {
  const changed = { ...person, company: 'Van Dyke Ltd' };
  const { results } = await org.send(
    entriesOf([{ context_str: 'customer', context_id: 1, event: 'update', data: { customer: changed } }], 'people', 9),
  );
  assert.deepEqual([results[0]?.status, results[0]?.code], ['failed', 'OTHER_KIND'], results[0]?.message);
});
