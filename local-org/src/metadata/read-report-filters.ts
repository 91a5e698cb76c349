import { ProjectError } from '../base/errors.ts';
import type { FindColumn } from './read-report.ts';
import type { ReportDefinition, ReportFilter } from './report-model.ts';
import { child, childFlag, childText, requiredText, type XmlElement } from './xml.ts';

/** Values of dates that need no locale: relative ones, and `2026-11-23`. */
const DATE_VALUE = /^(?:[A-Z]+(?:_[A-Z0-9]+)*(?::\d+)?|\d{4}-\d\d-\d\d)$/;
/** Comparisons that a kind of field knows. Salesforce Help, "Filter Operators Reference". */
const OF_TEXT = new Set([
  'equals',
  'notEqual',
  'contains',
  'notContain',
  'startsWith',
  'lessThan',
  'greaterThan',
  'lessOrEqual',
  'greaterOrEqual',
]);
const OF_NUMBERS = new Set(['equals', 'notEqual', 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual']);
const OF_FLAGS = new Set(['equals', 'notEqual']);

export function readFilter(element: XmlElement, find: FindColumn): ReportFilter {
  const column = find(element, requiredText(element, 'column'));
  const operation = requiredText(element, 'operator');
  const value = child(element, 'value')?.text.trim() ?? '';
  const fail = (message: string): never => {
    throw new ProjectError(element.file, `${column.name}: ${message}`, element.position);
  };
  if (childFlag(element, 'columnToColumn')) fail("the local org doesn't compare columns with columns");
  const { type, filterable } = column.field;
  if (!filterable) fail("can't be filtered");
  const known = isText(type) ? OF_TEXT : type === 'boolean' ? OF_FLAGS : OF_NUMBERS;
  if (!known.has(operation)) fail(`the operator ${operation} isn't for fields of type ${type}`);
  if (value === '' && operation !== 'equals' && operation !== 'notEqual') fail(`${operation} needs a value`);
  if ((type === 'date' || type === 'datetime') && value !== '' && !DATE_VALUE.test(value))
    fail(`${value} is no date: write LAST_N_DAYS:7 or 2026-11-23`);
  if (type === 'boolean' && !/^(?:0|1|true|false)$/i.test(value)) fail(`${value} is neither 1 nor 0`);
  const isNumber = ['int', 'long', 'double', 'currency', 'percent'].includes(type);
  if (isNumber && value !== '' && value.split(',').some((one) => !Number.isFinite(Number(one))))
    fail(`${value} is no number`);
  return { column, operation, value };
}

function isText(type: string): boolean {
  return !['date', 'datetime', 'boolean', 'int', 'long', 'double', 'currency', 'percent', 'time'].includes(type);
}

/** Intervals as SOQL says them; undefined for `INTERVAL_CUSTOM`. Metadata API Developer Guide, "Report": UserDateInterval. */
export const INTERVALS: Readonly<Record<string, string | undefined>> = {
  INTERVAL_CUSTOM: undefined,
  INTERVAL_TODAY: 'TODAY',
  INTERVAL_YESTERDAY: 'YESTERDAY',
  INTERVAL_TOMORROW: 'TOMORROW',
  INTERVAL_THISWEEK: 'THIS_WEEK',
  INTERVAL_LASTWEEK: 'LAST_WEEK',
  INTERVAL_THISMONTH: 'THIS_MONTH',
  INTERVAL_LASTMONTH: 'LAST_MONTH',
  INTERVAL_CURRENTQ: 'THIS_QUARTER',
  INTERVAL_PREVQ: 'LAST_QUARTER',
  INTERVAL_CURY: 'THIS_YEAR',
  INTERVAL_PREVY: 'LAST_YEAR',
  // Today is one of the days; in SOQL it comes on top of them.
  INTERVAL_LAST7: 'LAST_N_DAYS:6',
  INTERVAL_LAST30: 'LAST_N_DAYS:29',
  INTERVAL_LAST60: 'LAST_N_DAYS:59',
  INTERVAL_LAST90: 'LAST_N_DAYS:89',
  INTERVAL_LAST120: 'LAST_N_DAYS:119',
};

export function readWindow(element: XmlElement, find: FindColumn): NonNullable<ReportDefinition['window']> {
  const column = find(element, requiredText(element, 'dateColumn'));
  const interval = requiredText(element, 'interval');
  const [start, end] = [childText(element, 'startDate'), childText(element, 'endDate')];
  const fail = (message: string): never => {
    throw new ProjectError(element.file, `timeFrameFilter: ${message}`, element.position);
  };
  if (column.field.type !== 'date' && column.field.type !== 'datetime') fail(`${column.name} is no date`);
  if (!Object.hasOwn(INTERVALS, interval)) fail(`the local org doesn't know the interval ${interval}`);
  for (const day of [start, end])
    if (day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day)) fail(`${day} is no day: write 2026-11-23`);
  if (interval !== 'INTERVAL_CUSTOM' && (start ?? end) !== undefined) fail('only INTERVAL_CUSTOM has days of its own');
  return { column, interval, start, end };
}
