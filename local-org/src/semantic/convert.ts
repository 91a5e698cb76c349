import type { Position } from '../base/position.ts';
import { isAssignable } from './assignable.ts';
import type { BoundExpression, ConversionKind } from './bound.ts';
import { CompileError, gap } from './compile-error.ts';
import { isSingleRow } from './lookup.ts';
import { missingIn } from './missing.ts';
import type { TypeTable } from './type-table.ts';
import type { ApexType } from './types.ts';

/** The value as the wanted type, or the platform's `Illegal assignment` error. */
export function assignTo(
  types: TypeTable,
  value: BoundExpression,
  wanted: ApexType,
  position: Position,
): BoundExpression {
  const converted = convertTo(types, value, wanted);
  const missing = converted === undefined ? (missingIn(value.type) ?? missingIn(wanted)) : undefined;
  if (missing !== undefined) throw gap(`type ${missing} is not in the local org's library`, position);
  if (converted === undefined)
    throw new CompileError(`Illegal assignment from ${value.type.name} to ${wanted.name}`, position);
  return converted;
}

/** As `assignTo`; undefined if there is no way. */
export function convertTo(types: TypeTable, value: BoundExpression, wanted: ApexType): BoundExpression | undefined {
  if (value.type === wanted) return value;
  if (value.type === types.void) return undefined;
  if (isSingleRow(types, value, wanted))
    return { kind: 'convert', conversion: 'listToSingle', operand: value, type: wanted, position: value.position };
  if (!isAssignable(types, value.type, wanted)) return undefined;
  const conversion = conversionBetween(types, value.type, wanted);
  if (conversion === undefined) return value;
  return (
    foldLiteral(value, conversion, wanted) ?? {
      kind: 'convert',
      conversion,
      operand: value,
      type: wanted,
      position: value.position,
    }
  );
}

export function conversionBetween(types: TypeTable, from: ApexType, to: ApexType): ConversionKind | undefined {
  if (from === types.integer) {
    if (to === types.long) return 'integerToLong';
    if (to === types.double) return 'integerToDouble';
    if (to === types.decimal) return 'integerToDecimal';
  }
  if (from === types.long) {
    if (to === types.double) return 'longToDouble';
    if (to === types.decimal) return 'longToDecimal';
  }
  if (from === types.double && to === types.decimal) return 'doubleToDecimal';
  if (from === types.decimal && to === types.double) return 'decimalToDouble';
  if (from === types.id && to === types.string) return 'idToString';
  if (from === types.string && to === types.id) return 'stringToId';
  if (from === types.date && to === types.datetime) return 'dateToDatetime';
  return undefined;
}

function foldLiteral(value: BoundExpression, conversion: ConversionKind, type: ApexType): BoundExpression | undefined {
  const { position } = value;
  if (value.kind !== 'literal' || typeof value.value !== 'number') return undefined;
  if (conversion === 'integerToLong') return { kind: 'literal', value: BigInt(value.value), type, position };
  if (conversion === 'integerToDecimal') return { kind: 'decimalLiteral', text: String(value.value), type, position };
  if (conversion === 'integerToDouble') return { kind: 'doubleLiteral', value: value.value, type, position };
  return undefined;
}
