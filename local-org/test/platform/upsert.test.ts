import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DmlRowResult } from '../../src/runtime/org-port.ts';
import type { SObject } from '../../src/runtime/values/sobject.ts';
import type { Value } from '../../src/runtime/values/value.ts';
import { INVOICE_PROJECT } from './invoice-project.ts';
import { orgOf, plain, type OrgFixture } from './org-fixture.ts';

const fixture = (): OrgFixture => orgOf(INVOICE_PROJECT);
const row = (f: OrgFixture, values: Readonly<Record<string, Value>>): SObject =>
  f.record('Invoice__c', { Must__c: 'x', ...values });

function upsert(f: OrgFixture, rows: readonly SObject[], externalId = 'Key__c', allOrNone = false): DmlRowResult[] {
  return f.dml('upsert', rows, { externalId, allOrNone });
}

const codes = (results: readonly DmlRowResult[]): string[] =>
  results.map((result) => result.errors[0]?.statusCode ?? (result.created ? 'created' : 'updated'));

describe('upsert by external id', () => {
  it('U1 inserts without a match, updates one, refuses several', () => {
    // Evidence: Apex Reference, upsert Statement.
    const f = fixture();
    f.insert('Invoice__c', { Must__c: 'x', Key__c: 'there', Loose__c: 'twice' });
    f.insert('Invoice__c', { Must__c: 'x', Loose__c: 'twice' });
    assert.deepEqual(codes(upsert(f, [row(f, { Key__c: 'new' }), row(f, { Key__c: 'there' })])), [
      'created',
      'updated',
    ]);
    assert.deepEqual(codes(upsert(f, [row(f, { Loose__c: 'twice' })], 'Loose__c')), ['DUPLICATE_EXTERNAL_ID']);
    assert.equal(f.rows('SELECT Id FROM Invoice__c').length, 3);
  });

  it('U2 the same key twice in a chunk fails both rows, across chunks it inserts and updates', () => {
    // Evidence: public answers quoting the org (stackexchange 104048, 296121).
    const f = fixture();
    const results = upsert(f, [
      row(f, { Key__c: 'ABC123' }),
      row(f, { Key__c: 'ABC123' }),
      row(f, { Key__c: 'other' }),
    ]);
    assert.deepEqual(codes(results), ['DUPLICATE_VALUE', 'DUPLICATE_VALUE', 'created']);
    assert.deepEqual(results[0]?.errors[0], {
      statusCode: 'DUPLICATE_VALUE',
      message: 'Duplicate external id specified: ABC123',
      fields: ['Key__c'],
    });
    const many = Array.from({ length: 201 }, (_, i) => row(f, { Key__c: i === 200 ? 'n0' : `n${i}` }));
    const spread = codes(upsert(f, many));
    assert.deepEqual([spread[0], spread[200]], ['created', 'updated']);
  });

  it('U4 a row without key fails alone, though it carries an id; all rows are counted', () => {
    // Evidence: public test; the status code is assumed.
    const f = fixture();
    const id = f.insert('Invoice__c', { Must__c: 'x' });
    const before = f.rt.limits.used('dmlRows');
    const results = upsert(f, [row(f, { Id: id }), row(f, { Key__c: 'a' })]);
    assert.deepEqual(
      results.map((result) => result.success),
      [false, true],
    );
    assert.equal(f.rt.limits.used('dmlRows') - before, 2);
  });

  it('U5 keys fold case only in unique fields that say so', () => {
    // Evidence: Apex Reference, upsert Statement, note on matching.
    const f = fixture();
    f.insert('Invoice__c', { Must__c: 'x', Key__c: 'k', Folded__c: 'k', Loose__c: 'k' });
    assert.deepEqual(codes(upsert(f, [row(f, { Key__c: 'K' })])), ['created']);
    assert.deepEqual(codes(upsert(f, [row(f, { Folded__c: 'K' })], 'Folded__c')), ['updated']);
    assert.deepEqual(codes(upsert(f, [row(f, { Loose__c: 'K' })], 'Loose__c')), ['created']);
  });

  it('U6 results say created and id; the record in memory gets its id', () => {
    // Evidence: Apex Reference, UpsertResult Class.
    const f = fixture();
    const record = row(f, { Key__c: 'a' });
    const [result] = upsert(f, [record]);
    assert.equal(result?.created, true);
    assert.equal(plain(record.values.get('Id') ?? null), result?.id?.value);
    const bad = row(f, { Key__c: 'b', Status__c: 'Odd' });
    const [refused] = upsert(f, [bad]);
    assert.equal(refused?.id, undefined);
    assert.equal(bad.values.has('Id'), false);
  });

  it('U7 a parent is found by its external id, without a query row', () => {
    // Evidence: Apex Developer Guide, Creating Parent and Child Records in a Single Statement Using Foreign Keys.
    const f = fixture();
    const parent = f.insert('Invoice__c', { Must__c: 'x', Key__c: 'p' });
    const line = f.record('Line__c');
    line.parents.set('Invoice__r', f.record('Invoice__c', { Key__c: 'p' }));
    assert.equal(f.refusal('insert', line), '');
    assert.equal(f.rt.limits.used('queryRows'), 0);
    assert.deepEqual(f.column('SELECT Invoice__c FROM Line__c', 'Invoice__c'), [parent.value]);
    const lost = f.record('Line__c');
    lost.parents.set('Invoice__r', f.record('Invoice__c', { Key__c: 'nope' }));
    assert.equal(
      f.refusal('insert', lost),
      'INVALID_FIELD, Foreign key external ID: nope not found for field Key__c in entity Invoice__c: []',
    );
  });

  it('U8 parent and child go in one list, the parent first', () => {
    // Evidence: Apex Developer Guide, same page.
    const f = fixture();
    const line = f.record('Line__c');
    line.parents.set('Invoice__r', f.record('Invoice__c', { Key__c: 'p' }));
    const results = f.dml('insert', [row(f, { Key__c: 'p' }), line]);
    assert.deepEqual(
      results.map((result) => result.success),
      [true, true],
    );
  });

  it('U10 user mode wants create and edit on the object', () => {
    // Evidence: REST API Developer Guide, upsert by external id (rights); exception type from one public report.
    const f = fixture();
    const user = f.user('Minimum Access - Salesforce');
    f.org.runAs(user, () => {
      assert.throws(() =>
        f.dml('upsert', [row(f, { Key__c: 'a' })], { externalId: 'Key__c', access: { mode: 'user', sharing: true } }),
      );
    });
  });
});
