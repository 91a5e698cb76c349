import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexDate, ApexDatetime } from '../../runtime/values/scalars.ts';
import { userZone, wallTime } from '../../runtime/time-zones.ts';
import type { Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { addErrorRefused } from '../number/add-error.ts';
import { localeTag } from '../number/format-number.ts';
import { today } from '../system.ts';
import { addMonths, dayOfYear, daysInMonth, firstWeekday, isLeapYear, isRealDate, weekday } from './calendar.ts';
import { formatDate, parseDate } from './locale-format.ts';

type Whole = number | null;
type Day = ApexDate | null;

/** Source: Apex Reference, Date Class. */
export const dateClass = nativeClass(
  'System.Date',
  { complete: true },
  {
    'Date addDays(Integer days)': (rt: Runtime, self: ApexDate, days: Whole) =>
      new ApexDate(self.days + required(rt, days)),
    'Date addMonths(Integer months)': (rt: Runtime, self: ApexDate, months: Whole) =>
      addMonths(self, required(rt, months)),
    'Date addYears(Integer years)': (rt: Runtime, self: ApexDate, years: Whole) =>
      addMonths(self, required(rt, years) * 12),
    'Integer day()': (_rt: Runtime, self: ApexDate) => self.day,
    'Integer dayOfYear()': (_rt: Runtime, self: ApexDate) => dayOfYear(self),
    'Integer daysBetween(Date other)': (rt: Runtime, self: ApexDate, other: Day) =>
      required(rt, other).days - self.days,
    'String format()': (rt: Runtime, self: ApexDate) => formatDate(rt, self),
    'Boolean isSameDay(Date other)': (rt: Runtime, self: ApexDate, other: Day) =>
      required(rt, other).days === self.days,
    'Integer month()': (_rt: Runtime, self: ApexDate) => self.month,
    'Integer monthsBetween(Date other)': (rt: Runtime, self: ApexDate, other: Day) => {
      const to = required(rt, other);
      return (to.year - self.year) * 12 + to.month - self.month;
    },
    'Date toStartOfMonth()': (_rt: Runtime, self: ApexDate) => ApexDate.of(self.year, self.month, 1),
    'Date toStartOfWeek()': (rt: Runtime, self: ApexDate) =>
      new ApexDate(self.days - ((weekday(self) - firstWeekday(localeTag(rt)) + 7) % 7)),
    'Integer year()': (_rt: Runtime, self: ApexDate) => self.year,
    'static Integer daysInMonth(Integer year, Integer month)': (rt: Runtime, year: Whole, month: Whole) =>
      daysInMonth(required(rt, year), required(rt, month)),
    'static Boolean isLeapYear(Integer year)': (rt: Runtime, year: Whole) => isLeapYear(required(rt, year)),
    'static Date newInstance(Integer year, Integer month, Integer day)': (
      rt: Runtime,
      year: Whole,
      month: Whole,
      day: Whole,
    ) => ApexDate.of(required(rt, year), required(rt, month), required(rt, day)),
    'static Date parse(String text)': (rt: Runtime, text: string | null) => {
      const date = parseDate(rt, required(rt, text));
      if (date === undefined) throw rt.exception('System.TypeException', `Invalid date: ${text ?? ''}`);
      return date;
    },
    'static Date today()': (rt: Runtime) => today(rt),
    'static Date valueOf(String text)': (rt: Runtime, text: string | null) => dateFromText(rt, required(rt, text)),
    'static Date valueOf(Object value)': (rt: Runtime, value: Value) => dateFrom(rt, required(rt, value)),
    ...addErrorRefused,
  },
);

/** `yyyy-MM-dd`; a time behind it, however written, is cut off (apex-semantics T3). */
export function dateFromText(rt: Runtime, text: string): ApexDate {
  const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  const [year, month, day] = match === null ? [0, 0, 0] : match.slice(1, 4).map(Number);
  if (year === undefined || month === undefined || day === undefined || !isRealDate(year, month, day)) {
    throw rt.exception('System.TypeException', `Invalid date: ${text}`);
  }
  return ApexDate.of(year, month, day);
}

function dateFrom(rt: Runtime, value: NonNullable<Value>): ApexDate {
  if (value instanceof ApexDate) return value;
  if (typeof value === 'string') return dateFromText(rt, value);
  if (value instanceof ApexDatetime) {
    const wall = wallTime(userZone(rt), value.ms);
    return ApexDate.of(wall.year, wall.month, wall.day);
  }
  throw rt.exception('System.TypeException', `Invalid date: ${rt.typeOf(value).name}`);
}
