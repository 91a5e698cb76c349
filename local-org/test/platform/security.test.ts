import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Big } from 'bigdecimal.js';
import { Unsupported } from '../../src/base/errors.ts';
import { stripInaccessible } from '../../src/platform/security/strip-inaccessible.ts';
import { ApexException } from '../../src/runtime/values/guest.ts';
import { ApexMap } from '../../src/runtime/values/collections.ts';
import type { Value } from '../../src/runtime/values/value.ts';
import { xml } from '../metadata/project-fixture.ts';
import { INVOICE_PROJECT } from './invoice-project.ts';
import { orgOf, plain, thrownBy, type OrgFixture } from './org-fixture.ts';

const USER_MODE = { mode: 'user', sharing: true } as const;

function filled(): OrgFixture {
  const f = orgOf(INVOICE_PROJECT);
  f.insert('Invoice__c', { Must__c: 'x', Total__c: Big('1'), Email__c: 'a@example.com' });
  return f;
}

describe('user mode', () => {
  it('Q7 a field out of reach is refused in SELECT and WHERE, and named', () => {
    // Evidence: Apex Developer Guide, Enforce User Mode for Database Operations.
    const f = filled();
    const reader = f.user('Minimum Access - Salesforce', ['Reader']);
    f.org.runAs(reader, () => {
      assert.equal(f.rows('SELECT Total__c FROM Invoice__c', {}, USER_MODE).length, 1);
      assert.match(
        thrownBy(() => f.rows('SELECT Email__c FROM Invoice__c', {}, USER_MODE)),
        /No such column 'Email__c' on entity 'Invoice__c'/,
      );
      try {
        f.rows(`SELECT Id FROM Invoice__c WHERE Email__c = 'a'`, {}, USER_MODE);
        assert.fail('nothing was thrown');
      } catch (error) {
        assert.ok(error instanceof ApexException);
        const fields = error.facts.get('inaccessibleFields');
        assert.ok(fields instanceof ApexMap);
        assert.deepEqual(fields.keys(), ['Invoice__c']);
      }
    });
  });

  it('Q7 an object out of reach', () => {
    // Evidence: asserted by the tests of apex-recipes.
    const f = filled();
    f.org.runAs(f.user('Minimum Access - Salesforce'), () => {
      assert.equal(
        thrownBy(() => f.rows('SELECT Id FROM Account', {}, USER_MODE)).slice(0, 54),
        `QueryException: sObject type 'Account' is not supported`.slice(0, 54),
      );
      assert.equal(f.rows('SELECT Id FROM Account').length, 0);
    });
  });

  it('S2 DML names the fields that may not be written', () => {
    // Evidence: Apex Developer Guide, Enforce User Mode; text of its example.
    const f = filled();
    f.org.runAs(f.user('Minimum Access - Salesforce', ['Reader']), () => {
      const refusal = f.refusal('insert', f.record('Invoice__c', { Must__c: 'x', Total__c: Big('1') }), {
        access: USER_MODE,
      });
      assert.match(
        refusal,
        /Operation failed due to fields being inaccessible on Sobject Invoice__c, check errors on Exception or Result!: \[Total__c\]/,
      );
      assert.equal(f.refusal('insert', f.record('Invoice__c', { Must__c: 'x' }), { access: USER_MODE }), '');
      assert.equal(
        thrownBy(() => f.dml('insert', [f.record('Account', { Name: 'A' })], { access: USER_MODE })),
        `SecurityException: Access to entity 'Account' denied`,
      );
    });
  });

  it('S2 sharing: a private record of somebody else is neither seen nor changed nor pointed at', () => {
    // Evidence: Apex Developer Guide, sharing; status codes: Apex Reference, StatusCode Enum.
    const f = filled();
    const id = f.insert('Secret__c', { Note__c: 'mine' });
    f.org.runAs(f.user('Minimum Access - Salesforce', ['Reader']), () => {
      assert.equal(f.rows('SELECT Id FROM Secret__c', {}, USER_MODE).length, 0);
      assert.equal(f.rows('SELECT Id FROM Secret__c', {}, { mode: 'system', sharing: false }).length, 1);
      const change = f.record('Secret__c', { Id: id, Note__c: 'yours' });
      assert.match(f.refusal('update', change, { access: USER_MODE }), /^INSUFFICIENT_ACCESS_OR_READONLY/);
      f.insert('Secret__c', { Note__c: 'own' });
      assert.deepEqual(
        f.rows('SELECT Note__c FROM Secret__c', {}, USER_MODE).map((row) => plain(row.values.get('Note__c') ?? null)),
        ['own'],
      );
    });
  });

  it('S5 a private record is open to the roles above its owner’s, and not to those beside', () => {
    // Evidence: Salesforce Help, Controlling Access Using Hierarchies.
    const f = filled();
    f.org.state.changed = { setup: undefined, data: undefined };
    const role = (name: string, parent: Value = null): Value =>
      f.insert('UserRole', { Name: name, ParentRoleId: parent });
    const boss = role('boss');
    const clerk = role('clerk', role('manager', boss));
    const beside = role('beside');
    const inRole = (id: Value) => {
      const user = f.user('Minimum Access - Salesforce', ['Reader']);
      f.dml('update', [f.record('User', { Id: user.values.get('Id') ?? null, UserRoleId: id })]);
      f.org.state.changed = { setup: undefined, data: undefined };
      return user;
    };
    let id: Value = null;
    f.org.runAs(inRole(clerk), () => {
      id = f.insert('Secret__c', { Note__c: 'of the clerk' });
    });
    const change = f.record('Secret__c', { Id: id, Note__c: 'read' });
    f.org.runAs(inRole(boss), () => {
      assert.equal(f.rows('SELECT Id FROM Secret__c', {}, USER_MODE).length, 1);
      assert.equal(f.refusal('update', change, { access: USER_MODE }), '');
    });
    for (const other of [beside, clerk]) {
      f.org.runAs(inRole(other), () => {
        assert.equal(f.rows('SELECT Id FROM Secret__c', {}, USER_MODE).length, 0);
        assert.match(f.refusal('update', change, { access: USER_MODE }), /^INSUFFICIENT_ACCESS_OR_READONLY/);
      });
    }
  });

  it('S5 a hidden record can not be pointed at where sharing applies', () => {
    // Evidence: Apex Reference, StatusCode Enum, INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY.
    const f = filled();
    const id = f.insert('Secret__c', { Note__c: 'mine' });
    f.org.runAs(f.user('Minimum Access - Salesforce', ['Reader']), () => {
      const pointer = f.record('Secret__c', { Note__c: 'mine too', Other__c: id });
      assert.match(
        f.refusal('insert', pointer, { access: { mode: 'system', sharing: true } }),
        /^INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY/,
      );
      assert.equal(f.refusal('insert', pointer, { access: { mode: 'system', sharing: false } }), '');
    });
  });

  it('S5 manual shares go with the old owner, those with a reason stay', () => {
    // Evidence: Apex Developer Guide, Sharing a Record Using Apex.
    const f = filled();
    const id = f.insert('Secret__c', { Note__c: 'mine' });
    const [reader, owner] = [f.user('Minimum Access - Salesforce'), f.user('Standard User')];
    for (const RowCause of ['Manual', 'Rule']) {
      f.insert('Secret__Share', {
        ParentId: id,
        UserOrGroupId: reader.values.get('Id') ?? null,
        AccessLevel: 'Read',
        RowCause,
      });
    }
    f.dml('update', [f.record('Secret__c', { Id: id, OwnerId: owner.values.get('Id') ?? null })]);
    assert.deepEqual(
      f.rows('SELECT RowCause FROM Secret__Share').map((row) => plain(row.values.get('RowCause') ?? null)),
      ['Rule'],
    );
  });

  it('sharing rules are a gap with their place, for those whom they could concern', () => {
    const f = orgOf({
      ...INVOICE_PROJECT,
      'sharingRules/Secret__c.sharingRules-meta.xml': xml(
        'SharingRules',
        '<sharingOwnerRules><fullName>r</fullName></sharingOwnerRules>',
      ),
    });
    assert.equal(f.rows('SELECT Id FROM Secret__c', {}, USER_MODE).length, 0);
    f.org.runAs(f.user('Minimum Access - Salesforce', ['Reader']), () => {
      assert.throws(
        () => f.rows('SELECT Id FROM Secret__c', {}, USER_MODE),
        (error) => error instanceof Unsupported && /sharingRules-meta\.xml$/.test(error.file ?? ''),
      );
    });
  });

  it('S2 a share row opens a private record for reading, and for editing with Edit', () => {
    // Evidence: Apex Developer Guide, Sharing a Record Using Apex.
    const f = filled();
    const id = f.insert('Secret__c', { Note__c: 'mine' });
    const user = f.user('Minimum Access - Salesforce', ['Reader']);
    const share = f.insert('Secret__Share', {
      ParentId: id,
      UserOrGroupId: user.values.get('Id') ?? null,
      AccessLevel: 'Read',
    });
    const change = f.record('Secret__c', { Id: id, Note__c: 'yours' });
    f.org.runAs(user, () => {
      assert.equal(f.rows('SELECT Id FROM Secret__c', {}, USER_MODE).length, 1);
      assert.match(f.refusal('update', change, { access: USER_MODE }), /^INSUFFICIENT_ACCESS_OR_READONLY/);
    });
    f.dml('update', [f.record('Secret__Share', { Id: share, AccessLevel: 'Edit' })]);
    f.org.runAs(user, () => {
      assert.equal(f.refusal('update', change, { access: USER_MODE }), '');
    });
  });
});

describe('rights', () => {
  it('S1 stripInaccessible takes fields out of copies, of parents too, and says which', () => {
    // Evidence: Apex Reference, Security Class.
    const f = filled();
    f.org.runAs(f.user('Minimum Access - Salesforce', ['Reader']), () => {
      const records = f.rows('SELECT Total__c, Email__c FROM Invoice__c');
      const stripped = stripInaccessible(f.org, { access: 'READABLE', records, enforceRoot: true });
      assert.deepEqual(
        [...stripped.removed].map(([object, fields]) => [object, [...fields]]),
        [['Invoice__c', ['Email__c']]],
      );
      assert.equal(stripped.records[0]?.values.has('Email__c'), false);
      assert.equal(records[0]?.values.has('Email__c'), true);
      assert.deepEqual(stripped.modified, [0]);
      assert.equal(
        thrownBy(() =>
          stripInaccessible(f.org, { access: 'READABLE', records: [f.record('Account')], enforceRoot: true }),
        ),
        'NoAccessException: No access to entity: Account',
      );
    });
  });

  it('S3 the deploying administrator has every field; a user has what his sets give', () => {
    // Evidence: public issue; administrator's field rights assumed for deployed fields.
    const f = filled();
    const invoice = f.org.object('Invoice__c');
    const email = invoice.findField('Email__c');
    assert.ok(email);
    assert.equal(f.org.user.rights.canEditField(invoice, email), true);
    f.org.runAs(f.user('Minimum Access - Salesforce', ['Reader']), () => {
      assert.equal(f.org.user.rights.canReadField(invoice, email), false);
    });
  });

  it('S4 custom permissions count from the next runAs on', () => {
    // Evidence: public issue.
    const f = filled();
    const user = f.user('Minimum Access - Salesforce');
    const setId = f.rows(`SELECT Id FROM PermissionSet WHERE Name = 'Reader'`)[0]?.values.get('Id') ?? null;
    f.org.runAs(user, () => {
      f.insert('PermissionSetAssignment', { AssigneeId: f.org.user.id, PermissionSetId: setId });
      assert.equal(f.org.user.rights.hasCustom('Bypass'), false);
    });
    f.org.runAs(user, () => {
      assert.equal(f.org.user.rights.hasCustom('Bypass'), true);
    });
  });

  it('S6 system and required fields are readable with the object alone', () => {
    // Evidence: public issue; Metadata API, PermissionSetFieldPermissions (required fields).
    const f = filled();
    f.org.runAs(f.user('Minimum Access - Salesforce', ['Reader']), () => {
      assert.equal(f.rows('SELECT Id, Name, CreatedDate, OwnerId, Must__c FROM Invoice__c', {}, USER_MODE).length, 1);
    });
  });
});
