import type {
  ComparisonOperatorContext,
  ConditionalExpressionContext,
  CoordinateValueContext,
  DateFieldNameContext,
  ExpressionContext,
  FieldExpressionContext,
  FieldNameContext,
  LimitClauseContext,
  LocationValueContext,
  LogicalExpressionContext,
  OffsetClauseContext,
  SoqlFunctionContext,
  SubQueryContext,
  WhereConditionalExpressionContext,
  WhereFieldExpressionContext,
  WhereLogicalExpressionContext,
} from '@apexdevtools/apex-parser';
import type { Expression } from './ast-expressions.ts';
import { bindOf, signedNumberOf, stringOf, valueOf } from './build-soql-values.ts';
import { at, nameOf, optional, startOf, terminalsOf } from './positions.ts';
import { firstNameOf } from './soql-names.ts';
import type { SoqlComparison, SoqlCondition, SoqlFunction, SoqlPath, SoqlQuery, SoqlValue } from './soql-ast.ts';

/** The builders of the layers above, handed in so that imports go one way. */
export interface SoqlBuilders {
  readonly expression: (ctx: ExpressionContext) => Expression;
  readonly subQuery: (ctx: SubQueryContext) => SoqlQuery;
}

export function pathOf(ctx: FieldNameContext): SoqlPath {
  const ids = ctx.soqlId_list();
  const names = ids.map((id, index) => (index === 0 ? firstNameOf(id) : nameOf(id)));
  return { names, position: startOf(ctx) };
}

/** The number or bind of LIMIT and OFFSET. */
export function countOf(ctx: LimitClauseContext | OffsetClauseContext, build: SoqlBuilders): SoqlValue {
  const bind = optional(ctx.boundExpression());
  if (bind) return bindOf(bind, build);
  const { symbol } = ctx.IntegerLiteral();
  return { kind: 'number', value: symbol.text, position: at(symbol) };
}

export function whereOf(ctx: WhereLogicalExpressionContext, build: SoqlBuilders): SoqlCondition {
  return joined(ctx, ctx.whereConditionalExpression_list(), (part) => wherePartOf(part, build));
}

/** HAVING: the same as WHERE, but without FORMULA. */
export function conditionOf(ctx: LogicalExpressionContext, build: SoqlBuilders): SoqlCondition {
  return joined(ctx, ctx.conditionalExpression_list(), (part) => conditionPartOf(part, build));
}

export function functionOf(ctx: SoqlFunctionContext, build: SoqlBuilders): SoqlFunction {
  return { name: ctx.start.text, args: argumentsOf(ctx, build), position: startOf(ctx) };
}

function joined<T>(
  ctx: WhereLogicalExpressionContext | LogicalExpressionContext,
  parts: readonly T[],
  build: (part: T) => SoqlCondition,
): SoqlCondition {
  const operands = parts.map(build);
  const [first] = operands;
  if (!first) throw new Error('a condition without operands');
  if (optional(ctx.NOT())) return { kind: 'not', operand: first };
  if (operands.length === 1) return first;
  return { kind: ctx.SOQLOR_list().length > 0 ? 'or' : 'and', operands };
}

function wherePartOf(ctx: WhereConditionalExpressionContext, build: SoqlBuilders): SoqlCondition {
  const inner = optional(ctx.whereLogicalExpression());
  return inner ? whereOf(inner, build) : whereComparisonOf(ctx.whereFieldExpression(), build);
}

function whereComparisonOf(ctx: WhereFieldExpressionContext, build: SoqlBuilders): SoqlComparison {
  const plain = optional(ctx.fieldExpression());
  if (plain) return comparisonOf(plain, build);
  const left = {
    name: ctx.FORMULA().symbol.text,
    args: [stringOf(ctx.StringLiteral().symbol)],
    position: startOf(ctx),
  };
  return compared(left, ctx, build);
}

function conditionPartOf(ctx: ConditionalExpressionContext, build: SoqlBuilders): SoqlCondition {
  const inner = optional(ctx.logicalExpression());
  return inner ? conditionOf(inner, build) : comparisonOf(ctx.fieldExpression(), build);
}

function comparisonOf(ctx: FieldExpressionContext, build: SoqlBuilders): SoqlComparison {
  const field = optional(ctx.fieldName());
  return compared(field ? pathOf(field) : functionOf(ctx.soqlFunction(), build), ctx, build);
}

function compared(
  left: SoqlPath | SoqlFunction,
  ctx: FieldExpressionContext | WhereFieldExpressionContext,
  build: SoqlBuilders,
): SoqlComparison {
  const operator = operatorOf(ctx.comparisonOperator());
  const right = valueOf(ctx.value(), build, operator === 'like');
  return { kind: 'comparison', left, operator, right, position: startOf(ctx.comparisonOperator()) };
}

function operatorOf(ctx: ComparisonOperatorContext): SoqlComparison['operator'] {
  if (optional(ctx.NOT())) return 'not in';
  const text = terminalsOf(ctx)
    .map((token) => token.text.toLowerCase())
    .join('');
  // `< =` is two tokens; what else the rule lists is spelled as in our type.
  return text === '<>' ? '!=' : (text as SoqlComparison['operator']);
}

function argumentsOf(ctx: SoqlFunctionContext, build: SoqlBuilders): SoqlFunction['args'] {
  const locations = ctx.locationValue_list();
  if (locations.length > 0) {
    const unit = optional(ctx.StringLiteral()) ?? ctx.MultilineStringLiteral();
    return [...locations.map((location) => locationOf(location, build)), stringOf(unit.symbol)];
  }
  const inner = optional(ctx.soqlFunction());
  if (inner) return [functionOf(inner, build)];
  const date = optional(ctx.dateFieldName());
  if (date) return [dateFieldOf(date)];
  const field = optional(ctx.fieldName());
  return field ? [pathOf(field)] : [];
}

function dateFieldOf(ctx: DateFieldNameContext): SoqlPath | SoqlFunction {
  const path = pathOf(ctx.fieldName());
  const convert = optional(ctx.CONVERT_TIMEZONE());
  return convert ? { name: convert.symbol.text, args: [path], position: startOf(ctx) } : path;
}

function locationOf(ctx: LocationValueContext, build: SoqlBuilders): SoqlPath | SoqlFunction | SoqlValue {
  const field = optional(ctx.fieldName());
  if (field) return pathOf(field);
  const bind = optional(ctx.boundExpression());
  if (bind) return bindOf(bind, build);
  const args = ctx.coordinateValue_list().map((value) => coordinateOf(value, build));
  return { name: ctx.start.text, args, position: startOf(ctx) };
}

function coordinateOf(ctx: CoordinateValueContext, build: SoqlBuilders): SoqlValue {
  const bind = optional(ctx.boundExpression());
  return bind ? bindOf(bind, build) : signedNumberOf(ctx.signedNumber());
}
