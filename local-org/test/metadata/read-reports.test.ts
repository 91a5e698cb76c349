import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { readProject } from '../../src/metadata/read-project.ts';
import type { AnalyticsModel } from '../../src/metadata/report-model.ts';
import { projectOf } from './project-fixture.ts';
import {
  columns,
  dashboard,
  filter,
  grouping,
  report,
  reportProject,
  reportType,
  TYPE_FIELDS,
} from './report-files.ts';

/** What a deployment refuses, and what this org doesn't do: each is an error with the file it is in. */

function read(test: TestContext, files: Readonly<Record<string, string>>): AnalyticsModel {
  return readProject({ projectDir: projectOf(test, reportProject(files)) }).analytics;
}

const REPORT = 'reports/Mine/R.report-meta.xml';
const DASHBOARD = 'dashboards/Mine/D.dashboard-meta.xml';
const BY_STATE = report(
  'Summary',
  `${columns('Name', 'Amount__c Sum Average')}${grouping('Down', 'State__c')}${grouping('Down', 'City__c')}`,
);
const CHART = (body: string): string =>
  `<chart><chartSummaries><axisBinding>y</axisBinding><column>RowCount</column></chartSummaries>${body}</chart>`;
const COMPONENT = (body: string, type = 'Column'): string =>
  `<componentType>${type}</componentType>${body}<report>Mine/R</report>`;

describe('reports of a project', () => {
  it('P1 are read with their type, folder, groupings, aggregates and filters', (test) => {
    const body = `${columns('Name', 'Amount__c Sum')}<filter><booleanFilter>1 OR 2</booleanFilter>${filter(['State__c', 'equals', 'Open'], ['Owner', 'startsWith', 'Ada'])}</filter>${grouping('Down', 'Day__c', '<dateGranularity>Month</dateGranularity>')}`;
    const { reports } = read(test, { [REPORT]: report('Summary', body) });
    const [first] = reports;
    assert.ok(first);
    assert.match(first.id, /^00O\w{12}$/);
    assert.equal(first.name, 'Mine/R');
    assert.equal(first.folder.label, 'Mine');
    assert.deepEqual(
      first.columns.map(({ path }) => path),
      ['Name', 'Amount__c'],
    );
    assert.deepEqual(
      first.down.map(({ column, granularity }) => [column.path, granularity]),
      [['Day__c', 'Month']],
    );
    assert.deepEqual(
      first.filters.map(({ column }) => column.path),
      ['State__c', 'Owner.Name'],
    );
    assert.equal(first.logic?.text, '1 OR 2');
    assert.equal(first.aggregates[0]?.type, 'Sum');
  });

  it('P1 lead over lookups, and show of a lookup the name of what it points at', (test) => {
    const { reportTypes } = read(test, {});
    const paths = new Map(reportTypes[0]?.columns.map(({ name, path }) => [name, path]));
    assert.equal(paths.get('Order__c$Owner'), 'Owner.Name');
    assert.equal(paths.get('Order__c$CreatedBy.Username'), 'CreatedBy.Username');
  });
});

const REFUSED: readonly (readonly [what: string, files: Readonly<Record<string, string>>, message: RegExp])[] = [
  [
    'an unknown element',
    { [REPORT]: report('Tabular', '<colour>red</colour>') },
    /R\.report-meta\.xml:\d+:\d+: Report has no element colour/,
  ],
  [
    'an element that this org has no answer to',
    { [REPORT]: report('Tabular', '<buckets></buckets>') },
    /the local org doesn't do Report\.buckets/,
  ],
  [
    'an element twice',
    { [REPORT]: report('Tabular', '<description>a</description><description>b</description>') },
    /may have description only once/,
  ],
  [
    'a missing element',
    { 'reports/Mine.reportFolder-meta.xml': '<ReportFolder xmlns="x"></ReportFolder>' },
    /ReportFolder needs name/,
  ],
  ['a value that is none', { [REPORT]: report('Tubular', '') }, /Report\.format: Tubular is no value of it/],
  [
    'a format that this org has no answer to',
    { [REPORT]: report('MultiBlock', '') },
    /doesn't do Report\.format MultiBlock/,
  ],
  [
    'text that is no flag',
    { [REPORT]: report('Tabular', '<showDetails>yes</showDetails>') },
    /showDetails is true or false, found yes/,
  ],
  [
    'text that is no number',
    { [REPORT]: report('Tabular', '<rowLimit>many</rowLimit>') },
    /rowLimit must be a number, found many/,
  ],
  [
    'a report type that nobody has',
    { [REPORT]: report('Tabular', '', 'Nothing__c') },
    /reportType: no report type Nothing__c/,
  ],
  [
    'a report type of the platform',
    { [REPORT]: report('Tabular', '', 'AccountList') },
    /the local org does the report types of the project, not AccountList/,
  ],
  [
    'a column that the report type lacks',
    { [REPORT]: report('Tabular', columns('Size__c')) },
    /the report type Orders__c has no column Order__c\$Size__c/,
  ],
  [
    'a column that is grouped too',
    { [REPORT]: report('Summary', columns('State__c') + grouping('Down', 'State__c')) },
    /is grouped and can't be a column too/,
  ],
  [
    'groups of a long text',
    { [REPORT]: report('Summary', grouping('Down', 'Note__c')) },
    /Order__c\$Note__c can't be grouped/,
  ],
  ['a sum of texts', { [REPORT]: report('Tabular', columns('City__c Sum')) }, /Order__c\$City__c is no number/],
  [
    'a folder that is missing',
    { 'reports/Other/R.report-meta.xml': report('Tabular', '') },
    /the folder Other is missing/,
  ],
  ['a report in no folder', { 'reports/R.report-meta.xml': report('Tabular', '') }, /lies in no folder/],
  [
    'a name of more than 40 characters',
    { [REPORT]: report('Tabular', '').replace('The Report', 'x'.repeat(41)) },
    /name has 41 characters, at most 40/,
  ],
  [
    'groupings of a tabular report',
    { [REPORT]: report('Tabular', grouping('Down', 'State__c')) },
    /a tabular report has no groupings/,
  ],
  ['a summary without groupings', { [REPORT]: report('Summary', '') }, /a summary report has groupings down/],
  [
    'a matrix without groupings across',
    { [REPORT]: report('Matrix', grouping('Down', 'State__c')) },
    /a matrix report has groupings down and across/,
  ],
  [
    'a row limit without a sort',
    { [REPORT]: report('Tabular', `${columns('Name')}<rowLimit>5</rowLimit>`) },
    /rowLimit needs a tabular report with a sortColumn/,
  ],
  [
    'a sort by what is no column',
    { [REPORT]: report('Tabular', `${columns('Name')}<sortColumn>Order__c$City__c</sortColumn>`) },
    /sortColumn: Order__c\$City__c is no column/,
  ],
  [
    'filter logic that leaves a filter out',
    {
      [REPORT]: report(
        'Tabular',
        `<filter><booleanFilter>1</booleanFilter>${filter(['City__c', 'equals', 'a'], ['City__c', 'equals', 'b'])}</filter>`,
      ),
    },
    /booleanFilter: 1 doesn't join the 2 filters/,
  ],
  ...['1 AND 2 OR 1', '1 XOR 2', '(1 AND 2', 'NOT', '1 2'].map(
    (logic) =>
      [
        `the filter logic ${logic}`,
        {
          [REPORT]: report(
            'Tabular',
            `<filter><booleanFilter>${logic}</booleanFilter>${filter(['City__c', 'equals', 'a'], ['City__c', 'equals', 'b'])}</filter>`,
          ),
        },
        /booleanFilter: .* is no logic of filters/,
      ] as const,
  ),
  [
    'an operator that a field has not',
    { [REPORT]: report('Tabular', `<filter>${filter(['Amount__c', 'contains', '1'])}</filter>`) },
    /the operator contains isn't for fields of type double/,
  ],
  [
    'a filter of a long text',
    { [REPORT]: report('Tabular', `<filter>${filter(['Note__c', 'contains', 'x'])}</filter>`) },
    /Order__c\$Note__c: can't be filtered/,
  ],
  [
    'a date of some locale',
    { [REPORT]: report('Tabular', `<filter>${filter(['Day__c', 'equals', '11/23/2026'])}</filter>`) },
    /11\/23\/2026 is no date/,
  ],
  [
    'an interval that nobody knows',
    {
      [REPORT]: report(
        'Tabular',
        '<timeFrameFilter><dateColumn>Order__c$Day__c</dateColumn><interval>INTERVAL_SOON</interval></timeFrameFilter>',
      ),
    },
    /doesn't know the interval INTERVAL_SOON/,
  ],
  [
    'a time frame of what is no date',
    {
      [REPORT]: report(
        'Tabular',
        '<timeFrameFilter><dateColumn>Order__c$City__c</dateColumn><interval>INTERVAL_LAST7</interval></timeFrameFilter>',
      ),
    },
    /timeFrameFilter: Order__c\$City__c is no date/,
  ],
  [
    'a chart of what is not grouped',
    {
      [REPORT]: report(
        'Summary',
        CHART('<chartType>Donut</chartType><groupingColumn>Order__c$City__c</groupingColumn>') +
          grouping('Down', 'State__c'),
      ),
    },
    /Order__c\$City__c is no grouping of the report/,
  ],
  [
    'a stacked chart of one grouping',
    {
      [REPORT]: report(
        'Summary',
        CHART('<chartType>VerticalColumnStacked</chartType><groupingColumn>Order__c$State__c</groupingColumn>') +
          grouping('Down', 'State__c'),
      ),
    },
    /a chart ColumnStacked takes 2 groupings, found 1/,
  ],
  [
    'a kind of chart that is not drawn here',
    { [REPORT]: report('Summary', CHART('<chartType>Funnel</chartType>') + grouping('Down', 'State__c')) },
    /doesn't do chart\.chartType Funnel/,
  ],
  [
    'a report type on an object that is not there',
    {
      'reportTypes/Orders.reportType-meta.xml': reportType().replace(
        '>Order__c</baseObject',
        '>Nothing__c</baseObject',
      ),
    },
    /baseObject: no object Nothing__c/,
  ],
  [
    'a report type with a field that is not there',
    { 'reportTypes/Orders.reportType-meta.xml': reportType(['Size__c']) },
    /Order__c has no field Size__c/,
  ],
  [
    'a lookup that is written as its id',
    { 'reportTypes/Orders.reportType-meta.xml': reportType(['OwnerId']) },
    /OwnerId is a lookup: report types write it without Id/,
  ],
  [
    'a way over a lookup to several objects',
    { 'reportTypes/Orders.reportType-meta.xml': reportType(['Owner.Name']) },
    /doesn't go over Owner, which points at several objects/,
  ],
  [
    'a report type with a join',
    {
      'reportTypes/Orders.reportType-meta.xml': reportType(
        TYPE_FIELDS,
        '<join><outerJoin>true</outerJoin><relationship>Lines__r</relationship></join>',
      ),
    },
    /doesn't do ReportType\.join/,
  ],
  [
    'a dashboard of a report that is missing',
    { [DASHBOARD]: dashboard(COMPONENT('<groupingColumn>Order__c$State__c</groupingColumn>')) },
    /no report Mine\/R/,
  ],
  [
    'a dashboard with a grouping that its report lacks',
    { [REPORT]: BY_STATE, [DASHBOARD]: dashboard(COMPONENT('<groupingColumn>Order__c$Day__c</groupingColumn>')) },
    /Order__c\$Day__c is no grouping of the report/,
  ],
  [
    'a dashboard with an aggregate that its report lacks',
    {
      [REPORT]: BY_STATE,
      [DASHBOARD]: dashboard(
        COMPONENT(
          '<chartSummary><aggregate>Maximum</aggregate><column>Order__c$Amount__c</column></chartSummary><groupingColumn>Order__c$State__c</groupingColumn>',
        ),
      ),
    },
    /the report doesn't have the Maximum of Order__c\$Amount__c/,
  ],
  [
    'the chart of a report that has none',
    { [REPORT]: BY_STATE, [DASHBOARD]: dashboard(COMPONENT('<useReportChart>true</useReportChart>')) },
    /the report Mine\/R has no chart/,
  ],
  [
    'a running user without a name',
    {
      [REPORT]: BY_STATE,
      [DASHBOARD]: dashboard(
        COMPONENT('<groupingColumn>Order__c$State__c</groupingColumn>'),
        '<runningUser></runningUser>',
      ),
    },
    /runningUser is empty/,
  ],
  [
    'a component beyond the grid',
    {
      [REPORT]: BY_STATE,
      [DASHBOARD]: dashboard(COMPONENT('<groupingColumn>Order__c$State__c</groupingColumn>')).replace(
        '<columnIndex>0',
        '<columnIndex>7',
      ),
    },
    /a component doesn't fit into 12 columns/,
  ],
];

describe('what a report may not have', () => {
  for (const [what, files, message] of REFUSED) {
    it(`P2 ${what}`, (test) => {
      assert.throws(() => read(test, files), message);
    });
  }
});
