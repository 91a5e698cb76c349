import type { Runtime } from '../../runtime/runtime.ts';
import { wallTime, zoneOffset, type WallTime } from '../../runtime/time-zones.ts';
import { ApexDate } from '../../runtime/values/scalars.ts';
import { localeTag } from '../number/format-number.ts';
import { dayOfYear, firstWeekday, weekday } from './calendar.ts';

interface Moment extends WallTime {
  readonly ms: number;
  readonly zone: string;
  readonly locale: string;
  readonly date: ApexDate;
}

/** `Datetime.format(pattern, zone)`: the letters of java.text.SimpleDateFormat, names in the user's language. */
export function formatPattern(rt: Runtime, ms: number, pattern: string, zone: string): string {
  const wall = wallTime(zone, ms);
  const date = ApexDate.of(wall.year, wall.month, wall.day);
  const moment: Moment = { ...wall, ms, zone, locale: localeTag(rt), date };
  return tokens(rt, pattern)
    .map((token) => (token.literal ? token.text : field(rt, moment, token.text)))
    .join('');
}

interface Token {
  readonly literal: boolean;
  readonly text: string;
}

/** Runs of one letter are fields; what stands between quotes, and two quotes, is taken as it is. */
function tokens(rt: Runtime, pattern: string): Token[] {
  const found: Token[] = [];
  for (const match of pattern.matchAll(/''|'((?:[^']|'')*)'|([a-zA-Z])\2*|[^a-zA-Z']+|'/g)) {
    const [text, quoted, letter] = match;
    if (text === "'") throw rt.exception('System.StringException', 'Unterminated quote');
    if (text === "''") found.push({ literal: true, text: "'" });
    else if (quoted !== undefined) found.push({ literal: true, text: quoted.replaceAll("''", "'") });
    else found.push({ literal: letter === undefined, text });
  }
  return found;
}

function field(rt: Runtime, at: Moment, letters: string): string {
  const width = letters.length;
  const letter = letters.charAt(0);
  const number = numeric(at, letter);
  if (number !== undefined) return String(number).padStart(width, '0');
  switch (letter) {
    case 'G':
      return at.year > 0 ? 'AD' : 'BC';
    case 'y':
      return year(at.year, width);
    case 'Y':
      return year(weekOf(at).year, width);
    case 'w':
      return String(weekOf(at).week).padStart(width, '0');
    case 'M':
    case 'L':
      return width < 3 ? String(at.month).padStart(width, '0') : name(at, { month: width === 3 ? 'short' : 'long' });
    case 'E':
      return name(at, { weekday: width < 4 ? 'short' : 'long' });
    case 'a':
      return at.hour < 12 ? 'AM' : 'PM';
    case 'z':
      return zoneName(at, width);
    case 'Z':
      return offset(at, '');
    case 'X':
      return isoOffset(at, width);
    default:
      throw rt.exception('System.IllegalArgumentException', `Illegal pattern character '${letter}'`);
  }
}

function numeric(at: Moment, letter: string): number | undefined {
  switch (letter) {
    case 'd':
      return at.day;
    case 'H':
      return at.hour;
    case 'k':
      return at.hour === 0 ? 24 : at.hour;
    case 'K':
      return at.hour % 12;
    case 'h':
      return at.hour % 12 === 0 ? 12 : at.hour % 12;
    case 'm':
      return at.minute;
    case 's':
      return at.second;
    case 'S':
      return at.millisecond;
    case 'D':
      return dayOfYear(at.date);
    case 'F':
      return Math.floor((at.day - 1) / 7) + 1;
    case 'W':
      return (
        Math.floor(
          (at.day - 1 + ((weekday(ApexDate.of(at.year, at.month, 1)) - firstWeekday(at.locale) + 7) % 7)) / 7,
        ) + 1
      );
    case 'u':
      return weekday(at.date) === 0 ? 7 : weekday(at.date);
    default:
      return undefined;
  }
}

function year(value: number, width: number): string {
  return width === 2 ? String(value % 100).padStart(2, '0') : String(value).padStart(width, '0');
}

/** Weeks belong to the year that has their first day, or, where weeks begin on Monday, most of their days (assumed of Java's locale data). */
function weekOf(at: Moment): { readonly year: number; readonly week: number } {
  const first = firstWeekday(at.locale);
  const minimalDays = first === 1 ? 4 : 1;
  const startOfYear = (of: number): number => {
    const day = ApexDate.of(of, 1, 1);
    const into = (weekday(day) - first + 7) % 7;
    return day.days - into + (7 - into < minimalDays ? 7 : 0);
  };
  const own =
    [at.year + 1, at.year, at.year - 1].find((candidate) => startOfYear(candidate) <= at.date.days) ?? at.year;
  return { year: own, week: Math.floor((at.date.days - startOfYear(own)) / 7) + 1 };
}

function name(at: Moment, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(at.locale, { ...options, timeZone: 'UTC' }).format(at.date.utc());
}

/** Names of zones are those of the Unicode data; Java has abbreviations for a few more (assumed equal). */
function zoneName(at: Moment, width: number): string {
  if (at.zone === 'GMT') return width < 4 ? 'GMT' : 'Greenwich Mean Time';
  const format = new Intl.DateTimeFormat(at.locale, {
    timeZone: intlZone(at.zone),
    timeZoneName: width < 4 ? 'short' : 'long',
  });
  return format.formatToParts(at.ms).find((part) => part.type === 'timeZoneName')?.value ?? at.zone;
}

/** `GMT-8` is Java's, `-08:00` Intl's way to write it. */
function intlZone(zone: string): string {
  const match = /^GMT([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  return match === null ? zone : `${match[1] ?? '+'}${(match[2] ?? '0').padStart(2, '0')}:${match[3] ?? '00'}`;
}

function offset(at: Moment, separator: string): string {
  const minutes = Math.round(zoneOffset(at.zone, at.ms) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${separator}${String(rest).padStart(2, '0')}`;
}

function isoOffset(at: Moment, width: number): string {
  if (zoneOffset(at.zone, at.ms) === 0) return 'Z';
  return width === 1 ? offset(at, '').slice(0, 3) : offset(at, width === 3 ? ':' : '');
}
