import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activeMappings } from '../../src/local-permissions/mapping-rows.ts';
import { needsOf, type FieldFacts, type Needs, type Schema } from '../../src/local-permissions/needs.ts';
import { permissionSetXml } from '../../src/local-permissions/permission-set.ts';
import { metadataProject } from '../../src/metadata/source.ts';

const FOLDER = 'force-app/main/default/customMetadata';
const plain: FieldFacts = { isOpen: false, whole: undefined, parents: [] };
const FIELDS: Readonly<Record<string, FieldFacts>> = {
  'Account.Name': { ...plain, isOpen: true },
  'Account.Phone': plain,
  'Account.BillingCity': { ...plain, whole: 'BillingAddress' },
  'Account.ChargeOver_Key__c': plain,
  'Contact.AccountId': { ...plain, parents: ['Account'] },
  'Invoice__c.Contact__c': { ...plain, parents: ['Contact'] },
  'Invoice__c.Subscription__c': { ...plain, parents: ['Subscription__c'] },
  'Product2.IsActive': plain,
};
const SCHEMA: Schema = { field: (object, name) => FIELDS[`${object}.${name}`] };

type Values = Readonly<Record<string, string>>;

function needs(records: Readonly<Record<string, Values>>): Needs {
  const files = new Map(
    Object.entries(records).map(([name, values]) => [`${FOLDER}/${name}.md-meta.xml`, record(values)]),
  );
  return needsOf(activeMappings(metadataProject([...files.keys()], (path) => files.get(path) ?? '')), SCHEMA);
}
function record(values: Values): string {
  const rows = Object.entries({ Active__c: 'true', ...values }).map(
    ([field, value]) => `<values><field>${field}</field><value>${value}</value></values>`,
  );
  return `<CustomMetadata><label>Row</label>${rows.join('')}</CustomMetadata>`;
}
const row = (mapping: string, target: string, values: Values = {}): Values => ({
  Object_Mapping__c: mapping,
  Target_Field__c: target,
  ...values,
});
const ACCOUNT = { 'Object_Mapping.Customer': { Target_Object__c: 'Account', Key_Field__c: '{ns}ChargeOver_Key__c' } };
const rights = (found: Needs): unknown => Object.fromEntries(found.objects);

test('a standard object that is written may be read, created and edited, not deleted', () => {
  assert.deepEqual(rights(needs(ACCOUNT)), { Account: { create: true, edit: true, delete: false } });
});

test('a mapping that deletes needs the right to', () => {
  const found = needs({ 'Object_Mapping.Customer': { Target_Object__c: 'Account', Delete_Policy__c: 'delete' } });
  assert.deepEqual(rights(found), { Account: { create: true, edit: true, delete: true } });
});

test('fields of ours, and fields that are always open, are left out', () => {
  const found = needs({
    ...ACCOUNT,
    'Field_Mapping.Name': row('Customer', 'Name'),
    'Field_Mapping.Phone': row('Customer', 'Phone'),
  });
  assert.deepEqual([...found.fields], ['Account.Phone']);
});

test('the right on a part of an address is that on the address', () => {
  const found = needs({ ...ACCOUNT, 'Field_Mapping.City': row('Customer', 'BillingCity') });
  assert.deepEqual([...found.fields], ['Account.BillingAddress']);
});

test('rows that are switched off need nothing', () => {
  const off = { Active__c: 'false' };
  assert.equal(needs({ ...ACCOUNT, 'Field_Mapping.Phone': row('Customer', 'Phone', off) }).fields.size, 0);
  const none = needs({
    'Object_Mapping.Customer': { Target_Object__c: 'Account', ...off },
    'Field_Mapping.Phone': row('Customer', 'Phone'),
  });
  assert.equal(none.objects.size + none.fields.size, 0);
});

test('a lookup of ours needs reading its standard parent, and what that needs', () => {
  const found = needs({
    'Object_Mapping.Invoice': { Target_Object__c: '{ns}Invoice__c' },
    'Field_Mapping.Contact': row('Invoice', '{ns}Contact__c'),
    'Field_Mapping.Subscription': row('Invoice', '{ns}Subscription__c'),
  });
  const readOnly = { create: false, edit: false, delete: false };
  assert.deepEqual(rights(found), { Contact: readOnly, Account: readOnly });
  assert.equal(found.fields.size, 0);
});

test('marks of a deletion are written, too', () => {
  const found = needs({
    'Object_Mapping.Item': { Target_Object__c: 'Product2', Options__c: '{"onDelete":{"IsActive":false}}' },
  });
  assert.deepEqual([...found.fields], ['Product2.IsActive']);
});

test('a field that does not exist is an error, unless the row is only for orgs that have it', () => {
  const target = row('Customer', 'Fax__c');
  assert.throws(() => needs({ ...ACCOUNT, 'Field_Mapping.Fax': target }), /Fax: Account has no field Fax__c/);
  const found = needs({ ...ACCOUNT, 'Field_Mapping.Fax': { ...target, Only_Where_Exists__c: 'true' } });
  assert.equal(found.fields.size, 0);
});

test('the file holds objects and fields in order', () => {
  const readOnly = { create: false, edit: false, delete: false };
  const xml = permissionSetXml({
    objects: new Map([
      ['Contact', readOnly],
      ['Account', readOnly],
    ]),
    fields: new Set(['Contact.Email', 'Account.Phone']),
  });
  assert.deepEqual(
    [...xml.matchAll(/<(?:field|object)>(.*?)</g)].map((found) => found[1]),
    ['Account.Phone', 'Contact.Email', 'Account', 'Contact'],
  );
});
