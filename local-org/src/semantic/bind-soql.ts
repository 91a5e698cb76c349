import type { Position } from '../base/position.ts';
import type { ObjectDefinition } from '../metadata/model.ts';
import type { SoqlExpression } from '../parser/ast-expressions.ts';
import {
  isSoqlFunction,
  isSoqlPath,
  type SoqlCondition,
  type SoqlFunction,
  type SoqlPath,
  type SoqlQuery,
  type SoqlValue,
} from '../parser/soql-ast.ts';
import type { BindContext } from './bind-context.ts';
import type { BoundExpression } from './bound.ts';
import { CompileError, gap } from './compile-error.ts';
import type { ApexType } from './types.ts';

const AGGREGATES = new Set(['count', 'count_distinct', 'sum', 'avg', 'min', 'max', 'grouping']);

/** A query in square brackets: its objects and fields must exist, its binds are expressions of the program. */
export function bindSoql(context: BindContext, expression: SoqlExpression): BoundExpression {
  const { query, position } = expression;
  const { types } = context;
  const object = checkQuery(context, query, position);
  const binds: { node: object; value: BoundExpression }[] = [];
  collectBinds(context, query, binds);
  return {
    kind: 'soql',
    query,
    binds,
    access: accessOf(context, query),
    type: resultType(context, query, object),
    position,
  };

  function resultType({ types: table }: BindContext, soql: SoqlQuery, from: ObjectDefinition): ApexType {
    if (soql.select.length === 1 && soql.select[0]?.kind === 'count') return table.integer;
    return table.list(isAggregate(soql) ? types.named('AggregateResult') : table.sobjectOf(from));
  }
}

function accessOf(context: BindContext, query: SoqlQuery): 'user' | 'system' | undefined {
  if (query.with?.kind !== 'mode') return undefined;
  if (query.with.mode !== 'security_enforced') return query.with.mode;
  if (context.apiVersion >= 67)
    throw new CompileError(
      'WITH SECURITY_ENFORCED is not supported from API version 67.0; use WITH USER_MODE',
      query.with.position,
    );
  return 'user';
}

function isAggregate(query: SoqlQuery): boolean {
  if (query.groupBy !== undefined) return true;
  return query.select.some((item) => item.kind === 'function' && AGGREGATES.has(item.call.name.toLowerCase()));
}

function checkQuery(context: BindContext, query: SoqlQuery, position: Position): ObjectDefinition {
  const name = query.from[0]?.path.names.join('.') ?? '';
  const object = context.types.model.findObject(name);
  if (context.types.model.isOtherStandardObject(name))
    throw gap(`object ${name} is not in the local org`, query.from[0]?.path.position ?? position);
  if (object === undefined)
    throw new CompileError(`sObject type '${name}' is not supported.`, query.from[0]?.path.position ?? position);
  checkFields(context, query, object);
  return object;
}

/** Every path of the query, against the object it starts from. */
function checkFields(context: BindContext, query: SoqlQuery, object: ObjectDefinition): void {
  const aliases = new Map<string, ObjectDefinition>();
  for (const from of query.from) {
    const [first, ...rest] = from.path.names;
    const start = aliases.get(first?.toLowerCase() ?? '') ?? object;
    const target = rest.length === 0 && from === query.from[0] ? object : relationTarget(context, start, rest);
    if (from.alias !== undefined && target !== undefined) aliases.set(from.alias.toLowerCase(), target);
  }
  const selectAliases = new Set<string>();
  const check = (path: SoqlPath): void => checkPath(context, object, aliases, path);
  const checkCall = (call: SoqlFunction): void => {
    for (const arg of call.args) {
      if (isSoqlPath(arg)) check(arg);
      else if (isSoqlFunction(arg)) checkCall(arg);
    }
  };
  const operand = (item: SoqlPath | SoqlFunction): void => {
    if (isSoqlPath(item)) {
      if (!(item.names.length === 1 && selectAliases.has(item.names[0]?.toLowerCase() ?? ''))) check(item);
    } else checkCall(item);
  };
  for (const item of query.select) {
    if ('alias' in item && item.alias !== undefined) selectAliases.add(item.alias.toLowerCase());
    if (item.kind === 'field') check(item.path);
    else if (item.kind === 'function') checkCall(item.call);
    else if (item.kind === 'subquery') checkSubquery(context, object, item.query);
  }
  if (query.where !== undefined) checkCondition(context, query.where, operand);
  if (query.having !== undefined) checkCondition(context, query.having, operand);
  for (const item of query.groupBy?.items ?? []) operand(item);
  for (const order of query.orderBy) operand(order.by);
}

function checkSubquery(context: BindContext, parent: ObjectDefinition, query: SoqlQuery): void {
  const path = query.from[0]?.path;
  const name = path?.names.at(-1) ?? '';
  const relationship = parent.findChildRelationship(name);
  if (relationship === undefined || path === undefined) {
    throw new CompileError(
      `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name.`,
      path?.position ?? query.position,
    );
  }
  const child = context.types.model.findObject(relationship.childObject);
  if (child !== undefined) checkFields(context, query, child);
}

function checkCondition(
  context: BindContext,
  condition: SoqlCondition,
  operand: (item: SoqlPath | SoqlFunction) => void,
): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const part of condition.operands) checkCondition(context, part, operand);
      return;
    case 'not':
      return checkCondition(context, condition.operand, operand);
    case 'comparison':
      operand(condition.left);
      if (condition.right.kind === 'subquery') checkQuery(context, condition.right.query, condition.position);
  }
}

function checkPath(
  context: BindContext,
  object: ObjectDefinition,
  aliases: ReadonlyMap<string, ObjectDefinition>,
  path: SoqlPath,
): void {
  const names = [...path.names];
  let at: ObjectDefinition | undefined = object;
  const first = names[0]?.toLowerCase() ?? '';
  if (names.length > 1 && aliases.has(first)) {
    at = aliases.get(first);
    names.shift();
  } else if (names.length > 1 && first === object.name.toLowerCase() && object.findRelationship(first) === undefined)
    names.shift();
  const field = names.pop() ?? '';
  const target = at === undefined ? undefined : relationTarget(context, at, names, path.position);
  if (target === undefined || target === 'polymorphic') return;
  if (target.findField(field) === undefined) {
    throw new CompileError(
      `No such column '${field}' on entity '${target.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
      path.position,
    );
  }
}

function relationTarget(
  context: BindContext,
  from: ObjectDefinition,
  names: readonly string[],
): ObjectDefinition | undefined;
function relationTarget(
  context: BindContext,
  from: ObjectDefinition,
  names: readonly string[],
  position: Position,
): ObjectDefinition | 'polymorphic' | undefined;
function relationTarget(
  context: BindContext,
  from: ObjectDefinition,
  names: readonly string[],
  position?: Position,
): ObjectDefinition | 'polymorphic' | undefined {
  let at = from;
  for (const name of names) {
    const field = at.findRelationship(name);
    if (field === undefined) {
      if (position === undefined) return undefined;
      throw new CompileError(
        `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
        position,
      );
    }
    const [only, ...others] = field.referenceTo;
    if (others.length > 0) return position === undefined ? undefined : 'polymorphic';
    const next = only === undefined ? undefined : context.types.model.findObject(only);
    if (next === undefined) return undefined;
    at = next;
  }
  return at;
}

/** Binds in the order in which they stand; the tree's nodes are their keys. */
function collectBinds(context: BindContext, query: SoqlQuery, binds: { node: object; value: BoundExpression }[]): void {
  const value = (item: SoqlValue | undefined): void => {
    if (item === undefined) return;
    if (item.kind === 'bind') binds.push({ node: item, value: context.expression(item.expression) });
    else if (item.kind === 'list') item.values.forEach(value);
    else if (item.kind === 'subquery') collectBinds(context, item.query, binds);
  };
  const call = (item: SoqlPath | SoqlFunction | SoqlValue): void => {
    if (isSoqlPath(item)) return;
    if (isSoqlFunction(item)) item.args.forEach(call);
    else value(item);
  };
  const condition = (item: SoqlCondition | undefined): void => {
    if (item === undefined) return;
    if (item.kind === 'not') condition(item.operand);
    else if (item.kind === 'comparison') {
      call(item.left);
      value(item.right);
    } else item.operands.forEach(condition);
  };
  for (const item of query.select) {
    if (item.kind === 'subquery') collectBinds(context, item.query, binds);
    if (item.kind === 'function') call(item.call);
  }
  condition(query.where);
  condition(query.having);
  for (const order of query.orderBy) call(order.by);
  value(query.limit);
  value(query.offset);
}
