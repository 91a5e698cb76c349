import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import type { SoqlQuery, SoqlValue } from '../../parser/soql-ast.ts';
import type { QueryRequest } from '../../runtime/org-port.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Org } from '../org.ts';
import { sharingCondition } from '../security/sharing-condition.ts';
import { decimalOf } from '../store/columns.ts';
import type { SqlValue } from '../store/database.ts';
import { AccessLog } from './access-log.ts';
import { comparable, Conditions } from './conditions.ts';
import { functionExpression, isAggregate } from './functions.ts';
import { isText } from './parameters.ts';
import { cannotSort } from './query-errors.ts';
import { Scope } from './scope.ts';

/** A query with its sources, WHERE and parameters worked out. */
export interface PreparedQuery {
  readonly org: Org;
  readonly query: SoqlQuery;
  readonly request: QueryRequest;
  readonly scope: Scope;
  readonly conditions: Conditions;
  /** Joins all conditions; made after every path has been resolved, since paths add joins. */
  readonly where: string;
}

/** A column beside the selected ones, whose values go into `keys`, row by row: the foreign keys of child rows. */
export interface KeptColumn {
  readonly field: FieldDefinition;
  readonly keys: SqlValue[];
}

/** Reads the rows of a prepared query; handed to what reads further rows for them. */
export type SelectRows = (prepared: PreparedQuery, keep?: KeptColumn) => SObject[];

/** `extra` is SQL over the root's alias, for child rows and the like. */
export function prepare(
  org: Org,
  object: ObjectDefinition,
  query: SoqlQuery,
  request: QueryRequest,
  extra?: (alias: string) => { readonly sql: string; readonly params: readonly SqlValue[] },
): PreparedQuery {
  refuseWhatIsMissing(org, query);
  const scope = new Scope(org, object, { alias: query.from[0]?.alias, counter: { next: 0 }, access: new AccessLog() });
  for (const more of query.from.slice(1)) scope.addAlias(more.alias ?? more.path.names.at(-1) ?? '', more.path);
  const conditions = new Conditions(scope, request);
  const { alias } = scope.root;
  const parts: string[] = [];
  if (object.findField('IsDeleted') !== undefined && !query.allRows) parts.push(`${alias}."IsDeleted" = 0`);
  if (object.name === 'Pricebook2' && org.rt.testRunning) parts.push(`${alias}."IsStandard" = 0`);
  const sharing = request.access.sharing ? sharingCondition(org, object, alias) : undefined;
  if (sharing !== undefined) parts.push(sharing);
  const more = extra?.(alias);
  if (more !== undefined) {
    parts.push(more.sql);
    conditions.params.push(...more.params);
  }
  if (query.where !== undefined) parts.push(conditions.sql(query.where));
  return { org, query, request, scope, conditions, where: parts.length === 0 ? '1' : parts.join(' AND ') };
}

function refuseWhatIsMissing(org: Org, query: SoqlQuery): void {
  if (query.scope !== undefined && !/^everything$/i.test(query.scope))
    throw org.rt.unsupported(`USING SCOPE ${query.scope}`);
  if (query.with?.kind === 'dataCategory') throw org.rt.unsupported('WITH DATA CATEGORY');
  if (query.forClause === 'update' && query.orderBy.length > 0) {
    throw org.rt.exception('System.QueryException', 'ORDER BY is not allowed with FOR UPDATE');
  }
}

export function orderSql(prepared: PreparedQuery): string {
  const { query, scope, org } = prepared;
  if (query.orderBy.length === 0) return isAggregate(query) ? '' : ` ORDER BY ${scope.root.alias}."Id"`;
  const parts = query.orderBy.map((order) => {
    const operand = 'names' in order.by ? scope.field(order.by) : functionExpression(scope, order.by);
    if (!operand.field.sortable) throw cannotSort(org.rt, operand.field.name);
    const nulls = order.nulls === 'last' ? 'LAST' : 'FIRST';
    const sql = isText(operand.field)
      ? comparable({ ...operand, field: { ...operand.field, caseSensitive: false } })
      : operand.sql;
    return `${sql} ${order.descending ? 'DESC' : 'ASC'} NULLS ${nulls}`;
  });
  const last = isAggregate(query) ? '' : `, ${scope.root.alias}."Id"`;
  return ` ORDER BY ${parts.join(', ')}${last}`;
}

/** Largest OFFSET: SOQL and SOSL Reference, "OFFSET". */
const MAX_OFFSET = 2000;

export function pageSql(prepared: PreparedQuery): string {
  const { limit, offset } = pageOf(prepared);
  if (limit === undefined && offset === 0) return '';
  return ` LIMIT ${limit ?? -1} OFFSET ${offset}`;
}

export function pageOf(prepared: PreparedQuery): { readonly limit: number | undefined; readonly offset: number } {
  const limit = prepared.query.limit === undefined ? undefined : wholeNumber(prepared, prepared.query.limit, 'LIMIT');
  const offset = prepared.query.offset === undefined ? 0 : wholeNumber(prepared, prepared.query.offset, 'OFFSET');
  if (offset > MAX_OFFSET) {
    throw prepared.org.rt.exception('System.QueryException', `Maximum SOQL offset allowed is ${MAX_OFFSET}`);
  }
  return { limit, offset };
}

function wholeNumber(prepared: PreparedQuery, value: SoqlValue, clause: string): number {
  const given = prepared.conditions.valueOf(value);
  if (given === null) throw prepared.org.rt.nullPointer();
  if (typeof given === 'string' || typeof given === 'boolean') throw prepared.scope.fail(`Invalid value for ${clause}`);
  const number = Number(decimalOf(given).toString());
  if (!Number.isInteger(number) || number < 0) throw prepared.scope.fail(`Invalid value for ${clause}: ${number}`);
  return number;
}
