import {
  BlockContext,
  BreakStatementContext,
  ContinueStatementContext,
  DeleteStatementContext,
  DoWhileStatementContext,
  ExpressionStatementContext,
  ForStatementContext,
  IfStatementContext,
  InsertStatementContext,
  LocalVariableDeclarationStatementContext,
  MergeStatementContext,
  ReturnStatementContext,
  RunAsStatementContext,
  SwitchStatementContext,
  ThrowStatementContext,
  TryStatementContext,
  UndeleteStatementContext,
  UpdateStatementContext,
  UpsertStatementContext,
  WhileStatementContext,
  type AccessLevelContext,
  type ApexParserRuleContext,
  type CatchClauseContext,
  type ExpressionContext,
  type FieldDeclarationContext,
  type ForInitContext,
  type LocalVariableDeclarationContext,
  type StatementContext,
} from '@apexdevtools/apex-parser';
import { Unsupported } from '../base/errors.ts';
import type {
  Block,
  DmlOperation,
  DmlStatement,
  ForStatement,
  IfStatement,
  LocalDeclaration,
  Statement,
  TryStatement,
} from './ast-statements.ts';
import type { Modifiers } from './ast.ts';
import { expressionOf, expressionsOf } from './build-expressions.ts';
import { switchOf } from './build-switch.ts';
import { modifiersOf, textOfQualifiedName, typeOf, typeOfQualifiedName } from './build-types.ts';
import { at, endOf, nameOf, optional, startOf } from './positions.ts';

export function blockOf(ctx: BlockContext): Block {
  return {
    kind: 'block',
    statements: ctx.statement_list().map(statementOf),
    position: startOf(ctx),
    endPosition: endOf(ctx),
  };
}

export function statementOf(ctx: StatementContext): Statement {
  const child = ctx.getChild(0);
  const position = startOf(ctx);
  if (child instanceof ExpressionStatementContext) {
    return { kind: 'expressionStatement', expression: expressionOf(child.expression()), position };
  }
  if (child instanceof LocalVariableDeclarationStatementContext) return localOf(child.localVariableDeclaration());
  if (child instanceof IfStatementContext) return ifOf(child);
  if (child instanceof ReturnStatementContext)
    return { kind: 'return', value: maybeExpression(child.expression()), position };
  if (child instanceof BlockContext) return blockOf(child);
  if (child instanceof ForStatementContext) return forOf(child);
  if (child instanceof WhileStatementContext) {
    const condition = expressionOf(child.parExpression().expression());
    return { kind: 'while', condition, body: maybeStatement(child.statement()), position };
  }
  if (child instanceof DoWhileStatementContext) {
    const condition = expressionOf(child.parExpression().expression());
    return { kind: 'doWhile', condition, body: blockOf(child.block()), position };
  }
  if (child instanceof SwitchStatementContext) return switchOf(child, blockOf);
  if (child instanceof TryStatementContext) return tryOf(child);
  if (child instanceof ThrowStatementContext)
    return { kind: 'throw', value: expressionOf(child.expression()), position };
  if (child instanceof BreakStatementContext) return { kind: 'break', position };
  if (child instanceof ContinueStatementContext) return { kind: 'continue', position };
  if (child instanceof RunAsStatementContext) {
    return { kind: 'runAs', args: expressionsOf(child.expressionList()), body: blockOf(child.block()), position };
  }
  return dmlOf(ctx);
}

export function localOf(ctx: LocalVariableDeclarationContext): LocalDeclaration {
  return localFrom(ctx, modifiersOf(ctx.modifier_list()));
}

/** Local variables at the top of a trigger or of anonymous Apex are fields to the grammar, but run in their turn. */
export function localFrom(
  ctx: LocalVariableDeclarationContext | FieldDeclarationContext,
  modifiers: Modifiers,
): LocalDeclaration {
  const variables = ctx.variableDeclarators().variableDeclarator_list();
  return {
    kind: 'local',
    modifiers,
    type: typeOf(ctx.typeRef()),
    variables: variables.map((variable) => ({
      name: nameOf(variable.id()),
      initializer: maybeExpression(variable.expression()),
      position: startOf(variable),
    })),
    position: startOf(ctx),
  };
}

function maybeExpression(ctx: ExpressionContext): ReturnType<typeof expressionOf> | undefined {
  const present = optional(ctx);
  return present && expressionOf(present);
}

function maybeStatement(ctx: StatementContext | undefined): Statement | undefined {
  const present = optional(ctx);
  return present && statementOf(present);
}

function ifOf(ctx: IfStatementContext): IfStatement {
  return {
    kind: 'if',
    condition: expressionOf(ctx.parExpression().expression()),
    then: statementOf(ctx.statement(0)),
    otherwise: maybeStatement(ctx.statement(1)),
    position: startOf(ctx),
  };
}

function forOf(ctx: ForStatementContext): Statement {
  const control = ctx.forControl();
  const body = maybeStatement(ctx.statement());
  const position = startOf(ctx);
  const each = optional(control.enhancedForControl());
  if (each) {
    return {
      kind: 'forEach',
      type: typeOf(each.typeRef()),
      name: nameOf(each.id()),
      iterable: expressionOf(each.expression()),
      body,
      position,
      namePosition: startOf(each.id()),
    };
  }
  const init = optional(control.forInit());
  const update = optional(control.forUpdate());
  return {
    kind: 'for',
    init: init && forInitOf(init),
    condition: maybeExpression(control.expression()),
    update: update ? expressionsOf(update.expressionList()) : [],
    body,
    position,
  };
}

function forInitOf(ctx: ForInitContext): ForStatement['init'] {
  const local = optional(ctx.localVariableDeclaration());
  return local ? localOf(local) : expressionsOf(ctx.expressionList());
}

function tryOf(ctx: TryStatementContext): TryStatement {
  const last = optional(ctx.finallyBlock());
  return {
    kind: 'try',
    body: blockOf(ctx.block()),
    catches: ctx.catchClause_list().map(catchOf),
    finallyBody: last && blockOf(last.block()),
    position: startOf(ctx),
  };
}

function catchOf(ctx: CatchClauseContext): TryStatement['catches'][number] {
  const modifier = ctx.modifier_list()[0];
  if (modifier) throw new Unsupported('a modifier on the variable of a catch clause', undefined, startOf(modifier));
  return {
    type: typeOfQualifiedName(ctx.qualifiedName()),
    name: nameOf(ctx.id()),
    body: blockOf(ctx.block()),
    position: startOf(ctx),
  };
}

function dmlOf(ctx: StatementContext): DmlStatement {
  const child = ctx.getChild(0);
  if (child instanceof InsertStatementContext) return simpleDml('insert', child);
  if (child instanceof UpdateStatementContext) return simpleDml('update', child);
  if (child instanceof DeleteStatementContext) return simpleDml('delete', child);
  if (child instanceof UndeleteStatementContext) return simpleDml('undelete', child);
  if (child instanceof UpsertStatementContext) {
    const field = optional(child.qualifiedName());
    return { ...simpleDml('upsert', child), externalId: field && textOfQualifiedName(field) };
  }
  if (child instanceof MergeStatementContext) return mergeOf(child);
  throw new Unsupported(`statement '${ctx.start.text}'`, undefined, at(ctx.start));
}

interface DmlContext extends ApexParserRuleContext {
  expression(): ExpressionContext;
  accessLevel(): AccessLevelContext;
}

function simpleDml(operation: DmlOperation, ctx: DmlContext): DmlStatement {
  return {
    kind: 'dml',
    operation,
    target: expressionOf(ctx.expression()),
    externalId: undefined,
    mergeWith: undefined,
    access: accessOf(ctx.accessLevel()),
    position: startOf(ctx),
  };
}

function mergeOf(ctx: MergeStatementContext): DmlStatement {
  return {
    kind: 'dml',
    operation: 'merge',
    target: expressionOf(ctx.expression(0)),
    externalId: undefined,
    mergeWith: expressionOf(ctx.expression(1)),
    access: accessOf(ctx.accessLevel()),
    position: startOf(ctx),
  };
}

function accessOf(ctx: AccessLevelContext): DmlStatement['access'] {
  const present = optional(ctx);
  if (!present) return undefined;
  return optional(present.USER()) ? 'user' : 'system';
}
