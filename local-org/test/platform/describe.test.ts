import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApexMap, ApexList } from '../../src/runtime/values/collections.ts';
import { SObjectTypeValue } from '../../src/runtime/values/describe-tokens.ts';
import type { NativeFunction } from '../../src/semantic/native.ts';
import { platformLibrary } from '../../src/platform/library/index.ts';
import { SObject } from '../../src/runtime/values/sobject.ts';
import type { Value } from '../../src/runtime/values/value.ts';
import { INVOICE_PROJECT } from './invoice-project.ts';
import { orgOf, plain, thrownBy, type OrgFixture } from './org-fixture.ts';

/** Calls a library member by its signature. */
function call(className: string, signature: string, ...args: unknown[]): Value {
  for (const native of platformLibrary) {
    const member = native.fullName === className ? native.members[signature] : undefined;
    if (typeof member === 'function') return (member as NativeFunction as (...all: unknown[]) => Value)(...args);
  }
  throw new Error(`no ${signature} on ${className}`);
}

const globalDescribe = (f: OrgFixture): ApexMap => {
  const map = call('System.Schema', 'static Map<String, Schema.SObjectType> getGlobalDescribe()', f.rt);
  assert.ok(map instanceof ApexMap);
  return map;
};

describe('describe', () => {
  it('N1 names carry the namespace, local names do not', () => {
    // Evidence: public issue, verified there on an org.
    const f = orgOf(INVOICE_PROJECT, { namespace: 'ns' });
    const token = f.org.objectToken(f.org.object('Invoice__c'));
    const result = call('Schema.SObjectType', 'Schema.DescribeSObjectResult getDescribe()', f.rt, token);
    assert.equal(call('Schema.DescribeSObjectResult', 'String getName()', f.rt, result), 'ns__Invoice__c');
    assert.equal(call('Schema.DescribeSObjectResult', 'String getLocalName()', f.rt, result), 'Invoice__c');
  });

  it('N2 maps have lower-case keys and are read in any case, by the local name too', () => {
    // Evidence: public gist quoting an org; local names assumed.
    const f = orgOf(INVOICE_PROJECT, { namespace: 'ns' });
    const map = globalDescribe(f);
    assert.ok(map.keys().every((key) => key === String(key).toLowerCase()));
    assert.ok(map.get('ns__invoice__C') instanceof SObjectTypeValue);
    assert.equal(map.get('Invoice__c'), map.get('NS__INVOICE__C'));
    assert.equal(map.get('nope'), null);
  });

  it('N3 custom metadata by developer name, id and qualified name; long text cut, values as written', () => {
    // Evidence: Apex Reference, Custom Metadata Type Methods; values without namespace: public issue.
    const f = orgOf(INVOICE_PROJECT, { namespace: 'ns' });
    const type = f.org.object('Mapping__mdt');
    const all = call('System.CustomMetadataMethods', 'static Map<String, T> getAll()', f.rt, type);
    assert.ok(all instanceof ApexMap);
    assert.deepEqual(all.keys(), ['First']);
    const find = (key: string): Value =>
      call('System.CustomMetadataMethods', 'static T getInstance(String key)', f.rt, type, key);
    const row = find('first');
    assert.ok(row instanceof SObject);
    assert.equal(row.values.get('ns__Target__c'), 'Invoice__c');
    assert.equal(String(row.values.get('ns__Options__c')).length, 255);
    assert.equal(plain((find('ns__First') as SObject).values.get('Id') ?? null), plain(row.values.get('Id') ?? null));
    assert.equal(find('nobody'), null);
    assert.equal(f.rt.limits.used('queries'), 0);
  });

  it('N6 field facts and the running user’s rights', () => {
    // Evidence: Apex Reference, DescribeFieldResult Class; labels of Organization.Name and Account.Name: public issue.
    const f = orgOf(INVOICE_PROJECT);
    const ask = (object: string, field: string, signature: string): Value => {
      const definition = f.org.object(object);
      const found = definition.findField(field);
      assert.ok(found);
      return call('Schema.DescribeFieldResult', signature, f.rt, f.org.describeField(definition, found));
    };
    assert.equal(ask('Account', 'Name', 'String getLabel()'), 'Account Name');
    assert.equal(ask('Organization', 'Name', 'String getLabel()'), 'Name');
    assert.deepEqual(
      [
        ask('Invoice__c', 'Key__c', 'Boolean isUnique()'),
        ask('Invoice__c', 'Key__c', 'Boolean isExternalId()'),
        ask('Invoice__c', 'Key__c', 'Boolean isCaseSensitive()'),
      ],
      [true, true, true],
    );
    assert.equal(ask('Invoice__c', 'Total__c', 'Boolean isUpdateable()'), true);
    f.org.runAs(f.user('Minimum Access - Salesforce', ['Reader']), () => {
      assert.equal(ask('Invoice__c', 'Total__c', 'Boolean isAccessible()'), true);
      assert.equal(ask('Invoice__c', 'Total__c', 'Boolean isUpdateable()'), false);
    });
  });
});

describe('SObject', () => {
  it('O2 put: unknown field, wrong type, field that nobody may write; gives the old value', () => {
    // Evidence: texts asserted by public tests; "not editable" assumed.
    const f = orgOf(INVOICE_PROJECT);
    const put = (record: SObject, name: string, value: Value): Value =>
      call('System.SObject', 'Object put(String fieldName, Object value)', f.rt, record, name, value);
    const account = f.record('Account', { Name: 'A' });
    assert.equal(put(account, 'name', 'B'), 'A');
    assert.equal(
      thrownBy(() => put(account, 'Nope__c', 1)),
      'SObjectException: Invalid field Nope__c for Account',
    );
    assert.equal(
      thrownBy(() => put(account, 'Name', 1)),
      'SObjectException: Illegal assignment from Integer to String',
    );
    assert.equal(
      thrownBy(() => put(account, 'CreatedDate', f.org.now())),
      'SObjectException: Field CreatedDate is not editable',
    );
  });

  it('O1 get: an unqueried field throws on a queried record, is null on a new one', () => {
    // Evidence: text asserted by public tests.
    const f = orgOf(INVOICE_PROJECT);
    f.insert('Account', { Name: 'A' });
    const [row] = f.rows('SELECT Name FROM Account');
    const get = (record: SObject | undefined, name: string): Value =>
      call('System.SObject', 'Object get(String fieldName)', f.rt, record, name);
    assert.equal(get(f.record('Account'), 'Phone'), null);
    assert.equal(
      thrownBy(() => get(row, 'Phone')),
      'SObjectException: SObject row was retrieved via SOQL without querying the requested field: Account.Phone',
    );
  });

  it('O3 names without the namespace find fields, parents and children', () => {
    // Evidence: public issue.
    const f = orgOf(INVOICE_PROJECT, { namespace: 'ns' });
    const invoice = f.insert('Invoice__c', { Must__c: 'x' });
    f.insert('Line__c', { Invoice__c: invoice });
    const [row] = f.rows('SELECT Must__c, (SELECT Id FROM Lines__r) FROM Invoice__c');
    assert.equal(call('System.SObject', 'Object get(String fieldName)', f.rt, row, 'must__C'), 'x');
    assert.ok(
      call('System.SObject', 'List<SObject> getSObjects(String relationship)', f.rt, row, 'Lines__r') instanceof
        ApexList,
    );
  });

  it('O2 clone: without id and audit fields unless asked; knows its source', () => {
    // Evidence: Apex Reference, SObject Class.
    const f = orgOf(INVOICE_PROJECT);
    const id = f.insert('Account', { Name: 'A' });
    const [row] = f.rows('SELECT Name, CreatedDate FROM Account');
    const copy = call('System.SObject', 'SObject clone()', f.rt, row);
    assert.ok(copy instanceof SObject);
    assert.deepEqual([...copy.values.keys()], ['Name']);
    assert.equal(plain(call('System.SObject', 'Id getCloneSourceId()', f.rt, copy)), id.value);
    const whole = call(
      'System.SObject',
      'SObject clone(Boolean preserveId, Boolean isDeepClone, Boolean preserveReadonlyTimestamps)',
      f.rt,
      row,
      true,
      false,
      true,
    );
    assert.ok(whole instanceof SObject);
    assert.deepEqual([...whole.values.keys()], ['Name', 'CreatedDate', 'Id']);
  });
});
