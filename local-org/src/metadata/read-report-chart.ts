import { ProjectError } from '../base/errors.ts';
import type { FindColumn } from './read-report.ts';
import type { AggregateType, ReportChart, ReportColumn, ReportGrouping, Summary } from './report-model.ts';
import { CHART_TYPES } from './report-shapes.ts';
import { children, childText, requiredText, type XmlElement } from './xml.ts';

const NUMBERS = new Set(['int', 'long', 'double', 'currency', 'percent']);

/** `RowCount`, or an aggregate of a number. */
export function readSummary(
  element: XmlElement,
  wanted: { readonly column: string; readonly aggregate: string | undefined },
  find: FindColumn,
): Summary {
  if (wanted.column === 'RowCount') return { kind: 'count' };
  const column = find(element, wanted.column);
  if (!NUMBERS.has(column.field.type))
    throw new ProjectError(element.file, `${column.name} is no number: it has no sum`, element.position);
  return { kind: 'aggregate', column, type: (wanted.aggregate ?? 'Sum') as AggregateType };
}

/** A chart shows groupings of the report, and aggregates that the report has. */
export function readChart(
  element: XmlElement,
  groupings: readonly ReportGrouping[],
  aggregates: readonly Summary[],
  find: FindColumn,
): ReportChart {
  const names = [childText(element, 'groupingColumn'), childText(element, 'secondaryGroupingColumn')];
  const summaries = children(element, 'chartSummaries').map((one) =>
    readSummary(one, { column: requiredText(one, 'column'), aggregate: childText(one, 'aggregate') }, find),
  );
  const [summary = { kind: 'count' }, ...more] = summaries;
  if (more.length > 0)
    throw new ProjectError(element.file, "the local org doesn't draw two values in one chart", element.position);
  checkSummary(element, summary, aggregates);
  const columns = names.flatMap((name) => (name === undefined ? [] : [find(element, name)]));
  checkGroupings(element, columns, groupings);
  const type = CHART_TYPES[requiredText(element, 'chartType')] ?? '';
  checkCount(element, type, columns.length);
  return { type, title: childText(element, 'title'), groupings: columns, summary };
}

export function checkSummary(element: XmlElement, summary: Summary, aggregates: readonly Summary[]): void {
  if (summary.kind === 'count') return;
  const isThere = aggregates.some(
    (one) => one.kind === 'aggregate' && one.column === summary.column && one.type === summary.type,
  );
  if (!isThere) {
    const what = `${summary.type} of ${summary.column.name}`;
    throw new ProjectError(element.file, `the report doesn't have the ${what}`, element.position);
  }
}

export function checkGroupings(
  element: XmlElement,
  columns: readonly ReportColumn[],
  groupings: readonly ReportGrouping[],
): void {
  const other = columns.find((column) => !groupings.some((grouping) => grouping.column === column));
  if (other !== undefined)
    throw new ProjectError(element.file, `${other.name} is no grouping of the report`, element.position);
}

/** Stacked and grouped charts have a second grouping, the others haven't. */
export function checkCount(element: XmlElement, type: string, count: number): void {
  const needed = type === 'Metric' ? 0 : /(?:Grouped|Stacked)$/.test(type) ? 2 : 1;
  if (count !== needed)
    throw new ProjectError(element.file, `a chart ${type} takes ${needed} groupings, found ${count}`, element.position);
}
