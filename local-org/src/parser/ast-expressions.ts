import type { Position } from '../base/position.ts';
import type { TypeName } from './ast.ts';
import type { SoqlQuery, SoslQuery } from './soql-ast.ts';

/** The expressions of the tree; see `ast.ts`. */
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
