import type { Position } from '../base/position.ts';
import type { BindContext } from './bind-context.ts';
import type { BoundExpression } from './bound.ts';
import { CompileError, gap } from './compile-error.ts';
import { fieldType, parentType } from './field-types.ts';
import { findField, isVisible } from './lookup.ts';
import { substitute } from './assignable.ts';
import type { ApexType, FieldSymbol } from './types.ts';

/** `value.name` */
export function bindMember(
  context: BindContext,
  target: BoundExpression,
  name: string,
  position: Position,
): BoundExpression {
  const { types } = context;
  if (target.type.symbol.kind === 'sobject') return bindRecordMember(context, target, name, position);
  const found = findField(types, target.type, name);
  if (found === undefined) throw unknownMember(target.type, name, position);
  const field = found.member;
  if (field.isStatic)
    throw new CompileError(`static can not be referenced from a non static context: ${name}`, position);
  checkVisible(context, field, position);
  return {
    kind: 'field',
    target,
    field,
    backing: isBacking(context, field),
    nonVirtual: false,
    type: substitute(types, field.type, found.on),
    position,
  };
}

/** Inside a property's own accessor its name means the stored value. */
export function isBacking(context: BindContext, field: FieldSymbol): boolean {
  return context.accessorOf === field;
}

export function checkVisible(context: BindContext, field: FieldSymbol, position: Position): void {
  if (!isVisible(context, field.owner, field.visibility, field.testVisible))
    throw new CompileError(`Variable is not visible: ${field.owner.localName}.${field.name}`, position);
}

export function unknownMember(type: ApexType, name: string, position: Position): CompileError {
  if (type.symbol.isNative && type.symbol.kind !== 'sobject' && !type.symbol.complete) {
    return gap(`${type.name}.${name} is not in the local org's library`, position);
  }
  return new CompileError(`Variable does not exist: ${name}`, position);
}

function bindRecordMember(
  context: BindContext,
  target: BoundExpression,
  name: string,
  position: Position,
): BoundExpression {
  const { types } = context;
  const definition = types.definitionOf(target.type);
  if (definition === undefined) {
    const account = name.toLowerCase() === 'id' ? types.model.findObject('Account')?.findField('Id') : undefined;
    if (account !== undefined) return { kind: 'sobjectField', target, field: account, type: types.id, position };
    throw new CompileError(`Variable does not exist: ${name}`, position);
  }
  const field = definition.findField(name);
  if (field !== undefined) return { kind: 'sobjectField', target, field, type: fieldType(types, field), position };
  const parent = definition.findRelationship(name);
  if (parent !== undefined)
    return { kind: 'sobjectParent', target, field: parent, type: parentType(types, parent), position };
  const relationship = definition.findChildRelationship(name);
  if (relationship !== undefined) {
    const child = types.findSObject(relationship.childObject) ?? types.anySObject;
    return { kind: 'sobjectChildren', target, relationship, type: types.list(child), position };
  }
  throw new CompileError(`Variable does not exist: ${name} (no field or relationship of ${definition.name})`, position);
}
