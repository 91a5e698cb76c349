import { wallTime, instantOf } from '../../runtime/time-zones.ts';
import { ApexDatetime } from '../../runtime/values/scalars.ts';

/** A schedule: which values each part allows; undefined where the local org doesn't work the next time out. */
export interface Cron {
  readonly kind: 'cron';
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** Allowed by day of month, month, day of week and year; undefined: any. Parts with L, W or # are not worked out. */
  readonly days: readonly number[] | undefined;
  readonly months: readonly number[] | undefined;
  readonly weekdays: readonly number[] | undefined;
  readonly years: readonly number[] | undefined;
  readonly exact: boolean;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Apex Developer Guide, "Apex Scheduler": seconds minutes hours day-of-month month day-of-week [year]; seconds and minutes are single numbers. */
export function parseCron(text: string): Cron | { readonly kind: 'problem'; readonly message: string } {
  const parts = text.trim().split(/\s+/);
  const bad = (message: string): { readonly kind: 'problem'; readonly message: string } => ({
    kind: 'problem',
    message,
  });
  if (parts.length < 6 || parts.length > 7) return bad(`Illegal cron expression format (${text})`);
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = '', year = '*'] = parts;
  if (!/^\d+$/.test(second) || !/^\d+$/.test(minute))
    return bad('Seconds and minutes must be specified as integers: ' + text);
  if ((day === '?') === (weekday === '?')) {
    return bad(
      day === '?'
        ? `'?' can only be specified for Day-of-Month -OR- Day-of-Week.`
        : `Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.`,
    );
  }
  const lists = {
    seconds: list(second, 0, 59),
    minutes: list(minute, 0, 59),
    hours: list(hour, 0, 23),
    days: special(day) ? [] : list(day, 1, 31),
    months: list(named(month, MONTHS, 1), 1, 12),
    weekdays: special(weekday) ? [] : list(named(weekday, DAYS, 1), 1, 7),
    years: list(year, 1970, 2099),
  };
  for (const [name, values] of Object.entries(lists))
    if (values === undefined) return bad(`Illegal cron expression format (${name} of ${text})`);
  const any = (value: string, values: readonly number[] | undefined): readonly number[] | undefined =>
    value === '*' || value === '?' ? undefined : values;
  return {
    kind: 'cron',
    seconds: lists.seconds ?? [],
    minutes: lists.minutes ?? [],
    hours: lists.hours ?? [],
    days: any(day, lists.days),
    months: any(month, lists.months),
    weekdays: any(weekday, lists.weekdays),
    years: any(year, lists.years),
    exact: !special(day) && !special(weekday),
  };
}

function special(part: string): boolean {
  return /[LW#]/.test(part.replace(/[A-Z]{3}/gi, ''));
}

function named(part: string, names: readonly string[], first: number): string {
  return part.replace(/[A-Z]{3}/gi, (name) => {
    const at = names.indexOf(name.toUpperCase());
    return at < 0 ? name : String(at + first);
  });
}

function list(part: string, low: number, high: number): readonly number[] | undefined {
  const out = new Set<number>();
  for (const item of part.split(',')) {
    const match = /^(\*|\?|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(item);
    if (match === null) return undefined;
    const from = match[2] === undefined ? low : Number(match[2]);
    const to =
      match[3] === undefined ? (match[2] === undefined || match[4] !== undefined ? high : from) : Number(match[3]);
    const step = match[4] === undefined ? 1 : Number(match[4]);
    if (from < low || to > high || from > to || step < 1) return undefined;
    for (let value = from; value <= to; value += step) out.add(value);
  }
  return [...out].sort((a, b) => a - b);
}

/** Years of a schedule end with 2099. */
const LAST_DAY = 366 * 80;

/** The next time of a schedule after `now`, in the user's zone; null where it can't be worked out or never comes. */
export function nextFireTime(cron: Cron, now: ApexDatetime, zone: string): ApexDatetime | null {
  if (!cron.exact) return null;
  const start = wallTime(zone, now.ms);
  for (let offset = 0; offset < LAST_DAY; offset++) {
    const day = new Date(Date.UTC(start.year, start.month - 1, start.day + offset));
    const date = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
    const fits =
      (cron.years?.includes(date.year) ?? true) &&
      (cron.months?.includes(date.month) ?? true) &&
      (cron.days?.includes(date.day) ?? true) &&
      (cron.weekdays?.includes(day.getUTCDay() + 1) ?? true);
    if (!fits) continue;
    for (const hour of cron.hours) {
      const [minute = 0] = cron.minutes;
      const [second = 0] = cron.seconds;
      const ms = instantOf(zone, { ...date, hour, minute, second, millisecond: 0 });
      if (ms > now.ms) return new ApexDatetime(ms);
    }
  }
  return null;
}
