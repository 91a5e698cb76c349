import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dashboardPage, openDashboard } from '../../src/lightning/dashboard-page.ts';
import { PageError } from '../../src/lightning/page-error.ts';
import { analyticsList, reportPage } from '../../src/lightning/report-page.ts';
import { ReportRefused } from '../../src/reports/refused.ts';
import { columns, dashboard, filter, grouping, report } from '../metadata/report-files.ts';
import type { OrgFixture } from '../platform/org-fixture.ts';
import { lines, orgWith, reportOf, run } from './report-fixture.ts';

const ORDERS = [
  { state: 'Open', city: 'Bern', amount: '1' },
  { state: 'Lost', city: 'Chur', amount: '2' },
];
const BY_STATE = report(
  'Summary',
  `${columns('Name', 'Amount__c Sum')}${grouping('Down', 'State__c')}<showDetails>false</showDetails>`,
);
const DASHBOARD = 'dashboards/Mine/D.dashboard-meta.xml';
const component = `<chartSummary><column>RowCount</column></chartSummary><componentType>Column</componentType><groupingColumn>Order__c$State__c</groupingColumn><report>Mine/R</report>`;

function asReader<T>(f: OrgFixture, body: () => T, profile = 'Standard User', sets: readonly string[] = ['Reader']): T {
  let result: { readonly value: T } | undefined;
  f.org.runAs(f.user(profile, sets), () => (result = { value: body() }));
  if (result === undefined) throw new Error('it did not run');
  return result.value;
}

describe('who runs a report', () => {
  it('P6 without rights on the object is refused', () => {
    const f = orgWith(BY_STATE, ORDERS);
    assert.throws(
      () => asReader(f, () => run(f), 'Standard User', []),
      (error: Error) => error instanceof ReportRefused && /You may not see Order/.test(error.message),
    );
  });

  it('P6 without the permission to run reports is refused, on the list of reports too', () => {
    const f = orgWith(BY_STATE, ORDERS);
    const refuse = (body: () => unknown): void =>
      assert.throws(() => asReader(f, body, 'Minimum Access - Salesforce'), /takes the user permission Run Reports/);
    refuse(() => run(f));
    refuse(() => analyticsList({ org: f.org, model: f.org.model }, 'Report'));
  });

  it('P6 sees only the records that are shared with him', () => {
    const f = orgWith(BY_STATE, ORDERS);
    assert.deepEqual(lines(f), ['Open | 1 | 1', 'Lost | 1 | 2', 'Total | 2 | 3']);
    assert.deepEqual(
      asReader(f, () => lines(f)),
      ['Total | 0'],
    );
  });

  it('P6 gets no columns that he may not read, and no sums of them', () => {
    const f = orgWith(report('Tabular', columns('City__c', 'Amount__c Sum')), ORDERS);
    const { columns: left, aggregates } = asReader(f, () => run(f));
    assert.deepEqual(
      left.map(({ path }) => path),
      ['City__c'],
    );
    assert.deepEqual(aggregates, []);
  });

  it('P6 is refused where it groups or filters by a field that he may not read', () => {
    const body = `<filter>${filter(['Amount__c', 'greaterThan', '1'])}</filter>`;
    const f = orgWith(report('Tabular', columns('City__c') + body), ORDERS);
    assert.throws(
      () => asReader(f, () => run(f)),
      /may not see the field Amount, which this report groups or filters by/,
    );
  });
});

describe('the pages', () => {
  const page = (f: OrgFixture): { readonly hidden: readonly string[]; readonly count: number } =>
    reportPage({ org: f.org, model: f.org.model }, reportOf(f).id) as never;

  it('P6 say which columns are left out', () => {
    const f = orgWith(report('Tabular', columns('City__c', 'Amount__c')), ORDERS);
    assert.deepEqual(page(f).hidden, []);
    assert.deepEqual(asReader(f, () => page(f)).hidden, ['Amount']);
  });

  it('P6 answer 403 with the reason, and 404 for a report that is not there', () => {
    const f = orgWith(BY_STATE, ORDERS);
    const status = (body: () => unknown, expected: number): void =>
      assert.throws(body, (error: Error) => error instanceof PageError && error.status === expected);
    status(() => asReader(f, () => page(f), 'Standard User', []), 403);
    status(() => reportPage({ org: f.org, model: f.org.model }, '00O000000000000'), 404);
  });
});

describe('a dashboard', () => {
  const open = (type: string): { f: OrgFixture; project: Parameters<typeof openDashboard>[0]; id: string } => {
    const f = orgWith(BY_STATE, ORDERS, { [DASHBOARD]: dashboard(component, type) });
    const [first] = f.org.model.analytics.dashboards;
    return { f, project: { org: f.org, model: f.org.model }, id: first?.id ?? '' };
  };

  it('P7 without a running user runs as who deployed it, whoever looks', () => {
    const { f, project, id } = open('<dashboardType>SpecifiedUser</dashboardType>');
    const { runningUser } = asReader(f, () => openDashboard(project, id));
    assert.equal(runningUser.value, f.org.user.id.value);
  });

  it('P7 for the logged-in user runs as the viewer, and tells him what he may not see', () => {
    const { f, project, id } = open('<dashboardType>LoggedInUser</dashboardType>');
    const shown = asReader(
      f,
      () => {
        const { dashboard: found, runningUser } = openDashboard(project, id);
        assert.equal(runningUser.value, f.org.user.id.value);
        return dashboardPage(project, found);
      },
      'Standard User',
      [],
    ) as { readonly components: readonly { readonly refusal: string; readonly chart: unknown }[] };
    assert.match(shown.components[0]?.refusal ?? '', /You may not see Order/);
    assert.equal(shown.components[0]?.chart, null);
  });

  it('P7 with a running user that the org does not have is refused', () => {
    const { project, id } = open(
      '<dashboardType>SpecifiedUser</dashboardType><runningUser>a@example.com</runningUser>',
    );
    assert.throws(() => openDashboard(project, id), /there is no active user a@example\.com/);
  });

  it('P7 draws the groups of its reports', () => {
    const { f, project, id } = open('<dashboardType>SpecifiedUser</dashboardType>');
    const { components } = dashboardPage(project, openDashboard(project, id).dashboard) as {
      readonly components: readonly { readonly chart: { readonly categories: unknown; readonly series: unknown } }[];
    };
    assert.ok(f);
    assert.deepEqual(components[0]?.chart.categories, ['Open', 'Lost']);
    assert.deepEqual(components[0].chart.series, [{ label: 'Record Count', values: [1, 1] }]);
  });
});
