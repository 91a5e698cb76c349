import type { Position } from '../base/position.ts';
import type { Expression } from '../parser/ast-expressions.ts';
import type {
  Accessor,
  ConstructorDeclaration,
  InitializerBlock,
  MethodDeclaration,
  TypeDeclaration,
} from '../parser/ast.ts';
import type { NativeFunction } from './native.ts';

/**
 * The types of a program. A `TypeSymbol` is a declaration (a class of the project, a class of the platform's library,
 * an sObject); an `ApexType` is a use of it with type arguments. Types are interned by the `TypeTable`, so `===` is
 * type equality.
 */
export interface ApexType {
  readonly symbol: TypeSymbol;
  readonly args: readonly ApexType[];
  /** As messages print it: `List<String>`, `Account`, `Outer.Inner`, `Database.SaveResult`. */
  readonly name: string;
}

export type SymbolKind =
  | 'primitive' // Integer, Long, Double, Decimal, String, Id, Boolean, Date, Datetime, Time, Blob, Object
  | 'class'
  | 'interface'
  | 'enum'
  | 'sobject' // SObject itself, and every object of the org
  | 'void'
  | 'null'
  | 'typeParameter'
  | 'missing'; // a type of the platform that the library lacks: whatever touches it is a gap, not an error

export type Visibility = 'private' | 'protected' | 'public' | 'global';

/** One declared type. Filled in phases: declared, header resolved, members resolved. */
export class TypeSymbol {
  readonly id: number;
  readonly kind: SymbolKind;
  /** Simple name, case as declared. */
  readonly name: string;
  /** `System`, `Database`, `Schema` … for library types; the project's namespace for its own; undefined otherwise. */
  readonly namespace: string | undefined;
  outer: TypeSymbol | undefined;
  typeParameters: TypeSymbol[] = [];
  superclass: ApexType | undefined;
  interfaces: ApexType[] = [];
  readonly fields = new Map<string, FieldSymbol>();
  readonly methods = new Map<string, MethodSymbol[]>();
  constructors: MethodSymbol[] = [];
  readonly innerTypes = new Map<string, TypeSymbol>();
  enumConstants: string[] = [];
  visibility: Visibility = 'private';
  isAbstract = false;
  isVirtual = false;
  isTest = false;
  sharing: 'with' | 'without' | 'inherited' | undefined;
  apiVersion = 67;
  annotations: readonly string[] = [];
  /** Library types: every public member of the real class is listed, so an unknown member is an error and not a gap. */
  complete = true;
  /** Project types: a parent that the library lacks, so that what it would bring can't be known. */
  incomplete: string | undefined;
  /** Project types only. */
  declaration: TypeDeclaration | undefined;
  file: string | undefined;
  /** Static and instance initialisers with field initialisers, in textual order. */
  initializers: Initializer[] = [];

  constructor(id: number, kind: SymbolKind, name: string, namespace?: string) {
    this.id = id;
    this.kind = kind;
    this.name = name;
    this.namespace = namespace;
  }

  get isNative(): boolean {
    return this.declaration === undefined;
  }

  /** `Outer.Inner` without namespace. */
  get localName(): string {
    return this.outer === undefined ? this.name : `${this.outer.localName}.${this.name}`;
  }
}

export type Initializer =
  | { readonly kind: 'field'; readonly isStatic: boolean; readonly field: FieldSymbol; readonly value: Expression }
  | { readonly kind: 'block'; readonly isStatic: boolean; readonly block: InitializerBlock };

export interface ParameterSymbol {
  readonly name: string;
  readonly type: ApexType;
}

export interface MethodSymbol {
  readonly kind: 'method' | 'constructor';
  readonly name: string;
  readonly owner: TypeSymbol;
  readonly isStatic: boolean;
  readonly parameters: readonly ParameterSymbol[];
  readonly returnType: ApexType;
  readonly visibility: Visibility;
  readonly testVisible: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly isTest: boolean;
  readonly annotations: readonly string[];
  readonly position: Position | undefined;
  /** Name of the generated JavaScript member; an overriding method has the slot of the method it overrides. */
  slot: string;
  /** Library members. */
  readonly native: NativeFunction | undefined;
  readonly declaration: MethodDeclaration | ConstructorDeclaration | undefined;
  /** Set for a member that the library lists only to refuse it: the reason. */
  readonly refused: string | undefined;
  /** Library: last parameter takes any number of arguments (String.format-like forms do not need it; `Assert` does not either). */
  readonly variadic: boolean;
}

/** A field, a property, an enum constant holder or a library property. */
export interface FieldSymbol {
  readonly kind: 'field' | 'property';
  readonly name: string;
  readonly owner: TypeSymbol;
  readonly isStatic: boolean;
  readonly type: ApexType;
  readonly visibility: Visibility;
  readonly testVisible: boolean;
  readonly isFinal: boolean;
  readonly isTransient: boolean;
  readonly annotations: readonly string[];
  readonly position: Position | undefined;
  readonly getter: Accessor | undefined;
  readonly setter: Accessor | undefined;
  readonly getterVisibility: Visibility;
  readonly setterVisibility: Visibility;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  slot: string;
  readonly nativeGet: NativeFunction | undefined;
  readonly nativeSet: NativeFunction | undefined;
}
