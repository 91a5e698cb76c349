import { elements, FLAG, many, NUMBER, oneOf, REFUSED, required, TEXT, type Shape } from './element-shape.ts';
import { CHART_SUMMARY, CHART_TYPES } from './report-shapes.ts';

/** Elements and values of the Metadata API's type Dashboard (Metadata API Developer Guide, "Dashboard"). */
const DRAWN = `${Object.values(CHART_TYPES).join(' ')} Metric FlexTable`;
const OTHER_COMPONENTS =
  'BarStacked100 ColumnStacked100 Table Gauge LineCumulative LineGroupedCumulative Scontrol VisualforcePage Funnel ColumnLine ColumnLineGrouped ColumnLineStacked ColumnLineStacked100 Scatter ScatterGrouped Image RichText PulseMetric LightningWebComponent';
const SORTS: Shape = {
  groupingSorts: many(
    elements({
      groupingLevel: required(oneOf('g1 g2')),
      inheritedReportGroupingSort: TEXT,
      sortColumn: TEXT,
      sortOrder: oneOf('a d'),
    }),
  ),
};

const COMPONENT: Shape = {
  ...Object.fromEntries(
    'chartAxisRangeMax chartAxisRangeMin dashboardComponentContents dashboardDynamicValues dashboardFilterColumns dashboardTableColumn drillDownUrl gaugeMax gaugeMin page pageHeightInPixels scontrol scontrolHeightInPixels showRange'
      .split(' ')
      .map((name) => [name, REFUSED]),
  ),
  autoselectColumnsFromReport: FLAG,
  chartAxisRange: oneOf('Auto Manual', 'Manual'),
  chartSummary: many(elements(CHART_SUMMARY)),
  componentChartTheme: oneOf('light dark'),
  componentType: required(oneOf(`${DRAWN} ${OTHER_COMPONENTS}`, OTHER_COMPONENTS)),
  decimalPrecision: NUMBER,
  displayUnits: oneOf('Auto Integer Hundreds Thousands Millions Billions Trillions'),
  drillEnabled: FLAG,
  drillToDetailEnabled: FLAG,
  enableHover: FLAG,
  expandOthers: FLAG,
  flexComponentProperties: elements({
    decimalPrecision: NUMBER,
    flexTableColumn: many(
      elements({
        reportColumn: required(TEXT),
        showSubTotal: FLAG,
        showTotal: FLAG,
        type: required(oneOf('grouping aggregate detail', 'detail')),
      }),
    ),
    flexTableSortInfo: elements({ sortColumn: TEXT, sortOrder: TEXT }),
    hideChatterPhotos: FLAG,
    useReportTableSetting: FLAG,
  }),
  footer: TEXT,
  groupingColumn: many(TEXT),
  groupingSortProperties: elements(SORTS),
  header: TEXT,
  indicatorBreakpoint1: NUMBER,
  indicatorBreakpoint2: NUMBER,
  indicatorHighColor: TEXT,
  indicatorLowColor: TEXT,
  indicatorMiddleColor: TEXT,
  legendPosition: oneOf('Right Bottom OnChart'),
  maxValuesDisplayed: NUMBER,
  metricLabel: TEXT,
  report: required(TEXT),
  showPercentage: FLAG,
  showPicturesOnCharts: FLAG,
  showPicturesOnTables: FLAG,
  showTotal: FLAG,
  showValues: FLAG,
  sortBy: oneOf('RowLabelAscending RowLabelDescending RowValueAscending RowValueDescending'),
  sortLegendValues: FLAG,
  title: TEXT,
  useReportChart: FLAG,
};

export const DASHBOARD: Shape = {
  ...Object.fromEntries(
    'dashboardFilters dashboardResultRefreshedDate dashboardResultRunningUser folderName leftSection middleSection numSubscriptions rightSection'
      .split(' ')
      .map((name) => [name, REFUSED]),
  ),
  backgroundEndColor: required(TEXT),
  backgroundFadeDirection: required(oneOf('TopToBottom LeftToRight Diagonal')),
  backgroundStartColor: required(TEXT),
  chartTheme: oneOf('light dark'),
  colorPalette: TEXT,
  dashboardChartTheme: oneOf('light dark'),
  dashboardColorPalette: TEXT,
  dashboardGridLayout: required(
    elements({
      dashboardGridComponents: many(
        elements({
          colSpan: required(NUMBER),
          columnIndex: required(NUMBER),
          dashboardComponent: required(elements(COMPONENT)),
          rowIndex: required(NUMBER),
          rowSpan: required(NUMBER),
        }),
      ),
      numberOfColumns: required(NUMBER),
      rowHeight: required(NUMBER),
    }),
  ),
  dashboardType: oneOf('SpecifiedUser LoggedInUser MyTeamUser', 'MyTeamUser'),
  description: TEXT,
  isGridLayout: FLAG,
  owner: TEXT,
  runningUser: TEXT,
  textColor: required(TEXT),
  title: required(TEXT),
  titleColor: required(TEXT),
  titleSize: required(NUMBER),
};
