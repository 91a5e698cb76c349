import type { ReportDefinition, ReportFilter } from '../metadata/report-model.ts';
import type { OpenProject } from '../project.ts';
import { merge } from '../reports/groups.ts';
import { ReportRefused } from '../reports/refused.ts';
import { isReadable, MOST_ROWS, runReport } from '../reports/run-report.ts';
import { PageError } from './page-error.ts';
import { byValue, reportChart } from './report-chart.ts';
import { reportTable } from './report-table.ts';
import { ReportTexts } from './report-values.ts';

export type ReportProject = Pick<OpenProject, 'org' | 'model'>;

/** A report that was run for the current user: its chart, its table, and what it was asked for. */
export function reportPage(project: ReportProject, id: string): unknown {
  const report = findById(project.model.analytics.reports, id);
  if (report === undefined) throw new PageError(404, 'no such report');
  return refusing(() => {
    const run = runReport(project, report, true);
    const texts = new ReportTexts(project.org.user);
    const { chart } = report;
    const isDrawn =
      chart !== undefined && (chart.summary.kind === 'count' || isReadable(project, chart.summary.column));
    const { count } = merge(run.leaves);
    return {
      label: report.label,
      description: report.description ?? '',
      folder: report.folder.label,
      type: report.type.label,
      filters: filtersOf(report),
      count,
      cut: run.isCut ? `The first ${MOST_ROWS.toLocaleString('en')} rows are shown.` : '',
      hidden: report.columns.filter((column) => !run.columns.includes(column)).map(({ label }) => label),
      chart: isDrawn
        ? reportChart(run, texts, {
            ...chart,
            title: chart.title ?? report.label,
            order: byValue(undefined, chart.summary),
            most: undefined,
          })
        : null,
      table: reportTable(run, texts),
    };
  });
}

/** Reports and dashboards by their folders, for who may run reports. Their folders are public. */
export function analyticsList(project: ReportProject, kind: 'Report' | 'Dashboard'): unknown {
  mustRunReports(project);
  const { reports, dashboards } = project.model.analytics;
  const items = kind === 'Report' ? reports : dashboards;
  return {
    label: kind === 'Report' ? 'Reports' : 'Dashboards',
    items: items
      .map(({ id, label, description, folder }) => ({
        id,
        label,
        description: description ?? '',
        folder: folder.label,
        url: `/lightning/r/${kind}/${id}/view`,
      }))
      .toSorted((a, b) => a.folder.localeCompare(b.folder) || a.label.localeCompare(b.label)),
  };
}

export function mustRunReports({ org }: ReportProject): void {
  if (!org.user.rights.has('RunReports'))
    throw new PageError(403, 'Running reports takes the user permission Run Reports.');
}

/** By the id of 15 or 18 characters. */
export function findById<T extends { readonly id: string }>(items: readonly T[], id: string): T | undefined {
  return items.find((item) => item.id === id.slice(0, 15));
}

/** What the user may not run is said on the page. */
export function refusing<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof ReportRefused) throw new PageError(403, error.message);
    throw error;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  equals: '=',
  notEqual: '≠',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '≤',
  greaterOrEqual: '≥',
  contains: 'contains',
  notContain: 'does not contain',
  startsWith: 'starts with',
};

/** `INTERVAL_LAST7` → `Last 7 days`; without days of its own `INTERVAL_CUSTOM` is all time. */
function filtersOf(report: ReportDefinition): string[] {
  const { window, logic } = report;
  const one = ({ column, operation, value }: ReportFilter, index: number): string => {
    const number = logic === undefined ? '' : `${index + 1}. `;
    return `${number}${column.label} ${WORDS[operation] ?? operation} ${value === '' ? '(empty)' : value}`;
  };
  return [
    ...(window === undefined ? [] : [`${window.column.label}: ${windowText(window)}`]),
    ...report.filters.map(one),
    ...(logic === undefined ? [] : [`Filter logic: ${logic.text}`]),
  ];
}

function windowText({ interval, start, end }: NonNullable<ReportDefinition['window']>): string {
  const lastDays = /^INTERVAL_LAST(\d+)$/.exec(interval)?.[1];
  if (lastDays !== undefined) return `last ${lastDays} days`;
  if (interval !== 'INTERVAL_CUSTOM') return NAMES[interval] ?? interval;
  if (start === undefined && end === undefined) return 'all time';
  return `${start ?? '…'} to ${end ?? '…'}`;
}

const NAMES: Readonly<Record<string, string>> = {
  INTERVAL_TODAY: 'today',
  INTERVAL_YESTERDAY: 'yesterday',
  INTERVAL_TOMORROW: 'tomorrow',
  INTERVAL_THISWEEK: 'this week',
  INTERVAL_LASTWEEK: 'last week',
  INTERVAL_THISMONTH: 'this month',
  INTERVAL_LASTMONTH: 'last month',
  INTERVAL_CURRENTQ: 'this quarter',
  INTERVAL_PREVQ: 'last quarter',
  INTERVAL_CURY: 'this year',
  INTERVAL_PREVY: 'last year',
};
