import type {
  GetterContext,
  PropertyBlockContext,
  PropertyDeclarationContext,
  SetterContext,
} from '@apexdevtools/apex-parser';
import type { Accessor, Modifiers, PropertyDeclaration } from './ast.ts';
import { blockOf } from './build-statements.ts';
import { modifiersOf, namedPosition, typeOf } from './build-types.ts';
import { optional, startOf } from './positions.ts';
import { ApexSyntaxError } from './syntax-error.ts';

export function propertyOf(ctx: PropertyDeclarationContext, modifiers: Modifiers): PropertyDeclaration {
  const blocks = ctx.propertyBlock_list();
  return {
    kind: 'property',
    ...namedPosition(ctx.id()),
    modifiers,
    type: typeOf(ctx.typeRef()),
    getter: accessorOf(blocks, (block) => optional(block.getter())),
    setter: accessorOf(blocks, (block) => optional(block.setter())),
  };
}

function accessorOf(
  blocks: readonly PropertyBlockContext[],
  pick: (block: PropertyBlockContext) => GetterContext | SetterContext | undefined,
): Accessor | undefined {
  const [first, second] = blocks.filter((block) => pick(block) !== undefined);
  const accessor = first && pick(first);
  if (!accessor) return undefined;
  if (second) throw new ApexSyntaxError(`Accessor already defined: ${accessor.start.text}`, startOf(second));
  const body = optional(accessor.block());
  return {
    modifiers: modifiersOf(first.modifier_list()),
    body: body && blockOf(body),
    position: startOf(accessor),
  };
}
