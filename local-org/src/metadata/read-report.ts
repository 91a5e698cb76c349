import { ProjectError } from '../base/errors.ts';
import { numbersOf, parseFilterLogic } from './filter-logic.ts';
import { readChart, readSummary } from './read-report-chart.ts';
import { readFilter, readWindow } from './read-report-filters.ts';
import type {
  Granularity,
  ReportColumn,
  ReportDefinition,
  ReportFolder,
  ReportGrouping,
  ReportTypeDefinition,
} from './report-model.ts';
import { child, childFlag, childNumber, children, childText, requiredText, type XmlElement } from './xml.ts';

export interface ReportPlace {
  readonly id: string;
  readonly name: string;
  readonly folder: ReportFolder;
}

/** Finds a column by the name that an element writes; refuses what the report type doesn't have. */
export type FindColumn = (element: XmlElement, name: string) => ReportColumn;

/** Longest name, most groupings: Salesforce Help, "Report Limits". */
const LONGEST_NAME = 40;
const MOST_DOWN = 3;

/** A report whose elements are known to be right. Throws a `ProjectError` for what doesn't fit together. */
export function readReport(root: XmlElement, place: ReportPlace, type: ReportTypeDefinition): ReportDefinition {
  const byName = new Map(type.columns.map((column) => [column.name.toLowerCase(), column]));
  const find: FindColumn = (element, name) => {
    const column = byName.get(name.toLowerCase());
    if (column === undefined) fail(element, `${element.name}: the report type ${type.name} has no column ${name}`);
    return column;
  };
  const columns = children(root, 'columns').map((element) => find(element, requiredText(element, 'field')));
  const aggregates = children(root, 'columns').flatMap((element) =>
    children(element, 'aggregateTypes').map((one) =>
      readSummary(one, { column: requiredText(element, 'field'), aggregate: one.text.trim() }, find),
    ),
  );
  const grouping = (element: XmlElement): ReportGrouping => readGrouping(element, find, columns);
  const down = children(root, 'groupingsDown').map(grouping);
  const across = children(root, 'groupingsAcross').map(grouping);
  const filter = child(root, 'filter');
  const filters = filter === undefined ? [] : children(filter, 'criteriaItems').map((item) => readFilter(item, find));
  const window = child(root, 'timeFrameFilter');
  const chart = child(root, 'chart');
  const format = requiredText(root, 'format') as ReportDefinition['format'];
  const label = requiredText(root, 'name');
  if (label.length > LONGEST_NAME) fail(root, `name has ${label.length} characters, at most ${LONGEST_NAME}`);
  const report: ReportDefinition = {
    ...place,
    label,
    description: childText(root, 'description'),
    format,
    type,
    columns,
    aggregates: aggregates.filter((one) => one.kind === 'aggregate'),
    down,
    across,
    filters,
    logic: filter === undefined ? undefined : readLogic(filter, filters.length),
    window: window === undefined ? undefined : readWindow(window, find),
    mineOnly: childText(root, 'scope') === 'user',
    chart: chart === undefined ? undefined : readChart(chart, [...down, ...across], aggregates, find),
    sort: readSort(root, find, columns),
    rowLimit: childNumber(root, 'rowLimit'),
    showDetails: childFlag(root, 'showDetails', true),
    showSubTotals: childFlag(root, 'showSubTotals', true),
    showGrandTotal: childFlag(root, 'showGrandTotal', true),
    file: root.file,
    position: root.position,
  };
  checkFormat(root, report);
  return report;
}

function readGrouping(element: XmlElement, find: FindColumn, columns: readonly ReportColumn[]): ReportGrouping {
  const column = find(element, requiredText(element, 'field'));
  if (columns.includes(column)) fail(element, `${column.name} is grouped and can't be a column too`);
  if (column.field.longText || (!column.field.groupable && column.field.type !== 'datetime'))
    fail(element, `${column.name} can't be grouped`);
  const sortBy = childText(element, 'sortByName');
  if (sortBy !== undefined && sortBy !== 'RowCount')
    fail(element, `the local org sorts groups by themselves or by RowCount, not by ${sortBy}`);
  const granularity = childText(element, 'dateGranularity') ?? 'Day';
  return {
    column,
    granularity: (granularity === 'None' ? 'Day' : granularity) as Granularity,
    descending: childText(element, 'sortOrder') === 'Desc',
    byCount: sortBy === 'RowCount',
  };
}

function readSort(root: XmlElement, find: FindColumn, columns: readonly ReportColumn[]): ReportDefinition['sort'] {
  const name = childText(root, 'sortColumn');
  if (name === undefined) return undefined;
  const column = find(root, name);
  if (!columns.includes(column)) fail(root, `sortColumn: ${name} is no column of the report`);
  return { column, descending: childText(root, 'sortOrder') === 'Desc' };
}

/** Every filter stands in it at least once, and no others. */
function readLogic(filter: XmlElement, count: number): ReportDefinition['logic'] {
  const text = childText(filter, 'booleanFilter');
  if (text === undefined) return undefined;
  const tree = parseFilterLogic(text) ?? fail(filter, `booleanFilter: ${text} is no logic of filters`);
  const numbers = new Set(numbersOf(tree));
  const isWhole = numbers.size === count && [...numbers].every((number) => number >= 1 && number <= count);
  if (!isWhole) fail(filter, `booleanFilter: ${text} doesn't join the ${count} filters`);
  return { text: text.toUpperCase(), tree };
}

function checkFormat(root: XmlElement, report: ReportDefinition): void {
  const { format, down, across, rowLimit } = report;
  if (format === 'Tabular' && down.length + across.length > 0) fail(root, 'a tabular report has no groupings');
  if (format === 'Summary' && (down.length === 0 || across.length > 0))
    fail(root, 'a summary report has groupings down, and none across');
  if (format === 'Matrix' && (down.length === 0 || across.length === 0))
    fail(root, 'a matrix report has groupings down and across');
  if (down.length > MOST_DOWN) fail(root, `${down.length} groupings down, at most ${MOST_DOWN}`);
  if (across.length > 1) fail(root, "the local org doesn't do two groupings across");
  if (format === 'Matrix' && report.showDetails)
    fail(root, "the local org doesn't show the details of a matrix report");
  if (rowLimit === undefined) return;
  if (format !== 'Tabular' || report.sort === undefined)
    fail(root, 'rowLimit needs a tabular report with a sortColumn');
  if (report.aggregates.length > 0) fail(root, "the local org doesn't sum what a rowLimit cuts");
}

function fail(element: XmlElement, message: string): never {
  throw new ProjectError(element.file, message, element.position);
}
