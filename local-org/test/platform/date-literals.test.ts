import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatAutoNumber } from '../../src/platform/dml/auto-number.ts';
import { nextFireTime, parseCron } from '../../src/platform/jobs/cron.ts';
import { dateLiteral } from '../../src/platform/soql/date-literals.ts';
import { startOfDay } from '../../src/runtime/time-zones.ts';
import { ApexDate, ApexDatetime } from '../../src/runtime/values/scalars.ts';

const TODAY = ApexDate.of(2026, 11, 22).days; // a Sunday

function range(name: string, n?: number): string {
  const found = dateLiteral(name, n, TODAY);
  return found === undefined ? 'none' : found.map((day) => new ApexDate(day).iso()).join(' ');
}

describe('date literals', () => {
  // Evidence: SOQL and SOSL Reference, Date Formats and Date Literals. The second day is exclusive.
  const cases: readonly (readonly [string, number | undefined, string])[] = [
    ['TODAY', undefined, '2026-11-22 2026-11-23'],
    ['YESTERDAY', undefined, '2026-11-21 2026-11-22'],
    ['THIS_WEEK', undefined, '2026-11-22 2026-11-29'],
    ['LAST_MONTH', undefined, '2026-10-01 2026-11-01'],
    ['NEXT_QUARTER', undefined, '2027-01-01 2027-04-01'],
    ['THIS_YEAR', undefined, '2026-01-01 2027-01-01'],
    ['LAST_N_DAYS', 2, '2026-11-20 2026-11-23'],
    ['NEXT_N_DAYS', 2, '2026-11-23 2026-11-25'],
    ['LAST_N_MONTHS', 2, '2026-09-01 2026-11-01'],
    ['N_DAYS_AGO', 3, '2026-11-19 2026-11-20'],
    ['SOME_DAY', undefined, 'none'],
  ];
  for (const [name, n, expected] of cases) {
    it(`Q5 ${name}${n === undefined ? '' : `:${n}`}`, () => {
      assert.equal(range(name, n), expected);
    });
  }

  it('Q5 a day begins at midnight of the user’s zone, also when clocks change', () => {
    // Evidence: the zone rules of the IANA database.
    assert.equal(
      new Date(startOfDay('America/Los_Angeles', ApexDate.of(2026, 3, 8).days)).toISOString(),
      '2026-03-08T08:00:00.000Z',
    );
    assert.equal(
      new Date(startOfDay('America/Los_Angeles', ApexDate.of(2026, 3, 9).days)).toISOString(),
      '2026-03-09T07:00:00.000Z',
    );
  });
});

describe('schedules and numbers', () => {
  it('X8 a schedule has six or seven parts and a next time in the user’s zone', () => {
    // Evidence: Apex Developer Guide, Apex Scheduler.
    assert.equal(parseCron('0 0 * * *').kind, 'problem');
    assert.equal(parseCron('0 * 6 * * ?').kind, 'problem');
    const cron = parseCron('0 30 6 ? * MON-FRI');
    assert.equal(cron.kind, 'cron');
    const now = new ApexDatetime(Date.parse('2026-11-22T12:00:00Z'));
    assert.equal(
      cron.kind === 'cron' ? nextFireTime(cron, now, 'America/New_York')?.iso() : '',
      '2026-11-23T11:30:00.000Z',
    );
  });

  it('fills an auto number to its width', () => {
    assert.equal(formatAutoNumber('LOG-{00000000}', 42, 0), 'LOG-00000042');
    assert.equal(formatAutoNumber('{YYYY}-{0}', 1234, Date.UTC(2026, 0, 1)), '2026-1234');
  });
});
