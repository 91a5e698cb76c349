import { localDay } from '../../runtime/time-zones.ts';
import { ApexDate } from '../../runtime/values/scalars.ts';

/** Days since 1970, the second one exclusive. */
export type DayRange = readonly [from: number, to: number];

/**
 * The days that a date literal means, seen from `today`. SOQL and SOSL Reference, "Date Formats and Date Literals". Weeks
 * begin on Sunday (locale en_US); fiscal periods are calendar periods, as in a new org. Undefined: no such literal.
 */
export function dateLiteral(name: string, n: number | undefined, today: number): DayRange | undefined {
  const upper = name.toUpperCase();
  const simple = SIMPLE[upper];
  if (simple !== undefined && n === undefined) {
    const [unit, from, to] = simple;
    return [shift(unit, today, from), shift(unit, today, to)];
  }
  const match = /^(LAST|NEXT)_N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)$/.exec(upper);
  if (match !== null && n !== undefined) return counted(match[1] === 'LAST', unitOf(match[2] ?? ''), n, today);
  const ago = /^N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)_AGO$/.exec(upper);
  if (ago === null || n === undefined) return undefined;
  const unit = unitOf(ago[1] ?? '');
  return [shift(unit, today, -n), shift(unit, today, -n + 1)];
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Literal → unit, first and last period relative to the present one. */
const SIMPLE: Readonly<Record<string, readonly [Unit, number, number]>> = {
  YESTERDAY: ['day', -1, 0],
  TODAY: ['day', 0, 1],
  TOMORROW: ['day', 1, 2],
  LAST_WEEK: ['week', -1, 0],
  THIS_WEEK: ['week', 0, 1],
  NEXT_WEEK: ['week', 1, 2],
  LAST_MONTH: ['month', -1, 0],
  THIS_MONTH: ['month', 0, 1],
  NEXT_MONTH: ['month', 1, 2],
  LAST_90_DAYS: ['day', -90, 1],
  NEXT_90_DAYS: ['day', 1, 91],
  THIS_QUARTER: ['quarter', 0, 1],
  LAST_QUARTER: ['quarter', -1, 0],
  NEXT_QUARTER: ['quarter', 1, 2],
  THIS_YEAR: ['year', 0, 1],
  LAST_YEAR: ['year', -1, 0],
  NEXT_YEAR: ['year', 1, 2],
  THIS_FISCAL_QUARTER: ['quarter', 0, 1],
  LAST_FISCAL_QUARTER: ['quarter', -1, 0],
  NEXT_FISCAL_QUARTER: ['quarter', 1, 2],
  THIS_FISCAL_YEAR: ['year', 0, 1],
  LAST_FISCAL_YEAR: ['year', -1, 0],
  NEXT_FISCAL_YEAR: ['year', 1, 2],
};

/** `LAST_N_DAYS:n` includes today; the other `LAST_N_…` end before the present period. `NEXT_N_…` begin after it. */
function counted(last: boolean, unit: Unit, n: number, today: number): DayRange {
  if (!last) return [shift(unit, today, 1), shift(unit, today, n + 1)];
  return [shift(unit, today, -n), shift(unit, today, unit === 'day' ? 1 : 0)];
}

function unitOf(text: string): Unit {
  return text.replace('FISCAL_', '').slice(0, -1).toLowerCase() as Unit;
}

/** The first day of the period that lies `by` periods from the one with `day` in it. */
function shift(unit: Unit, day: number, by: number): number {
  if (unit === 'day') return day + by;
  if (unit === 'week') return day - ((((day + 4) % 7) + 7) % 7) + by * 7; // 1970-01-01 was a Thursday
  const at = new ApexDate(day);
  if (unit === 'month') return ApexDate.of(at.year, at.month + by, 1).days;
  if (unit === 'quarter') return ApexDate.of(at.year, Math.floor((at.month - 1) / 3) * 3 + 1 + by * 3, 1).days;
  return ApexDate.of(at.year + by, 1, 1).days;
}

/** Parts of a date or datetime for GROUP BY and filters. SOQL and SOSL Reference, "Date Functions". */
export const DATE_FUNCTIONS: ReadonlySet<string> = new Set([
  ...['CALENDAR_MONTH', 'CALENDAR_QUARTER', 'CALENDAR_YEAR', 'DAY_IN_MONTH', 'DAY_IN_WEEK', 'DAY_IN_YEAR', 'DAY_ONLY'],
  ...['FISCAL_MONTH', 'FISCAL_QUARTER', 'FISCAL_YEAR', 'HOUR_IN_DAY', 'WEEK_IN_MONTH', 'WEEK_IN_YEAR'],
]);

/** `ms` of a datetime in `zone`, or a day without a zone. `DAY_ONLY` gives days since 1970. */
export function datePart(
  name: string,
  value: { readonly ms: number; readonly zone: string } | { readonly day: number },
  hour: number,
): number {
  const day = 'day' in value ? value.day : localDay(value.zone, value.ms);
  const at = new ApexDate(day);
  const dayOfYear = day - ApexDate.of(at.year, 1, 1).days + 1;
  switch (name.replace('FISCAL', 'CALENDAR')) {
    case 'CALENDAR_MONTH':
      return at.month;
    case 'CALENDAR_QUARTER':
      return Math.floor((at.month - 1) / 3) + 1;
    case 'CALENDAR_YEAR':
      return at.year;
    case 'DAY_IN_MONTH':
      return at.day;
    case 'DAY_IN_WEEK':
      return ((((day + 4) % 7) + 7) % 7) + 1;
    case 'DAY_IN_YEAR':
      return dayOfYear;
    case 'HOUR_IN_DAY':
      return hour;
    case 'WEEK_IN_MONTH':
      return Math.floor((at.day - 1) / 7) + 1;
    case 'WEEK_IN_YEAR':
      return Math.floor((dayOfYear - 1) / 7) + 1;
    default:
      return day;
  }
}
