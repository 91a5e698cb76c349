import { instantOf, zoneOffset } from '../runtime/time-zones.ts';
import { ApexDate, MS_PER_DAY } from '../runtime/values/scalars.ts';

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
