import type { Position } from '../base/position.ts';
import type { ObjectDefinition } from '../metadata/model.ts';
import type { MethodCall } from '../parser/ast-expressions.ts';
import { isAssignable, substitute } from './assignable.ts';
import type { BindContext } from './bind-context.ts';
import type { BoundExpression, BoundOf } from './bound.ts';
import { isOutOfReach } from './class-laws.ts';
import { CompileError, gap } from './compile-error.ts';
import { assignTo } from './convert.ts';
import { chooseOverload, findMethods, isVisible, type Found } from './lookup.ts';
import { asGap, missingIn } from './missing.ts';
import type { ApexType, MethodSymbol, TypeSymbol } from './types.ts';

/** `name(args)`: a method of the class around (inherited too), or a static one of the outer class. */
export function bindUnqualifiedCall(context: BindContext, call: MethodCall): BoundExpression {
  const { types } = context;
  const args = bindArguments(context, call);
  for (let owner = context.owner; owner !== undefined; owner = owner.outer) {
    const isOwn = owner === context.owner;
    const candidates = findMethods(types, types.of(owner), call.name).filter((found) => isOwn || found.member.isStatic);
    const found = chooseOverload(types, candidates, args, call.position);
    if (found === undefined) continue;
    if (found.member.isStatic) return staticCall(context, found, args, call.position, undefined);
    if (context.isStatic)
      throw new CompileError(
        `Non static method cannot be referenced from a static context: ${signature(found.member.returnType, call.name, args, owner.localName)}`,
        call.position,
      );
    return instanceCall(
      context,
      { kind: 'this', type: types.of(owner), position: call.position },
      found,
      args,
      call.position,
      false,
    );
  }
  throw missingParameter(
    context.owner,
    call,
    new CompileError(
      `Method does not exist or incorrect signature: void ${call.name}(${typeList(args)}) from the type ${context.owner?.localName ?? 'AnonymousBlock'}`,
      call.position,
    ),
  );
}

/** `value.name(args)`; `nonVirtual` for `super.name(args)`. */
export function bindCallOn(
  context: BindContext,
  target: BoundExpression,
  call: MethodCall,
  nonVirtual: boolean,
): BoundExpression {
  const { types } = context;
  const args = bindArguments(context, call);
  if (target.type === types.void) throw new CompileError('Method call on a void value', call.position);
  if (target.kind === 'sobjectField' && call.name.toLowerCase() === 'adderror')
    return callOnRecord(context, target, call, args);
  const setting = settingMethods(context, types.definitionOf(target.type), false, call.name);
  const candidates = [...setting, ...findMethods(types, target.type, call.name)].filter(
    (found) => !found.member.isStatic,
  );
  const found = chooseOverload(types, candidates, args, call.position);
  if (found === undefined) throw unknownMethod(target.type, call, args);
  return instanceCall(context, target, found, args, call.position, nonVirtual);
}

/**
 * `record.Field.addError(…)` is the record's own `addError` with the field's name in front.
 * Source: Apex Developer Guide, "Adding Errors to sObjects or Fields with addError()".
 */
function callOnRecord(
  context: BindContext,
  target: BoundOf<'sobjectField'>,
  call: MethodCall,
  args: readonly BoundExpression[],
): BoundExpression {
  const { types } = context;
  const { position } = call;
  const field: BoundExpression = { kind: 'literal', value: target.field.name, type: types.string, position };
  const texts = args.map((arg) => messageOf(context, arg));
  const candidates = findMethods(types, target.target.type, call.name);
  const found = texts.length === 0 ? undefined : chooseOverload(types, candidates, [field, ...texts], position);
  if (found === undefined) throw unknownMethod(target.type, call, args);
  return instanceCall(context, target.target, found, [field, ...texts], position, false);
}

/** An exception given as the error stands for its message. */
function messageOf(context: BindContext, arg: BoundExpression): BoundExpression {
  const { types } = context;
  if (arg.type === types.null || !isAssignable(types, arg.type, types.named('System.Exception'))) return arg;
  const [getMessage] = findMethods(types, arg.type, 'getMessage');
  return getMessage === undefined ? arg : instanceCall(context, arg, getMessage, [], arg.position, false);
}

/** `Type.name(args)` */
export function bindStaticCall(context: BindContext, type: ApexType, call: MethodCall): BoundExpression {
  const { types } = context;
  const args = bindArguments(context, call);
  const definition = types.definitionOf(type);
  if (definition !== undefined && call.name.toLowerCase() === 'getsobjecttype' && args.length === 0)
    return { kind: 'objectToken', definition, type: types.named('Schema.SObjectType'), position: call.position };
  const candidates = [...settingMethods(context, definition, true, call.name), ...findMethods(types, type, call.name)];
  const found = chooseOverload(
    types,
    candidates.filter((candidate) => candidate.member.isStatic),
    args,
    call.position,
  );
  if (found !== undefined) return staticCall(context, found, args, call.position, definition);
  const instance = chooseOverload(types, candidates, args, call.position);
  if (instance !== undefined && context.owner !== undefined && !context.isStatic && isOuterOrSuper(context, type)) {
    return instanceCall(
      context,
      { kind: 'this', type: types.of(context.owner), position: call.position },
      instance,
      args,
      call.position,
      true,
    );
  }
  if (instance !== undefined)
    throw new CompileError(
      `Non static method cannot be referenced from a static context: ${signature(instance.member.returnType, call.name, args, type.name)}`,
      call.position,
    );
  throw unknownMethod(type, call, args);
}

function isOuterOrSuper(context: BindContext, type: ApexType): boolean {
  for (let at = context.owner?.superclass?.symbol; at !== undefined; at = at.superclass?.symbol)
    if (at === type.symbol) return true;
  return false;
}

/** Custom settings and custom metadata types have methods of their own (`getInstance`, `getAll` …); the library lists them by kind of object, T being the object. */
function settingMethods(
  context: BindContext,
  definition: ObjectDefinition | undefined,
  isStatic: boolean,
  name: string,
): Found<MethodSymbol>[] {
  if (definition === undefined) return [];
  const kind =
    definition.kind === 'customMetadata'
      ? 'CustomMetadataMethods'
      : definition.customSettingType === 'List'
        ? 'ListSettingMethods'
        : definition.customSettingType === 'Hierarchy'
          ? 'HierarchySettingMethods'
          : undefined;
  const symbol = kind === undefined ? undefined : context.types.libraryType('System', kind);
  if (symbol === undefined) return [];
  const on = context.types.of(symbol, [context.types.sobjectOf(definition)]);
  return (symbol.methods.get(name.toLowerCase()) ?? [])
    .filter((method) => method.isStatic === isStatic)
    .map((member) => ({ member, on }));
}

function bindArguments(context: BindContext, call: MethodCall): BoundExpression[] {
  const saved = context.safeLinks;
  const args = call.args.map((arg) => context.expression(arg));
  context.safeLinks = saved;
  for (const arg of args) {
    if (arg.type === context.types.void)
      throw new CompileError('Illegal expression: a void value can not be an argument', arg.position);
  }
  return args;
}

function instanceCall(
  context: BindContext,
  target: BoundExpression,
  found: Found<MethodSymbol>,
  args: readonly BoundExpression[],
  position: Position,
  nonVirtual: boolean,
): BoundExpression {
  const method = found.member;
  checkCallable(context, method, position);
  if (nonVirtual && method.isAbstract) throw new CompileError(`Cannot call abstract method: ${method.name}`, position);
  return {
    kind: 'call',
    target,
    method,
    args: convertArguments(context, found, args),
    nonVirtual: nonVirtual || (method.owner.isVirtual && !method.owner.isNative && isOutOfReach(method)),
    type: resultType(context, found, target),
    position,
  };
}

function staticCall(
  context: BindContext,
  found: Found<MethodSymbol>,
  args: readonly BoundExpression[],
  position: Position,
  receiver: ObjectDefinition | undefined,
): BoundExpression {
  checkCallable(context, found.member, position);
  const isSetting = found.on.args.length === 1 && found.on.symbol.name.endsWith('Methods');
  return {
    kind: 'staticCall',
    scope: takesBinds(found.member) ? scopeOf(context, position) : undefined,
    method: found.member,
    args: convertArguments(context, found, args),
    receiver: isSetting ? receiver : undefined,
    type: substitute(context.types, found.member.returnType, found.on),
    position,
  };
}

/** Dynamic SOQL reads the variables of the code around it: `Database.query('… WHERE Id = :accountId')`. */
function takesBinds(method: MethodSymbol): boolean {
  return (
    method.owner.namespace === 'System' &&
    method.owner.name === 'Database' &&
    /^(query|countquery|getquerylocator)$/i.test(method.name)
  );
}

function scopeOf(
  context: BindContext,
  position: Position,
): { readonly name: string; readonly value: BoundExpression }[] {
  const { types, owner } = context;
  const locals = context
    .visibleLocals()
    .map((local) => ({ name: local.name, value: { kind: 'local', local, type: local.type, position } as const }));
  const fields: { name: string; value: BoundExpression }[] = [];
  for (let at = owner; at !== undefined; at = at.superclass?.symbol) {
    for (const field of at.fields.values()) {
      if (field.owner.isNative || (context.isStatic && !field.isStatic)) continue;
      const target: BoundExpression = { kind: 'this', type: types.of(at), position };
      const value: BoundExpression = field.isStatic
        ? { kind: 'staticField', field, backing: false, type: field.type, position }
        : { kind: 'field', target, field, backing: false, nonVirtual: false, type: field.type, position };
      fields.push({ name: field.name, value });
    }
  }
  return [...locals, ...fields];
}

function checkCallable(context: BindContext, method: MethodSymbol, position: Position): void {
  if (!isVisible(context, method.owner, method.visibility, method.testVisible)) {
    throw new CompileError(
      `Method is not visible: ${signature(method.returnType, method.name, method.parameters, method.owner.localName)}`,
      position,
    );
  }
  if (method.refused !== undefined) throw gap(`${method.owner.localName}.${method.name}: ${method.refused}`, position);
}

/** `clone()` and its like give back the type they were called on. */
function resultType(context: BindContext, found: Found<MethodSymbol>, target: BoundExpression): ApexType {
  const { types } = context;
  const type = substitute(types, found.member.returnType, found.on);
  if (type === types.anySObject && found.member.name.toLowerCase() === 'clone' && target.type.symbol.kind === 'sobject')
    return target.type;
  return type;
}

export function convertArguments(
  context: BindContext,
  found: Found<MethodSymbol>,
  args: readonly BoundExpression[],
): BoundExpression[] {
  return args.map((arg, i) => {
    const parameter = found.member.parameters[i];
    if (parameter === undefined) return arg;
    return assignTo(context.types, arg, substitute(context.types, parameter.type, found.on), arg.position);
  });
}

function unknownMethod(type: ApexType, call: MethodCall, args: readonly BoundExpression[]): CompileError {
  const text = `void ${call.name}(${typeList(args)}) from the type ${type.name}`;
  const sameArity = (type.symbol.methods.get(call.name.toLowerCase()) ?? []).some(
    (method) => method.parameters.length === args.length,
  );
  if (type.symbol.isNative && !type.symbol.complete && !sameArity)
    return gap(`method ${text} is not in the local org's library`, call.position);
  return missingParameter(
    type.symbol,
    call,
    new CompileError(`Method does not exist or incorrect signature: ${text}`, call.position),
  );
}

/** No overload fits, but one of them has a parameter of a type that the library lacks: nobody can say here whether it would. */
function missingParameter(symbol: TypeSymbol | undefined, call: MethodCall, error: CompileError): CompileError {
  for (let at = symbol; at !== undefined; at = at.superclass?.symbol ?? at.outer) {
    for (const method of at.methods.get(call.name.toLowerCase()) ?? []) {
      const missing = method.parameters
        .map((parameter) => missingIn(parameter.type))
        .find((name) => name !== undefined);
      if (missing !== undefined) return asGap(error, missing);
    }
  }
  return error;
}

function typeList(args: readonly { readonly type: ApexType }[]): string {
  return args.map((arg) => arg.type.name).join(', ');
}

function signature(
  returns: ApexType,
  name: string,
  args: readonly { readonly type: ApexType }[],
  owner: string,
): string {
  return `${returns.name} ${owner}.${name}(${typeList(args)})`;
}
