import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unsupported } from '../../src/base/errors.ts';
import { xml } from '../metadata/project-fixture.ts';
import { orgOf } from './org-fixture.ts';

const rule = (body: string): string =>
  xml(
    'DuplicateRule',
    `<actionOnInsert>Block</actionOnInsert><actionOnUpdate>Allow</actionOnUpdate>${body}<isActive>true</isActive>
     <masterLabel>r</masterLabel><operationsOnInsert>Alert</operationsOnInsert>
     <securityOption>BypassSharingRules</securityOption><sortOrder>1</sortOrder>`,
  );
const match = (object: string): string =>
  `<duplicateRuleMatchRules><matchRuleSObjectType>${object}</matchRuleSObjectType><matchingRule>Names</matchingRule></duplicateRuleMatchRules>`;
const matching = (method: string): string =>
  xml(
    'MatchingRules',
    `<matchingRules><fullName>Names</fullName><label>Names</label><ruleStatus>Active</ruleStatus><matchingRuleItems>
     <fieldName>Name</fieldName><matchingMethod>${method}</matchingMethod></matchingRuleItems></matchingRules>`,
  );
const project = (duplicateRule: string, method: string) =>
  orgOf({
    'duplicateRules/Account.r.duplicateRule-meta.xml': duplicateRule,
    'matchingRules/Account.matchingRule-meta.xml': matching(method),
  });

test('what the local org can not match is a gap with the place of the rule', () => {
  const gap = (org: ReturnType<typeof project>, text: RegExp): void => {
    assert.throws(
      () => org.insert('Account', { Name: 'a' }),
      (error) => error instanceof Unsupported && text.test(error.message) && /Rule-meta\.xml$/.test(error.file ?? ''),
    );
  };
  gap(project(rule(match('Account')), 'CompanyName'), /CompanyName on Name/);
  gap(project(rule(match('Lead')), 'Exact'), /another object/);
  gap(
    project(
      rule(`${match('Account')}<duplicateRuleFilter><booleanFilter>1</booleanFilter></duplicateRuleFilter>`),
      'Exact',
    ),
    /a filter/,
  );
});

test('an action that only allows, without an alert, lets duplicates be saved', () => {
  const org = project(rule(match('Account')), 'Exact');
  const other = org.insert('Account', { Name: 'b' });
  org.insert('Account', { Name: 'a' });
  assert.equal(
    org.refusal('insert', org.record('Account', { Name: 'A' })),
    'DUPLICATES_DETECTED, Use one of these records?: []',
  );
  assert.equal(org.refusal('update', org.record('Account', { Id: other, Name: 'a' })), '');
});
