import { ProjectError } from '../base/errors.ts';
import { checkCount, checkGroupings, checkSummary, readSummary } from './read-report-chart.ts';
import type { FindColumn, ReportPlace } from './read-report.ts';
import type { DashboardComponent, DashboardDefinition, ReportDefinition, Summary } from './report-model.ts';
import { child, childFlag, childNumber, children, childText, requiredText, type XmlElement } from './xml.ts';

/** A dashboard whose elements are known to be right. Throws a `ProjectError` for what its reports don't have. */
export function readDashboard(
  root: XmlElement,
  place: ReportPlace,
  reports: readonly ReportDefinition[],
): DashboardDefinition {
  const grid = child(root, 'dashboardGridLayout');
  const number = (element: XmlElement, name: string): number => childNumber(element, name) ?? 0;
  if (grid === undefined) throw new ProjectError(root.file, "the local org doesn't draw columns", root.position);
  const columns = number(grid, 'numberOfColumns');
  const components = children(grid, 'dashboardGridComponents').map((cell): DashboardComponent => {
    const element = child(cell, 'dashboardComponent') ?? cell;
    const [column, width] = [number(cell, 'columnIndex'), number(cell, 'colSpan')];
    if (width < 1 || column < 0 || column + width > columns)
      throw new ProjectError(root.file, `a component doesn't fit into ${columns} columns`, cell.position);
    return {
      ...readComponent(element, reports),
      place: { column, width, row: number(cell, 'rowIndex'), height: number(cell, 'rowSpan') },
    };
  });
  const runsAsViewer = childText(root, 'dashboardType') === 'LoggedInUser';
  const runningUser = child(root, 'runningUser');
  if (runningUser !== undefined && runningUser.text.trim() === '')
    throw new ProjectError(root.file, 'runningUser is empty: no such user', runningUser.position);
  return {
    ...place,
    label: requiredText(root, 'title'),
    description: childText(root, 'description'),
    runningUser: runsAsViewer ? undefined : (childText(root, 'runningUser') ?? ''),
    columns,
    rowHeight: number(grid, 'rowHeight'),
    components,
    file: root.file,
  };
}

function readComponent(element: XmlElement, reports: readonly ReportDefinition[]): Omit<DashboardComponent, 'place'> {
  const name = requiredText(element, 'report');
  const fail = (message: string): never => {
    throw new ProjectError(element.file, message, element.position);
  };
  const report = reports.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? fail(`no report ${name}`);
  const header = childText(element, 'header') ?? childText(element, 'title') ?? report.label;
  const footer = childText(element, 'footer');
  const common = { report, header, footer, most: childNumber(element, 'maxValuesDisplayed') };
  if (childFlag(element, 'useReportChart')) {
    const chart = report.chart ?? fail(`the report ${name} has no chart`);
    return { ...common, type: chart.type, groupings: chart.groupings, summaries: [chart.summary], byValue: undefined };
  }
  const type = requiredText(element, 'componentType');
  const shown = type === 'FlexTable' ? tableColumns(element) : chartColumns(element);
  const all = [...report.down, ...report.across];
  const find: FindColumn = (at, text) =>
    report.type.columns.find((column) => column.name.toLowerCase() === text.toLowerCase()) ??
    fail(`${at.name}: the report type ${report.type.name} has no column ${text}`);
  const groupings = shown.groupings.map((text) => find(element, text));
  checkGroupings(element, groupings, all);
  if (type === 'FlexTable' && groupings.length === 0) fail("the local org doesn't show details on a dashboard");
  if (type !== 'FlexTable') checkCount(element, type, groupings.length);
  const summaries = shown.summaries.map((summary): Summary => {
    const read = readSummary(element, summary, find);
    checkSummary(element, read, report.aggregates);
    return read;
  });
  return { ...common, type, groupings, summaries, byValue: orderOf(element) };
}

interface Wanted {
  readonly groupings: readonly string[];
  readonly summaries: readonly { readonly column: string; readonly aggregate: string | undefined }[];
}

function chartColumns(element: XmlElement): Wanted {
  const summaries = children(element, 'chartSummary').map((one) => ({
    column: requiredText(one, 'column'),
    aggregate: childText(one, 'aggregate'),
  }));
  if (summaries.length > 1)
    throw new ProjectError(element.file, "the local org doesn't draw two values in one chart", element.position);
  return {
    groupings: children(element, 'groupingColumn').map((one) => one.text.trim()),
    summaries: summaries.length === 0 ? [{ column: 'RowCount', aggregate: undefined }] : summaries,
  };
}

/** Aggregates of tables carry their kind before an exclamation mark: `s!Amount__c`. */
const PREFIXES: Readonly<Record<string, string>> = { s: 'Sum', a: 'Average', mx: 'Maximum', m: 'Minimum' };

function tableColumns(element: XmlElement): Wanted {
  const properties = child(element, 'flexComponentProperties');
  const columns = properties === undefined ? [] : children(properties, 'flexTableColumn');
  const ofType = (type: string): string[] =>
    columns
      .filter((column) => childText(column, 'type') === type)
      .map((column) => requiredText(column, 'reportColumn'));
  return {
    groupings: ofType('grouping'),
    summaries: ofType('aggregate').map((text) => {
      const [, prefix = '', column = text] = /^(\w+)!(.+)$/.exec(text) ?? [];
      return { column, aggregate: PREFIXES[prefix] };
    }),
  };
}

/** The first grouping by its value: `RowValueDescending`, or a sort by a column of values. */
function orderOf(element: XmlElement): DashboardComponent['byValue'] {
  const sorts = child(element, 'groupingSortProperties');
  const [first] = sorts === undefined ? [] : children(sorts, 'groupingSorts');
  if (first !== undefined && childText(first, 'sortColumn') !== undefined)
    return childText(first, 'sortOrder') === 'd' ? 'descending' : 'ascending';
  const sortBy = childText(element, 'sortBy');
  if (sortBy === 'RowValueDescending') return 'descending';
  return sortBy === 'RowValueAscending' ? 'ascending' : undefined;
}
