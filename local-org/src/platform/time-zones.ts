import { MS_PER_DAY } from '../runtime/values/scalars.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Offset of a zone from UTC at an instant, in ms (positive east). Unknown zones count as UTC, as the platform does. */
export function zoneOffset(zone: string, ms: number): number {
  let formatter = formatters.get(zone);
  if (formatter === undefined) formatters.set(zone, (formatter = makeFormatter(zone)));
  const parts = new Map(formatter.formatToParts(ms).map((part) => [part.type, Number(part.value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour') % 24,
    part('minute'),
    part('second'),
  );
  return local - Math.floor(ms / 1000) * 1000;
}

function makeFormatter(zone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  };
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
}

/** The day in the zone at an instant, in days since 1970. */
export function localDay(zone: string, ms: number): number {
  return Math.floor((ms + zoneOffset(zone, ms)) / MS_PER_DAY);
}

/** The instant at which a day begins in the zone. */
export function startOfDay(zone: string, day: number): number {
  const guess = day * MS_PER_DAY - zoneOffset(zone, day * MS_PER_DAY);
  return day * MS_PER_DAY - zoneOffset(zone, guess);
}
