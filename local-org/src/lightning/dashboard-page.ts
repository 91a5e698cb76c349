import type { DashboardComponent, DashboardDefinition } from '../metadata/report-model.ts';
import { parseSoql } from '../parser/soql.ts';
import { userText } from '../platform/user-context.ts';
import { merge, summaryOf } from '../reports/groups.ts';
import { ReportRefused } from '../reports/refused.ts';
import { isReadable, runReport } from '../reports/run-report.ts';
import { Id } from '../runtime/values/scalars.ts';
import { PageError } from './page-error.ts';
import { byValue, indexesOf, reportChart } from './report-chart.ts';
import { findById, mustRunReports, type ReportProject } from './report-page.ts';
import { groupTable } from './report-table.ts';
import { ReportTexts } from './report-values.ts';

/** A dashboard that the current user may open, and as whom its reports run. */
export function openDashboard(project: ReportProject, id: string): { dashboard: DashboardDefinition; runningUser: Id } {
  mustRunReports(project);
  const dashboard = findById(project.model.analytics.dashboards, id);
  if (dashboard === undefined) throw new PageError(404, 'no such dashboard');
  return { dashboard, runningUser: runningUserOf(project, dashboard) };
}

/** Its components, for the running user: the current one. */
export function dashboardPage(project: ReportProject, dashboard: DashboardDefinition): unknown {
  const { user } = project.org;
  return {
    label: dashboard.label,
    description: dashboard.description ?? '',
    folder: dashboard.folder.label,
    viewingAs: userText(user, 'Name'),
    columns: dashboard.columns,
    rowHeight: dashboard.rowHeight,
    components: dashboard.components.map((component) => ({
      header: component.header,
      footer: component.footer ?? '',
      place: component.place,
      report: { label: component.report.label, url: `/lightning/r/Report/${component.report.id}/view` },
      ...contentOf(project, component),
    })),
  };
}

interface Content {
  readonly chart: unknown;
  readonly table: unknown;
  readonly metric: string | null;
  /** Why the running user sees nothing here. */
  readonly refusal: string;
}

const EMPTY: Content = { chart: null, table: null, metric: null, refusal: '' };

function contentOf(project: ReportProject, component: DashboardComponent): Content {
  const texts = new ReportTexts(project.org.user);
  const { type, groupings, summaries, header, report } = component;
  const [summary = { kind: 'count' as const }] = summaries;
  try {
    const hidden = summaries.find((one) => one.kind === 'aggregate' && !isReadable(project, one.column));
    if (hidden !== undefined) throw new ReportRefused(`${texts.summary(hidden)}: the running user may not see it.`);
    const run = runReport(project, report, false);
    const order = byValue(component.byValue, summary);
    if (type === 'Metric') return { ...EMPTY, metric: texts.number(summaryOf(merge(run.leaves), summary)) };
    if (type === 'FlexTable')
      return { ...EMPTY, table: groupTable(run, texts, { indexes: indexesOf(run, groupings), summaries, order }) };
    return { ...EMPTY, chart: reportChart(run, texts, { ...component, title: header, summary, order }) };
  } catch (error) {
    if (error instanceof ReportRefused) return { ...EMPTY, refusal: error.message };
    throw error;
  }
}

/** Who deployed a dashboard without a running user is its running user: here the org's first administrator. */
function runningUserOf(project: ReportProject, { runningUser, name }: DashboardDefinition): Id {
  if (runningUser === undefined) return project.org.user.id;
  const where = runningUser === '' ? `Profile.Name = 'System Administrator'` : `Username = '${quoted(runningUser)}'`;
  const soql = `SELECT Id FROM User WHERE IsActive = true AND ${where} ORDER BY CreatedDate, Id LIMIT 1`;
  const result = project.org.query(parseSoql(soql), { access: { mode: 'system', sharing: false }, bind: () => null });
  const id = result.kind === 'records' ? result.rows[0]?.values.get('Id') : undefined;
  if (id instanceof Id) return id;
  throw new PageError(400, `${name}: there is no active user ${runningUser}; a deployment would stop here`);
}

function quoted(text: string): string {
  return text.replace(/[\\']/g, String.raw`\$&`);
}
