import type {
  ForClausesContext,
  FromNameListContext,
  GroupByClauseContext,
  OrderByClauseContext,
  QueryContext,
  SelectEntryContext,
  SoqlFunctionContext,
  SubFieldEntryContext,
  SubQueryContext,
  TypeOfContext,
  UpdateListContext,
  WithClauseContext,
} from '@apexdevtools/apex-parser';
import { Unsupported } from '../base/errors.ts';
import type { ExpressionBuilder } from './build-expressions.ts';
import { conditionOf, countOf, functionOf, pathOf, whereOf, type SoqlBuilders } from './build-soql-conditions.ts';
import { nameOf, optional, sourceOf, startOf } from './positions.ts';
import { aliasOf } from './soql-names.ts';
import type { SoqlFrom, SoqlGroupBy, SoqlOrder, SoqlQuery, SoqlSelectItem, SoqlWith } from './soql-ast.ts';

/** `expressionOf` builds what stands behind the colon of a bind. */
export function queryOf(ctx: QueryContext, expressionOf: ExpressionBuilder): SoqlQuery {
  const build = buildersOf(expressionOf);
  const scope = optional(ctx.usingScope());
  const withClause = optional(ctx.withClause());
  const groupBy = optional(ctx.groupByClause());
  const having = groupBy && optional(groupBy.logicalExpression());
  const offset = optional(ctx.offsetClause());
  return {
    ...commonOf(ctx, build),
    select: ctx
      .selectList()
      .selectEntry_list()
      .map((entry) => selectItemOf(entry, build)),
    scope: scope && nameOf(scope.soqlId()),
    with: withClause && withOf(withClause),
    groupBy: groupBy && groupByOf(groupBy, build),
    having: having && conditionOf(having, build),
    offset: offset && countOf(offset, build),
    allRows: optional(ctx.allRowsClause()) !== undefined,
  };
}

function buildersOf(expression: ExpressionBuilder): SoqlBuilders {
  const build: SoqlBuilders = { expression, subQuery: (ctx) => subQueryOf(ctx, build) };
  return build;
}

function subQueryOf(ctx: SubQueryContext, build: SoqlBuilders): SoqlQuery {
  return {
    ...commonOf(ctx, build),
    select: ctx
      .subFieldList()
      .subFieldEntry_list()
      .map((entry) => selectItemOf(entry, build)),
    scope: undefined,
    with: undefined,
    groupBy: undefined,
    having: undefined,
    offset: undefined,
    allRows: false,
  };
}

type Common = Pick<SoqlQuery, 'kind' | 'from' | 'where' | 'orderBy' | 'limit' | 'forClause' | 'position'>;

function commonOf(ctx: QueryContext | SubQueryContext, build: SoqlBuilders): Common {
  refuseTracking(ctx.updateList());
  const where = optional(ctx.whereClause());
  const orderBy = optional(ctx.orderByClause());
  const limit = optional(ctx.limitClause());
  return {
    kind: 'query',
    from: fromOf(ctx.fromNameList()),
    where: where && whereOf(where.whereLogicalExpression(), build),
    orderBy: orderBy ? orderByOf(orderBy, build) : [],
    limit: limit && countOf(limit, build),
    forClause: forClauseOf(ctx.forClauses()),
    position: startOf(ctx),
  };
}

/** UPDATE TRACKING and UPDATE VIEWSTAT count reads of Knowledge articles. */
function refuseTracking(ctx: UpdateListContext): void {
  const present = optional(ctx);
  if (present) throw new Unsupported(`SOQL UPDATE ${sourceOf(present)}`, undefined, startOf(present));
}

function selectItemOf(ctx: SelectEntryContext | SubFieldEntryContext, build: SoqlBuilders): SoqlSelectItem {
  const aliasName = optional(ctx.soqlId());
  const alias = aliasName && aliasOf(aliasName);
  const field = optional(ctx.fieldName());
  if (field) return { kind: 'field', path: pathOf(field), alias };
  const call = optional(ctx.soqlFunction());
  if (call) return functionItemOf(call, alias, build);
  const query = optional(ctx.subQuery());
  if (query) return { kind: 'subquery', query: subQueryOf(query, build), alias, position: startOf(ctx) };
  return typeofOf(ctx.typeOf());
}

function functionItemOf(ctx: SoqlFunctionContext, alias: string | undefined, build: SoqlBuilders): SoqlSelectItem {
  const position = startOf(ctx);
  const fields = optional(ctx.soqlFieldsParameter());
  if (fields) {
    if (optional(fields.ALL())) return { kind: 'fields', which: 'all', position };
    return { kind: 'fields', which: optional(fields.CUSTOM()) ? 'custom' : 'standard', position };
  }
  if (optional(ctx.COUNT()) && !optional(ctx.fieldName()) && alias === undefined) return { kind: 'count', position };
  return { kind: 'function', call: functionOf(ctx, build), alias };
}

function typeofOf(ctx: TypeOfContext): SoqlSelectItem {
  const otherwise = optional(ctx.elseClause());
  return {
    kind: 'typeof',
    path: pathOf(ctx.fieldName()),
    whens: ctx.whenClause_list().map((branch) => ({
      type: pathOf(branch.fieldName()).names.join('.'),
      fields: branch.fieldNameList().fieldName_list().map(pathOf),
    })),
    otherwise: otherwise?.fieldNameList().fieldName_list().map(pathOf) ?? [],
    position: startOf(ctx),
  };
}

/** Names and aliases are flat in the grammar: an alias belongs to the name before it. */
function fromOf(ctx: FromNameListContext): SoqlFrom[] {
  const names = ctx.fieldName_list();
  const aliases = ctx.soqlId_list();
  return names.map((name, index) => {
    const from = name.start.tokenIndex;
    const to = names[index + 1]?.start.tokenIndex ?? Infinity;
    const alias = aliases.find((id) => id.start.tokenIndex > from && id.start.tokenIndex < to);
    return { path: pathOf(name), alias: alias && aliasOf(alias) };
  });
}

function withOf(ctx: WithClauseContext): SoqlWith {
  const position = startOf(ctx);
  if (optional(ctx.USER_MODE())) return { kind: 'mode', mode: 'user', position };
  if (optional(ctx.SYSTEM_MODE())) return { kind: 'mode', mode: 'system', position };
  if (optional(ctx.SECURITY_ENFORCED())) return { kind: 'mode', mode: 'security_enforced', position };
  const categories = optional(ctx.filteringExpression());
  if (categories) return { kind: 'dataCategory', text: sourceOf(categories), position };
  throw new Unsupported(`SOQL ${sourceOf(ctx)}`, undefined, position);
}

function groupByOf(ctx: GroupByClauseContext, build: SoqlBuilders): SoqlGroupBy {
  const items = ctx
    .fieldGroupByList()
    .fieldGroupBy_list()
    .map((item) => {
      const field = optional(item.fieldName());
      return field ? pathOf(field) : functionOf(item.soqlFunction(), build);
    });
  if (optional(ctx.ROLLUP())) return { kind: 'rollup', items };
  return { kind: optional(ctx.CUBE()) ? 'cube' : 'plain', items };
}

function orderByOf(ctx: OrderByClauseContext, build: SoqlBuilders): SoqlOrder[] {
  return ctx
    .fieldOrderList()
    .fieldOrder_list()
    .map((order) => {
      const field = optional(order.fieldName());
      const nulls = optional(order.NULLS()) && (optional(order.FIRST()) ? 'first' : 'last');
      return {
        by: field ? pathOf(field) : functionOf(order.soqlFunction(), build),
        descending: optional(order.DESC()) !== undefined,
        nulls,
      };
    });
}

function forClauseOf(ctx: ForClausesContext): SoqlQuery['forClause'] {
  const clauses = [...ctx.VIEW_list(), ...ctx.UPDATE_list(), ...ctx.REFERENCE_list()];
  if (clauses.length > 1) throw new Unsupported('more than one FOR clause in a query', undefined, startOf(ctx));
  // One of the three: the grammar has no other.
  return clauses[0]?.symbol.text.toLowerCase() as SoqlQuery['forClause'];
}
