import type { Position } from '../base/position.ts';
import type { FieldDefinition, ObjectDefinition, ChildRelationship } from '../metadata/model.ts';
import type { DmlOperation } from '../parser/ast-statements.ts';
import type { SoqlQuery } from '../parser/soql-ast.ts';
import type { ApexType, FieldSymbol, MethodSymbol, TypeSymbol } from './types.ts';

/**
 * The tree after the semantic phase: every name resolved, every conversion spelled out, every expression typed. The
 * code generator needs nothing else.
 */
export interface BoundProgram {
  readonly classes: readonly BoundClass[];
  readonly triggers: readonly BoundTrigger[];
}

export interface BoundClass {
  readonly symbol: TypeSymbol;
  readonly file: string;
  readonly methods: readonly BoundMethod[];
  /** Property accessors with a body. */
  readonly accessors: readonly BoundAccessor[];
  readonly staticInit: readonly BoundStatement[];
  readonly instanceInit: readonly BoundStatement[];
  /** Interface methods under another slot name than the method that implements them: interface slot → own slot. */
  readonly bridges: readonly BoundBridge[];
  /** Lines that can be covered, for coverage. */
  readonly inner: readonly BoundClass[];
}

export interface BoundBridge {
  readonly from: string;
  readonly to: string;
  /** The implementing method is static: the class that has it. */
  readonly toStatic: TypeSymbol | undefined;
}

export interface BoundMethod {
  readonly symbol: MethodSymbol;
  readonly parameters: readonly LocalSymbol[];
  /** undefined: abstract. */
  readonly body: BoundStatement | undefined;
  readonly temps: readonly LocalSymbol[];
}

export interface BoundAccessor {
  readonly field: FieldSymbol;
  readonly kind: 'get' | 'set';
  readonly value: LocalSymbol | undefined; // setter
  readonly body: BoundStatement;
  readonly temps: readonly LocalSymbol[];
}

export interface BoundTrigger {
  readonly name: string;
  readonly file: string;
  readonly apiVersion: number;
  readonly object: ObjectDefinition;
  readonly events: readonly string[];
  readonly body: BoundStatement;
  readonly temps: readonly LocalSymbol[];
  readonly holder: BoundClass | undefined;
}

export interface LocalSymbol {
  readonly name: string;
  readonly type: ApexType;
  readonly jsName: string;
  readonly isFinal: boolean;
}

// ---------------------------------------------------------------- statements

export type BoundStatement = { readonly position: Position } & (
  | { readonly kind: 'block'; readonly statements: readonly BoundStatement[] }
  | { readonly kind: 'local'; readonly local: LocalSymbol; readonly value: BoundExpression | undefined }
  | { readonly kind: 'locals'; readonly locals: readonly BoundStatement[] } // `Integer a, b;`: no scope of its own
  | { readonly kind: 'expression'; readonly expression: BoundExpression }
  | {
      readonly kind: 'if';
      readonly condition: BoundExpression;
      readonly then: BoundStatement;
      readonly otherwise: BoundStatement | undefined;
    }
  | { readonly kind: 'while'; readonly condition: BoundExpression; readonly body: BoundStatement | undefined }
  | { readonly kind: 'doWhile'; readonly condition: BoundExpression; readonly body: BoundStatement }
  | {
      readonly kind: 'for';
      readonly init: readonly BoundStatement[];
      readonly condition: BoundExpression | undefined;
      readonly update: readonly BoundExpression[];
      readonly body: BoundStatement | undefined;
    }
  | {
      readonly kind: 'forEach';
      readonly local: LocalSymbol;
      readonly iterable: BoundExpression;
      readonly convert: ConversionKind | undefined;
      readonly body: BoundStatement | undefined;
      readonly chunks: boolean;
    }
  | {
      readonly kind: 'switch';
      readonly subject: BoundExpression;
      readonly temp: LocalSymbol;
      readonly branches: readonly BoundBranch[];
    }
  | { readonly kind: 'return'; readonly value: BoundExpression | undefined }
  | { readonly kind: 'throw'; readonly value: BoundExpression }
  | { readonly kind: 'break' }
  | { readonly kind: 'continue' }
  | {
      readonly kind: 'try';
      readonly body: BoundStatement;
      readonly catches: readonly BoundCatch[];
      readonly finallyBody: BoundStatement | undefined;
    }
  | {
      readonly kind: 'dml';
      readonly operation: DmlOperation;
      readonly target: BoundExpression;
      readonly externalId: string | undefined;
      readonly mergeWith: BoundExpression | undefined;
      readonly access: 'user' | 'system' | undefined;
    }
  | { readonly kind: 'runAs'; readonly args: readonly BoundExpression[]; readonly body: BoundStatement }
  | { readonly kind: 'unsupported'; readonly message: string }
);

export interface BoundCatch {
  readonly type: ApexType;
  readonly local: LocalSymbol;
  readonly body: BoundStatement;
}

export type BoundBranch =
  | { readonly kind: 'values'; readonly values: readonly BoundExpression[]; readonly body: BoundStatement }
  | { readonly kind: 'type'; readonly type: ApexType; readonly local: LocalSymbol; readonly body: BoundStatement }
  | { readonly kind: 'else'; readonly body: BoundStatement };

// --------------------------------------------------------------- expressions

/** What happens to a value on its way into a variable of another type. */
export type ConversionKind =
  | 'integerToLong'
  | 'integerToDouble'
  | 'integerToDecimal'
  | 'longToDouble'
  | 'longToDecimal'
  | 'doubleToDecimal'
  | 'decimalToDouble'
  | 'narrowToInteger' // a cast of a Long, Double or Decimal
  | 'narrowToLong' // a cast of a Double or Decimal
  | 'idToString'
  | 'stringToId'
  | 'dateToDatetime'
  | 'listToSingle' // the one row of a query's list
  | 'listToSingleOrNull'
  | 'objectToString'; // string concatenation, addError(Object) …

export type BoundExpression = { readonly type: ApexType; readonly position: Position } & (
  | { readonly kind: 'literal'; readonly value: null | boolean | string | number | bigint }
  | { readonly kind: 'decimalLiteral'; readonly text: string }
  | { readonly kind: 'doubleLiteral'; readonly value: number }
  | { readonly kind: 'local'; readonly local: LocalSymbol }
  | { readonly kind: 'this' }
  | {
      readonly kind: 'field';
      readonly target: BoundExpression;
      readonly field: FieldSymbol;
      readonly backing: boolean;
      readonly nonVirtual: boolean;
    }
  | { readonly kind: 'staticField'; readonly field: FieldSymbol; readonly backing: boolean }
  | { readonly kind: 'enumConstant'; readonly symbol: TypeSymbol; readonly ordinal: number }
  | { readonly kind: 'sobjectField'; readonly target: BoundExpression; readonly field: FieldDefinition }
  | { readonly kind: 'sobjectParent'; readonly target: BoundExpression; readonly field: FieldDefinition }
  | { readonly kind: 'sobjectChildren'; readonly target: BoundExpression; readonly relationship: ChildRelationship }
  | { readonly kind: 'index'; readonly target: BoundExpression; readonly index: BoundExpression }
  | {
      readonly kind: 'call';
      readonly target: BoundExpression;
      readonly method: MethodSymbol;
      readonly args: readonly BoundExpression[];
      readonly nonVirtual: boolean;
    }
  | {
      readonly kind: 'staticCall';
      readonly method: MethodSymbol;
      readonly args: readonly BoundExpression[];
      readonly receiver: ObjectDefinition | undefined;
      /** Database.query and its kin: what `:name` in the text may mean. */
      readonly scope: readonly { readonly name: string; readonly value: BoundExpression }[] | undefined;
    }
  | {
      readonly kind: 'constructorCall';
      readonly target: 'this' | 'super';
      readonly symbol: TypeSymbol;
      readonly constructor_: MethodSymbol | undefined;
      readonly args: readonly BoundExpression[];
    }
  | { readonly kind: 'new'; readonly constructor_: MethodSymbol | undefined; readonly args: readonly BoundExpression[] }
  | {
      readonly kind: 'newSObject';
      readonly definition: ObjectDefinition;
      readonly fields: readonly {
        readonly field: FieldDefinition;
        readonly parent: boolean;
        readonly value: BoundExpression;
      }[];
    }
  | { readonly kind: 'newElements'; readonly elements: readonly BoundExpression[] } // List or Set, by type
  | { readonly kind: 'newArray'; readonly size: BoundExpression }
  | {
      readonly kind: 'newMap';
      readonly entries: readonly { readonly key: BoundExpression; readonly value: BoundExpression }[];
    }
  | { readonly kind: 'convert'; readonly operand: BoundExpression; readonly conversion: ConversionKind }
  | { readonly kind: 'cast'; readonly operand: BoundExpression }
  | { readonly kind: 'instanceof'; readonly operand: BoundExpression; readonly tested: ApexType }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '!' | '~'; readonly operand: BoundExpression }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: BoundExpression;
      readonly right: BoundExpression;
    } // operands have the node's type, but for shifts
  | {
      readonly kind: 'dateArithmetic';
      readonly operator: '+' | '-';
      readonly left: BoundExpression;
      readonly right: BoundExpression;
    }
  | { readonly kind: 'concat'; readonly left: BoundExpression; readonly right: BoundExpression }
  | {
      readonly kind: 'logic';
      readonly operator: '&&' | '||';
      readonly left: BoundExpression;
      readonly right: BoundExpression;
    }
  | { readonly kind: 'coalesce'; readonly left: BoundExpression; readonly right: BoundExpression }
  | {
      readonly kind: 'equals';
      readonly identity: boolean;
      readonly negated: boolean;
      readonly left: BoundExpression;
      readonly right: BoundExpression;
    }
  | {
      readonly kind: 'compare';
      readonly operator: '<' | '>' | '<=' | '>=';
      readonly left: BoundExpression;
      readonly right: BoundExpression;
    }
  | {
      readonly kind: 'ternary';
      readonly condition: BoundExpression;
      readonly then: BoundExpression;
      readonly otherwise: BoundExpression;
    }
  | { readonly kind: 'assign'; readonly target: BoundExpression; readonly value: BoundExpression }
  /** `target op= value`: `combine` computes from `current`, which stands for the value read from the target once. */
  | {
      readonly kind: 'compound';
      readonly target: BoundExpression;
      readonly current: LocalSymbol;
      readonly temps: readonly LocalSymbol[];
      readonly combine: BoundExpression;
      readonly result: 'new' | 'old';
    }
  | {
      readonly kind: 'safe';
      readonly receiver: BoundExpression;
      readonly temp: LocalSymbol;
      readonly body: BoundExpression;
    }
  | {
      readonly kind: 'soql';
      readonly query: SoqlQuery;
      readonly binds: readonly { readonly node: object; readonly value: BoundExpression }[];
      readonly access: 'user' | 'system' | undefined;
    }
  | { readonly kind: 'typeRef'; readonly referred: ApexType }
  | { readonly kind: 'objectToken'; readonly definition: ObjectDefinition }
  | { readonly kind: 'fieldToken'; readonly definition: ObjectDefinition; readonly field: FieldDefinition }
  | {
      readonly kind: 'describeToken';
      readonly definition: ObjectDefinition;
      readonly field: FieldDefinition | undefined;
    }
  | { readonly kind: 'label'; readonly name: string }
  | { readonly kind: 'unsupported'; readonly message: string }
);

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '<<' | '>>' | '>>>' | '&' | '|' | '^';

export type BoundOf<K extends BoundExpression['kind']> = Extract<BoundExpression, { readonly kind: K }>;
