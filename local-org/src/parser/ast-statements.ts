import type { Position } from '../base/position.ts';
import type { Expression } from './ast-expressions.ts';
import type { Modifiers, TypeName } from './ast.ts';

/** The statements of the tree; see `ast.ts`. */
export type Statement =
  | Block
  | LocalDeclaration
  | ExpressionStatement
  | IfStatement
  | WhileStatement
  | DoWhileStatement
  | ForStatement
  | ForEachStatement
  | SwitchStatement
  | ReturnStatement
  | ThrowStatement
  | BreakStatement
  | ContinueStatement
  | TryStatement
  | DmlStatement
  | RunAsStatement;

export interface Block {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
  readonly position: Position;
  readonly endPosition: Position;
}
/** `Integer a = 1, b = 2;` is one node with two variables. */
export interface LocalDeclaration {
  readonly kind: 'local';
  readonly modifiers: Modifiers;
  readonly type: TypeName;
  readonly variables: readonly {
    readonly name: string;
    readonly initializer: Expression | undefined;
    readonly position: Position;
  }[];
  readonly position: Position;
}
export interface ExpressionStatement {
  readonly kind: 'expressionStatement';
  readonly expression: Expression;
  readonly position: Position;
}
export interface IfStatement {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly then: Statement;
  readonly otherwise: Statement | undefined;
  readonly position: Position;
}
export interface WhileStatement {
  readonly kind: 'while';
  readonly condition: Expression;
  readonly body: Statement | undefined;
  readonly position: Position;
}
export interface DoWhileStatement {
  readonly kind: 'doWhile';
  readonly condition: Expression;
  readonly body: Statement;
  readonly position: Position;
}
export interface ForStatement {
  readonly kind: 'for';
  readonly init: LocalDeclaration | readonly Expression[] | undefined;
  readonly condition: Expression | undefined;
  readonly update: readonly Expression[];
  readonly body: Statement | undefined;
  readonly position: Position;
}
export interface ForEachStatement {
  readonly kind: 'forEach';
  readonly type: TypeName;
  readonly name: string;
  readonly iterable: Expression;
  readonly body: Statement | undefined;
  readonly position: Position; // of the `for`
  readonly namePosition: Position;
}
export interface SwitchStatement {
  readonly kind: 'switch';
  readonly subject: Expression;
  readonly branches: readonly SwitchBranch[];
  readonly position: Position;
}
export interface SwitchBranch {
  readonly when: SwitchWhen;
  readonly body: Block;
  readonly position: Position;
}
/** Values: literals, `null`, negative numbers, enum constants as names (`when SPRING`), or dotted names. */
export type SwitchWhen =
  | { readonly kind: 'values'; readonly values: readonly Expression[] }
  | { readonly kind: 'type'; readonly type: TypeName; readonly name: string }
  | { readonly kind: 'else' };
export interface ReturnStatement {
  readonly kind: 'return';
  readonly value: Expression | undefined;
  readonly position: Position;
}
export interface ThrowStatement {
  readonly kind: 'throw';
  readonly value: Expression;
  readonly position: Position;
}
export interface BreakStatement {
  readonly kind: 'break';
  readonly position: Position;
}
export interface ContinueStatement {
  readonly kind: 'continue';
  readonly position: Position;
}
export interface TryStatement {
  readonly kind: 'try';
  readonly body: Block;
  readonly catches: readonly {
    readonly type: TypeName;
    readonly name: string;
    readonly body: Block;
    readonly position: Position;
  }[];
  readonly finallyBody: Block | undefined;
  readonly position: Position;
}
export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';
export interface DmlStatement {
  readonly kind: 'dml';
  readonly operation: DmlOperation;
  readonly target: Expression;
  /** upsert: the external-id field as written (`Ext__c` or `Account.Ext__c`, `Account.Fields.Ext__c`). */
  readonly externalId: string | undefined;
  /** merge: the second operand. */
  readonly mergeWith: Expression | undefined;
  readonly access: 'user' | 'system' | undefined;
  readonly position: Position;
}
export interface RunAsStatement {
  readonly kind: 'runAs';
  readonly args: readonly Expression[];
  readonly body: Block;
  readonly position: Position;
}
