import { BigDecimal } from 'bigdecimal.js';
import type { Granularity, ReportGrouping, Summary } from '../metadata/report-model.ts';
import { localDay } from '../runtime/time-zones.ts';
import { ApexDate, ApexDatetime, ApexDouble, Id } from '../runtime/values/scalars.ts';
import type { Value } from '../runtime/values/value.ts';

/** A group's value: of dates the first day of the period. */
export interface GroupValue {
  /** Equal for values of one group. */
  readonly key: string;
  readonly value: Value;
}

/** What is known of an aggregated column in some rows. */
export interface ColumnMeasure {
  readonly sum: number;
  /** Rows that have a value. */
  readonly filled: number;
  readonly least: number | null;
  readonly greatest: number | null;
}

/** What is known of some rows: how many, and of each aggregated column, by its name. */
export interface Measures {
  readonly count: number;
  readonly columns: ReadonlyMap<string, ColumnMeasure>;
}

/** Rows that are in one group by all groupings of the report. */
export interface Leaf {
  /** By the report's groupings, those down before those across. */
  readonly values: readonly GroupValue[];
  readonly measures: Measures;
}

/** Rows that are in one group by some of the groupings. */
export interface Group {
  readonly values: readonly GroupValue[];
  readonly measures: Measures;
  readonly leaves: readonly Leaf[];
}

/** Puts the leaves together by some of the report's groupings (their indexes), in the order of those. */
export function groupBy(
  leaves: readonly Leaf[],
  indexes: readonly number[],
  groupings: readonly ReportGrouping[],
): Group[] {
  const [first, ...rest] = indexes;
  if (first === undefined) return [{ values: [], measures: merge(leaves), leaves }];
  const grouping = groupings[first];
  const found = [...Map.groupBy(leaves, (leaf) => leaf.values[first]?.key ?? '').values()].map((members): Group => ({
    values: members[0]?.values[first] === undefined ? [] : [members[0].values[first]],
    measures: merge(members),
    leaves: members,
  }));
  const sorted = grouping === undefined ? found : found.sort(order(grouping));
  if (rest.length === 0) return sorted;
  return sorted.flatMap((group) =>
    groupBy(group.leaves, rest, groupings).map((inner) => ({ ...inner, values: [...group.values, ...inner.values] })),
  );
}

export function merge(leaves: readonly Leaf[]): Measures {
  const columns = new Map<string, ColumnMeasure>();
  for (const { measures } of leaves) {
    for (const [name, measure] of measures.columns) {
      const known = columns.get(name);
      columns.set(name, known === undefined ? measure : mergeColumn(known, measure));
    }
  }
  return { count: leaves.reduce((sum, { measures }) => sum + measures.count, 0), columns };
}

function mergeColumn(a: ColumnMeasure, b: ColumnMeasure): ColumnMeasure {
  const pick = (choose: (...values: number[]) => number, values: readonly (number | null)[]): number | null => {
    const there = values.filter((value) => value !== null);
    return there.length === 0 ? null : choose(...there);
  };
  return {
    sum: a.sum + b.sum,
    filled: a.filled + b.filled,
    least: pick(Math.min, [a.least, b.least]),
    greatest: pick(Math.max, [a.greatest, b.greatest]),
  };
}

/** The value of a summary for some rows; null: none of them has one. */
export function summaryOf(measures: Measures, summary: Summary): number | null {
  if (summary.kind === 'count') return measures.count;
  const measure = measures.columns.get(summary.column.name);
  if (measure === undefined || measure.filled === 0) return null;
  switch (summary.type) {
    case 'Sum':
      return measure.sum;
    case 'Average':
      return measure.sum / measure.filled;
    case 'Maximum':
      return measure.greatest;
    case 'Minimum':
      return measure.least;
  }
}

/** The group that a value falls into. @param value of the record, or of a grouped query (a day, for dates) */
export function groupValue(grouping: ReportGrouping, value: Value, zone: string): GroupValue {
  if (value === null || value === '') return { key: '', value: null };
  if (value instanceof ApexDate || value instanceof ApexDatetime) {
    const days = value instanceof ApexDate ? value.days : localDay(zone, value.ms);
    const first = firstDay(grouping.granularity, new ApexDate(days));
    return { key: first.iso(), value: first };
  }
  // Texts that differ only in case are one group, as in SOQL.
  return { key: (value instanceof Id ? value.value : String(value)).toLowerCase(), value };
}

/** Weeks begin on Sunday, as everywhere in this org. */
function firstDay(granularity: Granularity, day: ApexDate): ApexDate {
  switch (granularity) {
    case 'Day':
      return day;
    case 'Week':
      return new ApexDate(day.days - ((((day.days + 4) % 7) + 7) % 7));
    case 'Month':
      return ApexDate.of(day.year, day.month, 1);
    case 'Quarter':
      return ApexDate.of(day.year, Math.floor((day.month - 1) / 3) * 3 + 1, 1);
    case 'Year':
      return ApexDate.of(day.year, 1, 1);
  }
}

/** Empty groups stand first, picklist values in the order of the picklist, equal counts by their values. */
function order(grouping: ReportGrouping): (a: Group, b: Group) => number {
  const places = new Map(grouping.column.field.picklist.map(({ value }, index) => [value.toLowerCase(), index]));
  const byValue = (a: Group, b: Group): number => {
    const [x, y] = [a.values[0], b.values[0]];
    if (x === undefined || y === undefined || x.key === y.key) return 0;
    if (x.key === '' || y.key === '') return x.key === '' ? -1 : 1;
    const numbers = [x, y].map(({ value }) => toNumber(value));
    if (numbers[0] !== undefined && numbers[1] !== undefined) return numbers[0] - numbers[1];
    const [i, j] = [places.get(x.key), places.get(y.key)];
    return i !== undefined && j !== undefined ? i - j : x.key.localeCompare(y.key);
  };
  const sign = grouping.descending ? -1 : 1;
  if (!grouping.byCount) return (a, b) => sign * byValue(a, b);
  return (a, b) => sign * (a.measures.count - b.measures.count) || byValue(a, b);
}

export function toNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof BigDecimal) return Number(value.toString());
  return undefined;
}
