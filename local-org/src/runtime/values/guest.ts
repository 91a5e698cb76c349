import type { ApexType, TypeSymbol } from '../../semantic/types.ts';
import { ApexObject, NativeObject, type Key, type TypeResolver, type Value } from './value.ts';

/**
 * An instance of a project class. The class loader makes one JavaScript subclass for each Apex class; fields are own
 * properties under their slot names, methods are on the prototype.
 */
export abstract class GuestObject extends ApexObject {
  /** Set on the prototype by the class loader. */
  declare readonly $symbol: TypeSymbol;
  declare readonly $type: ApexType;
  /** Set on the prototype when the Apex class declares `Boolean equals(Object)` / `Integer hashCode()`. */
  declare readonly $equals: ((other: Value) => boolean) | undefined;
  declare readonly $hashCode: (() => number) | undefined;
  /** Set on what `Test.createStub` made: its text names the class `Foo__sfdc_ApexStub`. */
  declare $isStub: boolean | undefined;
  typeIn(_types: TypeResolver): ApexType {
    return this.$type;
  }
}

/** One line of a guest stack trace: `Class.Foo.bar: line 3, column 1`. */
export interface StackFrame {
  readonly where: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * A guest exception: a value of the Apex program, thrown as it is through the generated JavaScript. Library exceptions are
 * direct instances; project exceptions are instances of loader-made subclasses.
 */
export class ApexException extends GuestObject {
  message: string | null = null;
  cause: ApexException | null = null;
  stack: readonly StackFrame[] = [];
  /** LimitException and AssertException pass every catch block. */
  uncatchable = false;
  /** DmlException: the refused rows. `index` is the row's place in the list. */
  dml: readonly {
    readonly index: number;
    readonly id: string | null;
    readonly statusCode: string;
    readonly message: string;
    readonly fields: readonly string[];
  }[] = [];
  /** QueryException, NoAccessException …: extra facts under their getter's name, e.g. `inaccessibleFields`. */
  facts: ReadonlyMap<string, Value> = new Map();
  exceptionType: ApexType;
  constructor(exceptionType: ApexType) {
    super();
    this.exceptionType = exceptionType;
  }
  override typeIn(_types: TypeResolver): ApexType {
    return this.exceptionType;
  }
}

/** A constant of an enum (project or library). One instance a constant for each program, so identity is equality. */
export class EnumValue extends ApexObject {
  readonly type: ApexType;
  readonly name: string;
  readonly ordinal: number;
  constructor(type: ApexType, name: string, ordinal: number) {
    super();
    this.type = type;
    this.name = name;
    this.ordinal = ordinal;
  }
  typeIn(_types: TypeResolver): ApexType {
    return this.type;
  }
}

/** `System.Type` */
export class TypeValue extends NativeObject {
  readonly apexName = 'System.Type';
  readonly type: ApexType;
  constructor(type: ApexType) {
    super();
    this.type = type;
  }
  override key(): Key {
    return `\0y${typeKey(this.type)}`;
  }
}

function typeKey(type: ApexType): string {
  return `${type.symbol.id}<${type.args.map(typeKey).join(',')}>`;
}
