import { Big } from 'bigdecimal.js';
import type { ReportDefinition } from '../../src/metadata/report-model.ts';
import { Limits } from '../../src/runtime/limits.ts';
import { ApexDate, ApexDatetime, type Id } from '../../src/runtime/values/scalars.ts';
import { REPORT_LIMITS, runReport, type ReportRun } from '../../src/reports/run-report.ts';
import { reportTable } from '../../src/lightning/report-table.ts';
import { ReportTexts } from '../../src/lightning/report-values.ts';
import { reportProject } from '../metadata/report-files.ts';
import { orgOf, type OrgFixture } from '../platform/org-fixture.ts';

export interface OrderValues {
  readonly state?: string;
  readonly city?: string;
  readonly amount?: string;
  /** `2026-11-23` */
  readonly day?: string;
}

/** An org with one report, `Mine/R`, and these orders. */
export function orgWith(
  reportXml: string,
  orders: readonly OrderValues[],
  more: Readonly<Record<string, string>> = {},
): OrgFixture {
  const f = orgOf(reportProject({ 'reports/Mine/R.report-meta.xml': reportXml, ...more }));
  for (const order of orders) addOrder(f, order);
  return f;
}

export function addOrder(f: OrgFixture, { state, city, amount, day }: OrderValues): Id {
  const [year = 0, month = 0, date = 0] = (day ?? '').split('-').map(Number);
  return f.insert('Order__c', {
    State__c: state ?? null,
    City__c: city ?? null,
    Amount__c: amount === undefined ? null : Big(amount),
    Day__c: day === undefined ? null : ApexDate.of(year, month, date),
  });
}

export function createdAt(f: OrgFixture, id: Id, iso: string): void {
  const at = new ApexDatetime(Date.parse(iso));
  f.org.records.update(f.org.object('Order__c'), id.value, new Map([['CreatedDate', at]]));
}

export function reportOf(f: OrgFixture): ReportDefinition {
  const report = f.org.model.analytics.reports.find(({ name }) => name === 'Mine/R');
  if (report === undefined) throw new Error('no report Mine/R');
  return report;
}

export function run(f: OrgFixture): ReportRun {
  return f.rt.withLimits(new Limits(REPORT_LIMITS), () => runReport(f, reportOf(f), true));
}

/** The body of the report's table, a line of texts for each row. */
export function lines(f: OrgFixture): string[] {
  const { body } = reportTable(run(f), new ReportTexts(f.org.user));
  return body.map(({ cells }) => cells.map(({ text }) => text).join(' | '));
}
