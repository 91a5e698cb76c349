import type { Runtime } from './runtime.ts';
import { ApexDate, MS_PER_DAY } from './values/scalars.ts';
import { NativeObject, type Key } from './values/value.ts';

/** A moment on the clock and calendar of some zone. Month 1–12. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Whether the runtime's time zone data knows the name. */
export function isKnownZone(zone: string): boolean {
  return formatterOf(zone) !== undefined;
}

/** Offset of a zone from UTC at an instant in ms, positive east, daylight saving included. An unknown zone counts as GMT, as in Java. */
export function zoneOffset(zone: string, ms: number): number {
  if (zone === 'GMT' || zone === 'UTC') return 0;
  // Since 1980 clocks are changed at quarters of an hour only: asking Intl again for each row of a query is what takes time.
  if (ms < QUARTERS_SINCE) return computedOffset(zone, ms);
  const quarter = `${zone} ${Math.floor(ms / QUARTER_MS)}`;
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const offset = computedOffset(zone, ms);
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}

const QUARTER_MS = 900_000;
const QUARTERS_SINCE = Date.UTC(1980, 0, 1);
const MOST_OFFSETS = 50_000;
const offsets = new Map<string, number>();

function computedOffset(zone: string, ms: number): number {
  const custom = customOffset(zone);
  if (custom !== undefined) return custom;
  const formatter = formatterOf(zone);
  if (formatter === undefined) return 0;
  const parts = new Map(formatter.formatToParts(ms).map((part) => [part.type, Number(part.value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const local = utcMs(part('year'), part('month'), part('day'), part('hour'), part('minute'), part('second'), 0);
  return local - Math.floor(ms / 1000) * 1000;
}

function formatterOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  try {
    const formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, formatter);
    return formatter;
  } catch {
    return undefined; // RangeError is how Intl says that there is no such zone
  }
}

/** Java's `GMT+02:00` and `GMT-8`. */
function customOffset(zone: string): number | undefined {
  const match = /^GMT([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

/** What clock and calendar show in the zone at an instant. */
export function wallTime(zone: string, ms: number): WallTime {
  const at = new Date(ms + zoneOffset(zone, ms));
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    millisecond: at.getUTCMilliseconds(),
  };
}

/**
 * The instant at which the zone shows this time. In the hour that spring skips, the time moves on by that hour; in the
 * hour that autumn repeats, the first one is meant: as java.util.Calendar does it.
 */
export function instantOf(zone: string, wall: WallTime): number {
  const local = utcMs(wall.year, wall.month, wall.day, wall.hour, wall.minute, wall.second, wall.millisecond);
  const before = zoneOffset(zone, local - 86_400_000);
  const after = zoneOffset(zone, local + 86_400_000);
  if (zoneOffset(zone, local - before) === before) return local - before;
  return zoneOffset(zone, local - after) === after ? local - after : local - before;
}

/** The day in the zone at an instant, in days since 1970. */
export function localDay(zone: string, ms: number): number {
  return Math.floor((ms + zoneOffset(zone, ms)) / MS_PER_DAY);
}

/** The instant at which a day begins in the zone. */
export function startOfDay(zone: string, day: number): number {
  const date = new ApexDate(day);
  const midnight = { year: date.year, month: date.month, day: date.day, hour: 0, minute: 0, second: 0, millisecond: 0 };
  return instantOf(zone, midnight);
}

/** As Date.UTC, but years 0–99 are meant as they are; values out of range roll over. */
export function utcMs(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): number {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  at.setUTCHours(hour, minute, second, millisecond);
  return at.getTime();
}

/** The running user's zone. */
export function userZone(rt: Runtime): string {
  return rt.org.user.timeZone;
}

/** `System.TimeZone` */
export class TimeZoneValue extends NativeObject {
  readonly apexName = 'System.TimeZone';
  readonly zone: string;
  constructor(zone: string) {
    super();
    this.zone = zone;
  }
  apexText(): string {
    return this.zone;
  }
  override key(): Key {
    return `\0z${this.zone}`;
  }
}
