import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf, wallTime, zoneOffset } from '../../src/runtime/time-zones.ts';
import { ApexDate, ApexDatetime } from '../../src/runtime/values/scalars.ts';
import { formatPattern } from '../../src/stdlib/time/simple-date-format.ts';
import { call, languageRuntime } from './support.ts';

const NEW_YORK = 'America/New_York';
const HOUR = 3_600_000;
const wall = (year: number, month: number, day: number, hour: number, minute = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
  second: 0,
  millisecond: 0,
});

describe('time zones', () => {
  it('T1 knows daylight saving', () => {
    assert.equal(zoneOffset(NEW_YORK, Date.UTC(2026, 0, 1)), -5 * HOUR);
    assert.equal(zoneOffset(NEW_YORK, Date.UTC(2026, 6, 1)), -4 * HOUR);
    assert.equal(zoneOffset('Asia/Kolkata', 0), 5.5 * HOUR);
    assert.equal(zoneOffset('GMT-8', 0), -8 * HOUR);
    assert.equal(zoneOffset('No/Where', 0), 0);
  });

  it('T1 finds instants by clock, in the skipped and the repeated hour too', () => {
    assert.equal(instantOf(NEW_YORK, wall(2026, 7, 4, 12)), Date.UTC(2026, 6, 4, 16));
    assert.equal(instantOf(NEW_YORK, wall(2026, 3, 8, 2, 30)), Date.UTC(2026, 2, 8, 7, 30));
    assert.equal(instantOf(NEW_YORK, wall(2026, 11, 1, 1, 30)), Date.UTC(2026, 10, 1, 5, 30));
  });

  it('T1 comes back to the same clock for every hour of a year, but the skipped one', () => {
    for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += HOUR) {
      const back = instantOf(NEW_YORK, wallTime(NEW_YORK, ms));
      assert.ok(back === ms || back === ms - HOUR, new Date(ms).toISOString());
    }
  });

  it('T5 keeps the clock when days are added across daylight saving', () => {
    const rt = languageRuntime({ timeZone: NEW_YORK });
    const before = new ApexDatetime(instantOf(NEW_YORK, wall(2026, 3, 7, 12)));
    const after = call(rt, 'System.Datetime', 'Datetime addDays(Integer days)', before, 1);
    assert.ok(after instanceof ApexDatetime);
    assert.equal(after.ms - before.ms, 23 * HOUR);
  });

  it('T1 tells today by the zone of the user', () => {
    const today = (timeZone: string): string =>
      (call(languageRuntime({ timeZone }), 'System.System', 'static Date today()') as ApexDate).iso();
    assert.equal(today('America/Los_Angeles'), '2026-01-01');
    assert.equal(today('Europe/Berlin'), '2026-01-02');
  });

  for (const [pattern, expected] of [
    ['yyyy-MM-dd HH:mm:ss.SSS', '2026-01-02 03:04:05.006'],
    ["yyyyMMdd'T'HHmmss'Z'", '20260102T030405Z'],
    ["h 'o''clock' a", "3 o'clock AM"],
    ['EEEE, MMMM d, yy', 'Friday, January 2, 26'],
    ['D F u k K', '2 1 5 3 3'],
    ['YYYY-ww', '2026-01'],
    ['z Z X', 'GMT +0000 Z'],
  ] as const) {
    it(`T5 formats ${pattern}`, () => {
      assert.equal(formatPattern(languageRuntime(), Date.UTC(2026, 0, 2, 3, 4, 5, 6), pattern, 'GMT'), expected);
    });
  }

  it('T5 takes names of months from the language of the user, weeks from the locale', () => {
    const german = languageRuntime({ locale: 'de_DE' });
    assert.equal(formatPattern(german, Date.UTC(2026, 2, 2), 'EEEE, d. MMMM', 'GMT'), 'Montag, 2. März');
    const sunday = ApexDate.of(2026, 1, 4);
    const start = (rt = german): string => (call(rt, 'System.Date', 'Date toStartOfWeek()', sunday) as ApexDate).iso();
    assert.equal(start(), '2025-12-29');
    assert.equal(start(languageRuntime()), '2026-01-04');
  });

  it('T5 formats and parses by the locale', () => {
    const rt = languageRuntime();
    const date = ApexDate.of(2026, 1, 2);
    assert.equal(call(rt, 'System.Date', 'String format()', date), '1/2/2026');
    assert.deepEqual(call(rt, 'System.Date', 'static Date parse(String text)', '1/2/2026'), date);
    assert.deepEqual(
      call(languageRuntime({ locale: 'en_GB' }), 'System.Date', 'static Date parse(String text)', '02/01/2026'),
      date,
    );
  });
});
