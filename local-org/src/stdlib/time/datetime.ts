import { nativeClass, type NativeMember } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { instantOf, isKnownZone, userZone, wallTime, type WallTime } from '../../runtime/time-zones.ts';
import { ApexDate, ApexDatetime, ApexTime, MS_PER_DAY } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { addErrorRefused } from '../number/add-error.ts';
import { addMonths, dayOfYear } from './calendar.ts';
import { datetimeFromText } from './datetime-parse.ts';
import { formatDatetime, formatDatetimeLong, parseDatetime } from './locale-format.ts';
import { formatPattern } from './simple-date-format.ts';

type Whole = number | null;
type Text = string | null;
const gmt = (): string => 'GMT';

/** Source: Apex Reference, Datetime Class: an instant, seen in the user's zone, or in GMT by the `…Gmt` methods. */
export const datetimeClass = nativeClass(
  'System.Datetime',
  { complete: true },
  {
    'Datetime addDays(Integer days)': (rt: Runtime, self: ApexDatetime, days: Whole) =>
      shiftDate(rt, self, (date) => new ApexDate(date.days + required(rt, days))),
    'Datetime addHours(Integer hours)': (rt: Runtime, self: ApexDatetime, hours: Whole) =>
      plus(self, required(rt, hours) * 3_600_000),
    'Datetime addMinutes(Integer minutes)': (rt: Runtime, self: ApexDatetime, minutes: Whole) =>
      plus(self, required(rt, minutes) * 60_000),
    'Datetime addMonths(Integer months)': (rt: Runtime, self: ApexDatetime, months: Whole) =>
      shiftDate(rt, self, (date) => addMonths(date, required(rt, months))),
    'Datetime addSeconds(Integer seconds)': (rt: Runtime, self: ApexDatetime, seconds: Whole) =>
      plus(self, required(rt, seconds) * 1000),
    'Datetime addYears(Integer years)': (rt: Runtime, self: ApexDatetime, years: Whole) =>
      shiftDate(rt, self, (date) => addMonths(date, required(rt, years) * 12)),
    ...getters('', userZone),
    ...getters('Gmt', gmt),
    'String format()': (rt: Runtime, self: ApexDatetime) => formatDatetime(rt, self.ms),
    'String format(String pattern)': (rt: Runtime, self: ApexDatetime, pattern: Text) =>
      formatPattern(rt, self.ms, required(rt, pattern), userZone(rt)),
    'String format(String pattern, String timezone)': (rt: Runtime, self: ApexDatetime, pattern: Text, zone: Text) =>
      formatPattern(rt, self.ms, required(rt, pattern), zoneOrGmt(required(rt, zone))),
    'String formatGmt(String pattern)': (rt: Runtime, self: ApexDatetime, pattern: Text) =>
      formatPattern(rt, self.ms, required(rt, pattern), 'GMT'),
    'String formatLong()': (rt: Runtime, self: ApexDatetime) => formatDatetimeLong(rt, self.ms),
    'Long getTime()': (_rt: Runtime, self: ApexDatetime) => BigInt(self.ms),
    'Boolean isSameDay(Datetime other)': (rt: Runtime, self: ApexDatetime, other: ApexDatetime | null) =>
      dateIn(userZone(rt), self).days === dateIn(userZone(rt), required(rt, other)).days,
    ...constructors('', userZone),
    ...constructors('Gmt', gmt),
    'static Datetime newInstance(Long milliseconds)': (rt: Runtime, ms: bigint | null) =>
      new ApexDatetime(Number(required(rt, ms))),
    'static Datetime now()': (rt: Runtime) => rt.org.now(),
    'static Datetime parse(String text)': (rt: Runtime, text: Text) => {
      const ms = parseDatetime(rt, required(rt, text));
      if (ms === undefined) throw rt.exception('System.TypeException', `Invalid date/time: ${text ?? ''}`);
      return new ApexDatetime(ms);
    },
    'static Datetime valueOf(String text)': (rt: Runtime, text: Text) =>
      new ApexDatetime(datetimeFromText(rt, required(rt, text), userZone(rt))),
    'static Datetime valueOf(Object value)': (rt: Runtime, value: Value) => datetimeFrom(rt, required(rt, value)),
    'static Datetime valueOfGmt(String text)': (rt: Runtime, text: Text) =>
      new ApexDatetime(datetimeFromText(rt, required(rt, text), 'GMT')),
    ...addErrorRefused,
  },
);

/** `hour()` and `hourGmt()`, `date()` and `dateGmt()` … */
function getters(suffix: string, zoneOf: (rt: Runtime) => string): Record<string, NativeMember> {
  const wall =
    (part: keyof WallTime): NativeMember =>
    (rt: Runtime, self: ApexDatetime) =>
      wallTime(zoneOf(rt), self.ms)[part];
  return {
    [`Date date${suffix}()`]: (rt: Runtime, self: ApexDatetime) => dateIn(zoneOf(rt), self),
    [`Integer day${suffix}()`]: wall('day'),
    [`Integer dayOfYear${suffix}()`]: (rt: Runtime, self: ApexDatetime) => dayOfYear(dateIn(zoneOf(rt), self)),
    [`Integer hour${suffix}()`]: wall('hour'),
    [`Integer millisecond${suffix}()`]: wall('millisecond'),
    [`Integer minute${suffix}()`]: wall('minute'),
    [`Integer month${suffix}()`]: wall('month'),
    [`Integer second${suffix}()`]: wall('second'),
    [`Time time${suffix}()`]: (rt: Runtime, self: ApexDatetime) => {
      const { hour, minute, second, millisecond } = wallTime(zoneOf(rt), self.ms);
      return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
    },
    [`Integer year${suffix}()`]: wall('year'),
  };
}

function constructors(suffix: string, zoneOf: (rt: Runtime) => string): Record<string, NativeMember> {
  const day = 'Integer year, Integer month, Integer day';
  const make = (rt: Runtime, ...given: Whole[]): ApexDatetime => {
    const [year = 0, month = 0, dayOfMonth = 0, hour = 0, minute = 0, second = 0] = given.map((part) =>
      required(rt, part),
    );
    return new ApexDatetime(
      instantOf(zoneOf(rt), { year, month, day: dayOfMonth, hour, minute, second, millisecond: 0 }),
    );
  };
  return {
    [`static Datetime newInstance${suffix}(${day})`]: make,
    [`static Datetime newInstance${suffix}(${day}, Integer hour, Integer minute, Integer second)`]: make,
    [`static Datetime newInstance${suffix}(Date date, Time time)`]: (
      rt: Runtime,
      date: ApexDate | null,
      time: ApexTime | null,
    ) => at(zoneOf(rt), required(rt, date), required(rt, time).ms),
  };
}

/** The instant at which the zone shows this date and time of day. */
function at(zone: string, date: ApexDate, msOfDay: number): ApexDatetime {
  const clock = new Date(msOfDay);
  return new ApexDatetime(
    instantOf(zone, {
      year: date.year,
      month: date.month,
      day: date.day,
      hour: clock.getUTCHours(),
      minute: clock.getUTCMinutes(),
      second: clock.getUTCSeconds(),
      millisecond: clock.getUTCMilliseconds(),
    }),
  );
}

function plus(datetime: ApexDatetime, ms: number): ApexDatetime {
  return new ApexDatetime(datetime.ms + ms);
}

/** Days, months and years keep the clock of the user's zone, across daylight saving too (assumed: Java's Calendar). */
function shiftDate(rt: Runtime, datetime: ApexDatetime, shift: (date: ApexDate) => ApexDate): ApexDatetime {
  const zone = userZone(rt);
  const wall = wallTime(zone, datetime.ms);
  const date = shift(ApexDate.of(wall.year, wall.month, wall.day));
  return new ApexDatetime(instantOf(zone, { ...wall, year: date.year, month: date.month, day: date.day }));
}

function dateIn(zone: string, datetime: ApexDatetime): ApexDate {
  const wall = wallTime(zone, datetime.ms);
  return ApexDate.of(wall.year, wall.month, wall.day);
}

/** As Java: a name that is no zone means GMT. */
function zoneOrGmt(zone: string): string {
  return isKnownZone(zone) || /^GMT[+-]/.test(zone) ? zone : 'GMT';
}

function datetimeFrom(rt: Runtime, value: NonNullable<Value>): ApexDatetime {
  if (value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return new ApexDatetime(value.days * MS_PER_DAY);
  // Milliseconds: Nebula Logger relies on it, and its tests pass on orgs.
  if (typeof value === 'bigint') return new ApexDatetime(Number(value));
  if (typeof value === 'string') return new ApexDatetime(datetimeFromText(rt, value, userZone(rt)));
  throw rt.exception('System.TypeException', `Invalid date/time: ${rt.typeOf(value).name}`);
}
