import type { Position } from '../base/position.ts';
import type {
  AssignExpression,
  BinaryExpression,
  BinaryOperator,
  Expression,
  PostfixExpression,
  TernaryExpression,
  UnaryExpression,
} from '../parser/ast.ts';
import { isAssignable } from './assignable.ts';
import type { BindContext } from './bind-context.ts';
import type { ArithmeticOperator, BoundExpression, LocalSymbol } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { assignTo, convertTo } from './convert.ts';
import { isVisible } from './lookup.ts';
import type { ApexType, TypeSymbol } from './types.ts';
import { checkWriteable } from './writeable.ts';

export function bindUnary(context: BindContext, expression: UnaryExpression): BoundExpression {
  const { operator, position } = expression;
  if (operator === '++' || operator === '--')
    return bindIncrement(context, expression.operand, operator, 'new', position);
  if (operator === '-' && expression.operand.kind === 'literal') {
    const folded = negativeLiteral(context, expression.operand, position);
    if (folded !== undefined) return folded;
  }
  const operand = context.expression(expression.operand);
  const { types } = context;
  if (operator === '!') {
    if (operand.type !== types.boolean)
      throw new CompileError(`Incorrect expression type, expecting Boolean: ${operand.type.name}`, position);
    return { kind: 'unary', operator, operand, type: types.boolean, position };
  }
  const allowed = operator === '~' ? [types.integer, types.long] : numericTypes(context);
  if (!allowed.includes(operand.type))
    throw new CompileError(`Unary operator ${operator} is not allowed for ${operand.type.name}`, position);
  return { kind: 'unary', operator, operand, type: operand.type, position };
}

/** `-2147483648` is a literal of its own: its digits alone would be out of range. */
function negativeLiteral(
  context: BindContext,
  literal: Extract<Expression, { kind: 'literal' }>,
  position: Position,
): BoundExpression | undefined {
  if (literal.type === 'Integer')
    return {
      kind: 'literal',
      value: integerInRange(`-${literal.value}`, position),
      type: context.types.integer,
      position,
    };
  if (literal.type === 'Long')
    return { kind: 'literal', value: longInRange(`-${literal.value}`, position), type: context.types.long, position };
  return undefined;
}

export function integerInRange(digits: string, position: Position): number {
  const value = Number(digits);
  if (value > 2147483647 || value < -2147483648) throw new CompileError(`Illegal integer: ${digits}`, position);
  return value;
}

export function longInRange(digits: string, position: Position): bigint {
  const value = BigInt(digits);
  if (BigInt.asIntN(64, value) !== value) throw new CompileError(`Illegal long: ${digits}`, position);
  return value;
}

export function bindPostfix(context: BindContext, expression: PostfixExpression): BoundExpression {
  return bindIncrement(context, expression.operand, expression.operator, 'old', expression.position);
}

function bindIncrement(
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

export function bindBinary(context: BindContext, expression: BinaryExpression): BoundExpression {
  const left = context.expression(expression.left);
  const right = context.expression(expression.right);
  return combine(context, expression.operator, left, right, expression.position);
}

function combine(
  context: BindContext,
  operator: BinaryOperator,
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  if (left.type === types.void || right.type === types.void)
    throw new CompileError('Illegal expression: void value', position);
  switch (operator) {
    case '&&':
    case '||':
      expectBoolean(context, left);
      expectBoolean(context, right);
      return { kind: 'logic', operator, left, right, type: types.boolean, position };
    case '??':
      return coalesce(context, left, right, position);
    case '==':
    case '!=':
    case '===':
    case '!==':
      return equality(context, operator, left, right, position);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return comparison(context, operator, left, right, position);
    default:
      return arithmetic(context, operator, left, right, position);
  }
}

function expectBoolean(context: BindContext, value: BoundExpression): void {
  if (value.type !== context.types.boolean)
    throw new CompileError(`Incorrect expression type, expecting Boolean: ${value.type.name}`, value.position);
}

function coalesce(
  context: BindContext,
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  const type = commonType(context, left, right);
  if (type === undefined)
    throw new CompileError(`Incompatible types in ?? operator: ${left.type.name}, ${right.type.name}`, position);
  return {
    kind: 'coalesce',
    left: assignTo(types, left, type, position),
    right: assignTo(types, right, type, position),
    type,
    position,
  };
}

export function bindTernary(context: BindContext, expression: TernaryExpression): BoundExpression {
  const { types } = context;
  const condition = context.expression(expression.condition);
  expectBoolean(context, condition);
  const then = context.expression(expression.then);
  const otherwise = context.expression(expression.otherwise);
  const type = commonType(context, then, otherwise);
  if (type === undefined)
    throw new CompileError(
      `Incompatible types in ternary operator: ${then.type.name}, ${otherwise.type.name}`,
      expression.position,
    );
  return {
    kind: 'ternary',
    condition,
    then: assignTo(types, then, type, expression.position),
    otherwise: assignTo(types, otherwise, type, expression.position),
    type,
    position: expression.position,
  };
}

/** The type both branches fit into. */
function commonType(context: BindContext, a: BoundExpression, b: BoundExpression): ApexType | undefined {
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

function equality(
  context: BindContext,
  operator: '==' | '!=' | '===' | '!==',
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  const identity = operator.length === 3;
  const negated = operator.startsWith('!');
  if (!comparable(context, left.type, right.type)) {
    throw new CompileError(
      `Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`,
      position,
    );
  }
  const [a, b] = sameNumbers(context, left, right);
  return { kind: 'equals', identity, negated, left: a, right: b, type: types.boolean, position };
}

function comparable(context: BindContext, a: ApexType, b: ApexType): boolean {
  const { types } = context;
  if (a === types.null || b === types.null || a === types.object || b === types.object) return true;
  if (isNumeric(context, a) && isNumeric(context, b)) return true;
  return (
    isAssignable(types, a, b) ||
    isAssignable(types, b, a) ||
    a.symbol.kind === 'interface' ||
    b.symbol.kind === 'interface'
  );
}

function comparison(
  context: BindContext,
  operator: '<' | '>' | '<=' | '>=',
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  const ordered = [types.string, types.id, types.date, types.datetime, types.time];
  const numbers = isNumeric(context, left.type) && isNumeric(context, right.type);
  const others =
    (ordered.includes(left.type) || left.type === types.null) &&
    (ordered.includes(right.type) || right.type === types.null) &&
    (isAssignable(types, left.type, right.type) || isAssignable(types, right.type, left.type));
  const withNull =
    (left.type === types.null && isNumeric(context, right.type)) ||
    (right.type === types.null && isNumeric(context, left.type));
  if (!numbers && !others && !withNull)
    throw new CompileError(
      `Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`,
      position,
    );
  const [a, b] = sameNumbers(context, left, right);
  return { kind: 'compare', operator, left: a, right: b, type: types.boolean, position };
}

/** Brings two operands to the wider number type; Date and Datetime to Datetime; Id and String to String. */
function sameNumbers(
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

function arithmetic(
  context: BindContext,
  operator: ArithmeticOperator,
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  if (operator === '+' && (left.type === types.string || right.type === types.string))
    return { kind: 'concat', left, right, type: types.string, position };
  const dates = dateArithmetic(context, operator, left, right, position);
  if (dates !== undefined) return dates;
  if (operator === '<<' || operator === '>>' || operator === '>>>')
    return shift(context, operator, left, right, position);
  if (operator === '&' || operator === '|' || operator === '^')
    return bitwise(context, operator, left, right, position);
  const type = widerOf(context, left.type, right.type);
  if (type === undefined)
    throw new CompileError(
      `Arithmetic expressions must use numeric arguments: ${left.type.name} ${operator} ${right.type.name}`,
      position,
    );
  return {
    kind: 'arithmetic',
    operator,
    left: assignTo(types, left, type, position),
    right: assignTo(types, right, type, position),
    type,
    position,
  };
}

function dateArithmetic(
  context: BindContext,
  operator: string,
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression | undefined {
  const { types } = context;
  if (operator !== '+' && operator !== '-') return undefined;
  if (left.type === types.date) {
    if (right.type !== types.integer && right.type !== types.long)
      throw new CompileError('Date/time expressions must use Integer or Long arguments', position);
    return {
      kind: 'dateArithmetic',
      operator,
      left,
      right: assignTo(types, right, types.long, position),
      type: types.date,
      position,
    };
  }
  if (left.type === types.datetime || left.type === types.time) {
    if (!isNumeric(context, right.type))
      throw new CompileError('Date/time expressions must use numeric arguments', position);
    return {
      kind: 'dateArithmetic',
      operator,
      left,
      right: assignTo(types, right, types.decimal, position),
      type: left.type,
      position,
    };
  }
  return undefined;
}

function shift(
  context: BindContext,
  operator: '<<' | '>>' | '>>>',
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  const whole = [types.integer, types.long];
  if (!whole.includes(left.type) || !whole.includes(right.type))
    throw new CompileError('Shift expressions must use Integer or Long arguments', position);
  return { kind: 'arithmetic', operator, left, right, type: left.type, position };
}

function bitwise(
  context: BindContext,
  operator: '&' | '|' | '^',
  left: BoundExpression,
  right: BoundExpression,
  position: Position,
): BoundExpression {
  const { types } = context;
  if (left.type === types.boolean && right.type === types.boolean)
    return { kind: 'arithmetic', operator, left, right, type: types.boolean, position };
  const type = widerOf(context, left.type, right.type);
  if (type !== types.integer && type !== types.long)
    throw new CompileError(`Bitwise expressions must use Integer, Long or Boolean arguments`, position);
  return {
    kind: 'arithmetic',
    operator,
    left: assignTo(types, left, type, position),
    right: assignTo(types, right, type, position),
    type,
    position,
  };
}

function numericTypes(context: BindContext): ApexType[] {
  const { types } = context;
  return [types.integer, types.long, types.double, types.decimal];
}

function isNumeric(context: BindContext, type: ApexType): boolean {
  return numericTypes(context).includes(type);
}

/** Integer < Long < Double < Decimal; undefined if one is no number. */
function widerOf(context: BindContext, a: ApexType, b: ApexType): ApexType | undefined {
  const order = numericTypes(context);
  const wide = Math.max(order.indexOf(a), order.indexOf(b));
  return order.includes(a) && order.includes(b) ? order[wide] : undefined;
}

/** Constructors of a subclass may set the final fields that they inherit: seen in apex-rollup, whose tests pass on orgs. */
function isOwnOrInherited(owner: TypeSymbol | undefined, of: TypeSymbol): boolean {
  for (let at = owner; at !== undefined; at = at.superclass?.symbol) if (at === of) return true;
  return false;
}
