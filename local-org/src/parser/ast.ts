import type { Position } from '../base/position.ts';
import type { Expression } from './ast-expressions.ts';
import type { Block, Statement } from './ast-statements.ts';

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
