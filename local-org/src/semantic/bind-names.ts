import type { Position } from '../base/position.ts';
import type { BindContext } from './bind-context.ts';
import { checkVisible, isBacking } from './bind-members.ts';
import type { BoundExpression } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { findField } from './lookup.ts';
import type { ApexType, FieldSymbol, TypeSymbol } from './types.ts';

/** A class named in an expression; generic library classes stand for their static members. */
export function typeOf(context: BindContext, symbol: TypeSymbol): ApexType {
  context.types.completeNative(symbol);
  return context.types.of(
    symbol,
    symbol.typeParameters.map(() => context.types.object),
  );
}

/** A field of the class around, of its superclasses, or a static one of the outer class. */
export function bindUnqualifiedField(
  context: BindContext,
  name: string,
  position: Position,
): BoundExpression | undefined {
  const { types } = context;
  for (let owner = context.owner; owner !== undefined; owner = owner.outer) {
    const found = findField(types, types.of(owner), name);
    if (found === undefined) continue;
    const field = found.member;
    if (field.isStatic) return staticField(context, field, position);
    if (owner !== context.owner) continue;
    if (context.isStatic) throw new CompileError(`Variable does not exist: ${name}`, position);
    checkVisible(context, field, position);
    const target: BoundExpression = { kind: 'this', type: types.of(owner), position };
    return {
      kind: 'field',
      target,
      field,
      backing: isBacking(context, field),
      nonVirtual: false,
      type: field.type,
      position,
    };
  }
  return undefined;
}

export function staticField(context: BindContext, field: FieldSymbol, position: Position): BoundExpression {
  checkVisible(context, field, position);
  if (field.owner.kind === 'enum') {
    const ordinal = field.owner.enumConstants.findIndex(
      (constant) => constant.toLowerCase() === field.name.toLowerCase(),
    );
    if (ordinal >= 0) return { kind: 'enumConstant', symbol: field.owner, ordinal, type: field.type, position };
  }
  const type = ofTrigger(context, field) ?? field.type;
  return { kind: 'staticField', field, backing: isBacking(context, field), type, position };
}

/** `Trigger.new` holds records of the trigger's object; in classes it holds SObjects. */
function ofTrigger({ types, triggerObject }: BindContext, { owner, type }: FieldSymbol): ApexType | undefined {
  if (triggerObject === undefined || owner !== types.named('System.Trigger').symbol) return undefined;
  if (types.isList(type)) return types.list(triggerObject);
  return types.isMap(type) ? types.map(types.id, triggerObject) : undefined;
}

export function innerOf(symbol: TypeSymbol, name: string): TypeSymbol | undefined {
  for (let at: TypeSymbol | undefined = symbol; at !== undefined; at = at.superclass?.symbol) {
    const found = at.innerTypes.get(name.toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}
