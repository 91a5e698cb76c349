import type { Runtime } from '../../runtime/runtime.ts';
import { instantOf, userZone } from '../../runtime/time-zones.ts';
import { ApexDate } from '../../runtime/values/scalars.ts';
import { localeTag } from '../number/format-number.ts';
import { isRealDate } from './calendar.ts';

const DAY: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'numeric', day: 'numeric' };
const MINUTE: Intl.DateTimeFormatOptions = { ...DAY, hour: 'numeric', minute: '2-digit' };

/** `1/2/2026` in the user's locale. */
export function formatDate(rt: Runtime, date: ApexDate): string {
  return print(new Intl.DateTimeFormat(localeTag(rt), { ...DAY, timeZone: 'UTC' }), date.utc().getTime());
}

/** `1/2/2026, 3:04 AM` in the user's locale and zone: the ICU format that orgs have now (the documentation's examples show the older one, without comma). */
export function formatDatetime(rt: Runtime, ms: number): string {
  return print(new Intl.DateTimeFormat(localeTag(rt), { ...MINUTE, timeZone: userZone(rt) }), ms);
}

export function formatDatetimeLong(rt: Runtime, ms: number): string {
  const options: Intl.DateTimeFormatOptions = {
    ...MINUTE,
    second: '2-digit',
    timeZoneName: 'short',
    timeZone: userZone(rt),
  };
  return print(new Intl.DateTimeFormat(localeTag(rt), options), ms);
}

/** Narrow no-break spaces of newer locale data become plain ones (assumed). */
function print(formatter: Intl.DateTimeFormat, ms: number): string {
  return formatter.format(ms).replaceAll('\u202f', ' ');
}

/** `Date.parse`: day, month and year in the order of the user's locale. */
export function parseDate(rt: Runtime, text: string): ApexDate | undefined {
  const numbers = text.trim().match(/^(\d+)\D+(\d+)\D+(\d+)\D?$/);
  return numbers === null ? undefined : dateOf(rt, numbers.slice(1, 4).map(Number));
}

function dateOf(rt: Runtime, numbers: readonly number[]): ApexDate | undefined {
  const order = new Intl.DateTimeFormat(localeTag(rt), DAY)
    .formatToParts(0)
    .filter((part) => part.type !== 'literal')
    .map((part) => part.type);
  const part = (type: Intl.DateTimeFormatPartTypes): number => numbers[order.indexOf(type)] ?? 0;
  const [year, month, day] = [part('year'), part('month'), part('day')];
  return isRealDate(year, month, day) ? ApexDate.of(year, month, day) : undefined;
}

/** `Datetime.parse`: the date, then `11:46 AM` or `23:46`, in the user's zone. */
export function parseDatetime(rt: Runtime, text: string): number | undefined {
  const match = /^(\d+\D+\d+\D+\d+)[, ]\s*(\d{1,2}):(\d{2})(?:\s*([aApP])\.?[mM]\.?)?$/.exec(text.trim());
  const date = match?.[1] === undefined ? undefined : parseDate(rt, match[1]);
  if (match === null || date === undefined) return undefined;
  const half = match[4]?.toLowerCase();
  const hour = half === undefined ? Number(match[2]) : (Number(match[2]) % 12) + (half === 'p' ? 12 : 0);
  const wall = {
    year: date.year,
    month: date.month,
    day: date.day,
    hour,
    minute: Number(match[3]),
    second: 0,
    millisecond: 0,
  };
  return instantOf(userZone(rt), wall);
}
