import type {
  AnonymousUnitContext,
  CompilationUnitContext,
  ModifierContext,
  StatementContext,
  TriggerCaseContext,
  TriggerUnitContext,
} from '@apexdevtools/apex-parser';
import type { Statement } from './ast-statements.ts';
import type { AnonymousBlock, Member, Modifiers, TriggerDeclaration, TypeDeclaration } from './ast.ts';
import { membersOf, typeDeclarationOf, type AnyMemberContext } from './build-declarations.ts';
import { localFrom, statementOf } from './build-statements.ts';
import { modifiersOf } from './build-types.ts';
import { endOf, nameOf, optional, startOf } from './positions.ts';

export function classUnitOf(ctx: CompilationUnitContext): TypeDeclaration {
  return typeDeclarationOf(ctx.typeDeclaration());
}

export function triggerUnitOf(ctx: TriggerUnitContext): TriggerDeclaration {
  const block = ctx.triggerBlock();
  const parts = block
    .triggerBlockMember_list()
    .map((part) => partOf(part.statement(), part.triggerMemberDeclaration(), part.modifier_list()));
  return {
    kind: 'trigger',
    name: nameOf(ctx.id(0)),
    object: nameOf(ctx.id(1)),
    events: ctx.triggerCase_list().map(eventOf),
    body: {
      kind: 'block',
      statements: parts.flatMap((part) => part.statements),
      position: startOf(block),
      endPosition: endOf(block),
    },
    members: parts.flatMap((part) => part.members),
    position: startOf(ctx.id(0)),
  };
}

export function anonymousUnitOf(ctx: AnonymousUnitContext): AnonymousBlock {
  const parts = ctx
    .anonymousBlock()
    .anonymousBlockMember_list()
    .map((part) => partOf(part.statement(), part.anonymousMemberDeclaration(), part.modifier_list()));
  return {
    kind: 'anonymous',
    statements: parts.flatMap((part) => part.statements),
    members: parts.flatMap((part) => part.members),
    position: { line: 1, column: 1 },
  };
}

interface Part {
  readonly statements: readonly Statement[];
  readonly members: readonly Member[];
}

function partOf(statement: StatementContext, member: AnyMemberContext, modifierList: readonly ModifierContext[]): Part {
  const present = optional(statement);
  if (present) return { statements: [statementOf(present)], members: [] };
  const modifiers = modifiersOf(modifierList);
  const field = optional(member.fieldDeclaration());
  if (field && isLocal(modifiers)) {
    const local = localFrom(field, modifiers);
    // With modifiers the first token is not the type.
    return { statements: [{ ...local, position: startOf(modifierList[0] ?? field) }], members: [] };
  }
  return { statements: [], members: membersOf(member, modifiers) };
}

/** `static Integer count;` stays a field; `final Integer count = 1;` is a statement. */
function isLocal(modifiers: Modifiers): boolean {
  return modifiers.words.every((word) => word === 'final');
}

function eventOf(ctx: TriggerCaseContext): string {
  return `${ctx.start.text} ${ctx.stop?.text ?? ''}`.toLowerCase();
}
