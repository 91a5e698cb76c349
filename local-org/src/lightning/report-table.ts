import type { ReportColumn, Summary } from '../metadata/report-model.ts';
import { groupBy, merge, summaryOf, type Group, type GroupValue, type Leaf, type Measures } from '../reports/groups.ts';
import { MOST_ROWS, valueAt, type DetailRow, type ReportRun } from '../reports/run-report.ts';
import type { ReportTexts } from './report-values.ts';

export interface Cell {
  readonly text: string;
  readonly url?: string;
  readonly isHeader?: boolean;
  readonly isNumber?: boolean;
  /** Reads badly when it is broken into lines. */
  readonly isWhole?: boolean;
  readonly rows?: number;
  readonly columns?: number;
}
export interface Row {
  readonly kind: 'group' | 'detail' | 'subtotal' | 'total';
  readonly cells: readonly Cell[];
}
/** A table as the page draws it, cell by cell. */
export interface Table {
  readonly head: readonly (readonly Cell[])[];
  readonly body: readonly Row[];
}

const COUNT: Summary = { kind: 'count' };

/** The report as a table: by its format, with subtotals and totals where it wants them. */
export function reportTable(run: ReportRun, texts: ReportTexts): Table {
  const table = new TableBuilder(run, texts);
  if (run.report.format === 'Matrix') return table.matrix();
  return run.report.format === 'Summary' && !run.report.showDetails ? table.groups() : table.details();
}

/** Groups and summaries alone, as a dashboard's table has them; its order is that of the first grouping. */
export function groupTable(
  run: ReportRun,
  texts: ReportTexts,
  wanted: {
    readonly indexes: readonly number[];
    readonly summaries: readonly Summary[];
    readonly order: (groups: Group[]) => Group[];
  },
): Table {
  const heads = wanted.indexes.map((index) => head(run.groupings[index]?.column.label ?? ''));
  const cells = (measures: Measures): Cell[] =>
    wanted.summaries.map((summary) => number(texts.number(summaryOf(measures, summary))));
  const [first = 0, ...rest] = wanted.indexes;
  const groups = wanted
    .order(groupBy(run.leaves, [first], run.groupings))
    .flatMap(({ values, leaves }) =>
      groupBy(leaves, rest, run.groupings).map((inner) => ({ ...inner, values: [...values, ...inner.values] })),
    )
    .slice(0, MOST_ROWS);
  return {
    head: [[...heads, ...wanted.summaries.map((summary) => ({ ...head(texts.summary(summary)), isNumber: true }))]],
    body: [
      ...groups.map(({ values, measures }): Row => ({
        kind: 'group',
        cells: [
          ...values.map((value, at) => groupCell(run, texts, wanted.indexes[at] ?? 0, value)),
          ...cells(measures),
        ],
      })),
      { kind: 'total', cells: [{ ...head('Total'), columns: wanted.indexes.length }, ...cells(merge(run.leaves))] },
    ],
  };
}

class TableBuilder {
  readonly #run: ReportRun;
  readonly #texts: ReportTexts;
  /** Rows of groups or details so far. */
  #shown = 0;

  constructor(run: ReportRun, texts: ReportTexts) {
    this.#run = run;
    this.#texts = texts;
  }

  /** A row for each group, no details. */
  groups(): Table {
    const { report, aggregates, leaves } = this.#run;
    const summaries = [COUNT, ...aggregates];
    const cells = (members: readonly Leaf[]): Cell[] => this.#numbers(merge(members), summaries);
    const body = this.#levels(leaves, 0, (members) => [{ kind: 'group', cells: cells(members) }], cells);
    const total: Row = { kind: 'total', cells: [{ ...head('Total'), columns: report.down.length }, ...cells(leaves)] };
    return {
      head: [
        [
          ...report.down.map(({ column }) => head(column.label)),
          ...summaries.map((summary) => ({ ...head(this.#texts.summary(summary)), isNumber: true })),
        ],
      ],
      body: report.showGrandTotal ? [...body, total] : body,
    };
  }

  /** Days down, states across: a cell for each pair, with the number of rows and the aggregates under each other. */
  matrix(): Table {
    const { report, aggregates, leaves, groupings } = this.#run;
    const depth = report.down.length;
    const across = groupBy(leaves, [depth], groupings).map(({ values }) => values[0] ?? NOTHING);
    const summaries = [COUNT, ...aggregates];
    const cell = (members: readonly Leaf[]): Cell => {
      const measures = merge(members);
      return number(summaries.map((summary) => this.#texts.number(summaryOf(measures, summary))).join(' · '));
    };
    const cells = (members: readonly Leaf[]): Cell[] => [
      ...across.map(({ key }) => cell(members.filter(({ values }) => values[depth]?.key === key))),
      cell(members),
    ];
    const body = this.#levels(leaves, 0, (members) => [{ kind: 'group', cells: cells(members) }], cells);
    const total: Row = { kind: 'total', cells: [{ ...head('Total'), columns: depth }, ...cells(leaves)] };
    const [grouping] = report.across;
    const what = summaries.map((summary) => this.#texts.summary(summary)).join(' · ');
    return {
      head: [
        [
          ...report.down.map(({ column }) => ({ ...head(column.label), rows: 2 })),
          { ...head(`${grouping?.column.label ?? ''} (${what})`), columns: across.length + 1 },
        ],
        [
          ...across.map((value) => ({ ...head(this.#groupText(depth, value)), isNumber: true })),
          { ...head('Total'), isNumber: true },
        ],
      ],
      body: report.showGrandTotal ? [...body, total] : body,
    };
  }

  /** Every row, under its groups if there are any. */
  details(): Table {
    const { report, columns, details, leaves } = this.#run;
    const depth = report.down.length;
    const byGroup = Map.groupBy(details, ({ values }) => keyOf(values));
    const leafRows = (members: readonly Leaf[]): Row[] => {
      const rows = byGroup.get(keyOf(members[0]?.values ?? [])) ?? [];
      return rows.map((row): Row => ({ kind: 'detail', cells: this.#detailCells(row) }));
    };
    const sums = (members: readonly Leaf[]): Cell[] => this.#underColumns(merge(members));
    const body = depth === 0 ? leafRows(leaves) : this.#levels(leaves, 0, leafRows, sums);
    const hasTotal = report.showGrandTotal && (depth > 0 || report.aggregates.length > 0);
    const label = { ...head('Total'), columns: Math.max(depth, 1) };
    // Without groupings the word takes the place of the first column.
    const total: Row = { kind: 'total', cells: [label, ...sums(leaves).slice(depth === 0 ? 1 : 0)] };
    return {
      head: [
        [
          ...report.down.map(({ column }) => head(column.label)),
          ...columns.map((column) => ({ ...head(column.label), isNumber: isNumeric(column) })),
        ],
      ],
      body: hasTotal ? [...body, total] : body,
    };
  }

  /** Groups from the given level on: their rows, each group's name beside all of its rows, subtotals below them. */
  #levels(
    leaves: readonly Leaf[],
    level: number,
    leafRows: (members: readonly Leaf[]) => Row[],
    sums: (members: readonly Leaf[]) => Cell[],
  ): Row[] {
    const { report, groupings } = this.#run;
    const depth = report.down.length;
    if (level === depth) return this.#shown < MOST_ROWS ? this.#counted(leafRows(leaves)) : [];
    const hasDetails = report.format === 'Summary' && report.showDetails;
    return groupBy(leaves, [level], groupings).flatMap((group) => {
      const inner = this.#levels(group.leaves, level + 1, leafRows, sums);
      const isSummed = report.showSubTotals && (level < depth - 1 || hasDetails);
      if (inner.length === 0 && !hasDetails) return [];
      const rest = depth - level - 1;
      const label: Cell[] = rest === 0 ? [] : [{ ...head('Subtotal'), columns: rest }];
      const subtotal: Row = { kind: 'subtotal', cells: [...label, ...sums(group.leaves)] };
      const [first, ...more] = isSummed || inner.length === 0 ? [...inner, subtotal] : inner;
      if (first === undefined) return [];
      const name = groupCell(this.#run, this.#texts, level, group.values[0] ?? NOTHING);
      return [{ ...first, cells: [{ ...name, rows: more.length + 1 }, ...first.cells] }, ...more];
    });
  }

  #counted(rows: Row[]): Row[] {
    this.#shown += rows.length;
    return rows;
  }

  #numbers(measures: Measures, summaries: readonly Summary[]): Cell[] {
    return summaries.map((summary) => number(this.#texts.number(summaryOf(measures, summary))));
  }

  /** Under each column its aggregates; under the first how many rows there are. */
  #underColumns(measures: Measures): Cell[] {
    const { columns, aggregates } = this.#run;
    return columns.map((column, index) => {
      const sums = aggregates
        .filter((one) => one.column === column && summaryOf(measures, one) !== null)
        .map((one) => `${one.type} ${this.#texts.number(summaryOf(measures, one))}`);
      const { count } = measures;
      const rows = index === 0 ? [`${count} ${count === 1 ? 'row' : 'rows'}`] : [];
      return { text: [...rows, ...sums].join(' · '), isNumber: isNumeric(column) };
    });
  }

  #detailCells({ record }: DetailRow): Cell[] {
    const id = valueAt(record, 'Id');
    return this.#run.columns.map((column) => {
      const value = valueAt(record, column.path);
      const text = this.#texts.value(column, value);
      const isName = column.path === record.definition.nameField;
      const url = isName ? `/lightning/r/${record.definition.name}/${this.#texts.value(column, id)}/view` : undefined;
      const isWhole = isName || ['date', 'datetime', 'picklist'].includes(column.field.type);
      return { text, isWhole, isNumber: isNumeric(column), ...(url === undefined ? {} : { url }) };
    });
  }

  #groupText(index: number, value: GroupValue): string {
    const grouping = this.#run.groupings[index];
    return grouping === undefined ? '' : this.#texts.group(grouping, value);
  }
}

const NOTHING: GroupValue = { key: '', value: null };

/** Numbers stand at the right. */
function isNumeric({ field }: ReportColumn): boolean {
  return ['int', 'long', 'double', 'currency', 'percent'].includes(field.type);
}

function keyOf(values: readonly GroupValue[]): string {
  return JSON.stringify(values.map(({ key }) => key));
}

function groupCell(run: ReportRun, texts: ReportTexts, index: number, value: GroupValue): Cell {
  const grouping = run.groupings[index];
  return head(grouping === undefined ? '' : texts.group(grouping, value));
}

function head(text: string): Cell {
  return { text, isHeader: true };
}

function number(text: string): Cell {
  return { text, isNumber: true };
}
