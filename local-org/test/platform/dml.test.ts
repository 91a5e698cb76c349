import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Big } from 'bigdecimal.js';
import { ApexDatetime, Id } from '../../src/runtime/values/scalars.ts';
import type { Value } from '../../src/runtime/values/value.ts';
import { INVOICE_PROJECT } from './invoice-project.ts';
import { orgOf, plain, thrownBy, type OrgFixture } from './org-fixture.ts';

const fixture = (): OrgFixture => orgOf(INVOICE_PROJECT);
const invoice = (values: Readonly<Record<string, Value>> = {}): Record<string, Value> => ({ Must__c: 'x', ...values });

describe('refusals of a row', () => {
  it('D1 a required field that is missing or set to null', () => {
    // Evidence: public tests assert this text; code in Apex Reference, StatusCode Enum.
    const f = fixture();
    assert.equal(
      f.refusal('insert', f.record('Invoice__c')),
      'REQUIRED_FIELD_MISSING, Required fields are missing: [Must__c]: [Must__c]',
    );
    const id = f.insert('Invoice__c', invoice());
    assert.match(f.refusal('update', f.record('Invoice__c', { Id: id, Must__c: null })), /^REQUIRED_FIELD_MISSING/);
    assert.equal(f.refusal('update', f.record('Invoice__c', { Id: id })), '');
  });

  it('D2 text over its length names label, value and limit; truncation can be allowed', () => {
    // Evidence: assumed shape; allowFieldTruncation: Apex Reference, DMLOptions Class.
    const f = fixture();
    assert.equal(
      f.refusal('insert', f.record('Invoice__c', { Must__c: 'much too long' })),
      'STRING_TOO_LONG, Must: data value too large: much too long (max length=10): [Must__c]',
    );
    const row = f.record('Invoice__c', { Must__c: 'much too long' });
    assert.equal(f.refusal('insert', row, { options: { allowFieldTruncation: true } }), '');
    assert.deepEqual(f.column('SELECT Must__c FROM Invoice__c', 'Must__c'), ['much too l']);
  });

  it('D3 a value outside of a restricted picklist, but anything in an unrestricted one', () => {
    // Evidence: an org's answer quoted in a public issue.
    const f = fixture();
    assert.equal(
      f.refusal('insert', f.record('Invoice__c', invoice({ Status__c: 'Odd' }))),
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, Status: bad value for restricted picklist field: Odd: [Status__c]',
    );
    assert.equal(f.refusal('insert', f.record('Account', { Name: 'A', Industry: 'Odd' })), '');
  });

  it('D4 a unique value names the other record by its 15-character id, case as declared', () => {
    // Evidence: text asserted by public tests.
    const f = fixture();
    const id = f.insert('Invoice__c', invoice({ Key__c: 'k', Folded__c: 'k' }));
    assert.equal(
      f.refusal('insert', f.record('Invoice__c', invoice({ Key__c: 'k' }))),
      `DUPLICATE_VALUE, duplicate value found: Key__c duplicates value on record with id: ${id.value.slice(0, 15)}: []`,
    );
    assert.equal(f.refusal('insert', f.record('Invoice__c', invoice({ Key__c: 'K' }))), '');
    assert.match(f.refusal('insert', f.record('Invoice__c', invoice({ Folded__c: 'K' }))), /^DUPLICATE_VALUE/);
  });

  it('D5 a lookup to a wrong, missing or deleted record', () => {
    // Evidence: wrong object: an org's answer in a public issue; the others assumed.
    const f = fixture();
    const account = f.insert('Account', { Name: 'A' });
    const other = f.insert('Invoice__c', invoice());
    const refusal = (id: Id): string => f.refusal('insert', f.record('Invoice__c', invoice({ Account__c: id })));
    assert.equal(
      refusal(other),
      `FIELD_INTEGRITY_EXCEPTION, Account: id value of incorrect type: ${other.value}: [Account__c]`,
    );
    assert.match(
      refusal(Id.parse('001000000000001') ?? account),
      /^INVALID_CROSS_REFERENCE_KEY, invalid cross reference id/,
    );
    f.dml('delete', [f.record('Account', { Id: account })]);
    assert.match(refusal(account), /^ENTITY_IS_DELETED/);
  });

  it('D6 a validation rule that holds, with its field', () => {
    // Evidence: Apex Reference, StatusCode Enum; text asserted by public tests.
    const f = fixture();
    assert.equal(
      f.refusal('insert', f.record('Invoice__c', invoice({ Total__c: Big('-1') }))),
      'FIELD_CUSTOM_VALIDATION_EXCEPTION, Not below zero: [Total__c]',
    );
  });

  it('D7 an insert with an id and an update without one', () => {
    // Evidence: texts asserted by public tests.
    const f = fixture();
    const id = f.insert('Account', { Name: 'A' });
    assert.equal(
      f.refusal('insert', f.record('Account', { Id: id, Name: 'B' })),
      'INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call: [Id]',
    );
    assert.equal(
      f.refusal('update', f.record('Account', { Name: 'B' })),
      'MISSING_ARGUMENT, Id not specified in an update call: []',
    );
  });

  it('D8 rows that somebody else holds, by an injected fault that is used up', () => {
    // Evidence: assumed text; a single-threaded org can't produce it.
    const f = fixture();
    f.org.faults.lockRows('Account', 1);
    assert.equal(
      f.refusal('insert', f.record('Account', { Name: 'A' })),
      'UNABLE_TO_LOCK_ROW, unable to obtain exclusive access to this record: []',
    );
    assert.equal(f.refusal('insert', f.record('Account', { Name: 'A' })), '');
  });

  it('D13 empty text becomes null, numbers are rounded and bounded, e-mail addresses checked', () => {
    // Evidence: assumed (K) except INVALID_EMAIL_ADDRESS: Apex Reference, StatusCode Enum.
    const f = fixture();
    f.insert('Invoice__c', invoice({ Key__c: '', Total__c: Big('1.005') }));
    assert.deepEqual(f.column('SELECT Key__c FROM Invoice__c', 'Key__c'), [null]);
    assert.deepEqual(f.column('SELECT Total__c FROM Invoice__c', 'Total__c'), ['1.01']);
    assert.match(
      f.refusal('insert', f.record('Invoice__c', invoice({ Total__c: Big('100000') }))),
      /^NUMBER_OUTSIDE_VALID_RANGE, Total: value outside of valid range/,
    );
    assert.equal(
      f.refusal('insert', f.record('Invoice__c', invoice({ Email__c: 'nobody' }))),
      'INVALID_EMAIL_ADDRESS, Contact Email: invalid email address: nobody: [Email__c]',
    );
  });
});

describe('a statement', () => {
  it('D10 all or nothing: nothing is kept and new ids are taken back', () => {
    // Evidence: Apex Developer Guide, Bulk DML Exception Handling.
    const f = fixture();
    const rows = [f.record('Account', { Name: 'A' }), f.record('Account')];
    const results = f.dml('insert', rows);
    assert.deepEqual(
      results.map((result) => result.success),
      [true, false],
    );
    assert.equal(rows[0]?.values.has('Id'), false);
    assert.deepEqual(f.column('SELECT Name FROM Account', 'Name'), []);
  });

  it('D10 a refused row of a later chunk takes the ids of earlier chunks back', () => {
    // Evidence: Apex Developer Guide, Bulk DML Exception Handling.
    const f = fixture();
    const rows = Array.from({ length: 201 }, (_, i) => f.record('Account', i === 200 ? {} : { Name: `A${i}` }));
    const results = f.dml('insert', rows);
    assert.equal(results[200]?.success, false);
    assert.equal(rows[0]?.values.has('Id'), false);
  });

  it('T6 stored datetimes have whole seconds', () => {
    // Evidence: assumed (K).
    const f = fixture();
    f.insert('Contact', { LastName: 'A', EmailBouncedDate: new ApexDatetime(1_700_000_000_123) });
    assert.deepEqual(f.column('SELECT EmailBouncedDate FROM Contact', 'EmailBouncedDate'), [
      '2023-11-14T22:13:20.000Z',
    ]);
  });

  it('an account with cases can not be deleted; its contacts and opportunities go with it', () => {
    // Evidence: cascadeDelete and restrictedDelete of recorded describes (`overlay-sales.ts`); the wording is a recorded answer.
    const f = fixture();
    const busy = f.insert('Account', { Name: 'Busy' });
    const idle = f.insert('Account', { Name: 'Idle' });
    f.insert('Case', { AccountId: busy });
    f.insert('Contact', { LastName: 'B', AccountId: busy });
    f.insert('Contact', { LastName: 'I', AccountId: idle });
    const results = f.dml(
      'delete',
      [busy, idle].map((id) => f.record('Account', { Id: id })),
      { allOrNone: false },
    );
    const [error] = results[0]?.errors ?? [];
    assert.equal(error?.statusCode, 'DELETE_FAILED');
    assert.match(error.message, /^Your attempt to delete Busy could not .* the following cases\.: \d+\n$/);
    assert.deepEqual(f.column('SELECT LastName FROM Contact', 'LastName'), ['B']);
  });

  it('D11 partial success: good rows are saved, results keep the order', () => {
    // Evidence: Apex Developer Guide, Bulk DML Exception Handling.
    const f = fixture();
    const rows = [f.record('Account'), f.record('Account', { Name: 'B' }), f.record('Account', { Name: 'C' })];
    const results = f.dml('insert', rows, { allOrNone: false });
    assert.deepEqual(
      results.map((result) => result.success),
      [false, true, true],
    );
    assert.deepEqual(f.column('SELECT Name FROM Account ORDER BY Name', 'Name'), ['B', 'C']);
    assert.equal(plain(rows[1]?.values.get('Id') ?? null), results[1]?.id?.value);
  });

  it('D12 counts one statement and all rows, and refuses the same record twice', () => {
    // Evidence: limits page; exception texts of public tests.
    const f = fixture();
    f.dml('insert', [f.record('Account', { Name: 'A' }), f.record('Account', { Name: 'B' })]);
    assert.equal(f.rt.limits.used('dmlStatements'), 1);
    assert.equal(f.rt.limits.used('dmlRows'), 2);
    const [id] = f.rows('SELECT Id FROM Account').map((row) => row.values.get('Id') ?? null);
    const twice = [f.record('Account', { Id: id ?? null }), f.record('Account', { Id: id ?? null })];
    assert.match(
      thrownBy(() => f.dml('update', twice)),
      /^ListException: Duplicate id in list: 001/,
    );
    const same = f.record('Account', { Name: 'C' });
    assert.match(
      thrownBy(() => f.dml('insert', [same, same])),
      /^ListException: Before Insert or Upsert list/,
    );
  });

  it('D12 refuses more than ten runs of types in one list', () => {
    // Evidence: Apex Developer Guide, Creating Records of Different Types.
    const f = fixture();
    const rows = Array.from({ length: 11 }, (_, i) =>
      i % 2 === 0 ? f.record('Account', { Name: 'A' }) : f.record('Contact', { LastName: 'B' }),
    );
    assert.match(
      thrownBy(() => f.dml('insert', rows)),
      /Cannot have more than 10 chunks/,
    );
  });

  it('D14 setup objects and others do not mix, but do in blocks of their own', () => {
    // Evidence: Apex Developer Guide, sObjects That Cannot Be Used Together in DML Operations.
    const f = fixture();
    f.insert('Account', { Name: 'A' });
    assert.equal(f.refusal('insert', f.record('Group', { Name: 'G', Type: 'Queue' })), '', 'groups go with both kinds');
    const permissions = f.record('PermissionSet', { Name: 'P', Label: 'P' });
    assert.match(
      thrownBy(() => f.dml('insert', [permissions])),
      /MIXED_DML_OPERATION/,
    );
    f.org.runAs(f.record('User', { Id: f.org.user.id }), () => {
      assert.equal(f.refusal('insert', permissions), '');
    });
  });

  it('D15 defaults: owner, checkbox, picklist, status, probability of the stage', () => {
    // Evidence: Object Reference, pages of Case and Opportunity; field defaults: Metadata API, CustomField.
    const f = fixture();
    const id = f.insert('Invoice__c', invoice());
    const [row] = f.rows('SELECT OwnerId, Paid__c, Status__c, Number__c, Name FROM Invoice__c');
    assert.equal(plain(row?.values.get('OwnerId') ?? null), f.org.user.id.value);
    assert.deepEqual(
      [row?.values.get('Paid__c'), row?.values.get('Status__c'), row?.values.get('Number__c')],
      [false, 'Open', 'INV-0001'],
    );
    assert.equal(row?.values.get('Name'), id.value);
    f.insert('Opportunity', { Name: 'O', StageName: 'Closed Won', CloseDate: f.rt.org.now() });
    assert.deepEqual(f.column('SELECT Probability FROM Opportunity WHERE IsWon = TRUE', 'Probability'), ['100']);
  });

  it('D16 deletes details with their master, empties lookups, and brings both back', () => {
    // Evidence: Object Reference, Relationships Among Objects; Apex Reference, undelete.
    const f = fixture();
    const account = f.insert('Account', { Name: 'A' });
    const master = f.insert('Invoice__c', invoice({ Account__c: account }));
    f.insert('Line__c', { Invoice__c: master, Amount__c: Big('2') });
    f.dml('delete', [f.record('Account', { Id: account })]);
    assert.deepEqual(f.column('SELECT Account__c FROM Invoice__c', 'Account__c'), [null]);
    f.dml('delete', [f.record('Invoice__c', { Id: master })]);
    assert.deepEqual(f.column('SELECT Id FROM Line__c', 'Id'), []);
    assert.equal(f.rows('SELECT Id FROM Line__c ALL ROWS').length, 1);
    f.dml('undelete', [f.record('Invoice__c', { Id: master })]);
    assert.equal(f.rows('SELECT Id FROM Line__c').length, 1);
  });

  it('D16 merges: children move to the master and the other record goes', () => {
    // Evidence: Apex Developer Guide, Merging Records.
    const f = fixture();
    const master = f.insert('Account', { Name: 'M' });
    const other = f.insert('Account', { Name: 'O' });
    f.insert('Contact', { LastName: 'C', AccountId: other });
    const access = { mode: 'system', sharing: false } as const;
    f.org.merge(f.record('Account', { Id: master }), [f.record('Account', { Id: other })], access, true);
    assert.deepEqual(f.column('SELECT AccountId FROM Contact', 'AccountId'), [master.value]);
    assert.deepEqual(f.column('SELECT Name FROM Account', 'Name'), ['M']);
  });

  it('N4 custom metadata takes no DML', () => {
    // Evidence: Apex Reference, Custom Metadata Type Methods.
    const f = fixture();
    assert.equal(
      thrownBy(() => f.dml('insert', [f.record('Mapping__mdt')])),
      'TypeException: DML not allowed on Mapping__mdt',
    );
  });

  it('X3 savepoints: rows go, ids in memory stay, later savepoints are gone', () => {
    // Evidence: Apex Developer Guide, Transaction Control.
    const f = fixture();
    f.org.transaction(() => {
      const before = f.org.db.savepoint();
      const row = f.record('Account', { Name: 'A' });
      f.dml('insert', [row]);
      f.org.db.rollback(before);
      assert.equal(f.rows('SELECT Id FROM Account').length, 0);
      assert.equal(row.values.has('Id'), true);
    });
  });

  it('X5 a transaction that throws leaves neither rows nor jobs', () => {
    // Evidence: Apex Developer Guide, Apex Transactions.
    const f = fixture();
    assert.throws(() =>
      f.org.transaction(() => {
        f.insert('Account', { Name: 'A' });
        f.org.enqueueFuture('Nobody', () => undefined);
        throw new Error('stop');
      }),
    );
    assert.equal(f.rows('SELECT Id FROM Account').length, 0);
    assert.equal(f.org.jobs.length, 0);
  });
});
