import type {
  CastExpression,
  InstanceOfExpression,
  NewArray,
  NewCollection,
  NewExpression,
  NewMap,
  ConstructorCall,
} from '../parser/ast-expressions.ts';
import { isAssignable } from './assignable.ts';
import type { BindContext } from './bind-context.ts';
import { convertArguments } from './bind-calls.ts';
import type { BoundExpression } from './bound.ts';
import { CompileError, gap } from './compile-error.ts';
import { assignTo } from './convert.ts';
import { fieldType, parentType } from './field-types.ts';
import { chooseOverload, isSingleRow, isVisible } from './lookup.ts';
import { resolveKnownType, resolveMadeType, resolveType } from './resolve-type.ts';
import type { ApexType, MethodSymbol } from './types.ts';
import { checkWriteable } from './writeable.ts';

export function bindNew(context: BindContext, expression: NewExpression): BoundExpression {
  const type = resolveMadeType(context.types, expression.type, context.owner);
  const { position } = expression;
  if (type.symbol.kind === 'sobject') return bindNewRecord(context, type, expression);
  if (expression.fields.length > 0)
    throw new CompileError(
      `Invalid constructor syntax, name=value pairs can only be used for SObjects: ${type.name}`,
      position,
    );
  if (type.symbol.kind === 'interface' || type.symbol.kind === 'enum' || type.symbol.kind === 'primitive')
    throw new CompileError(`Type cannot be constructed: ${type.name}`, position);
  if (type.symbol.isAbstract) throw new CompileError(`Abstract classes cannot be constructed: ${type.name}`, position);
  const args = expression.args.map((arg) => context.expression(arg));
  const constructor_ = findConstructor(context, type, args, position);
  return {
    kind: 'new',
    constructor_,
    args: constructor_ === undefined ? [] : convertArguments(context, { member: constructor_, on: type }, args),
    type,
    position,
  };
}

function findConstructor(
  context: BindContext,
  type: ApexType,
  args: readonly BoundExpression[],
  position: NewExpression['position'],
): MethodSymbol | undefined {
  const { types } = context;
  const { symbol } = type;
  const candidates = symbol.constructors.map((member) => ({ member, on: type }));
  const isExceptionType = !symbol.isNative && isAssignable(types, type, types.named('System.Exception'));
  if (isExceptionType)
    candidates.push(
      ...exceptionConstructors(context, type).filter(
        (implicit) => !candidates.some((own) => own.member.slot === implicit.member.slot),
      ),
    );
  if (candidates.length === 0 && !symbol.isNative && args.length === 0) return undefined;
  const found = chooseOverload(types, candidates, args, position);
  if (found === undefined) {
    const text = `${type.name}(${args.map((arg) => arg.type.name).join(', ')})`;
    if (symbol.isNative && !symbol.complete)
      throw gap(`constructor ${text} is not in the local org's library`, position);
    throw new CompileError(
      `Constructor not defined: [${type.name}].<Constructor>(${args.map((arg) => arg.type.name).join(', ')})`,
      position,
    );
  }
  if (!isVisible(context, found.member.owner, found.member.visibility, found.member.testVisible))
    throw new CompileError(`Constructor is not visible: ${type.name}`, position);
  if (found.member.refused !== undefined) throw gap(`new ${type.name}: ${found.member.refused}`, position);
  return found.member;
}

/** Exceptions get the library's four constructors without declaring them. */
export function exceptionConstructors(context: BindContext, type: ApexType): { member: MethodSymbol; on: ApexType }[] {
  return context.types.named('System.Exception').symbol.constructors.map((member) => ({ member, on: type }));
}

function bindNewRecord(context: BindContext, type: ApexType, expression: NewExpression): BoundExpression {
  const { types } = context;
  const definition = types.definitionOf(type);
  const { position } = expression;
  if (definition === undefined) throw new CompileError('Type cannot be constructed: SObject', position);
  if (expression.args.length > 0)
    throw new CompileError(`Invalid constructor syntax for ${type.name}: only name=value pairs are allowed`, position);
  const seen = new Set<string>();
  const fields = expression.fields.map(({ name, value, position: at }) => {
    const bound = context.expression(value);
    const field = definition.findField(name);
    if (field !== undefined) {
      if (seen.has(field.name)) throw new CompileError(`Duplicate field initialization: ${name}`, at);
      seen.add(field.name);
      checkWriteable(definition.name, field, at);
      return { field, parent: false, value: assignTo(types, bound, fieldType(types, field), at) };
    }
    const parent = definition.findRelationship(name);
    if (parent === undefined) throw new CompileError(`Field does not exist: ${name} on ${definition.name}`, at);
    return { field: parent, parent: true, value: assignTo(types, bound, parentType(types, parent), at) };
  });
  return { kind: 'newSObject', definition, fields, type, position };
}

/** `new List<T>{…}`, `new Set<T>{…}`, `new T[]{…}` */
export function bindNewCollection(context: BindContext, expression: NewCollection): BoundExpression {
  const { types } = context;
  const type = resolveMadeType(types, expression.type, context.owner);
  const element = type.args[0];
  if ((!types.isList(type) && !types.isSet(type)) || element === undefined)
    throw new CompileError(`Invalid initializer for ${type.name}`, expression.position);
  const elements = expression.elements.map((item) => assignTo(types, context.expression(item), element, item.position));
  return { kind: 'newElements', elements, type, position: expression.position };
}

export function bindNewMap(context: BindContext, expression: NewMap): BoundExpression {
  const { types } = context;
  const type = resolveMadeType(types, expression.type, context.owner);
  const [key, value] = type.args;
  if (!types.isMap(type) || key === undefined || value === undefined)
    throw new CompileError(`Invalid initializer for ${type.name}`, expression.position);
  const entries = expression.entries.map((entry) => ({
    key: assignTo(types, context.expression(entry.key), key, entry.key.position),
    value: assignTo(types, context.expression(entry.value), value, entry.value.position),
  }));
  return { kind: 'newMap', entries, type, position: expression.position };
}

export function bindNewArray(context: BindContext, expression: NewArray): BoundExpression {
  const { types } = context;
  const type = types.list(resolveType(types, expression.elementType, context.owner));
  const size = assignTo(types, context.expression(expression.size), types.integer, expression.size.position);
  return { kind: 'newArray', size, type, position: expression.position };
}

/** `this(…)` and `super(…)` */
export function bindConstructorCall(context: BindContext, expression: ConstructorCall): BoundExpression {
  const { types, owner } = context;
  const { position } = expression;
  if (owner === undefined) throw new CompileError('Constructor call outside of a constructor', position);
  const type = expression.target === 'this' ? types.of(owner) : owner.superclass;
  if (type === undefined) {
    if (expression.args.length > 0)
      throw new CompileError('Constructor not defined: Object has only the empty one', position);
    return {
      kind: 'constructorCall',
      target: 'super',
      symbol: types.object.symbol,
      constructor_: undefined,
      args: [],
      type: types.void,
      position,
    };
  }
  const args = expression.args.map((arg) => context.expression(arg));
  const constructor_ = findConstructor(context, type, args, position);
  return {
    kind: 'constructorCall',
    target: expression.target,
    symbol: type.symbol,
    constructor_,
    args: constructor_ === undefined ? [] : convertArguments(context, { member: constructor_, on: type }, args),
    type: types.void,
    position,
  };
}

export function bindCast(context: BindContext, expression: CastExpression): BoundExpression {
  const { types } = context;
  const type = resolveKnownType(types, expression.type, context.owner);
  const operand = context.expression(expression.operand);
  const { position } = expression;
  if (operand.type === type) return operand;
  if (isSingleRow(types, operand, type)) return assignTo(types, operand, type, position);
  if (operand.kind === 'literal' && operand.value === null) return { ...operand, type };
  if (isAssignable(types, operand.type, type)) {
    const sameKind =
      operand.type.symbol.kind === 'sobject' || types.isList(type) || types.isMap(type) || types.isSet(type);
    return sameKind ? { kind: 'cast', operand, type, position } : assignTo(types, operand, type, position);
  }
  const narrowed = narrowing(context, operand, type);
  if (narrowed !== undefined) return narrowed;
  if (!castable(context, operand.type, type)) {
    throw new CompileError(
      `Incompatible types since an instance of ${operand.type.name} is never an instance of ${type.name}`,
      position,
    );
  }
  return { kind: 'cast', operand, type, position };
}

/**
 * `(Integer) Math.floor(x)`, `(Integer) settings.Size__c`: the fraction is cut; seen in R.apex, expression and
 * declarative-lookup-rollup-summaries, whose tests pass on orgs.
 */
function narrowing(context: BindContext, operand: BoundExpression, type: ApexType): BoundExpression | undefined {
  const { types } = context;
  const hasFraction = operand.type === types.double || operand.type === types.decimal;
  const toInteger = type === types.integer && (operand.type === types.long || hasFraction);
  const toLong = type === types.long && hasFraction;
  if (!toInteger && !toLong) return undefined;
  const conversion = toInteger ? 'narrowToInteger' : 'narrowToLong';
  return { kind: 'convert', conversion, operand, type, position: operand.position };
}

function castable(context: BindContext, from: ApexType, to: ApexType): boolean {
  const { types } = context;
  if (from === types.object || isAssignable(types, to, from, 'runtime')) return true;
  // `(User) record.Owner`: what a polymorphic lookup leads to has the type Name.
  if (to.symbol.kind === 'sobject' && from.symbol.kind === 'sobject' && from.name === 'Name') return true;
  if (isNumber(context, from) && isNumber(context, to)) return true;
  if (from.symbol.kind === 'interface' || to.symbol.kind === 'interface')
    return to.symbol.kind !== 'primitive' && from.symbol.kind !== 'primitive';
  const bothCollections = from.symbol === to.symbol && from.args.length > 0;
  return (
    bothCollections &&
    from.args.every(
      (arg, i) =>
        castable(context, arg, to.args[i] ?? types.object) || castable(context, to.args[i] ?? types.object, arg),
    )
  );
}

function isNumber(context: BindContext, type: ApexType): boolean {
  const { types } = context;
  return type === types.integer || type === types.long || type === types.double || type === types.decimal;
}

export function bindInstanceOf(context: BindContext, expression: InstanceOfExpression): BoundExpression {
  const { types } = context;
  const operand = context.expression(expression.operand);
  const tested = resolveKnownType(types, expression.type, context.owner);
  const { position } = expression;
  const isSure =
    operand.type !== types.null &&
    operand.type !== tested &&
    isAssignable(types, operand.type, tested, 'runtime') &&
    operand.type.args.length === 0;
  if (isSure && tested !== types.object && operand.type.symbol.kind === 'class') {
    throw new CompileError(
      `Operation instanceof is always true since an instance of ${operand.type.name} is always an instance of ${tested.name}`,
      position,
    );
  }
  const bothClasses = operand.type.symbol.kind === 'class' && tested.symbol.kind === 'class';
  if (
    bothClasses &&
    !isAssignable(types, tested, operand.type, 'runtime') &&
    !isAssignable(types, operand.type, tested, 'runtime')
  ) {
    throw new CompileError(
      `Operation instanceof is always false since an instance of ${operand.type.name} is never an instance of ${tested.name}`,
      position,
    );
  }
  return { kind: 'instanceof', operand, tested, type: types.boolean, position };
}
