import type { FieldAccess, MethodCall } from '../parser/ast-expressions.ts';
import type { BoundExpression } from './bound.ts';
import type { TypeTable } from './type-table.ts';

/**
 * `Schema.SObjectType.Account.FieldSets.Billing` is `….FieldSets.getMap().get('Billing')`: Apex Reference, FieldSet Class.
 * Undefined for every other member access. That a set is there is only seen at run time.
 */
export function fieldSetCall(types: TypeTable, target: BoundExpression, access: FieldAccess): MethodCall | undefined {
  if (target.type !== types.named('Schema.SObjectTypeFieldSets')) return undefined;
  const { position, safe, name } = access;
  const map: MethodCall = { kind: 'call', target: access.target, name: 'getMap', args: [], safe, position };
  const key = { kind: 'literal', type: 'String', value: name, position } as const;
  return { kind: 'call', target: map, name: 'get', args: [key], safe: false, position };
}
