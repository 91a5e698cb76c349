import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TriggerContext, TriggerEvent } from '../../src/runtime/trigger-runner.ts';
import { INVOICE_PROJECT } from './invoice-project.ts';
import { orgOf, thrownBy, type OrgFixture } from './org-fixture.ts';

/** A trigger of Account written in TypeScript. */
function withTrigger(run: (context: TriggerContext, f: OrgFixture) => void, event?: TriggerEvent): OrgFixture {
  const f = orgOf(INVOICE_PROJECT);
  f.org.triggers = {
    has: (object, candidate) => object === 'Account' && (event === undefined || event === candidate),
    run: (context) => run(context, f),
  };
  return f;
}

describe('triggers', () => {
  it('X2 what each event sees of new and old, and what is read-only', () => {
    // Evidence: Apex Developer Guide, Trigger Context Variables.
    const seen: string[] = [];
    const f = withTrigger((context) => {
      const first = (context.newRows ?? context.oldRows)?.[0];
      seen.push(
        `${context.event}: new ${context.newRows?.length ?? 'null'}, old ${context.oldRows?.length ?? 'null'}, id ${first?.values.get('Id') === null ? 'null' : 'set'}, ${first?.readOnly === true ? 'read-only' : 'writable'}`,
      );
    });
    const id = f.insert('Account', { Name: 'A' });
    const row = f.record('Account', { Id: id, Name: 'B' });
    f.dml('update', [row]);
    f.dml('delete', [row]);
    f.dml('undelete', [row]);
    assert.deepEqual(seen, [
      'before insert: new 1, old null, id null, writable',
      'after insert: new 1, old null, id set, read-only',
      'before update: new 1, old 1, id set, writable',
      'after update: new 1, old 1, id set, read-only',
      'before delete: new null, old 1, id set, read-only',
      'after delete: new null, old 1, id set, read-only',
      'after undelete: new 1, old null, id set, read-only',
    ]);
  });

  it('D6 addError refuses the row, on a field or on the record, before and after', () => {
    // Evidence: Apex Developer Guide, Trigger Exceptions; trailing field: public issue.
    for (const event of ['before insert', 'after insert'] as const) {
      const f = withTrigger((context) => {
        for (const row of context.newRows ?? []) row.errors = [{ field: 'Name', message: 'No' }];
      }, event);
      assert.equal(
        f.refusal('insert', f.record('Account', { Name: 'A' })),
        'FIELD_CUSTOM_VALIDATION_EXCEPTION, No: [Name]',
      );
      assert.equal(f.rows('SELECT Id FROM Account').length, 0);
    }
  });

  it('D6 an exception of a trigger refuses all its rows with the trigger’s name and timing', () => {
    // Evidence: text asserted by public tests.
    const f = withTrigger((_context, on) => {
      throw on.rt.nullPointer();
    }, 'before insert');
    assert.match(
      f.refusal('insert', f.record('Account', { Name: 'A' })),
      /^CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, Trigger: execution of BeforeInsert\n\ncaused by: System\.NullPointerException: Attempt to de-reference a null object/,
    );
  });

  it('D11 partial success runs triggers again for the rest, with the limits of before; the third failure fails all', () => {
    // Evidence: Apex Developer Guide, Bulk DML Exception Handling.
    let runs = 0;
    const f = withTrigger((context, on) => {
      runs += 1;
      on.rt.charge('queries');
      const [first] = context.newRows ?? [];
      if (first !== undefined && runs < 2) first.errors = [{ field: undefined, message: 'No' }];
    }, 'before insert');
    const rows = ['A', 'B', 'C'].map((Name) => f.record('Account', { Name }));
    assert.deepEqual(
      f.dml('insert', rows, { allOrNone: false }).map((result) => result.success),
      [false, true, true],
    );
    assert.equal(runs, 2);
    assert.equal(f.rt.limits.used('queries'), 1);

    const bad = withTrigger((context) => {
      const [first] = context.newRows ?? [];
      if (first !== undefined) first.errors = [{ field: undefined, message: 'No' }];
    }, 'before insert');
    const results = bad.dml(
      'insert',
      ['A', 'B', 'C', 'D'].map((Name) => bad.record('Account', { Name })),
      { allOrNone: false },
    );
    assert.equal(
      results.every((result) => !result.success),
      true,
    );
    assert.match(results[3]?.errors[0]?.message ?? '', /^Too many batch retries/);
  });

  it('D12 triggers get chunks of 200', () => {
    // Evidence: Apex Developer Guide, Triggers: bulk of up to 200.
    const sizes: number[] = [];
    const f = withTrigger((context) => {
      sizes.push(context.newRows?.length ?? 0);
    }, 'before insert');
    f.dml(
      'insert',
      Array.from({ length: 401 }, (_, i) => f.record('Account', { Name: `A${i}` })),
    );
    assert.deepEqual(sizes, [200, 200, 1]);
  });

  it('U9 an upsert fires insert and update triggers for its two halves, as one statement', () => {
    // Evidence: assumed (K).
    const seen: string[] = [];
    const f = withTrigger((context) => {
      seen.push(`${context.event} ${context.newRows?.length}`);
    });
    const id = f.insert('Account', { Name: 'A' });
    seen.length = 0;
    const statements = f.rt.limits.used('dmlStatements');
    f.dml('upsert', [f.record('Account', { Id: id, Name: 'B' }), f.record('Account', { Name: 'C' })]);
    assert.deepEqual(seen, ['before insert 1', 'before update 1', 'after insert 1', 'after update 1']);
    assert.equal(f.rt.limits.used('dmlStatements') - statements, 1);
  });

  it('X11 nested DML enters triggers sixteen deep', () => {
    // Evidence: Apex Developer Guide, Execution Governors and Limits (stack depth); text assumed.
    let depth = 0;
    const f = withTrigger((_context, on) => {
      depth += 1;
      const [result] = on.dml('insert', [on.record('Account', { Name: 'again' })]);
      if (result?.success === false) throw on.rt.exception('System.DmlException', result.errors[0]?.message ?? '');
    }, 'before insert');
    assert.match(f.refusal('insert', f.record('Account', { Name: 'A' })), /Maximum trigger depth exceeded/);
    assert.equal(depth, 16);
  });

  it('X10 events run their subscribers later; a bad event is a result, not an exception', () => {
    // Evidence: Platform Events Developer Guide; refused events: public issue.
    const f = orgOf({
      ...INVOICE_PROJECT,
      'objects/Ping__e/Ping__e.object-meta.xml':
        '<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Ping</label><pluralLabel>Pings</pluralLabel><eventType>HighVolume</eventType></CustomObject>',
      'objects/Ping__e/fields/Text__c.field-meta.xml':
        '<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Text__c</fullName><label>T</label><type>Text</type><length>3</length></CustomField>',
    });
    const seen: number[] = [];
    f.org.triggers = {
      has: (object) => object === 'Ping__e',
      run: (context) => void seen.push(context.newRows?.length ?? 0),
    };
    const results = f.dml(
      'insert',
      [f.record('Ping__e', { Text__c: 'ok' }), f.record('Ping__e', { Text__c: 'too long' })],
      { allOrNone: false },
    );
    assert.deepEqual(
      results.map((result) => result.success),
      [true, false],
    );
    assert.deepEqual(seen, []);
    f.org.deliver(f.org.jobs.takeEvents());
    assert.deepEqual(seen, [1]);
    assert.match(
      thrownBy(() => f.rows('SELECT Id FROM Ping__e')),
      /not supported/,
    );
  });
});
