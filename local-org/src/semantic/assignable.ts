import type { TypeTable } from './type-table.ts';
import type { ApexType, TypeSymbol } from './types.ts';

/**
 * Whether a value of type `from` may stand where `to` is wanted.
 * - `assign`: a variable, an argument, a return value: widening, Id↔String, Date→Datetime count.
 * - `runtime`: the value's own type is meant (`instanceof`, a cast at run time): no widening of collections' arguments by text.
 */
export function isAssignable(
  types: TypeTable,
  from: ApexType,
  to: ApexType,
  purpose: 'assign' | 'runtime' = 'assign',
): boolean {
  if (from === to || to === types.object) return from !== types.void;
  if (from === types.null) return to !== types.void;
  if (purpose === 'assign' && widens(types, from, to)) return true;
  if (from.symbol.kind === 'sobject' && to === types.anySObject) return true;
  if (purpose === 'runtime' && from === types.id && to === types.string) return true;
  if (types.isList(from) && types.isList(to)) return listElementFits(types, from.args[0], to.args[0], purpose);
  if (types.isMap(from) && types.isMap(to)) return mapFits(types, from, to, purpose);
  if (types.isSet(from) && types.isSet(to)) return setFits(types, from.args[0], to.args[0]);
  return (from.symbol.kind === 'interface' && argumentsFit(types, from, to)) || inherits(types, from, to);
}

/** Numbers widen Integer → Long → Double → Decimal; Double and Decimal go into each other; Id and String too; Date into Datetime. */
function widens(types: TypeTable, from: ApexType, to: ApexType): boolean {
  if (from === types.integer) return to === types.long || to === types.double || to === types.decimal;
  if (from === types.long) return to === types.double || to === types.decimal;
  if (from === types.double) return to === types.decimal;
  if (from === types.decimal) return to === types.double;
  if (from === types.id) return to === types.string;
  if (from === types.string) return to === types.id;
  return from === types.date && to === types.datetime;
}

function listElementFits(
  types: TypeTable,
  from: ApexType | undefined,
  to: ApexType | undefined,
  purpose: 'assign' | 'runtime',
): boolean {
  if (from === undefined || to === undefined) return false;
  if (from === to || to === types.object) return true;
  if (isRecord(types, from) && isRecord(types, to)) return from === types.anySObject || to === types.anySObject;
  if ((from === types.id && to === types.string) || (from === types.string && to === types.id))
    return purpose === 'assign';
  return isAssignable(types, from, to, 'runtime');
}

/** Objects of the org, SObject, and AggregateResult, which is one of the library's. */
function isRecord(types: TypeTable, type: ApexType): boolean {
  return type.symbol.kind === 'sobject' || (type.symbol.isNative && type.symbol.superclass === types.anySObject);
}

function mapFits(types: TypeTable, from: ApexType, to: ApexType, purpose: 'assign' | 'runtime'): boolean {
  const [fromKey, fromValue] = from.args;
  const [toKey, toValue] = to.args;
  if (fromKey === undefined || toKey === undefined) return false;
  const keysFit = fromKey === toKey || toKey === types.object || (textual(types, fromKey) && textual(types, toKey));
  return keysFit && listElementFits(types, fromValue, toValue, purpose);
}

function setFits(types: TypeTable, from: ApexType | undefined, to: ApexType | undefined): boolean {
  if (from === undefined || to === undefined) return false;
  return (
    from === to ||
    (from.symbol.kind === 'sobject' &&
      to.symbol.kind === 'sobject' &&
      (from === types.anySObject || to === types.anySObject))
  );
}

function textual(types: TypeTable, type: ApexType): boolean {
  return type === types.string || type === types.id;
}

/** Superclasses and interfaces, with type arguments carried along. */
export function inherits(types: TypeTable, from: ApexType, to: ApexType): boolean {
  for (const parent of parentsOf(types, from)) {
    if (parent === to || argumentsFit(types, parent, to) || inherits(types, parent, to)) return true;
  }
  return false;
}

function argumentsFit(types: TypeTable, from: ApexType, to: ApexType): boolean {
  if (from.symbol !== to.symbol || from.args.length === 0) return false;
  return from.args.every((arg, i) => {
    const wanted = to.args[i];
    if (wanted === undefined) return false;
    // soql-lib passes an Iterable<Object> on as Iterable<String>, and its tests pass on orgs.
    if (arg === types.object && to.symbol.name === 'Iterable') return true;
    // A Comparator<SObject> sorts a list of accounts: seen in apex-rollup, whose tests pass on orgs.
    return (
      arg === wanted ||
      isAssignable(types, arg, wanted, 'runtime') ||
      (arg === types.anySObject && isRecord(types, wanted))
    );
  });
}

/** The direct supertypes of a type, type parameters replaced by its arguments. */
export function parentsOf(types: TypeTable, type: ApexType): ApexType[] {
  types.completeNative(type.symbol);
  const direct =
    type.symbol.superclass === undefined ? type.symbol.interfaces : [type.symbol.superclass, ...type.symbol.interfaces];
  return direct.map((parent) => substitute(types, parent, type));
}

/** Replaces the type parameters of `owner`'s symbol in `type` by `owner`'s arguments. */
export function substitute(types: TypeTable, type: ApexType, owner: ApexType): ApexType {
  if (owner.args.length === 0) return type;
  return replaceParameters(types, type, owner.symbol.typeParameters, owner.args);
}

function replaceParameters(
  types: TypeTable,
  type: ApexType,
  parameters: readonly TypeSymbol[],
  args: readonly ApexType[],
): ApexType {
  if (type.symbol.kind === 'typeParameter') return args[parameters.indexOf(type.symbol)] ?? type;
  if (type.args.length === 0) return type;
  return types.of(
    type.symbol,
    type.args.map((arg) => replaceParameters(types, arg, parameters, args)),
  );
}
