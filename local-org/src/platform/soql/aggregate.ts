import { isSoqlPath, type SoqlFunction, type SoqlPath, type SoqlQuery } from '../../parser/soql-ast.ts';
import { makeField } from '../../metadata/field-model.ts';
import type { FieldDefinition } from '../../metadata/model.ts';
import type { QueryRows } from '../../runtime/org-port.ts';
import { AggregateResult } from '../../runtime/values/aggregate-result.ts';
import type { Value } from '../../runtime/values/value.ts';
import { fromColumn } from '../store/columns.ts';
import { comparable } from './conditions.ts';
import { orderSql, pageSql, type PreparedQuery } from './prepare.ts';
import { functionExpression } from './functions.ts';
import { cannotGroup } from './query-errors.ts';

export interface AggregateOutcome {
  readonly rows: QueryRows;
  /** Rows that count against the limit: all that were read, one for a bare count. */
  readonly scanned: number;
}

/** `SELECT COUNT() FROM …`: a number. */
export function countRows(prepared: PreparedQuery): AggregateOutcome {
  const { org, scope, conditions, request } = prepared;
  scope.access.enforce(org.rt, org.user, request.access);
  const inner = `SELECT 1 FROM ${scope.from} WHERE ${prepared.where}${pageSql(prepared)}`;
  const count = Number(org.db.get(`SELECT COUNT(*) FROM (${inner})`, conditions.params)?.[0] ?? 0);
  return { rows: { kind: 'count', count }, scanned: 1 };
}

interface OutputColumn {
  readonly name: string;
  readonly sql: string;
  readonly field: FieldDefinition;
  /** For `GROUPING(x)`: the grouped expression. */
  readonly groupingOf?: string;
}

export function aggregateRows(prepared: PreparedQuery): AggregateOutcome {
  const { org, query, scope, conditions, request } = prepared;
  const groups = (query.groupBy?.items ?? []).map((item) => groupExpression(prepared, item));
  const columns = outputColumns(prepared, groups);
  const whereParams = [...conditions.params];
  const having = query.having === undefined ? '' : ` HAVING ${conditions.sql(query.having)}`;
  if (query.groupBy !== undefined && query.groupBy.kind !== 'plain' && query.orderBy.length > 0) {
    throw org.rt.unsupported('ORDER BY together with GROUP BY ROLLUP or CUBE');
  }
  const order = orderSql(prepared);
  const page = pageSql(prepared);
  scope.access.enforce(org.rt, org.user, request.access);
  const results: AggregateResult[] = [];
  for (const set of groupingSets(query, groups)) {
    const list = columns.map((column) => columnSql(column, groups, set));
    const by = set.length === 0 ? '' : ` GROUP BY ${set.join(', ')}`;
    const sql = `SELECT ${list.join(', ')} FROM ${scope.from} WHERE ${prepared.where}${by}${having}${order}${page}`;
    for (const row of org.db.all(sql, conditions.params)) {
      results.push(
        new AggregateResult(
          new Map(columns.map((column, i): [string, Value] => [column.name, aggregateValue(column, row[i] ?? null)])),
        ),
      );
    }
  }
  const onlyCounts =
    query.groupBy === undefined &&
    query.select.every((item) => item.kind === 'function' && item.call.name.toUpperCase() === 'COUNT');
  const scanned = onlyCounts
    ? 1
    : Number(org.db.get(`SELECT COUNT(*) FROM ${scope.from} WHERE ${prepared.where}`, whereParams)?.[0] ?? 0);
  return { rows: { kind: 'aggregate', rows: results }, scanned };
}

/** A grouped checkbox or a null group reads as it would on a record, but a group of nothing stays null. */
function aggregateValue(column: OutputColumn, raw: Parameters<typeof fromColumn>[1]): Value {
  return raw === null ? null : fromColumn(column.field, raw);
}

interface Group {
  readonly sql: string;
  readonly key: string;
  readonly field: FieldDefinition;
}

function groupExpression(prepared: PreparedQuery, item: SoqlPath | SoqlFunction): Group {
  const operand = isSoqlPath(item) ? prepared.scope.field(item) : functionExpression(prepared.scope, item);
  if (!operand.field.groupable && isSoqlPath(item)) throw cannotGroup(prepared.org.rt, operand.field.name);
  return { sql: operand.sql, key: comparable(operand), field: operand.field };
}

/** Texts that differ only in case are one group; the group shows one of them. */
function outputColumns(prepared: PreparedQuery, groups: readonly Group[]): OutputColumn[] {
  const { scope, org, query } = prepared;
  let unnamed = 0;
  return query.select.map((item): OutputColumn => {
    if (item.kind === 'field') {
      const { sql, field } = scope.field(item.path);
      if (!groups.some((group) => group.sql === sql)) {
        throw scope.fail(`Field must be grouped or aggregated: ${item.path.names.join('.')}`);
      }
      return { name: item.alias ?? item.path.names.at(-1) ?? '', sql, field };
    }
    if (item.kind !== 'function') throw org.rt.unsupported(`${item.kind} together with GROUP BY`);
    if (item.call.name.toUpperCase() === 'GROUPING') {
      const [arg] = item.call.args;
      if (arg === undefined || !isSoqlPath(arg)) throw scope.fail('GROUPING needs a grouped field');
      return { name: item.alias ?? `expr${unnamed++}`, sql: '0', field: GROUPING, groupingOf: scope.field(arg).sql };
    }
    const { sql, field } = functionExpression(scope, item.call);
    return { name: item.alias ?? `expr${unnamed++}`, sql, field };
  });
}

const GROUPING = makeField({ name: 'GROUPING', type: 'int' });

function columnSql(column: OutputColumn, groups: readonly Group[], set: readonly string[]): string {
  if (column.groupingOf !== undefined) {
    const group = groups.find((candidate) => candidate.sql === column.groupingOf);
    return group !== undefined && set.includes(group.key) ? '0' : '1';
  }
  const group = groups.find((candidate) => candidate.sql === column.sql);
  if (group === undefined) return column.sql;
  return set.includes(group.key) ? `MIN(${column.sql})` : 'NULL';
}

/** ROLLUP (a, b): (a, b), (a), (). CUBE (a, b): every subset. SOQL and SOSL Reference, "GROUP BY ROLLUP", "GROUP BY CUBE". */
function groupingSets(query: SoqlQuery, groups: readonly Group[]): string[][] {
  const keys = groups.map((group) => group.key);
  if (query.groupBy === undefined || query.groupBy.kind === 'plain') return [keys];
  if (query.groupBy.kind === 'rollup') return [...keys.keys(), keys.length].map((i) => keys.slice(0, keys.length - i));
  return Array.from({ length: 2 ** keys.length }, (_, bits) => keys.filter((_key, i) => ((bits >> i) & 1) === 0));
}
