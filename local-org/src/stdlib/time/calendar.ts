import { ApexDate } from '../../runtime/values/scalars.ts';
import { utcMs } from '../../runtime/time-zones.ts';

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(utcMs(year, month + 1, 0)).getUTCDate();
}

/** Months later, on the same day or the last one of a shorter month. */
export function addMonths(date: ApexDate, months: number): ApexDate {
  const total = date.year * 12 + (date.month - 1) + months;
  const [year, month] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  return ApexDate.of(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** 1 for the first of January. */
export function dayOfYear(date: ApexDate): number {
  return date.days - ApexDate.of(date.year, 1, 1).days + 1;
}

/** 0 is Sunday. */
export function weekday(date: ApexDate): number {
  return date.utc().getUTCDay();
}

/** The day of the week, 0 being Sunday, on which weeks begin for the locale. */
export function firstWeekday(locale: string): number {
  const info = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return (info.getWeekInfo?.().firstDay ?? 7) % 7;
}

/** Exists in the calendar: no 30 February. */
export function isRealDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}
