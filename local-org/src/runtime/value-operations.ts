import type { ApexType } from '../semantic/types.ts';
import { valuesEqual } from './equality.ts';
import {
  addDecimal,
  decimalToDouble,
  divideDecimal,
  divideDouble,
  divideInteger,
  divideLong,
  doubleToDecimal,
  integerToDecimal,
  longToDecimal,
  multiplyDecimal,
  subtractDecimal,
} from './numbers.ts';
import { compareValues } from './ordering.ts';
import type { Runtime } from './runtime.ts';
import { textOf } from './text.ts';
import type { ApexList } from './values/collections.ts';
import { ApexDate, ApexDatetime, ApexDouble, Id, MS_PER_DAY } from './values/scalars.ts';
import type { Value } from './values/value.ts';
import { BigDecimal, RoundingMode } from 'bigdecimal.js';

/** The part of the operations that works on values: comparing, arithmetic, conversions, casts. */
export class ValueOperations {
  readonly rt: Runtime;
  constructor(rt: Runtime) {
    this.rt = rt;
  }

  /** The value, or a NullPointerException. */
  nn<T>(value: T | null): T {
    if (value === null) throw this.rt.nullPointer();
    return value;
  }

  text(value: Value): string {
    return typeof value === 'string' ? value : textOf(this.rt, value);
  }
  equal(a: Value, b: Value): boolean {
    return a === b || valuesEqual(this.rt, a, b, 'operator');
  }
  /** `===`: identity, but values for what has none. */
  same(a: Value, b: Value): boolean {
    if (a === b) return true;
    if (a === null || b === null) return false;
    return (
      (a instanceof Id || a instanceof ApexDouble || a instanceof BigDecimal || typeof a !== 'object') &&
      valuesEqual(this.rt, a, b, 'method')
    );
  }
  /**
   * `<` and its kin: false with a null operand, but a String or Id is greater than null.
   * Source: Apex Developer Guide, "Expression Operators".
   */
  less(a: Value, b: Value): boolean {
    if (a === null) return isText(b);
    return b !== null && compareValues(this.rt, a, b) < 0;
  }
  lessOrEqual(a: Value, b: Value): boolean {
    if (a === null) return isText(b);
    return b !== null && compareValues(this.rt, a, b) <= 0;
  }

  greater(a: Value, b: Value): boolean {
    return this.less(b, a);
  }
  greaterOrEqual(a: Value, b: Value): boolean {
    return this.lessOrEqual(b, a);
  }

  // -------------------------------------------------------------- arithmetic

  integerDivide(a: number, b: number): number {
    return divideInteger(this.rt, a, b);
  }
  longDivide(a: bigint, b: bigint): bigint {
    return divideLong(this.rt, a, b);
  }
  decimalAdd(a: BigDecimal, b: BigDecimal): BigDecimal {
    return addDecimal(a, b);
  }
  decimalSubtract(a: BigDecimal, b: BigDecimal): BigDecimal {
    return subtractDecimal(a, b);
  }
  decimalMultiply(a: BigDecimal, b: BigDecimal): BigDecimal {
    return multiplyDecimal(a, b);
  }
  decimalDivide(a: BigDecimal, b: BigDecimal): BigDecimal {
    return divideDecimal(this.rt, a, b);
  }
  negateDecimal(a: BigDecimal): BigDecimal {
    return a.negate();
  }
  doubleAdd(a: ApexDouble, b: ApexDouble): ApexDouble {
    return new ApexDouble(a.value + b.value);
  }
  doubleSubtract(a: ApexDouble, b: ApexDouble): ApexDouble {
    return new ApexDouble(a.value - b.value);
  }
  doubleMultiply(a: ApexDouble, b: ApexDouble): ApexDouble {
    return new ApexDouble(a.value * b.value);
  }
  doubleDivide(a: ApexDouble, b: ApexDouble): ApexDouble {
    return divideDouble(this.rt, a, b);
  }
  negateDouble(a: ApexDouble): ApexDouble {
    return new ApexDouble(-a.value);
  }

  // ------------------------------------------------------------- conversions

  integerToLong(value: number | null): bigint | null {
    return value === null ? null : BigInt(value);
  }
  integerToDouble(value: number | null): ApexDouble | null {
    return value === null ? null : new ApexDouble(value);
  }
  integerToDecimal(value: number | null): BigDecimal | null {
    return value === null ? null : integerToDecimal(value);
  }
  longToDouble(value: bigint | null): ApexDouble | null {
    return value === null ? null : new ApexDouble(Number(value));
  }
  longToDecimal(value: bigint | null): BigDecimal | null {
    return value === null ? null : longToDecimal(value);
  }
  doubleToDecimal(value: ApexDouble | null): BigDecimal | null {
    return value === null ? null : doubleToDecimal(value);
  }
  decimalToDouble(value: BigDecimal | null): ApexDouble | null {
    return value === null ? null : decimalToDouble(value);
  }
  narrowToInteger(value: ApexDouble | BigDecimal | bigint | null): number | null {
    if (value === null) return null;
    if (value instanceof BigDecimal) return Number(BigInt.asIntN(32, wholeOf(value)));
    return typeof value === 'bigint' ? Number(BigInt.asIntN(32, value)) : Number(saturated(value.value, 32n));
  }
  narrowToLong(value: ApexDouble | BigDecimal | null): bigint | null {
    if (value instanceof BigDecimal) return BigInt.asIntN(64, wholeOf(value));
    return value === null ? null : saturated(value.value, 64n);
  }
  idToString(value: Id | null): string | null {
    return value === null ? null : value.value;
  }
  stringToId(value: string | null): Id | null {
    if (value === null) return null;
    const id = Id.parse(value);
    if (id === undefined) throw this.rt.exception('System.StringException', `Invalid id: ${value}`);
    return id;
  }
  dateToDatetime(value: ApexDate | null): ApexDatetime | null {
    return value === null ? null : new ApexDatetime(value.days * MS_PER_DAY);
  }
  /** `date + days`, `datetime + days` (fractions allowed), `time + …`. */
  shiftDate(value: Value, amount: bigint | BigDecimal, negative: boolean): Value {
    if (value instanceof ApexDate)
      return new ApexDate(value.days + Number(negative ? -(amount as bigint) : (amount as bigint)));
    const ms = Math.round(Number((amount as BigDecimal).toString()) * MS_PER_DAY) * (negative ? -1 : 1);
    if (value instanceof ApexDatetime) return new ApexDatetime(value.ms + ms);
    throw this.rt.unsupported('arithmetic on Time');
  }
  /** A query where one record is wanted. */
  listToSingle(list: ApexList): Value {
    const [only] = list.items;
    if (only === undefined)
      throw this.rt.exception('System.QueryException', 'List has no rows for assignment to SObject');
    if (list.items.length > 1)
      throw this.rt.exception('System.QueryException', 'List has more than 1 row for assignment to SObject');
    return only;
  }

  listToSingleOrNull(list: ApexList): Value {
    return list.items.length === 0 ? null : this.listToSingle(list);
  }

  cast(value: Value, type: ApexType): Value {
    if (value === null) return null;
    const { rt } = this;
    if (rt.isInstance(value, type)) return this.adopt(value, type);
    if (typeof value === 'string' && type === rt.types.id) return this.stringToId(value);
    if (value instanceof Id && type === rt.types.string) return value.value;
    // A Date in an Object may be cast to Datetime: apex-rollup does, and its tests pass on orgs.
    if (value instanceof ApexDate && type === rt.types.datetime) return this.dateToDatetime(value);
    const number = this.castNumber(value, type);
    if (number !== undefined) return number;
    throw rt.exception(
      'System.TypeException',
      `Invalid conversion from runtime type ${runtimeName(rt.typeOf(value))} to ${runtimeName(type)}`,
    );
  }
  private castNumber(value: NonNullable<Value>, type: ApexType): Value | undefined {
    const { types } = this.rt;
    if (typeof value === 'number') {
      if (type === types.long) return BigInt(value);
      if (type === types.double) return new ApexDouble(value);
      if (type === types.decimal) return integerToDecimal(value);
    }
    if (typeof value === 'bigint') {
      if (type === types.double) return new ApexDouble(Number(value));
      if (type === types.decimal) return longToDecimal(value);
    }
    if (value instanceof ApexDouble && type === types.decimal) return doubleToDecimal(value);
    if (value instanceof BigDecimal && type === types.double) return decimalToDouble(value);
    return undefined;
  }
  private adopt(value: NonNullable<Value>, type: ApexType): Value {
    return value instanceof Id && type === this.rt.types.string ? value.value : value;
  }
}

/** A type's name as cast failures print it: type arguments that are Object are `ANY`. */
function wholeOf(value: BigDecimal): bigint {
  return BigInt(value.setScale(0, RoundingMode.DOWN).toPlainString());
}

/** As Java casts: cut towards zero, held at the ends of the range. */
function saturated(value: number, bits: bigint): bigint {
  const most = 2n ** (bits - 1n) - 1n;
  if (Number.isNaN(value)) return 0n;
  if (value >= Number(most)) return most;
  return value <= -Number(most) ? -most - 1n : BigInt(Math.trunc(value));
}

function isText(value: Value): boolean {
  return typeof value === 'string' || value instanceof Id;
}

function runtimeName(type: ApexType): string {
  if (type.args.length === 0) return type.name;
  const args = type.args.map((arg) => (arg.name === 'Object' ? 'ANY' : runtimeName(arg)));
  return `${type.symbol.localName}<${args.join(',')}>`;
}
