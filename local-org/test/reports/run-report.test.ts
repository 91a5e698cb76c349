import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDay, startOfDay } from '../../src/runtime/time-zones.ts';
import { merge } from '../../src/reports/groups.ts';
import { columns, filter, grouping, report } from '../metadata/report-files.ts';
import { addOrder, createdAt, lines, orgWith, run, type OrderValues } from './report-fixture.ts';

const ORDERS: readonly OrderValues[] = [
  { state: 'Lost', city: 'Bern', amount: '10', day: '2026-01-31' },
  { state: 'Open', city: 'Bern', amount: '20.5', day: '2026-02-01' },
  { state: 'Open', city: 'Aarau', amount: '4', day: '2026-02-28' },
  { state: 'Open', city: 'aarau', day: '2026-04-01' },
  { city: 'Chur', amount: '1', day: '2026-04-05' },
];
const NO_DETAILS = '<showDetails>false</showDetails>';
const state = grouping('Down', 'State__c');
const city = grouping('Down', 'City__c');
const byCount = '<sortByName>RowCount</sortByName><sortType>Aggregate</sortType>';

describe('groups', () => {
  it('P3 nothing first, then as the picklist has them; subtotals and a total', () => {
    const body = columns('Name', 'Amount__c Sum Average Maximum Minimum') + state + city + NO_DETAILS;
    assert.deepEqual(lines(orgWith(report('Summary', body), ORDERS)), [
      '- | Chur | 1 | 1 | 1 | 1 | 1',
      'Subtotal | 1 | 1 | 1 | 1 | 1',
      'Open | Aarau | 2 | 4 | 4 | 4 | 4',
      'Bern | 1 | 20.5 | 20.5 | 20.5 | 20.5',
      'Subtotal | 3 | 24.5 | 12.25 | 20.5 | 4',
      'Lost | Bern | 1 | 10 | 10 | 10 | 10',
      'Subtotal | 1 | 10 | 10 | 10 | 10',
      'Total | 5 | 35.5 | 8.88 | 20.5 | 1',
    ]);
  });

  it('P3 by their number of rows, the largest first', () => {
    const down = grouping('Down', 'State__c', byCount).replace('Asc', 'Desc');
    assert.deepEqual(lines(orgWith(report('Summary', columns('Name') + down + NO_DETAILS), ORDERS)), [
      'Open | 3',
      '- | 1',
      'Lost | 1',
      'Total | 5',
    ]);
  });

  it('P3 of days by month, quarter and year', () => {
    const by = (granularity: string): string[] => {
      const down = grouping('Down', 'Day__c', `<dateGranularity>${granularity}</dateGranularity>`);
      return lines(orgWith(report('Summary', columns('Name') + down + NO_DETAILS), ORDERS));
    };
    assert.deepEqual(by('Month'), ['January 2026 | 1', 'February 2026 | 2', 'April 2026 | 2', 'Total | 5']);
    assert.deepEqual(by('Quarter'), ['Q1 2026 | 3', 'Q2 2026 | 2', 'Total | 5']);
    assert.deepEqual(by('Year'), ['2026 | 5', 'Total | 5']);
    assert.deepEqual(by('Week').slice(0, 2), ['Jan 25, 2026 – Jan 31, 2026 | 1', 'Feb 1, 2026 – Feb 7, 2026 | 1']);
  });

  it('P3 of moments by the day that they are in the user’s time zone', () => {
    const down = grouping('Down', 'CreatedDate', '<dateGranularity>Day</dateGranularity>');
    const f = orgWith(report('Summary', columns('Name') + down + NO_DETAILS), []);
    createdAt(f, addOrder(f, {}), '2026-03-02T07:59:59Z');
    createdAt(f, addOrder(f, {}), '2026-03-02T08:00:00Z');
    assert.equal(f.org.user.timeZone, 'America/Los_Angeles');
    assert.deepEqual(lines(f), ['Mar 1, 2026 | 1', 'Mar 2, 2026 | 1', 'Total | 2']);
  });

  it('P3 down and across: a number for each pair, and totals of both', () => {
    const body = columns('Name') + grouping('Across', 'State__c') + grouping('Down', 'City__c') + NO_DETAILS;
    assert.deepEqual(lines(orgWith(report('Matrix', body), ORDERS)), [
      'Aarau | 0 | 2 | 0 | 2',
      'Bern | 0 | 1 | 1 | 2',
      'Chur | 1 | 0 | 0 | 1',
      'Total | 1 | 3 | 1 | 5',
    ]);
  });

  it('P3 with details: each row under its group', () => {
    const body = columns('City__c', 'Amount__c Sum') + state;
    const f = orgWith(report('Summary', `${body}<sortColumn>Order__c$City__c</sortColumn>`), ORDERS.slice(0, 3));
    assert.deepEqual(lines(f), [
      'Open | Aarau | 4',
      'Bern | 20.5',
      '2 rows | Sum 24.5',
      'Lost | Bern | 10',
      '1 row | Sum 10',
      'Total | 3 rows | Sum 34.5',
    ]);
  });

  it('P3 of a report without groupings are its rows, and a total of what it sums', () => {
    const body = `${columns('City__c', 'Amount__c Sum')}<sortColumn>Order__c$Amount__c</sortColumn><sortOrder>Desc</sortOrder>`;
    assert.deepEqual(lines(orgWith(report('Tabular', body), ORDERS.slice(0, 2))), [
      'Bern | 20.5',
      'Bern | 10',
      'Total | Sum 30.5',
    ]);
  });
});

describe('filters', () => {
  const found = (criteria: string, logic = ''): string[] => {
    const where = `<filter>${logic}${criteria}</filter>`;
    const body = `${columns('City__c', 'Day__c')}${where}<sortColumn>Order__c$Day__c</sortColumn>`;
    const { details } = run(orgWith(report('Tabular', body), ORDERS));
    return details.map(({ record }) => String(record.values.get('City__c')));
  };
  const one = (field: string, operator: string, value: string): string[] => found(filter([field, operator, value]));

  it('P4 every operator', () => {
    assert.deepEqual(one('City__c', 'equals', 'bern'), ['Bern', 'Bern']);
    assert.deepEqual(one('City__c', 'equals', 'Bern, Chur'), ['Bern', 'Bern', 'Chur']);
    assert.deepEqual(one('City__c', 'equals', '"Bern, Chur"'), []);
    assert.deepEqual(one('City__c', 'notEqual', 'Bern,Chur'), ['Aarau', 'aarau']);
    assert.deepEqual(one('City__c', 'contains', 'r'), ['Bern', 'Bern', 'Aarau', 'aarau', 'Chur']);
    assert.deepEqual(one('City__c', 'contains', 'e,u'), ['Bern', 'Bern', 'Aarau', 'aarau', 'Chur']);
    assert.deepEqual(one('City__c', 'contains', '%'), []);
    assert.deepEqual(one('City__c', 'notContain', 'e'), ['Aarau', 'aarau', 'Chur']);
    assert.deepEqual(one('City__c', 'startsWith', 'A'), ['Aarau', 'aarau']);
    assert.deepEqual(one('State__c', 'equals', ''), ['Chur']);
    assert.deepEqual(one('Amount__c', 'notEqual', ''), ['Bern', 'Bern', 'Aarau', 'Chur']);
    assert.deepEqual(one('Amount__c', 'greaterThan', '4'), ['Bern', 'Bern']);
    assert.deepEqual(one('Amount__c', 'greaterOrEqual', '4'), ['Bern', 'Bern', 'Aarau']);
    assert.deepEqual(one('Amount__c', 'lessThan', '4'), ['Chur']);
    assert.deepEqual(one('Amount__c', 'lessOrEqual', '4'), ['Aarau', 'Chur']);
    assert.deepEqual(one('Day__c', 'lessThan', '2026-02-01'), ['Bern']);
    assert.deepEqual(one('Owner', 'equals', 'Nobody'), []);
  });

  it('P4 join as the filter logic says', () => {
    const criteria = filter(
      ['State__c', 'equals', 'Lost'],
      ['State__c', 'equals', 'Open'],
      ['City__c', 'equals', 'Bern'],
    );
    assert.deepEqual(found(criteria), []);
    assert.deepEqual(found(criteria, '<booleanFilter>(1 OR 2) AND 3</booleanFilter>'), ['Bern', 'Bern']);
    assert.deepEqual(found(criteria, '<booleanFilter>1 OR (2 AND NOT 3)</booleanFilter>'), ['Bern', 'Aarau', 'aarau']);
  });

  it('P4 the last seven days begin six days before today, in the user’s time zone', () => {
    const window =
      '<timeFrameFilter><dateColumn>Order__c$CreatedDate</dateColumn><interval>INTERVAL_LAST7</interval></timeFrameFilter>';
    const f = orgWith(report('Tabular', columns('City__c') + window), []);
    const zone = f.org.user.timeZone;
    const noonOf = (daysAgo: number): string =>
      new Date(startOfDay(zone, localDay(zone, Date.now()) - daysAgo) + 12 * 3_600_000).toISOString();
    for (const days of [0, 6, 7]) createdAt(f, addOrder(f, { city: String(days) }), noonOf(days));
    assert.deepEqual(
      run(f).details.map(({ record }) => record.values.get('City__c')),
      ['0', '6'],
    );
  });

  it('P4 days of one’s own: from the first to the last, both included', () => {
    const window = `<timeFrameFilter><dateColumn>Order__c$Day__c</dateColumn><endDate>2026-02-28</endDate><interval>INTERVAL_CUSTOM</interval><startDate>2026-02-01</startDate></timeFrameFilter>`;
    assert.equal(run(orgWith(report('Tabular', columns('City__c') + window), ORDERS)).details.length, 2);
  });

  it('P4 a moment equals a day if it is in it', () => {
    const where = `<filter>${filter(['CreatedDate', 'equals', '2026-03-01'])}</filter>`;
    const f = orgWith(report('Tabular', columns('City__c') + where), []);
    createdAt(f, addOrder(f, { city: 'late' }), '2026-03-02T07:59:59Z');
    createdAt(f, addOrder(f, { city: 'later' }), '2026-03-02T08:00:00Z');
    assert.deepEqual(
      run(f).details.map(({ record }) => record.values.get('City__c')),
      ['late'],
    );
  });
});

describe('limits', () => {
  it('P5 two thousand rows are shown and all are counted', () => {
    const f = orgWith(report('Tabular', columns('City__c')), []);
    f.dml(
      'insert',
      Array.from({ length: 2_003 }, () => f.record('Order__c')),
    );
    const { details, isCut, leaves } = run(f);
    assert.equal(details.length, 2_000);
    assert.equal(isCut, true);
    assert.equal(merge(leaves).count, 2_003);
  });

  it('P5 a row limit takes the first by the report’s sort', () => {
    const body = `${columns('City__c', 'Amount__c')}<rowLimit>2</rowLimit><sortColumn>Order__c$Amount__c</sortColumn><sortOrder>Desc</sortOrder>`;
    const { details, isCut, leaves } = run(orgWith(report('Tabular', body), ORDERS));
    assert.deepEqual(
      details.map(({ record }) => String(record.values.get('Amount__c'))),
      ['20.50', '10.00'],
    );
    assert.equal(isCut, false);
    assert.equal(merge(leaves).count, 2);
  });
});
