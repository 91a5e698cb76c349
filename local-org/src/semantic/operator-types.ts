import { isAssignable } from './assignable.ts';
import type { BindContext } from './bind-context.ts';
import type { BoundExpression } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { assignTo } from './convert.ts';
import type { ApexType } from './types.ts';

export function expectBoolean(context: BindContext, value: BoundExpression): void {
  if (value.type !== context.types.boolean)
    throw new CompileError(`Incorrect expression type, expecting Boolean: ${value.type.name}`, value.position);
}

/** The type both branches fit into. */
export function commonType(context: BindContext, a: BoundExpression, b: BoundExpression): ApexType | undefined {
  const { types } = context;
  if (a.type === b.type) return a.type;
  if (a.type === types.null) return b.type;
  if (b.type === types.null) return a.type;
  if (a.type === types.id && b.type === types.string) return types.string;
  if (a.type === types.string && b.type === types.id) return types.string;
  if (isAssignable(types, b.type, a.type) && !(isAssignable(types, a.type, b.type) && b.type === types.decimal))
    return a.type;
  if (isAssignable(types, a.type, b.type)) return b.type;
  for (let at: ApexType | undefined = a.type; at !== undefined; at = at.symbol.superclass)
    if (isAssignable(types, b.type, at)) return at;
  const shared = a.type.symbol.interfaces.find((candidate) => isAssignable(types, b.type, candidate));
  if (shared !== undefined) return shared;
  return a.type.symbol.kind === 'sobject' && b.type.symbol.kind === 'sobject' ? types.anySObject : types.object;
}

/** Brings two operands to the wider number type; Date and Datetime to Datetime; Id and String to String. */
export function sameNumbers(
  context: BindContext,
  left: BoundExpression,
  right: BoundExpression,
): [BoundExpression, BoundExpression] {
  const { types } = context;
  const wide = widerOf(context, left.type, right.type);
  if (wide !== undefined)
    return [assignTo(types, left, wide, left.position), assignTo(types, right, wide, right.position)];
  const pair = (type: ApexType): [BoundExpression, BoundExpression] => [
    assignTo(types, left, type, left.position),
    assignTo(types, right, type, right.position),
  ];
  if (left.type === types.id && right.type === types.string) return pair(types.id);
  if (left.type === types.string && right.type === types.id) return pair(types.id);
  if (left.type === types.date && right.type === types.datetime) return pair(types.datetime);
  if (left.type === types.datetime && right.type === types.date) return pair(types.datetime);
  return [left, right];
}

export function numericTypes(context: BindContext): ApexType[] {
  const { types } = context;
  return [types.integer, types.long, types.double, types.decimal];
}

export function isNumeric(context: BindContext, type: ApexType): boolean {
  return numericTypes(context).includes(type);
}

/** Integer < Long < Double < Decimal; undefined if one is no number. */
export function widerOf(context: BindContext, a: ApexType, b: ApexType): ApexType | undefined {
  const order = numericTypes(context);
  const wide = Math.max(order.indexOf(a), order.indexOf(b));
  return order.includes(a) && order.includes(b) ? order[wide] : undefined;
}
