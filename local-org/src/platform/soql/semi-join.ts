import { isSoqlPath, type SoqlQuery } from '../../parser/soql-ast.ts';
import { sharingCondition } from '../security/sharing-condition.ts';
import { foldsCase } from './parameters.ts';
import type { Conditions, Operand } from './conditions.ts';
import type { Scope } from './scope.ts';
import { noSuchObject } from './query-errors.ts';

/** `Id IN (SELECT AccountId FROM Contact WHERE …)`. SOQL and SOSL Reference, "Comparison Operators": one field, no limit, no nesting. */
export function semiJoin(
  outer: Conditions,
  join: { readonly left: Operand; readonly operator: string; readonly query: SoqlQuery },
  conditionsFor: (scope: Scope) => Conditions,
): string {
  const { left, operator, query } = join;
  const { org } = outer.scope;
  if (operator !== 'in' && operator !== 'not in')
    throw outer.scope.fail(`semi join sub-selects are only allowed with IN and NOT IN`);
  const [item, ...more] = query.select;
  const name = query.from[0]?.path.names[0] ?? '';
  if (item?.kind !== 'field' || more.length > 0 || !isSoqlPath(item.path)) {
    throw outer.scope.fail('semi join sub-selects can only query id fields, one of them');
  }
  if (query.limit !== undefined || query.orderBy.length > 0)
    throw outer.scope.fail('ORDER BY and LIMIT are not allowed in a semi join sub-select');
  const object = org.model.findObject(name);
  if (object === undefined) throw noSuchObject(org.rt, name);
  const scope = outer.scope.nested(object, query.from[0]?.alias);
  const selected = scope.field(item.path);
  if (selected.field.type !== 'reference' && selected.field.type !== 'id') {
    throw outer.scope.fail(`semi join sub-selects can only query id fields, cannot use: '${selected.field.name}'`);
  }
  const parts = [`${selected.sql} IS NOT NULL`];
  if (object.findField('IsDeleted') !== undefined && !query.allRows) parts.push(`${scope.root.alias}."IsDeleted" = 0`);
  const sharing = outer.request.access.sharing ? sharingCondition(org, object, scope.root.alias) : undefined;
  if (sharing !== undefined) parts.push(sharing);
  if (query.where !== undefined) parts.push(conditionsFor(scope).sql(query.where));
  const found = `${foldsCase(left.field) ? `fold(${left.sql})` : left.sql} IN (SELECT ${selected.sql} FROM ${scope.from} WHERE ${parts.join(' AND ')})`;
  return operator === 'in' ? `(${found})` : `(NOT COALESCE(${found}, 0))`;
}
