import type { ReportColumn, Summary } from '../metadata/report-model.ts';
import { groupBy, summaryOf, type Group } from '../reports/groups.ts';
import type { ReportRun } from '../reports/run-report.ts';
import type { ReportTexts } from './report-values.ts';

/** A chart as the page draws it: a value for each category, or one for each category and series. */
export interface Chart {
  /** `Column`, `BarStacked` … */
  readonly type: string;
  readonly title: string;
  /** What the values are. */
  readonly summary: string;
  /** What the categories are. */
  readonly grouping: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
  /** There were more categories than these. */
  readonly isCut: boolean;
}

export interface WantedChart {
  readonly type: string;
  readonly title: string;
  readonly groupings: readonly ReportColumn[];
  readonly summary: Summary;
  readonly order: (groups: Group[]) => Group[];
  readonly most: number | undefined;
}

/** Categories that a chart has room for. */
const MOST_CATEGORIES = 50;

export function reportChart(run: ReportRun, texts: ReportTexts, wanted: WantedChart): Chart {
  const [first = -1, second] = indexesOf(run, wanted.groupings);
  const grouping = run.groupings[first];
  const all =
    grouping === undefined ? groupBy(run.leaves, [], run.groupings) : groupBy(run.leaves, [first], run.groupings);
  const most = Math.min(wanted.most ?? MOST_CATEGORIES, MOST_CATEGORIES);
  const groups = wanted.order(all).slice(0, most);
  const label = (index: number, group: Group): string => {
    const [by, value] = [run.groupings[index], group.values[0]];
    return by === undefined || value === undefined ? '' : texts.group(by, value);
  };
  const inner = second === undefined ? [] : groupBy(run.leaves, [second], run.groupings);
  const series =
    second === undefined
      ? [
          {
            label: texts.summary(wanted.summary),
            values: groups.map(({ measures }) => summaryOf(measures, wanted.summary)),
          },
        ]
      : inner.map((one) => ({
          label: label(second, one),
          values: groups.map((group) => valueIn(run, group, second, one, wanted.summary)),
        }));
  return {
    type: wanted.type,
    title: wanted.title,
    summary: texts.summary(wanted.summary),
    grouping: grouping?.column.label ?? '',
    categories: groups.map((group) => label(first, group)),
    series,
    isCut: all.length > groups.length,
  };
}

/** The value where a category and a series meet; null: no row is in both. */
function valueIn(run: ReportRun, group: Group, index: number, one: Group, summary: Summary): number | null {
  const key = one.values[0]?.key;
  const both = group.leaves.filter(({ values }) => values[index]?.key === key);
  const [met] = both.length === 0 ? [] : groupBy(both, [], run.groupings);
  return met === undefined ? null : summaryOf(met.measures, summary);
}

export function indexesOf(run: ReportRun, columns: readonly ReportColumn[]): number[] {
  return columns.map((column) => run.groupings.findIndex((grouping) => grouping.column === column));
}

/** Groups by their value, nothing last; undefined: as they come. */
export function byValue(
  direction: 'ascending' | 'descending' | undefined,
  summary: Summary,
): (groups: Group[]) => Group[] {
  if (direction === undefined) return (groups) => groups;
  const sign = direction === 'descending' ? -1 : 1;
  const value = (group: Group): number => summaryOf(group.measures, summary) ?? -sign * Number.MAX_VALUE;
  return (groups) => groups.toSorted((a, b) => sign * (value(a) - value(b)));
}
