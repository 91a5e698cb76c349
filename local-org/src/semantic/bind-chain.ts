import type { Position } from '../base/position.ts';
import type { ObjectDefinition } from '../metadata/model.ts';
import type { Expression, FieldAccess, IndexAccess, MethodCall, NameExpression } from '../parser/ast-expressions.ts';
import { bindCallOn, bindStaticCall, bindUnqualifiedCall } from './bind-calls.ts';
import type { BindContext } from './bind-context.ts';
import { bindMember, unknownMember } from './bind-members.ts';
import { bindUnqualifiedField, innerOf, staticField, typeOf } from './bind-names.ts';
import type { BoundExpression } from './bound.ts';
import { rowOf, sharingReason } from './bind-row.ts';
import { CompileError, gap } from './compile-error.ts';
import { convertTo } from './convert.ts';
import { fieldSetCall } from './field-set-access.ts';
import { findField, findMethods } from './lookup.ts';
import { checkTypeVisible, findTypeSymbol, isPlatformNamespace, isPlatformType } from './resolve-type.ts';
import type { ApexType } from './types.ts';

/** Names, field accesses, calls and indexes: `a.b().c[0]?.d`. A dotted name may start with a variable, a type or a namespace. */
export type Chain = NameExpression | FieldAccess | MethodCall | IndexAccess;

/** What the start of a dotted name turned out to be. */
type Prefix =
  | { readonly kind: 'value'; readonly value: BoundExpression }
  | { readonly kind: 'type'; readonly type: ApexType }
  | { readonly kind: 'namespace'; readonly name: string }
  | { readonly kind: 'labels' }
  | { readonly kind: 'fields'; readonly definition: ObjectDefinition } // Account.fields
  | { readonly kind: 'describeFields'; readonly definition: ObjectDefinition; readonly value: BoundExpression }; // Schema.SObjectType.Account.fields

export function bindChain(context: BindContext, chain: Chain): BoundExpression {
  const outer = context.safeLinks;
  context.safeLinks = [];
  try {
    const prefix = bindPrefix(context, chain);
    if (prefix.kind === 'describeFields') return prefix.value;
    if (prefix.kind !== 'value') throw new CompileError(`Variable does not exist: ${lastName(chain)}`, chain.position);
    return context.safeLinks.reduceRight<BoundExpression>(
      (body, link) => ({
        kind: 'safe',
        receiver: link.receiver,
        temp: link.temp,
        body,
        type: body.type,
        position: link.position,
      }),
      prefix.value,
    );
  } finally {
    context.safeLinks = outer;
  }
}

function lastName(chain: Chain): string {
  return 'name' in chain ? chain.name : '[]';
}

function bindPrefix(context: BindContext, expression: Expression): Prefix {
  switch (expression.kind) {
    case 'name':
      return bindName(context, expression);
    case 'field-access':
      return bindFieldAccess(context, expression);
    case 'call':
      return { kind: 'value', value: bindCall(context, expression) };
    case 'index':
      return { kind: 'value', value: bindIndex(context, expression) };
    default:
      return { kind: 'value', value: context.expression(expression) };
  }
}

function bindName(context: BindContext, { name, position }: NameExpression): Prefix {
  const local = context.local(name);
  if (local !== undefined) return { kind: 'value', value: { kind: 'local', local, type: local.type, position } };
  const field = bindUnqualifiedField(context, name, position);
  if (field !== undefined) return { kind: 'value', value: field };
  const symbol = findTypeSymbol(context.types, [name], context.owner);
  if (name.toLowerCase() === 'label' && (symbol === undefined || symbol.isNative)) return { kind: 'labels' };
  if (symbol !== undefined) return { kind: 'type', type: typeOf(context, symbol) };
  const object = context.types.findSObject(name);
  if (object !== undefined) return { kind: 'type', type: object };
  if (context.types.isNamespace(name) || isPlatformNamespace(name)) return { kind: 'namespace', name };
  if (context.types.model.isOtherStandardObject(name)) return { kind: 'type', type: context.types.missing(name) };
  if (isPlatformType(name)) throw gap(`${name} is not in the local org's library`, position);
  throw new CompileError(`Variable does not exist: ${name}`, position);
}

function bindFieldAccess(context: BindContext, access: FieldAccess): Prefix {
  const prefix = bindPrefix(context, access.target);
  const { name, position } = access;
  switch (prefix.kind) {
    case 'value': {
      const row = rowOf(context, prefix.value, access.safe);
      const target = access.safe ? safeTarget(context, row, position) : row;
      if (target.kind === 'describeToken' && target.field === undefined && name.toLowerCase() === 'fields') {
        return {
          kind: 'describeFields',
          definition: target.definition,
          value: bindMember(context, target, name, position),
        };
      }
      // `Account.SObjectType.fields.Name`: the same as `Account.fields.Name`
      if (target.kind === 'objectToken' && name.toLowerCase() === 'fields')
        return { kind: 'fields', definition: target.definition };
      const fieldSet = fieldSetCall(context.types, target, access);
      if (fieldSet !== undefined) return bindPrefix(context, fieldSet);
      const reason = sharingReason(context, target, name, position);
      return { kind: 'value', value: reason ?? bindMember(context, target, name, position) };
    }
    case 'labels':
      return bindLabel(context, name, position);
    case 'namespace':
      return bindInNamespace(context, prefix.name, name, position);
    case 'type':
      return bindInType(context, prefix.type, name, position);
    case 'fields': {
      const field = prefix.definition.findField(name);
      if (field === undefined)
        throw new CompileError(`Field does not exist: ${name} on ${prefix.definition.name}`, position);
      return {
        kind: 'value',
        value: {
          kind: 'fieldToken',
          definition: prefix.definition,
          field,
          type: context.types.named('Schema.SObjectField'),
          position,
        },
      };
    }
    case 'describeFields': {
      const field = prefix.definition.findField(name);
      if (field === undefined)
        throw new CompileError(`Field does not exist: ${name} on ${prefix.definition.name}`, position);
      return {
        kind: 'value',
        value: {
          kind: 'describeToken',
          definition: prefix.definition,
          field,
          type: context.types.named('Schema.DescribeFieldResult'),
          position,
        },
      };
    }
  }
}

function bindLabel(context: BindContext, name: string, position: Position): Prefix {
  if (name.toLowerCase() === context.types.model.namespace?.toLowerCase() || name.toLowerCase() === 'c')
    return { kind: 'labels' };
  if (!context.types.model.labels.has(name.toLowerCase()))
    throw new CompileError(`Variable does not exist: ${name} (no such custom label)`, position);
  return { kind: 'value', value: { kind: 'label', name, type: context.types.string, position } };
}

function bindInNamespace(context: BindContext, namespace: string, name: string, position: Position): Prefix {
  const { types } = context;
  if (namespace.toLowerCase() === 'system' && name.toLowerCase() === 'label') return { kind: 'labels' };
  const symbol = types.global([namespace, name]);
  if (symbol !== undefined) return { kind: 'type', type: typeOf(context, symbol) };
  const isObjectNamespace =
    namespace.toLowerCase() === 'schema' || namespace.toLowerCase() === types.model.namespace?.toLowerCase();
  const object = isObjectNamespace ? types.findSObject(name) : undefined;
  if (object !== undefined) return { kind: 'type', type: object };
  throw gap(`${namespace}.${name} is not in the local org's library`, position);
}

function bindInType(context: BindContext, type: ApexType, name: string, position: Position): Prefix {
  const { types } = context;
  const definition = types.definitionOf(type);
  if (definition !== undefined) return bindInObject(context, definition, name, position);
  if (type.symbol === types.named('Schema.SObjectType').symbol) {
    const object = types.model.findObject(name);
    if (object !== undefined) {
      return {
        kind: 'value',
        value: {
          kind: 'describeToken',
          definition: object,
          field: undefined,
          type: types.named('Schema.DescribeSObjectResult'),
          position,
        },
      };
    }
  }
  if (type.symbol.isNative && type.name === 'System' && name.toLowerCase() === 'label') return { kind: 'labels' };
  const found = findField(types, type, name);
  if (found !== undefined) {
    if (found.member.isStatic) return { kind: 'value', value: staticField(context, found.member, position) };
    // a property may have the name of its type: `Outer.Kind.FIRST` beside `Kind kind`
    if (innerOf(type.symbol, name) === undefined) throw new CompileError(`Variable does not exist: ${name}`, position);
  }
  // AggregateResult is a class of the library and an object that describes list.
  const asObject = type.symbol.superclass === types.anySObject ? types.model.findObject(type.symbol.name) : undefined;
  if (asObject !== undefined && name.toLowerCase() === 'sobjecttype')
    return bindInObject(context, asObject, name, position);
  const innerType = innerOf(type.symbol, name);
  if (innerType !== undefined) {
    checkTypeVisible(innerType, context.owner, position);
    return { kind: 'type', type: typeOf(context, innerType) };
  }
  if (
    types.isNamespace(type.symbol.name) &&
    type.symbol.name.toLowerCase() === 'system' &&
    name.toLowerCase() === 'label'
  )
    return { kind: 'labels' };
  const asNamespace = types.isNamespace(type.symbol.name) ? types.global([type.symbol.name, name]) : undefined;
  if (asNamespace !== undefined) return { kind: 'type', type: typeOf(context, asNamespace) };
  if (type.symbol.isNative && types.isNamespace(type.symbol.name))
    return bindInNamespace(context, type.symbol.name, name, position);
  throw unknownMember(type, name, position);
}

function bindInObject(context: BindContext, definition: ObjectDefinition, name: string, position: Position): Prefix {
  const { types } = context;
  if (name.toLowerCase() === 'sobjecttype')
    return {
      kind: 'value',
      value: { kind: 'objectToken', definition, type: types.named('Schema.SObjectType'), position },
    };
  if (name.toLowerCase() === 'fields') return { kind: 'fields', definition };
  const field = definition.findField(name);
  if (field === undefined)
    throw new CompileError(`Variable does not exist: ${name} (no field of ${definition.name})`, position);
  return {
    kind: 'value',
    value: { kind: 'fieldToken', definition, field, type: types.named('Schema.SObjectField'), position },
  };
}

function bindCall(context: BindContext, call: MethodCall): BoundExpression {
  if (call.target === undefined) return bindUnqualifiedCall(context, call);
  if (call.target.kind === 'super')
    return bindCallOn(
      context,
      { kind: 'this', type: superTypeOf(context, call.position), position: call.target.position },
      call,
      true,
    );
  const prefix = bindPrefix(context, call.target);
  switch (prefix.kind) {
    case 'value': {
      const shadowed = shadowedType(context, call, prefix.value);
      if (shadowed !== undefined) return bindStaticCall(context, shadowed, call);
      const target = call.safe ? safeTarget(context, prefix.value, call.position) : prefix.value;
      return bindCallOn(context, target, call, false);
    }
    case 'describeFields':
      return bindCallOn(context, prefix.value, call, false);
    case 'type':
      return bindStaticCall(context, prefix.type, call);
    case 'namespace': {
      const sameName = context.types.global([prefix.name]);
      if (sameName !== undefined) return bindStaticCall(context, typeOf(context, sameName), call);
      throw gap(`${prefix.name}.${call.name} is not in the local org's library`, call.position);
    }
    case 'labels':
      return bindStaticCall(context, context.types.named('System.Label'), call);
    case 'fields':
      return bindCallOn(context, fieldsOfDescribe(context, prefix.definition, call.position), call, false);
  }
}

/**
 * `Test.isRunningTest()` below fflib_SObjectDomain, which has a property named Test: where the variable has no method of that
 * name, its name means the class. The tests of declarative-lookup-rollup-summaries pass on orgs so.
 */
function shadowedType(context: BindContext, call: MethodCall, value: BoundExpression): ApexType | undefined {
  if (call.target?.kind !== 'name' || findMethods(context.types, value.type, call.name).length > 0) return undefined;
  const symbol = findTypeSymbol(context.types, [call.target.name], context.owner);
  if (symbol === undefined) return undefined;
  const type = typeOf(context, symbol);
  return findMethods(context.types, type, call.name).some((found) => found.member.isStatic) ? type : undefined;
}

function fieldsOfDescribe(context: BindContext, definition: ObjectDefinition, position: Position): BoundExpression {
  const describe: BoundExpression = {
    kind: 'describeToken',
    definition,
    field: undefined,
    type: context.types.named('Schema.DescribeSObjectResult'),
    position,
  };
  return bindMember(context, describe, 'fields', position);
}

function superTypeOf(context: BindContext, position: Position): ApexType {
  const parent = context.owner?.superclass ?? (context.owner === undefined ? undefined : context.types.object);
  if (parent === undefined || context.isStatic) throw new CompileError('Invalid super reference', position);
  return parent;
}

function bindIndex(context: BindContext, access: IndexAccess): BoundExpression {
  const prefix = bindPrefix(context, access.target);
  if (prefix.kind !== 'value') throw new CompileError('Expression must be a list type', access.position);
  const target = prefix.value;
  if (!context.types.isList(target.type))
    throw new CompileError(`Expression must be a list type: ${target.type.name}`, access.position);
  const saved = context.safeLinks;
  const bound = context.expression(access.index);
  context.safeLinks = saved;
  const index = convertTo(context.types, bound, context.types.integer);
  if (index === undefined) throw new CompileError(`Illegal list index type: ${bound.type.name}`, access.position);
  return { kind: 'index', target, index, type: target.type.args[0] ?? context.types.object, position: access.position };
}

/** `receiver?.`: the chain goes on with a temporary; the whole chain is null when the receiver is. */
function safeTarget(context: BindContext, receiver: BoundExpression, position: Position): BoundExpression {
  const temp = context.temp(receiver.type);
  context.safeLinks?.push({ receiver, temp, position });
  return { kind: 'local', local: temp, type: receiver.type, position };
}
