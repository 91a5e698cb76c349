import type { ObjectDefinition } from '../../metadata/model.ts';
import type { SoqlQuery } from '../../parser/soql-ast.ts';
import type { QueryRequest, QueryRows } from '../../runtime/org-port.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Org } from '../org.ts';
import { refreshOwnPermissions } from '../security/own-permissions.ts';
import { aggregateRows, countRows } from './aggregate.ts';
import { attachChildren } from './children.ts';
import { isAggregate } from './functions.ts';
import { orderSql, pageSql, prepare, type KeptColumn, type PreparedQuery } from './prepare.ts';
import { noSuchObject } from './query-errors.ts';
import { SelectPlan } from './select-plan.ts';
import { shuffled } from './shuffle.ts';
import { attachTypeOf } from './type-of.ts';

/** Runs a query of guest code: rights, limits, rows. */
export function executeQuery(org: Org, query: SoqlQuery, given: QueryRequest): QueryRows {
  const name = query.from[0]?.path.names[0] ?? '';
  const object = org.model.findObject(name);
  if (object === undefined || !object.queryable) throw noSuchObject(org.rt, name);
  if (object.name === 'UserPermissionAccess') refreshOwnPermissions(org, object);
  const request = effectiveRequest(query, given);
  const free = object.kind === 'customMetadata' && !selectsLongText(object, query);
  if (!free) org.rt.charge('queries');
  const prepared = prepare(org, object, query, request);
  if (isAggregate(query)) {
    const result = query.select[0]?.kind === 'count' ? countRows(prepared) : aggregateRows(prepared);
    org.rt.charge('queryRows', result.scanned);
    return result.rows;
  }
  const rows = selectRows(prepared);
  if (!free) org.rt.charge('queryRows', rows.length);
  return { kind: 'records', object, rows: query.orderBy.length === 0 ? shuffled(org, rows) : rows };
}

/** `WITH USER_MODE` and `WITH SYSTEM_MODE` beat what the caller's class would have. */
function effectiveRequest(query: SoqlQuery, given: QueryRequest): QueryRequest {
  if (query.with?.kind !== 'mode' || query.with.mode === 'security_enforced') return given;
  const { mode } = query.with;
  return { ...given, access: { mode, sharing: mode === 'user' || given.access.sharing } };
}

/** Custom metadata is free unless a long text is selected: Apex Developer Guide, "Custom Metadata Types Limits". */
function selectsLongText(object: ObjectDefinition, query: SoqlQuery): boolean {
  return query.select.some((item) => {
    if (item.kind === 'fields') return [...object.fields.values()].some((field) => field.longText);
    return item.kind === 'field' && object.findField(item.path.names.at(-1) ?? '')?.longText === true;
  });
}

/** Rows of a query without aggregates, with their children. */
function selectRows(prepared: PreparedQuery, keepColumn?: KeptColumn): SObject[] {
  const { org, query, request, scope, conditions } = prepared;
  const plan = new SelectPlan(scope, query);
  const kept =
    keepColumn === undefined ? undefined : plan.addColumn(scope.fieldOf(scope.root, keepColumn.field.name).sql);
  const order = orderSql(prepared);
  scope.access.enforce(org.rt, org.user, request.access);
  if (query.with?.kind === 'mode' && query.with.mode === 'security_enforced')
    scope.access.enforceSecure(org.rt, org.user);
  const page = keepColumn === undefined ? pageSql(prepared) : '';
  const sql = `SELECT ${plan.columnsSql} FROM ${scope.from} WHERE ${prepared.where}${order}${page}`;
  const found = org.db.all(sql, conditions.params);
  if (kept !== undefined) keepColumn?.keys.push(...found.map((row) => row[kept] ?? null));
  const rows = found.map((row) => plan.record(row));
  attachTypeOf(prepared, rows, selectRows);
  attachChildren(prepared, rows, selectRows);
  return rows;
}
