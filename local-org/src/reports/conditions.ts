import type { FilterLogic } from '../metadata/filter-logic.ts';
import type { FieldDefinition } from '../metadata/model.ts';
import type { ReportDefinition } from '../metadata/report-model.ts';
import { INTERVALS } from '../metadata/read-report-filters.ts';

/** A filter as reports and list views write it. */
export interface FilterText {
  /** As SOQL names the field. */
  readonly path: string;
  readonly field: FieldDefinition;
  readonly operation: string;
  readonly value: string;
}

const COMPARISONS: Readonly<Record<string, string>> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
};

/**
 * The filter as a SOQL condition; undefined for an operation that has none here. Several values, divided by commas, are
 * alternatives. Salesforce Help, "Filter Operators Reference".
 */
export function conditionOf(filter: FilterText): string | undefined {
  const values = valuesOf(filter.value);
  const join = (texts: readonly string[], word: string): string => `(${texts.join(` ${word} `)})`;
  switch (filter.operation) {
    case 'contains':
      return join(
        values.map((value) => like(filter, `%${escaped(value)}%`)),
        'OR',
      );
    case 'notContain':
      return `(NOT ${join(
        values.map((value) => like(filter, `%${escaped(value)}%`)),
        'OR',
      )})`;
    case 'startsWith':
      return join(
        values.map((value) => like(filter, `${escaped(value)}%`)),
        'OR',
      );
    case 'equals':
      return join(
        values.map((value) => comparison(filter, '=', value)),
        'OR',
      );
    case 'notEqual':
      return join(
        values.map((value) => comparison(filter, '!=', value)),
        'AND',
      );
    default: {
      const sign = COMPARISONS[filter.operation];
      return sign === undefined ? undefined : comparison(filter, sign, values[0] ?? '');
    }
  }
}

/** Everything that decides which rows a report has, as a WHERE clause. */
export function whereOf(report: ReportDefinition, userId: string): string {
  const filters = report.filters.map(({ column, operation, value }) => {
    const condition = conditionOf({ path: column.path, field: column.field, operation, value });
    if (condition === undefined) throw new Error(`${report.name}: no condition for ${operation}`);
    return condition;
  });
  const parts = [
    ...(report.logic === undefined ? filters : [joined(report.logic.tree, filters)]),
    ...windowOf(report.window),
    ...(report.mineOnly ? [`OwnerId = '${userId}'`] : []),
  ];
  return parts.length === 0 ? '' : ` WHERE ${parts.join(' AND ')}`;
}

function joined(logic: FilterLogic, filters: readonly string[]): string {
  switch (logic.kind) {
    case 'filter':
      return filters[logic.number - 1] ?? '';
    case 'not':
      return `(NOT ${joined(logic.operand, filters)})`;
    case 'and':
    case 'or':
      return `(${logic.operands.map((operand) => joined(operand, filters)).join(` ${logic.kind.toUpperCase()} `)})`;
  }
}

function windowOf(window: ReportDefinition['window']): string[] {
  if (window === undefined) return [];
  const { path, field } = window.column;
  const literal = INTERVALS[window.interval];
  if (literal !== undefined) return [`${path} = ${literal}`];
  const day = field.type === 'datetime' ? dayOf(path) : path;
  return [
    ...(window.start === undefined ? [] : [`${day} >= ${window.start}`]),
    ...(window.end === undefined ? [] : [`${day} <= ${window.end}`]),
  ];
}

/** The calendar day of a moment, in the user's time zone. */
export function dayOf(path: string): string {
  return `DAY_ONLY(convertTimezone(${path}))`;
}

function comparison({ path, field }: FilterText, sign: string, value: string): string {
  const isDay = field.type === 'datetime' && /^\d{4}-\d\d-\d\d$/.test(value);
  return `${isDay ? dayOf(path) : path} ${sign} ${literal(field, value)}`;
}

function like({ path }: FilterText, pattern: string): string {
  return `${path} LIKE '${pattern}'`;
}

/** `TODAY`, `LAST_N_DAYS:7` stand as they are for dates; a checkbox is 1 or 0 in metadata. */
function literal(field: FieldDefinition, value: string): string {
  if (value === '') return 'null';
  switch (field.type) {
    case 'boolean':
      return value === '1' || value.toLowerCase() === 'true' ? 'true' : 'false';
    case 'date':
    case 'datetime':
    case 'double':
    case 'currency':
    case 'percent':
    case 'int':
    case 'long':
      return value;
    default:
      return `'${value.replace(/[\\']/g, String.raw`\$&`)}'`;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\']/g, String.raw`\$&`).replace(/[%_]/g, String.raw`\$&`);
}

/** `a, "b, c"` → a and b, c */
function valuesOf(text: string): string[] {
  const found = [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim(),
  );
  // The pattern matches once more, emptily, at the end of the text.
  return found.length > 1 ? found.slice(0, -1) : [''];
}
