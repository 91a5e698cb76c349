import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { entriesOf, type EngineOrg, type Entry, type Result } from './engine-org.ts';
import { mappingFiles } from './mapping-files.ts';
import { orgWith } from './org-with.ts';

/** What a customer's own rules say of our records stands in the log, with field and next step; other events are saved. */

const NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const rule = (name: string, formula: string, message: string): string => `<ValidationRule ${NS}>
  <fullName>${name}</fullName><active>true</active><errorConditionFormula>${formula}</errorConditionFormula>
  <errorDisplayField>Phone</errorDisplayField><errorMessage>${message}</errorMessage></ValidationRule>`;

const FILES = {
  'objects/Account/validationRules/Phone_Has_Digits.validationRule-meta.xml': rule(
    'Phone_Has_Digits',
    'CONTAINS(Phone, &quot;x&quot;)',
    'A phone number has no x.',
  ),
  'objects/Account/validationRules/People_Only.validationRule-meta.xml': rule(
    'People_Only',
    'AND(NOT($Permission.ChargeOver_Sync), CONTAINS(Phone, &quot;555&quot;))',
    'Nobody but the sync writes such numbers.',
  ),
  'objects/Bank_Account__c/fields/Region__c.field-meta.xml': `<CustomField ${NS}><fullName>Region__c</fullName>
    <label>Region</label><length>20</length><required>true</required><type>Text</type></CustomField>`,
  'triggers/AccountGuard.trigger': `trigger AccountGuard on Account (before insert) {
  for (Account row : Trigger.new) {
    if (row.Name == 'Refuse') {
      row.addError('The guard says no.');
    }
    if (row.Name == 'Break') {
      throw new IllegalArgumentException('The guard broke.');
    }
  }
}`,
  'triggers/AccountGuard.trigger-meta.xml': `<ApexTrigger ${NS}><apiVersion>67.0</apiVersion><status>Active</status></ApexTrigger>`,
  'matchingRules/Account.matchingRule-meta.xml': `<MatchingRules ${NS}><matchingRules><fullName>Same_Site</fullName>
    <label>Same site</label><matchingRuleItems><blankValueBehavior>NullNotAllowed</blankValueBehavior>
    <fieldName>Website</fieldName><matchingMethod>Exact</matchingMethod></matchingRuleItems>
    <ruleStatus>Active</ruleStatus></matchingRules></MatchingRules>`,
  'duplicateRules/Account.Same_Site.duplicateRule-meta.xml': `<DuplicateRule ${NS}
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><actionOnInsert>Allow</actionOnInsert>
    <actionOnUpdate>Allow</actionOnUpdate><alertText>There is one already</alertText>
    <duplicateRuleFilter xsi:nil="true"/><duplicateRuleMatchRules><matchRuleSObjectType>Account</matchRuleSObjectType>
    <matchingRule>Same_Site</matchingRule><objectMapping xsi:nil="true"/></duplicateRuleMatchRules>
    <isActive>true</isActive><masterLabel>Same site</masterLabel><operationsOnInsert>Alert</operationsOnInsert>
    <operationsOnUpdate>Alert</operationsOnUpdate><securityOption>BypassSharingRules</securityOption>
    <sortOrder>1</sortOrder></DuplicateRule>`,
  ...mappingFiles(
    'Lenient',
    {
      Source__c: 'customer',
      Site__c: 'lenient',
      Target_Object__c: 'Account',
      Key_Field__c: '{ns}ChargeOver_Key__c',
      Duplicate_Policy__c: 'allow',
    },
    { Name: 'customer.company', Website: 'customer.website' },
  ),
  ...mappingFiles(
    'Strict',
    { Source__c: 'customer', Site__c: 'strict', Target_Object__c: 'Account', Key_Field__c: '{ns}ChargeOver_Key__c' },
    { Name: 'customer.company', Website: 'customer.website' },
  ),
};
const withWebsite = (xml: string): string =>
  xml.replace(
    '<fieldPermissions>',
    '<fieldPermissions><editable>true</editable><field>Account.Website</field><readable>true</readable></fieldPermissions><fieldPermissions>',
  );

let org: EngineOrg;
before(async () => {
  org = await orgWith({ files: FILES, changeLocalSet: withWebsite });
});
after(() => org.close());

function customers(...changes: readonly Readonly<Record<string, unknown>>[]): Entry[] {
  return entriesOf(
    changes.map((values, index) => ({
      context_str: 'customer',
      context_id: index + 1,
      event: 'insert',
      data: { customer: { customer_id: index + 1, company: `Company ${index}`, ...values } },
    })),
    `site${++sites}`,
  );
}
let sites = 0;

const brief = ({ status, errorClass, code, field, message }: Result): readonly unknown[] =>
  status === 'failed' ? [errorClass, code, field, message] : [status];

test('a validation rule, a trigger and a required field refuse their row in their own words; others are saved', async () => {
  const { results } = await org.send(
    customers({ superuser_phone: '1x2' }, { company: 'Refuse' }, { superuser_phone: '123' }),
  );
  assert.deepEqual(results.map(brief), [
    ['data', 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Phone', 'A phone number has no x.'],
    ['data', 'FIELD_CUSTOM_VALIDATION_EXCEPTION', undefined, 'The guard says no.'],
    ['applied'],
  ]);
  const ach = { ach_id: 1, customer_id: 3, type_name: 'Checking', mask_number: 'x1' };
  const site = `site${sites}`;
  const required = await org.send(
    entriesOf([{ context_str: 'ach', context_id: 1, event: 'insert', data: { ach } }], site, 9),
  );
  assert.deepEqual(required.results.map(brief), [
    ['data', 'REQUIRED_FIELD_MISSING', 'Region__c', 'Required fields are missing: [Region__c]'],
  ]);
  const logs = await org.query(
    `SELECT Error_Code__c, Next_Step__c FROM Sync_Log__c WHERE Site__c = '${site}' AND Status__c = 'Failed' ORDER BY Sequence__c`,
  );
  assert.equal(logs.length, 3);
  for (const log of logs) assert.ok(String(log['Next_Step__c']).length > 20, 'a next step');
});

test('the custom permission lets our writes pass a rule that is meant for people', async () => {
  const { results } = await org.send(customers({ superuser_phone: '555' }));
  assert.deepEqual(results.map(brief), [['applied']]);
  await assert.rejects(
    org.request('POST', '/services/data/v67.0/sobjects/Account', { Name: 'By hand', Phone: '555' }),
    /Nobody but the sync/,
  );
});

test('a trigger that breaks takes its row down with its words, not the answer', async () => {
  const { results } = await org.send(customers({ company: 'Break' }, { company: 'Fine' }));
  const [broken] = results;
  assert.equal(broken?.status, 'failed');
  assert.match(broken.message ?? '', /The guard broke/);
  assert.equal(broken.code, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
});

test('a duplicate rule that alerts is respected, unless the mapping allows what it only alerts to', async () => {
  const twins = ['One', 'Two'].map((company, index) => ({
    context_str: 'customer',
    context_id: index + 1,
    event: 'insert',
    data: { customer: { customer_id: index + 1, company, website: 'https://twin.example' } },
  }));
  const lenient = await org.send(entriesOf(twins, 'lenient'));
  assert.deepEqual(lenient.results.map(brief), [['applied'], ['applied']]);
  const strict = await org.send(entriesOf(twins, 'strict'));
  assert.equal(strict.results[1]?.status, 'failed');
  assert.equal(strict.results[1]?.code, 'DUPLICATES_DETECTED');
  assert.equal((await org.query("SELECT Id FROM Account WHERE Website = 'https://twin.example'")).length, 2);
});
