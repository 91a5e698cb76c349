import type {
  AnonymousMemberDeclarationContext,
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  ConstructorDeclarationContext,
  EnumDeclarationContext,
  FieldDeclarationContext,
  FormalParametersContext,
  InterfaceDeclarationContext,
  InterfaceMethodDeclarationContext,
  MemberDeclarationContext,
  MethodDeclarationContext,
  TriggerMemberDeclarationContext,
  TypeDeclarationContext,
} from '@apexdevtools/apex-parser';
import { Unsupported } from '../base/errors.ts';
import type {
  ClassDeclaration,
  ConstructorDeclaration,
  EnumDeclaration,
  FieldDeclaration,
  InterfaceDeclaration,
  Member,
  MethodDeclaration,
  Modifiers,
  Parameter,
  TypeDeclaration,
} from './ast.ts';
import { expressionOf } from './build-expressions.ts';
import { propertyOf } from './build-properties.ts';
import { blockOf } from './build-statements.ts';
import { modifiersOf, namedPosition, textOfQualifiedName, typeOf, typesOf } from './build-types.ts';
import { endOf, optional, startOf } from './positions.ts';

/** Members of a class, a trigger and anonymous Apex are three rules with the same parts. */
export type AnyMemberContext =
  MemberDeclarationContext | TriggerMemberDeclarationContext | AnonymousMemberDeclarationContext;

export function typeDeclarationOf(ctx: TypeDeclarationContext): TypeDeclaration {
  const modifiers = modifiersOf(ctx.modifier_list());
  const declaration = typeMemberOf(ctx, modifiers);
  if (!declaration) throw new Unsupported(`declaration '${ctx.start.text}'`, undefined, startOf(ctx));
  return declaration;
}

/** A field declaration with several names gives several members. */
export function membersOf(ctx: AnyMemberContext, modifiers: Modifiers): Member[] {
  const method = optional(ctx.methodDeclaration());
  if (method) return [methodOf(method, modifiers)];
  const field = optional(ctx.fieldDeclaration());
  if (field) return fieldsOf(field, modifiers);
  const property = optional(ctx.propertyDeclaration());
  if (property) return [propertyOf(property, modifiers)];
  const constructor = 'constructorDeclaration' in ctx ? optional(ctx.constructorDeclaration()) : undefined;
  if (constructor) return [constructorOf(constructor, modifiers)];
  const type = typeMemberOf(ctx, modifiers);
  if (type) return [type];
  throw new Unsupported(`member starting with '${ctx.start.text}'`, undefined, startOf(ctx));
}

interface TypeContext {
  classDeclaration(): ClassDeclarationContext;
  enumDeclaration(): EnumDeclarationContext;
  interfaceDeclaration(): InterfaceDeclarationContext;
}

function typeMemberOf(ctx: TypeContext, modifiers: Modifiers): TypeDeclaration | undefined {
  const asClass = optional(ctx.classDeclaration());
  if (asClass) return classOf(asClass, modifiers);
  const asInterface = optional(ctx.interfaceDeclaration());
  if (asInterface) return interfaceOf(asInterface, modifiers);
  const asEnum = optional(ctx.enumDeclaration());
  return asEnum && enumOf(asEnum, modifiers);
}

function classOf(ctx: ClassDeclarationContext, modifiers: Modifiers): ClassDeclaration {
  const superclass = optional(ctx.typeRef());
  return {
    kind: 'class',
    ...namedPosition(ctx.id()),
    modifiers,
    superclass: superclass && typeOf(superclass),
    interfaces: typesOf(ctx.typeList()),
    members: ctx.classBody().classBodyDeclaration_list().flatMap(bodyMembersOf),
  };
}

function bodyMembersOf(ctx: ClassBodyDeclarationContext): Member[] {
  const member = optional(ctx.memberDeclaration());
  if (member) return membersOf(member, modifiersOf(ctx.modifier_list()));
  const block = optional(ctx.block());
  // What is left is a lone semicolon, which declares nothing.
  if (!block) return [];
  return [
    {
      kind: 'initializer',
      isStatic: optional(ctx.STATIC()) !== undefined,
      body: blockOf(block),
      position: startOf(ctx),
    },
  ];
}

function interfaceOf(ctx: InterfaceDeclarationContext, modifiers: Modifiers): InterfaceDeclaration {
  return {
    kind: 'interface',
    ...namedPosition(ctx.id()),
    modifiers,
    interfaces: typesOf(ctx.typeList()),
    methods: ctx.interfaceBody().interfaceMethodDeclaration_list().map(interfaceMethodOf),
  };
}

function enumOf(ctx: EnumDeclarationContext, modifiers: Modifiers): EnumDeclaration {
  const constants = optional(ctx.enumConstants())?.id_list().map(namedPosition) ?? [];
  return { kind: 'enum', ...namedPosition(ctx.id()), modifiers, constants };
}

function fieldsOf(ctx: FieldDeclarationContext, modifiers: Modifiers): FieldDeclaration[] {
  const type = typeOf(ctx.typeRef());
  return ctx
    .variableDeclarators()
    .variableDeclarator_list()
    .map((declarator) => {
      const value = optional(declarator.expression());
      const initializer = value && expressionOf(value);
      return { kind: 'field', ...namedPosition(declarator.id()), modifiers, type, initializer };
    });
}

function methodOf(ctx: MethodDeclarationContext, modifiers: Modifiers): MethodDeclaration {
  const body = optional(ctx.block());
  return { ...signatureOf(ctx, modifiers), body: body && blockOf(body) };
}

function interfaceMethodOf(ctx: InterfaceMethodDeclarationContext): MethodDeclaration {
  return { ...signatureOf(ctx, modifiersOf(ctx.modifier_list())), body: undefined };
}

function signatureOf(
  ctx: MethodDeclarationContext | InterfaceMethodDeclarationContext,
  modifiers: Modifiers,
): Omit<MethodDeclaration, 'body'> {
  const type = optional(ctx.typeRef());
  return {
    kind: 'method',
    ...namedPosition(ctx.id()),
    modifiers,
    returnType: type && typeOf(type),
    parameters: parametersOf(ctx.formalParameters()),
    endPosition: endOf(ctx),
  };
}

function constructorOf(ctx: ConstructorDeclarationContext, modifiers: Modifiers): ConstructorDeclaration {
  return {
    kind: 'constructor',
    name: textOfQualifiedName(ctx.qualifiedName()),
    modifiers,
    parameters: parametersOf(ctx.formalParameters()),
    body: blockOf(ctx.block()),
    position: startOf(ctx),
    endPosition: endOf(ctx),
  };
}

function parametersOf(ctx: FormalParametersContext): Parameter[] {
  const list = optional(ctx.formalParameterList());
  if (!list) return [];
  return list.formalParameter_list().map((parameter) => ({
    ...namedPosition(parameter.id()),
    type: typeOf(parameter.typeRef()),
    modifiers: modifiersOf(parameter.modifier_list()),
  }));
}
