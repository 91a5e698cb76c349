import type { Position } from '../base/position.ts';
import type { AssignExpression, BinaryOperator, Expression, PostfixExpression } from '../parser/ast-expressions.ts';
import type { BindContext } from './bind-context.ts';
import { combine } from './bind-operators.ts';
import type { BoundExpression, LocalSymbol } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { assignTo, convertTo } from './convert.ts';
import { isVisible } from './lookup.ts';
import { numericTypes } from './operator-types.ts';
import type { TypeSymbol } from './types.ts';
import { checkWriteable } from './writeable.ts';

export function bindPostfix(context: BindContext, expression: PostfixExpression): BoundExpression {
  return bindIncrement(context, expression.operand, expression.operator, 'old', expression.position);
}

export function bindIncrement(
  context: BindContext,
  operand: Expression,
  operator: '++' | '--',
  result: 'new' | 'old',
  position: Position,
): BoundExpression {
  const target = bindTarget(context, operand);
  if (!numericTypes(context).includes(target.type))
    throw new CompileError(`Unary operator ${operator} is not allowed for ${target.type.name}`, position);
  const one: BoundExpression = { kind: 'literal', value: 1, type: context.types.integer, position };
  const arithmetic = operator === '++' ? '+' : '-';
  return compound(context, target, result, position, (current) => ({
    kind: 'arithmetic',
    operator: arithmetic,
    left: current,
    right: assignTo(context.types, one, target.type, position),
    type: target.type,
    position,
  }));
}

export function bindAssign(context: BindContext, expression: AssignExpression): BoundExpression {
  const { operator, position } = expression;
  const target = bindTarget(context, expression.target);
  if (operator === '=') {
    const value = assignTo(context.types, context.expression(expression.value), target.type, expression.value.position);
    return { kind: 'assign', target, value, type: target.type, position };
  }
  const right = context.expression(expression.value);
  const binary = operator.slice(0, -1) as BinaryOperator;
  return compound(context, target, 'new', position, (current) => {
    const combined = combine(context, binary, current, right, position);
    const fitted = convertTo(context.types, combined, target.type);
    if (fitted === undefined)
      throw new CompileError(`Illegal assignment from ${combined.type.name} to ${target.type.name}`, position);
    return fitted;
  });
}

function compound(
  context: BindContext,
  target: BoundExpression,
  result: 'new' | 'old',
  position: Position,
  build: (current: BoundExpression) => BoundExpression,
): BoundExpression {
  const current: LocalSymbol = context.temp(target.type);
  const read: BoundExpression = { kind: 'local', local: current, type: target.type, position };
  const temps = [context.temp(context.types.object), context.temp(context.types.object)];
  return { kind: 'compound', target, current, temps, combine: build(read), result, type: target.type, position };
}

/** Something that can be assigned to. */
function bindTarget(context: BindContext, expression: Expression): BoundExpression {
  const target = context.expression(expression);
  const { position } = expression;
  switch (target.kind) {
    case 'local':
      if (target.local.isFinal)
        throw new CompileError(`Final local variable can not be assigned: ${target.local.name}`, position);
      return target;
    case 'field':
    case 'staticField':
      checkAssignable(context, target, position);
      return target;
    case 'sobjectField':
      checkWriteable(target.target.type.name, target.field, position);
      return target;
    case 'sobjectParent':
    case 'index':
      return target;
    default:
      throw new CompileError('Expression cannot be assigned', position);
  }
}

function checkAssignable(
  context: BindContext,
  target: Extract<BoundExpression, { kind: 'field' | 'staticField' }>,
  position: Position,
): void {
  const { field } = target;
  if (field.owner.isNative) {
    if (field.nativeSet === undefined)
      throw new CompileError(`Field is not writeable: ${field.owner.name}.${field.name}`, position);
    return;
  }
  if (target.backing) return;
  if (field.kind === 'property') {
    if (field.setter === undefined) throw new CompileError(`Field is not writeable: ${field.name}`, position);
    if (!isVisible(context, field.owner, field.setterVisibility, field.testVisible))
      throw new CompileError(`Variable is not visible: ${field.owner.localName}.${field.name}`, position);
    return;
  }
  if (!field.isFinal) return;
  const allowed =
    isOwnOrInherited(context.owner, field.owner) && context.mayInitialize === (field.isStatic ? 'static' : 'instance');
  if (!allowed)
    throw new CompileError(
      `Final members can only be assigned in their declaration, init blocks, or constructors: ${field.name}`,
      position,
    );
}

/** Constructors of a subclass may set the final fields that they inherit: seen in apex-rollup, whose tests pass on orgs. */
function isOwnOrInherited(owner: TypeSymbol | undefined, of: TypeSymbol): boolean {
  for (let at = owner; at !== undefined; at = at.superclass?.symbol) if (at === of) return true;
  return false;
}
