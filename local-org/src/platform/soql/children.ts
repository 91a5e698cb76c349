import type { SObject } from '../../runtime/values/sobject.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { SqlValue } from '../store/database.ts';
import { pageOf, prepare, type PreparedQuery, type SelectRows } from './prepare.ts';
import { noSuchChild } from './query-errors.ts';

/** SOQL and SOSL Reference, "Limits": child sub-queries in one query. */
const MAX_SUBQUERIES = 20;

/** Reads the rows of `(SELECT … FROM Children)` for all parents at once. LIMIT and OFFSET count per parent. */
export function attachChildren(prepared: PreparedQuery, parents: readonly SObject[], selectRows: SelectRows): void {
  const { org, query, scope, request } = prepared;
  const subqueries = query.select.filter((item) => item.kind === 'subquery');
  if (subqueries.length > MAX_SUBQUERIES)
    throw scope.fail(`a query can't have more than ${MAX_SUBQUERIES} child sub-queries`);
  for (const { query: child } of subqueries) {
    const name = child.from[0]?.path.names.at(-1) ?? '';
    const relationship = scope.root.object.findChildRelationship(name);
    const object = relationship === undefined ? undefined : org.model.findObject(relationship.childObject);
    const field = relationship === undefined ? undefined : object?.findField(relationship.field);
    if (relationship === undefined || object === undefined || field === undefined) throw noSuchChild(org.rt, name);
    org.rt.charge('aggregateQueries');
    const ids = parents.map((parent) => idOf(parent));
    const keys: SqlValue[] = [];
    const inner = prepare(org, object, child, request, (alias) => ({
      sql: `${alias}."${field.name}" IN (SELECT value FROM json_each(?))`,
      params: [JSON.stringify(ids)],
    }));
    const rows = selectRows(inner, { field, keys });
    org.rt.charge('queryRows', rows.length);
    const byParent = Map.groupBy(
      rows.map((row, i) => ({ row, key: String(keys[i] ?? '') })),
      (entry) => entry.key,
    );
    const { limit, offset } = pageOf(inner);
    for (const parent of parents) {
      const own = (byParent.get(idOf(parent)) ?? []).map((entry) => entry.row);
      const page = own.slice(offset, limit === undefined ? undefined : offset + limit);
      parent.children.set(relationship.name, org.rt.list(org.rt.types.sobject(object.name), page));
    }
  }
}

function idOf(record: SObject): string {
  const id = record.values.get('Id');
  return id instanceof Id ? id.value : '';
}
