import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Id } from '../../src/runtime/values/scalars.ts';
import type { SObject } from '../../src/runtime/values/sobject.ts';
import { INVOICE_PROJECT } from './invoice-project.ts';
import { orgOf, type OrgFixture } from './org-fixture.ts';

function withSet(): { f: OrgFixture; parent: Id } {
  const f = orgOf(INVOICE_PROJECT);
  return { f, parent: f.insert('PermissionSet', { Name: 'Made', Label: 'Made' }) };
}

function objectRow(f: OrgFixture, parent: Id, object: string, ...rights: string[]): SObject {
  const flags = Object.fromEntries(rights.map((right) => [`Permissions${right}`, true]));
  return f.record('ObjectPermissions', { ParentId: parent, SobjectType: object, ...flags });
}

function fieldRow(f: OrgFixture, parent: Id, field: string, ...rights: string[]): SObject {
  const flags = Object.fromEntries(rights.map((right) => [`Permissions${right}`, true]));
  const [object = ''] = field.split('.');
  return f.record('FieldPermissions', { ParentId: parent, SobjectType: object, Field: field, ...flags });
}

describe('rows of permission sets', () => {
  it('give their rights at once, on a set that code made and on one of the project', () => {
    for (const name of ['Made', 'Reader']) {
      const { f, parent: made } = withSet();
      const found = f.rows(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`)[0]?.values.get('Id');
      assert.ok(made && found);
      f.dml('insert', [objectRow(f, found as Id, 'Product2', 'Read', 'Create', 'Edit')]);
      f.dml('insert', [fieldRow(f, found as Id, 'Product2.Description', 'Read', 'Edit')]);
      const user = f.user('Minimum Access - Salesforce', [name]);
      const product = f.org.object('Product2');
      const description = product.findField('Description');
      assert.ok(description);
      f.org.runAs(user, () => {
        const { rights } = f.org.user;
        assert.deepEqual([rights.object(product).create, rights.object(product).delete], [true, false]);
        assert.equal(rights.canEditField(product, description), true);
      });
    }
  });

  it('of the project’s sets are there to be queried', () => {
    const { f } = withSet();
    const query = `SELECT SobjectType FROM ObjectPermissions WHERE Parent.Name = 'Reader'`;
    const objects = f.column(query, 'SobjectType');
    assert.ok(objects.includes('Invoice__c'), objects.join());
    assert.deepEqual(f.column(query, 'SobjectType'), objects, 'once');
    assert.ok(f.column(`SELECT Field FROM FieldPermissions`, 'Field').includes('Invoice__c.Total__c'));
  });

  it('go with their set', () => {
    const { f, parent } = withSet();
    f.dml('insert', [objectRow(f, parent, 'Account', 'Read')]);
    f.dml('insert', [fieldRow(f, parent, 'Account.Phone', 'Read')]);
    f.dml('delete', [f.record('PermissionSet', { Id: parent })]);
    assert.deepEqual(f.rows('SELECT Id FROM ObjectPermissions WHERE ParentId = null'), []);
    assert.deepEqual(
      f.rows(`SELECT Id FROM FieldPermissions WHERE Field = 'Account.Phone' AND Parent.Name = 'Made'`),
      [],
    );
  });

  it('need what they depend on', () => {
    // Evidence: texts as reported (SFXD wiki, "Important Notes"): Permission … depends on permission(s): Read Account.
    const { f, parent } = withSet();
    assert.match(
      f.refusal('insert', objectRow(f, parent, 'Product2', 'Edit')),
      /^FIELD_INTEGRITY_EXCEPTION, Permission Edit Product2 depends on permission\(s\): Read Product2/,
    );
    assert.match(
      f.refusal('insert', objectRow(f, parent, 'Contact', 'Read')),
      /Permission Read Contact depends on permission\(s\): Read Account/,
    );
    f.dml('insert', [objectRow(f, parent, 'Account', 'Read')]);
    assert.equal(f.refusal('insert', objectRow(f, parent, 'Contact', 'Read')), '');
    assert.match(f.refusal('insert', fieldRow(f, parent, 'Account.Phone', 'Edit')), /depends on permission\(s\)/);
    assert.match(f.refusal('insert', objectRow(f, parent, 'Product2')), /^FIELD_INTEGRITY_EXCEPTION/);
  });

  it('can’t be on fields that every reader sees, on parts of an address, or on setup objects', () => {
    // Evidence: salesforce.stackexchange.com/questions/97912.
    const { f, parent } = withSet();
    for (const field of ['Account.Name', 'Contact.MailingCity', 'Account.Nothing__c'])
      assert.match(
        f.refusal('insert', fieldRow(f, parent, field, 'Read')),
        /^INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Field Name: bad value for restricted picklist field: .*: \[Field\]$/,
      );
    assert.equal(f.refusal('insert', fieldRow(f, parent, 'Account.BillingAddress', 'Read', 'Edit')), '');
    assert.match(f.refusal('insert', objectRow(f, parent, 'Profile', 'Read')), /^INVALID_OR_NULL/);
  });

  it('of a packaged set belong to the package', () => {
    const f = orgOf(INVOICE_PROJECT, { namespace: 'bill' });
    const parent = f.rows(`SELECT Id FROM PermissionSet WHERE Name = 'Reader'`)[0]?.values.get('Id') as Id;
    assert.match(f.refusal('insert', objectRow(f, parent, 'Product2', 'Read')), /^CANNOT_MODIFY_MANAGED_OBJECT/);
  });
});
