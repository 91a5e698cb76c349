import type { Position } from '../base/position.ts';
import { isAssignable, parentsOf, substitute } from './assignable.ts';
import type { BindContext } from './bind-context.ts';
import type { BoundExpression } from './bound.ts';
import { CompileError } from './compile-error.ts';
import { cloneMethod, enumMethods } from './enum-members.ts';
import type { TypeTable } from './type-table.ts';
import type { ApexType, FieldSymbol, MethodSymbol, TypeSymbol, Visibility } from './types.ts';

/** A member found on a type, with the type it was found on (its type arguments settle the member's types). */
export interface Found<M> {
  readonly member: M;
  readonly on: ApexType;
}

/** A field or property by name, in the class and its superclasses. */
export function findField(types: TypeTable, type: ApexType, name: string): Found<FieldSymbol> | undefined {
  types.completeNative(type.symbol);
  const own = type.symbol.fields.get(name.toLowerCase());
  if (own !== undefined) return { member: own, on: type };
  for (const parent of parentsOf(types, type)) {
    const found = findField(types, parent, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All methods of that name on a type: own, inherited, of its interfaces, of Object. Overridden ones are left out. */
export function findMethods(types: TypeTable, type: ApexType, name: string): Found<MethodSymbol>[] {
  const found: Found<MethodSymbol>[] = [];
  const seen = new Set<string>();
  const visit = (at: ApexType): void => {
    types.completeNative(at.symbol);
    const own = at.symbol.methods.get(name.toLowerCase()) ?? [];
    const implicit = implicitMethods(types, at.symbol).filter(
      (method) => method.name.toLowerCase() === name.toLowerCase(),
    );
    for (const method of [...own, ...implicit]) {
      const key = signatureKey(types, method, at);
      if (!seen.has(key)) found.push({ member: method, on: at });
      seen.add(key);
    }
    for (const parent of parentsOf(types, at)) visit(parent);
  };
  visit(type);
  visit(types.object);
  return found;
}

function implicitMethods(types: TypeTable, symbol: TypeSymbol): readonly MethodSymbol[] {
  if (symbol.kind === 'enum') return enumMethods(types, symbol);
  return symbol.kind === 'class' && !symbol.isNative ? [cloneMethod(types, symbol)] : [];
}

function signatureKey(types: TypeTable, method: MethodSymbol, on: ApexType): string {
  return (
    method.parameters.map((parameter) => substitute(types, parameter.type, on).name).join(',') +
    (method.isStatic ? '!' : '')
  );
}

/**
 * Chooses the overload for these argument types: the applicable ones, then the most specific. Undefined: none applies.
 * Throws on ambiguity, with the platform's words.
 */
export function chooseOverload(
  types: TypeTable,
  candidates: readonly Found<MethodSymbol>[],
  args: readonly BoundExpression[],
  position: Position,
): Found<MethodSymbol> | undefined {
  const applicable = candidates
    .filter((candidate) => candidate.member.parameters.length === args.length)
    .map((candidate) => ({
      candidate,
      parameters: candidate.member.parameters.map((parameter) => substitute(types, parameter.type, candidate.on)),
    }))
    .filter(({ parameters }) => parameters.every((parameter, i) => argumentFits(types, args[i], parameter)));
  if (applicable.length <= 1) return applicable[0]?.candidate;
  const scored = applicable.map((entry) => ({
    ...entry,
    exact: entry.parameters.filter((parameter, i) => args[i]?.type === parameter).length,
  }));
  const best = scored.filter((entry) =>
    scored.every((other) => other === entry || isMoreSpecific(types, entry, other)),
  );
  if (best.length >= 1) return best[0]?.candidate;
  const most = Math.max(...scored.map((entry) => entry.exact));
  const closest = scored.filter((entry) => entry.exact === most);
  if (closest.length === 1) return closest[0]?.candidate;
  const narrowed = closest.filter((entry) =>
    closest.every((other) => other === entry || isMoreSpecific(types, entry, other)),
  );
  if (narrowed.length >= 1) return narrowed[0]?.candidate;
  const [first] = closest;
  throw new CompileError(
    `Method is ambiguous: ${first?.candidate.member.name}(${args.map((arg) => arg.type.name).join(', ')})`,
    position,
  );
}

interface Scored {
  readonly parameters: readonly ApexType[];
  readonly exact: number;
}

/** `a` is preferred to `b`: each of its parameters fits where `b`'s stands; between types that fit each other both ways, exact matches decide. */
function isMoreSpecific(types: TypeTable, a: Scored, b: Scored): boolean {
  const forth = a.parameters.every((parameter, i) => fits(types, parameter, b.parameters[i]));
  if (!forth) return false;
  const back = b.parameters.every((parameter, i) => fits(types, parameter, a.parameters[i]));
  return back ? a.exact >= b.exact : true;
}

function fits(types: TypeTable, from: ApexType, to: ApexType | undefined): boolean {
  return to !== undefined && isAssignable(types, from, to);
}

function argumentFits(types: TypeTable, arg: BoundExpression | undefined, parameter: ApexType): boolean {
  return arg !== undefined && (isAssignable(types, arg.type, parameter) || isSingleRow(types, arg, parameter));
}

/** A query stands for its one row where a record is wanted. */
export function isSingleRow(types: TypeTable, arg: BoundExpression, wanted: ApexType): boolean {
  if (!types.isList(arg.type)) return false;
  const element = arg.type.args[0];
  if (element === undefined) return false;
  if (element.name === 'AggregateResult') return arg.kind === 'soql' && wanted === element;
  if (element.symbol.kind !== 'sobject' || wanted.symbol.kind !== 'sobject') return false;
  if (arg.kind === 'soql') return isAssignable(types, element, wanted);
  return arg.kind === 'staticCall' && arg.method.owner.name === 'Database' && /^query/i.test(arg.method.name);
}

/** Whether code of `context` may use a member. */
export function isVisible(
  context: BindContext,
  owner: TypeSymbol,
  visibility: Visibility,
  testVisible: boolean,
): boolean {
  if (visibility === 'public' || visibility === 'global' || owner.isNative) return true;
  if (testVisible && context.isTest) return true;
  const from = context.owner;
  if (from === undefined) return false;
  if (topOf(from) === topOf(owner)) return true;
  return visibility === 'protected' && isSubclass(from, owner);
}

function topOf(symbol: TypeSymbol): TypeSymbol {
  return symbol.outer === undefined ? symbol : topOf(symbol.outer);
}

export function isSubclass(symbol: TypeSymbol, of: TypeSymbol): boolean {
  for (let at: TypeSymbol | undefined = symbol; at !== undefined; at = at.outer) {
    for (let up: TypeSymbol | undefined = at; up !== undefined; up = up.superclass?.symbol) if (up === of) return true;
  }
  return false;
}
