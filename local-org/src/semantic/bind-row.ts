import type { Position } from '../base/position.ts';
import type { BindContext } from './bind-context.ts';
import type { BoundExpression } from './bound.ts';

/** `Log__Share.RowCause.Mine__c` is a text. Source: Apex Developer Guide, "Understanding Apex Managed Sharing". */
export function sharingReason(
  context: BindContext,
  target: BoundExpression,
  name: string,
  position: Position,
): BoundExpression | undefined {
  if (target.kind !== 'fieldToken' || target.field.name !== 'RowCause') return undefined;
  const local = (value: string): string => value.replace(/^.+?__(?=.+__c$)/i, '');
  const found = target.field.picklist.find(({ value }) =>
    [value, local(value)].some((text) => text.toLowerCase() === name.toLowerCase()),
  );
  if (found === undefined) return undefined;
  return { kind: 'literal', value: found.value, type: context.types.string, position };
}

/** `[SELECT …].Name` means the one row; with `?.` no row is null. */
export function rowOf(context: BindContext, value: BoundExpression, orNull: boolean): BoundExpression {
  const element = value.kind === 'soql' && context.types.isList(value.type) ? value.type.args[0] : undefined;
  if (element === undefined) return value;
  return {
    kind: 'convert',
    conversion: orNull ? 'listToSingleOrNull' : 'listToSingle',
    operand: value,
    type: element,
    position: value.position,
  };
}
