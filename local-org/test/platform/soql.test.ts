import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Big } from 'bigdecimal.js';
import { queryText } from '../../src/platform/soql/dynamic.ts';
import { Id } from '../../src/runtime/values/scalars.ts';
import type { Value } from '../../src/runtime/values/value.ts';
import { INVOICE_PROJECT } from './invoice-project.ts';
import { orgOf, plain, thrownBy, type OrgFixture } from './org-fixture.ts';

const SYSTEM = { mode: 'system', sharing: false } as const;

/** Two accounts, three invoices (one without account), two lines. */
function filled(): OrgFixture {
  const f = orgOf(INVOICE_PROJECT);
  const acme = f.insert('Account', { Name: 'Acme', Industry: 'Banking' });
  const zulu = f.insert('Account', { Name: 'Zülu' });
  const first = f.insert('Invoice__c', {
    Must__c: 'one',
    Key__c: 'K1',
    Account__c: acme,
    Total__c: Big('10'),
    Tags__c: 'a;b',
  });
  f.insert('Invoice__c', { Must__c: 'two', Account__c: zulu, Total__c: Big('20'), Tags__c: 'b' });
  f.insert('Invoice__c', { Must__c: 'three', Total__c: Big('5.50'), Paid__c: true });
  f.insert('Line__c', { Invoice__c: first, Amount__c: Big('1.25') });
  f.insert('Line__c', { Invoice__c: first, Amount__c: Big('2') });
  return f;
}

const must = (f: OrgFixture, rest: string, binds: Readonly<Record<string, Value>> = {}): (string | null)[] =>
  f.column(`SELECT Must__c FROM Invoice__c ${rest}`, 'Must__c', binds);

describe('WHERE', () => {
  it('Q1 text folds case beyond ASCII, case-sensitive keys do not, LIKE and empty text', () => {
    // Evidence: assumed (K).
    const f = filled();
    assert.deepEqual(f.column(`SELECT Name FROM Account WHERE Name = 'zÜLU'`, 'Name'), ['Zülu']);
    assert.deepEqual(must(f, `WHERE Key__c = 'k1'`), []);
    assert.deepEqual(must(f, `WHERE Key__c = 'K1'`), ['one']);
    assert.deepEqual(must(f, `WHERE Must__c LIKE 'T%' ORDER BY Must__c`), ['three', 'two']);
    assert.deepEqual(must(f, `WHERE Must__c LIKE 't_o'`), ['two']);
    assert.deepEqual(must(f, `WHERE Key__c = '' ORDER BY Must__c`), ['three', 'two']);
  });

  it('Q1 an empty field is not equal, and its negation holds', () => {
    // Evidence: SOQL and SOSL Reference, null in WHERE clauses; negation assumed.
    const f = filled();
    assert.deepEqual(must(f, `WHERE Key__c != 'K1' ORDER BY Must__c`), ['three', 'two']);
    assert.deepEqual(must(f, `WHERE (NOT Key__c = 'K1') ORDER BY Must__c`), ['three', 'two']);
    assert.deepEqual(must(f, `WHERE Key__c > 'A'`), ['one']);
  });

  it('Q4 IN takes lists, sets, records and empty lists', () => {
    // Evidence: SOQL and SOSL Reference, Using Apex Variables in SOQL; empty lists assumed.
    const f = filled();
    const accounts = f.rows('SELECT Id FROM Account');
    assert.deepEqual(
      must(f, 'WHERE Account__c IN :found ORDER BY Must__c', { found: f.rt.list('SObject', accounts) }),
      ['one', 'two'],
    );
    assert.deepEqual(must(f, 'WHERE Must__c IN :set', { set: f.rt.set('String', ['ONE']) }), ['one']);
    assert.deepEqual(must(f, 'WHERE Must__c IN :found', { found: f.rt.list('String') }), []);
    assert.equal(must(f, 'WHERE Must__c NOT IN :found', { found: f.rt.list('String') }).length, 3);
    assert.deepEqual(must(f, 'WHERE Must__c = :found', { found: f.rt.list('String', ['two']) }), ['two']);
  });

  it('Q5 numbers and dates compare as such, also with finer literals', () => {
    // Evidence: SOQL and SOSL Reference, Comparison Operators.
    const f = filled();
    assert.deepEqual(must(f, 'WHERE Total__c > 5.499 AND Total__c < 5.501'), ['three']);
    assert.deepEqual(must(f, 'WHERE CreatedDate = TODAY ORDER BY Must__c').length, 3);
    assert.deepEqual(must(f, 'WHERE CreatedDate = LAST_N_DAYS:2').length, 3);
    assert.deepEqual(must(f, 'WHERE CreatedDate < TODAY'), []);
  });

  it('Q5 semi-joins and anti-joins', () => {
    // Evidence: SOQL and SOSL Reference, Semi-Joins with IN and Anti-Joins with NOT IN.
    const f = filled();
    assert.deepEqual(must(f, 'WHERE Id IN (SELECT Invoice__c FROM Line__c)'), ['one']);
    assert.deepEqual(must(f, 'WHERE Id NOT IN (SELECT Invoice__c FROM Line__c) ORDER BY Must__c'), ['three', 'two']);
  });

  it('Q5 multi-select picklists: a;b means both, a list means any', () => {
    // Evidence: SOQL and SOSL Reference, Querying Multi-Select Picklists.
    const f = filled();
    assert.deepEqual(must(f, `WHERE Tags__c INCLUDES ('a;b')`), ['one']);
    assert.deepEqual(must(f, `WHERE Tags__c INCLUDES ('a', 'b') ORDER BY Must__c`), ['one', 'two']);
    assert.deepEqual(must(f, `WHERE Tags__c EXCLUDES ('a') ORDER BY Must__c`), ['three', 'two']);
  });

  it('Q5 formulas and roll-up summaries can be filtered and read', () => {
    // Evidence: SOQL and SOSL Reference, WHERE (filterable fields).
    const f = filled();
    assert.deepEqual(must(f, `WHERE Headline__c = 'acme 10'`), ['one']);
    assert.deepEqual(f.column('SELECT Line_Total__c FROM Invoice__c WHERE Line_Total__c > 3', 'Line_Total__c'), [
      '3.25',
    ]);
  });

  it('Q8 long text can be neither filtered nor sorted', () => {
    // Evidence: SOQL and SOSL Reference, restrictions on fields; texts assumed.
    const f = filled();
    assert.equal(
      thrownBy(() => must(f, `WHERE Notes__c = 'x'`)),
      `QueryException: field 'Notes__c' can not be filtered in a query call`,
    );
    assert.equal(
      thrownBy(() => must(f, 'ORDER BY Notes__c')),
      `QueryException: field 'Notes__c' can not be sorted in a query call`,
    );
  });
});

describe('SELECT', () => {
  it('Q5 paths up through empty parents, child rows with their own limit', () => {
    // Evidence: SOQL and SOSL Reference, Relationship Queries.
    const f = filled();
    const rows = f.rows('SELECT Must__c, Account__r.Name FROM Invoice__c ORDER BY Account__r.Name NULLS LAST');
    assert.deepEqual(
      rows.map((row) => plain(row.parents.get('Account__r')?.values.get('Name') ?? null)),
      ['Acme', 'Zülu', null],
    );
    const [first] = f.rows(
      `SELECT Id, (SELECT Amount__c FROM Lines__r ORDER BY Amount__c DESC LIMIT 1) FROM Invoice__c WHERE Key__c = 'K1'`,
    );
    const lines = first?.children.get('Lines__r')?.items ?? [];
    assert.equal(lines.length, 1);
    assert.equal(f.rt.limits.used('aggregateQueries'), 1);
  });

  it('Q5 aliases of the second form', () => {
    // Evidence: SOQL and SOSL Reference, Alias Notation.
    const f = filled();
    assert.deepEqual(f.column(`SELECT i.Must__c FROM Invoice__c i, i.Account__r a WHERE a.Name = 'Acme'`, 'Must__c'), [
      'one',
    ]);
  });

  it('Q5 order: nulls first unless told otherwise, limit and offset', () => {
    // Evidence: SOQL and SOSL Reference, ORDER BY; OFFSET.
    const f = filled();
    assert.deepEqual(f.column('SELECT Key__c FROM Invoice__c ORDER BY Key__c', 'Key__c'), [null, null, 'K1']);
    assert.deepEqual(f.column('SELECT Key__c FROM Invoice__c ORDER BY Key__c NULLS LAST', 'Key__c'), [
      'K1',
      null,
      null,
    ]);
    assert.deepEqual(must(f, 'ORDER BY Must__c LIMIT 1 OFFSET 1'), ['three']);
    assert.match(
      thrownBy(() => must(f, 'OFFSET 2001')),
      /Maximum SOQL offset allowed is 2000/,
    );
  });

  it('Q5 aggregates, groups and HAVING', () => {
    // Evidence: SOQL and SOSL Reference, Aggregate Functions, GROUP BY, HAVING.
    const f = filled();
    assert.deepEqual(f.run('SELECT COUNT() FROM Invoice__c'), { kind: 'count', count: 3 });
    const result = f.run(
      'SELECT Paid__c, COUNT(Id) n, SUM(Total__c), AVG(Total__c) mean FROM Invoice__c GROUP BY Paid__c HAVING COUNT(Id) > 1',
    );
    assert.equal(result.kind, 'aggregate');
    const [row] = result.kind === 'aggregate' ? result.rows : [];
    assert.deepEqual(
      [...(row?.columns ?? [])].map(([name, value]) => [name, plain(value)]),
      [
        ['Paid__c', 'false'],
        ['n', '2'],
        ['expr0', '30.00'],
        ['mean', '15.0000000000'],
      ],
    );
    assert.match(
      thrownBy(() => f.run('SELECT Must__c, COUNT(Id) FROM Invoice__c GROUP BY Paid__c')),
      /must be grouped or aggregated: Must__c/,
    );
  });

  it('Q5 ROLLUP adds subtotals', () => {
    // Evidence: SOQL and SOSL Reference, GROUP BY ROLLUP.
    const f = filled();
    const result = f.run('SELECT Paid__c, GROUPING(Paid__c) g, COUNT(Id) n FROM Invoice__c GROUP BY ROLLUP(Paid__c)');
    const rows = result.kind === 'aggregate' ? result.rows : [];
    assert.deepEqual(
      rows.map((row) => [...row.columns.values()].map(plain)),
      [
        ['false', '0', '2'],
        ['true', '0', '1'],
        [null, '1', '3'],
      ],
    );
  });

  it('Q5 FIELDS(ALL) needs a limit of at most 200', () => {
    // Evidence: SOQL and SOSL Reference, FIELDS().
    const f = filled();
    assert.match(
      thrownBy(() => f.rows('SELECT FIELDS(ALL) FROM Invoice__c')),
      /LIMIT of at most 200/,
    );
    assert.equal(f.rows('SELECT FIELDS(ALL) FROM Invoice__c LIMIT 1')[0]?.values.has('Total__c'), true);
  });

  it('O8 polymorphic lookups: Name and Type of the owner, TYPEOF of what', () => {
    // Evidence: SOQL and SOSL Reference, Understanding Relationship Fields and Polymorphic Fields.
    const f = filled();
    const account = f.rows(`SELECT Id FROM Account WHERE Name = 'Acme'`)[0]?.values.get('Id') ?? null;
    f.insert('Task', { Subject: 'Call', WhatId: account });
    const [task] = f.rows(
      'SELECT Owner.Name, Owner.Type, TYPEOF What WHEN Account THEN Industry ELSE Name END FROM Task',
    );
    assert.deepEqual(
      [task?.parents.get('Owner')?.values.get('Name'), task?.parents.get('Owner')?.values.get('Type')],
      ['Ada Admin', 'User'],
    );
    assert.equal(task?.parents.get('What')?.definition.name, 'Account');
    assert.equal(task.parents.get('What')?.values.get('Industry'), 'Banking');
  });

  it('O1 a queried row knows its id and what was not queried', () => {
    // Evidence: public tests.
    const f = filled();
    const [row] = f.rows(`SELECT Must__c FROM Invoice__c WHERE Key__c = 'K1'`);
    assert.equal(row?.queried, true);
    assert.equal(row.values.get('Id') instanceof Id, true);
    assert.equal(row.values.has('Total__c'), false);
  });

  it('Q9 a checkbox is never null and numbers keep the scale of their field', () => {
    // Evidence: assumed (K).
    const f = filled();
    const [row] = f.rows(`SELECT Paid__c, Total__c FROM Invoice__c WHERE Key__c = 'K1'`);
    assert.deepEqual([row?.values.get('Paid__c'), plain(row?.values.get('Total__c') ?? null)], [false, '10.00']);
  });

  it('Q6 rows without ORDER BY can be shuffled to find tests that rely on an order', () => {
    // Evidence: SOQL and SOSL Reference, ORDER BY: no guarantee without it.
    const plainOrder = orgOf(INVOICE_PROJECT);
    const shuffled = orgOf(INVOICE_PROJECT, { shuffleSeed: 7 });
    const names = (f: OrgFixture): (string | null)[] => {
      for (const name of 'abcdefgh') f.insert('Account', { Name: name });
      return f.column('SELECT Name FROM Account', 'Name');
    };
    const [first, second] = [names(plainOrder), names(shuffled)];
    assert.notDeepEqual(first, second);
    assert.deepEqual(first, second.toSorted());
  });
});

describe('limits and errors', () => {
  it('Q3 unknown fields, objects and relationships have the messages of the org', () => {
    // Evidence: texts quoted in public issues.
    const f = filled();
    assert.match(
      thrownBy(() => f.rows('SELECT Nope__c FROM Account')),
      /^QueryException: No such column 'Nope__c' on entity 'Account'\./,
    );
    assert.match(
      thrownBy(() => f.rows('SELECT Id FROM Nope__c')),
      /^QueryException: sObject type 'Nope__c' is not supported\./,
    );
    assert.match(
      thrownBy(() => f.rows('SELECT Nope__r.Name FROM Account')),
      /^QueryException: Didn't understand relationship 'Nope__r'/,
    );
  });

  it('Q3 dynamic queries bind simple variables, as values', () => {
    // Evidence: Apex Developer Guide, Dynamic SOQL.
    const f = filled();
    const bind = (name: string): Value | undefined => (name === 'wanted' ? `x' OR Must__c != '` : undefined);
    const query = (text: string): unknown => queryText(f.org, { text, access: SYSTEM, bind });
    assert.deepEqual(query('SELECT Id FROM Invoice__c WHERE Must__c = :wanted'), {
      kind: 'records',
      object: f.org.object('Invoice__c'),
      rows: [],
    });
    assert.match(
      thrownBy(() => query('SELECT Id FROM Invoice__c WHERE Must__c = :other')),
      /^QueryException: Variable does not exist: other/,
    );
    assert.match(
      thrownBy(() => query('SELECT Id FROM')),
      /^QueryException: /,
    );
  });

  it('Q3 a text compared with a number is refused', () => {
    // Evidence: assumed text.
    const f = filled();
    assert.match(
      thrownBy(() => must(f, `WHERE Total__c = '10'`)),
      /must be of type double and should not be enclosed in quotes/,
    );
    assert.match(
      thrownBy(() => must(f, 'WHERE Must__c = 1')),
      /must be of type string and should be enclosed in quotes/,
    );
  });

  it('G1 custom metadata is free unless a long text is selected', () => {
    // Evidence: Apex Developer Guide, custom metadata types and SOQL limits.
    const f = filled();
    const used = f.rt.limits.used('queries');
    f.rows('SELECT Target__c FROM Mapping__mdt');
    assert.equal(f.rt.limits.used('queries'), used);
    f.rows('SELECT Options__c FROM Mapping__mdt');
    assert.equal(f.rt.limits.used('queries'), used + 1);
  });

  it('G3 the 101st query throws what nobody can catch', () => {
    // Evidence: text of public tests.
    const f = filled();
    for (let i = f.rt.limits.used('queries'); i < 100; i++) f.rows('SELECT Id FROM Account LIMIT 1');
    assert.equal(
      thrownBy(() => f.rows('SELECT Id FROM Account')),
      'LimitException: Too many SOQL queries: 101',
    );
  });
});
