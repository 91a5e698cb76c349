import locale from '@salesforce/i18n/locale';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param ms a length of time in milliseconds @returns it in the largest unit that it fills, in the words of the user's locale: `1.2 sec`, `12 min`, `295 days` */
export function durationText(ms: number): string {
  if (ms < MINUTE) return inUnits(ms / SECOND, 'second', 1);
  if (ms < HOUR) return inUnits(ms / MINUTE, 'minute', 0);
  if (ms < 2 * DAY) return inUnits(ms / HOUR, 'hour', 1);
  return inUnits(ms / DAY, 'day', 0);
}

function inUnits(value: number, unit: string, maximumFractionDigits: number): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(
    value,
  );
}
