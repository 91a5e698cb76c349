import type { Position } from '../base/position.ts';
import type { FilterLogic } from './filter-logic.ts';
import type { FieldDefinition, ObjectDefinition } from './model.ts';

/** Reports and dashboards of the project, read and resolved. */
export interface AnalyticsModel {
  readonly reportTypes: readonly ReportTypeDefinition[];
  readonly reports: readonly ReportDefinition[];
  readonly dashboards: readonly DashboardDefinition[];
}

/** A custom report type. Metadata API Developer Guide, "ReportType". */
export interface ReportTypeDefinition {
  /** API name, as reports name it: `Sync_Logs__c`. */
  readonly name: string;
  readonly label: string;
  readonly object: ObjectDefinition;
  readonly columns: readonly ReportColumn[];
}

/** A field of a report type, over lookups or not. */
export interface ReportColumn {
  /** As reports name it: `Sync_Log__c$Status__c`, `Sync_Log__c$CreatedBy.Username`. */
  readonly name: string;
  /** As SOQL names it: `Status__c`, `CreatedBy.Username`; of a lookup the name of what it points at. */
  readonly path: string;
  readonly label: string;
  /** The field whose value is shown. */
  readonly field: FieldDefinition;
  /** Fields on the way that the user must be able to read, with their objects; the last one is the column's own. */
  readonly reads: readonly { readonly object: ObjectDefinition; readonly field: FieldDefinition }[];
}

export type AggregateType = 'Sum' | 'Average' | 'Maximum' | 'Minimum';
export type Granularity = 'Day' | 'Week' | 'Month' | 'Quarter' | 'Year';

/** What a chart or a table shows of each group: how many rows, or an aggregate of a column. */
export type Summary =
  | { readonly kind: 'count' }
  | { readonly kind: 'aggregate'; readonly column: ReportColumn; readonly type: AggregateType };

export interface ReportGrouping {
  readonly column: ReportColumn;
  /** Of dates. */
  readonly granularity: Granularity;
  readonly descending: boolean;
  /** Groups stand in the order of their number of rows. */
  readonly byCount: boolean;
}

export interface ReportFilter {
  readonly column: ReportColumn;
  readonly operation: string;
  readonly value: string;
}

export interface ReportChart {
  readonly type: string;
  readonly title: string | undefined;
  readonly groupings: readonly ReportColumn[];
  readonly summary: Summary;
}

/** Metadata API Developer Guide, "Report". */
export interface ReportDefinition {
  /** Made of the name, so that it is the same in every run. */
  readonly id: string;
  /** `ChargeOver_Sync/Logs_by_Day` */
  readonly name: string;
  readonly folder: ReportFolder;
  readonly label: string;
  readonly description: string | undefined;
  readonly format: 'Tabular' | 'Summary' | 'Matrix';
  readonly type: ReportTypeDefinition;
  readonly columns: readonly ReportColumn[];
  readonly aggregates: readonly (Summary & { readonly kind: 'aggregate' })[];
  readonly down: readonly ReportGrouping[];
  readonly across: readonly ReportGrouping[];
  readonly filters: readonly ReportFilter[];
  /** How the filters are joined; undefined: all of them. */
  readonly logic: { readonly text: string; readonly tree: FilterLogic } | undefined;
  readonly window:
    | {
        readonly column: ReportColumn;
        readonly interval: string;
        readonly start: string | undefined;
        readonly end: string | undefined;
      }
    | undefined;
  readonly mineOnly: boolean;
  readonly chart: ReportChart | undefined;
  readonly sort: { readonly column: ReportColumn; readonly descending: boolean } | undefined;
  readonly rowLimit: number | undefined;
  readonly showDetails: boolean;
  readonly showSubTotals: boolean;
  readonly showGrandTotal: boolean;
  readonly file: string;
  readonly position: Position;
}

export interface ReportFolder {
  readonly name: string;
  readonly label: string;
}

/** Metadata API Developer Guide, "Dashboard". */
export interface DashboardDefinition {
  readonly id: string;
  readonly name: string;
  readonly folder: ReportFolder;
  readonly label: string;
  readonly description: string | undefined;
  /** Whose rights the numbers obey: undefined is the viewer, `''` who deployed it, else a username. */
  readonly runningUser: string | undefined;
  readonly columns: number;
  readonly rowHeight: number;
  readonly components: readonly DashboardComponent[];
  readonly file: string;
}

export interface DashboardComponent {
  readonly report: ReportDefinition;
  readonly type: string;
  readonly header: string;
  readonly footer: string | undefined;
  readonly groupings: readonly ReportColumn[];
  readonly summaries: readonly Summary[];
  /** Groups with the greatest values first, or the least; undefined: as the report has them. */
  readonly byValue: 'ascending' | 'descending' | undefined;
  readonly most: number | undefined;
  readonly place: { readonly column: number; readonly row: number; readonly width: number; readonly height: number };
}
