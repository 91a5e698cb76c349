import type { Position } from '../base/position.ts';
import type { SoqlQuery, SoslQuery } from './soql-ast.ts';

/**
 * The tree of an Apex source text: our own, so that nothing of the grammar leaves this folder. Plain JSON-like data
 * (no class instances, no cycles), so that a tree can be cached on disk. Names keep the case of the source; whoever
 * looks a name up folds it. Every node has the position of the token that a platform message would point at.
 */
export type CompilationUnit = TypeDeclaration | TriggerDeclaration | AnonymousBlock;

export type TypeDeclaration = ClassDeclaration | InterfaceDeclaration | EnumDeclaration;

/** Modifier words in lower case, one string each: `public`, `static`, `with sharing`, `without sharing`, `inherited sharing`, `override`, `virtual`, `abstract`, `final`, `transient`, `testmethod`, `webservice`, … */
export interface Modifiers {
  readonly words: readonly string[];
  readonly annotations: readonly Annotation[];
}

export interface Annotation {
  readonly name: string; // without @, case as written
  readonly args: readonly { readonly name: string; readonly value: AnnotationValue }[]; // a bare value `@Foo('x')` has name 'value'
  readonly position: Position;
}
export type AnnotationValue = string | boolean | number | null;

export interface ClassDeclaration {
  readonly kind: 'class';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly superclass: TypeName | undefined;
  readonly interfaces: readonly TypeName[];
  readonly members: readonly Member[];
  readonly position: Position;
}

export interface InterfaceDeclaration {
  readonly kind: 'interface';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly interfaces: readonly TypeName[];
  readonly methods: readonly MethodDeclaration[];
  readonly position: Position;
}

export interface EnumDeclaration {
  readonly kind: 'enum';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly constants: readonly { readonly name: string; readonly position: Position }[];
  readonly position: Position;
}

export type Member =
  | FieldDeclaration
  | PropertyDeclaration
  | MethodDeclaration
  | ConstructorDeclaration
  | InitializerBlock
  | TypeDeclaration;

/** `Integer a = 1, b;` gives two of these, in source order. */
export interface FieldDeclaration {
  readonly kind: 'field';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly type: TypeName;
  readonly initializer: Expression | undefined;
  readonly position: Position;
}

export interface PropertyDeclaration {
  readonly kind: 'property';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly type: TypeName;
  /** `body: undefined` with `present: true` is `get;` */
  readonly getter: Accessor | undefined;
  readonly setter: Accessor | undefined;
  readonly position: Position;
}
export interface Accessor {
  readonly modifiers: Modifiers;
  readonly body: Block | undefined;
  readonly position: Position;
}

export interface MethodDeclaration {
  readonly kind: 'method';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly returnType: TypeName | undefined; // undefined: void
  readonly parameters: readonly Parameter[];
  readonly body: Block | undefined; // undefined: abstract, or an interface's method
  readonly position: Position; // of the name
  readonly endPosition: Position; // of the closing brace (or semicolon)
}

export interface ConstructorDeclaration {
  readonly kind: 'constructor';
  readonly name: string; // as written; must be the class's name, which the semantic phase checks
  readonly modifiers: Modifiers;
  readonly parameters: readonly Parameter[];
  readonly body: Block; // an explicit this(…)/super(…) call is its first statement: an expression statement with a 'constructorCall'
  readonly position: Position;
  readonly endPosition: Position;
}

export interface InitializerBlock {
  readonly kind: 'initializer';
  readonly isStatic: boolean;
  readonly body: Block;
  readonly position: Position;
}

export interface Parameter {
  readonly name: string;
  readonly type: TypeName;
  readonly modifiers: Modifiers;
  readonly position: Position;
}

export interface TriggerDeclaration {
  readonly kind: 'trigger';
  readonly name: string;
  readonly object: string; // as written, may hold a namespace
  readonly events: readonly string[]; // 'before insert', 'after undelete', … lower case, one blank
  readonly body: Block;
  readonly members: readonly Member[]; // methods and fields declared inside the trigger, if any
  readonly position: Position;
}

/** Anonymous Apex. Methods and types may stand among the statements. */
export interface AnonymousBlock {
  readonly kind: 'anonymous';
  readonly statements: readonly Statement[];
  readonly members: readonly Member[];
  readonly position: Position;
}

/**
 * A type as written. `A.B<C>[]`: parts hold each dotted name with its own type arguments; `T[]` raises arrayDepth.
 */
export interface TypeName {
  readonly parts: readonly { readonly name: string; readonly args: readonly TypeName[] }[];
  readonly arrayDepth: number;
  readonly position: Position;
}

// ---------------------------------------------------------------- statements

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

// --------------------------------------------------------------- expressions

export type Expression =
  | LiteralExpression
  | NameExpression
  | FieldAccess
  | IndexAccess
  | MethodCall
  | ConstructorCall
  | NewExpression
  | NewCollection
  | NewArray
  | NewMap
  | UnaryExpression
  | PostfixExpression
  | BinaryExpression
  | AssignExpression
  | TernaryExpression
  | InstanceOfExpression
  | CastExpression
  | SoqlExpression
  | SoslExpression
  | TypeRefExpression
  | ThisExpression
  | SuperExpression;

export type LiteralExpression = { readonly kind: 'literal'; readonly position: Position } & (
  | { readonly type: 'Integer'; readonly value: string } // digits as written; the semantic phase checks the range
  | { readonly type: 'Long'; readonly value: string } // without the L
  | { readonly type: 'Double'; readonly value: string } // 1.5d
  | { readonly type: 'Decimal'; readonly value: string }
  | { readonly type: 'String'; readonly value: string } // escapes and text blocks resolved
  | { readonly type: 'Boolean'; readonly value: boolean }
  | { readonly type: 'null'; readonly value: null }
);
/** A bare name: a variable, a type, a namespace. */
export interface NameExpression {
  readonly kind: 'name';
  readonly name: string;
  readonly position: Position;
}
export interface FieldAccess {
  readonly kind: 'field-access';
  readonly target: Expression;
  readonly name: string;
  readonly safe: boolean; // ?.
  readonly position: Position; // of the name
}
export interface IndexAccess {
  readonly kind: 'index';
  readonly target: Expression;
  readonly index: Expression;
  readonly position: Position;
}
export interface MethodCall {
  readonly kind: 'call';
  /** undefined: an unqualified call. */
  readonly target: Expression | undefined;
  readonly name: string;
  readonly args: readonly Expression[];
  readonly safe: boolean;
  readonly position: Position; // of the name
}
/** `this(…)` or `super(…)`. */
export interface ConstructorCall {
  readonly kind: 'constructorCall';
  readonly target: 'this' | 'super';
  readonly args: readonly Expression[];
  readonly position: Position;
}
/** `new Foo(1)`, and `new Account(Name = 'x')`, whose args are assignments and stand in `fields`. */
export interface NewExpression {
  readonly kind: 'new';
  readonly type: TypeName;
  readonly args: readonly Expression[];
  readonly fields: readonly { readonly name: string; readonly value: Expression; readonly position: Position }[];
  readonly position: Position;
}
/** `new List<Integer>{1, 2}`, `new Set<String>{…}`, `new Integer[]{1, 2}`: elements in order. */
export interface NewCollection {
  readonly kind: 'newCollection';
  readonly type: TypeName;
  readonly elements: readonly Expression[];
  readonly position: Position;
}
/** `new Integer[5]` */
export interface NewArray {
  readonly kind: 'newArray';
  readonly elementType: TypeName;
  readonly size: Expression;
  readonly position: Position;
}
/** `new Map<String, Integer>{'a' => 1}` */
export interface NewMap {
  readonly kind: 'newMap';
  readonly type: TypeName;
  readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
  readonly position: Position;
}
export interface UnaryExpression {
  readonly kind: 'unary';
  readonly operator: '+' | '-' | '!' | '~' | '++' | '--';
  readonly operand: Expression;
  readonly position: Position;
}
export interface PostfixExpression {
  readonly kind: 'postfix';
  readonly operator: '++' | '--';
  readonly operand: Expression;
  readonly position: Position;
}
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '<<'
  | '>>'
  | '>>>'
  | '&'
  | '|'
  | '^'
  | '&&'
  | '||'
  | '??'
  | '=='
  | '!='
  | '==='
  | '!=='
  | '<'
  | '>'
  | '<='
  | '>=';
export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: BinaryOperator; // `<>` is given as '!='
  readonly left: Expression;
  readonly right: Expression;
  readonly position: Position; // of the operator
}
export interface AssignExpression {
  readonly kind: 'assign';
  readonly operator: '=' | '+=' | '-=' | '*=' | '/=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '>>>=' | '??=';
  readonly target: Expression;
  readonly value: Expression;
  readonly position: Position;
}
export interface TernaryExpression {
  readonly kind: 'ternary';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
  readonly position: Position;
}
export interface InstanceOfExpression {
  readonly kind: 'instanceof';
  readonly operand: Expression;
  readonly type: TypeName;
  readonly position: Position;
}
export interface CastExpression {
  readonly kind: 'cast';
  readonly type: TypeName;
  readonly operand: Expression;
  readonly position: Position;
}
export interface SoqlExpression {
  readonly kind: 'soql';
  readonly query: SoqlQuery;
  readonly position: Position;
}
export interface SoslExpression {
  readonly kind: 'sosl';
  readonly query: SoslQuery;
  readonly position: Position;
}
/** `Foo.class`, `List<String>.class`, `void.class` */
export interface TypeRefExpression {
  readonly kind: 'typeRef';
  readonly type: TypeName;
  readonly position: Position;
}
export interface ThisExpression {
  readonly kind: 'this';
  readonly position: Position;
}
export interface SuperExpression {
  readonly kind: 'super';
  readonly position: Position;
}
