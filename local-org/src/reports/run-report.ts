import type { ReportColumn, ReportDefinition, ReportGrouping } from '../metadata/report-model.ts';
import { parseSoql } from '../parser/soql.ts';
import type { OpenProject } from '../project.ts';
import { SYNCHRONOUS_LIMITS, type LimitSet } from '../runtime/limits.ts';
import type { SObject } from '../runtime/values/sobject.ts';
import type { Value } from '../runtime/values/value.ts';
import { dayOf, whereOf } from './conditions.ts';
import { groupValue, toNumber, type ColumnMeasure, type GroupValue, type Leaf } from './groups.ts';
import { ReportRefused } from './refused.ts';

/** What a report runs in. */
export type RunProject = Pick<OpenProject, 'org'>;

/** Rows of details, and groups, that a report shows. Salesforce Help, "Report Limits": the first 2,000 in the browser. */
export const MOST_ROWS = 2_000;

/** Reports are no Apex: its limits on queries don't count. */
export const REPORT_LIMITS: LimitSet = { ...SYNCHRONOUS_LIMITS, queries: Infinity, queryRows: Infinity };

export interface DetailRow {
  readonly record: SObject;
  /** As a leaf's: in which group the row is. */
  readonly values: readonly GroupValue[];
}

/** What a report found. */
export interface ReportRun {
  readonly report: ReportDefinition;
  /** Groupings down, then across. */
  readonly groupings: readonly ReportGrouping[];
  readonly leaves: readonly Leaf[];
  /** Those of the report that the user may read. */
  readonly columns: readonly ReportColumn[];
  readonly aggregates: ReportDefinition['aggregates'];
  readonly details: readonly DetailRow[];
  /** There are more details than these. */
  readonly isCut: boolean;
}

/**
 * Runs a report with the rights of the current user. Groups come from one grouped query, so a report without details reads
 * no row by itself. Throws `ReportRefused` if the user lacks the object, or a field that the report groups or filters by; columns that
 * he may not read are left out.
 */
export function runReport(project: RunProject, report: ReportDefinition, withDetails: boolean): ReportRun {
  refuseUnlessAllowed(project, report);
  const columns = report.columns.filter((column) => isReadable(project, column));
  const aggregates = report.aggregates.filter(({ column }) => isReadable(project, column));
  const groupings = [...report.down, ...report.across];
  const run = { report, groupings, columns, aggregates };
  const hasDetails = withDetails && report.showDetails;
  const limit = Math.min(report.rowLimit ?? MOST_ROWS, MOST_ROWS);
  const details = hasDetails ? readDetails(project, run, limit + 1) : [];
  const leaves = readLeaves(project, run);
  return {
    ...run,
    leaves: report.rowLimit === undefined ? leaves : cutTo(leaves, report.rowLimit),
    details: details.slice(0, limit),
    isCut: report.rowLimit === undefined && details.length > limit,
  };
}

/** A row limit has neither groups nor aggregates: only the number of rows is cut. */
function cutTo(leaves: readonly Leaf[], limit: number): Leaf[] {
  return leaves.map((leaf) => ({
    ...leaf,
    measures: { ...leaf.measures, count: Math.min(leaf.measures.count, limit) },
  }));
}

function refuseUnlessAllowed({ org }: RunProject, report: ReportDefinition): void {
  const { rights } = org.user;
  if (!rights.has('RunReports')) throw new ReportRefused('Running reports takes the user permission Run Reports.');
  const { object } = report.type;
  if (!rights.object(object).read)
    throw new ReportRefused(`You may not see ${object.pluralLabel}, which this report shows.`);
  const needed = [
    ...[...report.down, ...report.across].map(({ column }) => column),
    ...report.filters.map(({ column }) => column),
    ...(report.window === undefined ? [] : [report.window.column]),
  ];
  for (const column of needed)
    if (!isReadable({ org }, column))
      throw new ReportRefused(`You may not see the field ${column.label}, which this report groups or filters by.`);
}

export function isReadable({ org }: RunProject, column: ReportColumn): boolean {
  const { rights } = org.user;
  return column.reads.every(({ object, field }) => rights.object(object).read && rights.canReadField(object, field));
}

type Parts = Pick<ReportRun, 'report' | 'groupings' | 'columns' | 'aggregates'>;

function readLeaves(project: RunProject, { report, groupings, aggregates }: Parts): Leaf[] {
  const by = groupings.map(({ column }) => (column.field.type === 'datetime' ? dayOf(column.path) : column.path));
  const names = [...new Map(aggregates.map(({ column }) => [column.name, column])).values()];
  const select = [
    ...by.map((expression, index) => `${expression} g${index}`),
    'COUNT(Id) n',
    ...names.flatMap(({ path }, index) =>
      (['SUM', 'COUNT', 'MIN', 'MAX'] as const).map((name) => `${name}(${path}) ${name.toLowerCase()}${index}`),
    ),
  ];
  const grouped = by.length === 0 ? '' : ` GROUP BY ${by.join(', ')}`;
  const rows = query(project, report, `SELECT ${select.join(', ')}`, grouped);
  if (rows.kind !== 'aggregate') throw new Error(`${report.name}: the groups came as ${rows.kind}`);
  const zone = project.org.user.timeZone;
  return rows.rows.map(({ columns }) => {
    const number = (name: string): number | undefined => toNumber(columns.get(name) ?? null);
    const measure = (index: number): ColumnMeasure => ({
      sum: number(`sum${index}`) ?? 0,
      filled: number(`count${index}`) ?? 0,
      least: number(`min${index}`) ?? null,
      greatest: number(`max${index}`) ?? null,
    });
    return {
      values: groupings.map((grouping, index) => groupValue(grouping, columns.get(`g${index}`) ?? null, zone)),
      measures: {
        count: number('n') ?? 0,
        columns: new Map(names.map(({ name }, index) => [name, measure(index)])),
      },
    };
  });
}

function readDetails(project: RunProject, { report, groupings, columns }: Parts, limit: number): DetailRow[] {
  const paths = [...columns, ...groupings.map(({ column }) => column)].map(({ path }) => path);
  const order = [
    ...groupings.map(({ column, descending }) => orderOf(column.path, descending)),
    ...(report.sort === undefined ? [] : [orderOf(report.sort.column.path, report.sort.descending)]),
    'Id',
  ];
  const select = `SELECT ${[...new Set(['Id', ...paths])].join(', ')}`;
  const result = query(project, report, select, ` ORDER BY ${[...new Set(order)].join(', ')} LIMIT ${limit}`);
  if (result.kind !== 'records') throw new Error(`${report.name}: the details came as ${result.kind}`);
  const zone = project.org.user.timeZone;
  return result.rows.map((record) => ({
    record,
    values: groupings.map((grouping) => groupValue(grouping, valueAt(record, grouping.column.path), zone)),
  }));
}

/** Nothing stands before the least. */
function orderOf(path: string, descending: boolean): string {
  return `${path} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST'}`;
}

function query(
  { org }: RunProject,
  report: ReportDefinition,
  select: string,
  rest: string,
): ReturnType<OpenProject['org']['query']> {
  const soql = `${select} FROM ${report.type.object.name}${whereOf(report, org.user.id.value)}${rest}`;
  return org.query(parseSoql(soql), { access: { mode: 'user', sharing: true }, bind: () => null });
}

/** What a record has at the end of a path over lookups. */
export function valueAt(record: SObject, path: string): Value {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at: SObject | null | undefined = record;
  for (const name of names) at = at?.parents.get(name);
  return at?.values.get(last) ?? null;
}
