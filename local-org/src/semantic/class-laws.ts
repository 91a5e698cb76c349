import { isAssignable, parentsOf, substitute } from './assignable.ts';
import { missingIn, missingParent } from './missing.ts';
import { Report } from './report.ts';
import { slotOf } from './slots.ts';
import type { TypeTable } from './type-table.ts';
import type { BoundBridge } from './bound.ts';
import type { ApexType, MethodSymbol, TypeSymbol, Visibility } from './types.ts';

/** Laws between a class and its parents: overriding, implementing. Gives the bridges that the code generator needs. */
export function checkClass(types: TypeTable, symbol: TypeSymbol, report: Report): BoundBridge[] {
  const { declaration, file } = symbol;
  if (declaration?.kind !== 'class' || file === undefined) return [];
  if (symbol.superclass !== undefined && hasCycle(symbol)) {
    report.error(file, declaration.position, `Class ${symbol.name} extends itself`);
    return [];
  }
  if (missingParent(symbol) !== undefined) return implementedInterfaces(types, symbol, new Report());
  checkName(types, symbol, report);
  for (const overloads of symbol.methods.values())
    for (const method of overloads) checkOverride(types, symbol, method, report);
  return [...inheritedAbstracts(types, symbol, report), ...implementedInterfaces(types, symbol, report)];
}

function hasCycle(symbol: TypeSymbol): boolean {
  const seen = new Set<TypeSymbol>();
  for (let at: TypeSymbol | undefined = symbol; at !== undefined; at = at.superclass?.symbol) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

/** Exceptions are named `…Exception`, and nothing else that extends Exception is allowed. */
function checkName(types: TypeTable, symbol: TypeSymbol, report: Report): void {
  const { declaration, file } = symbol;
  if (declaration === undefined || file === undefined || symbol.superclass === undefined) return;
  const isException = isAssignable(types, symbol.superclass, types.named('System.Exception'));
  if (isException && !/exception$/i.test(symbol.name))
    report.error(
      file,
      declaration.position,
      `Classes extending Exception must have a name ending in 'Exception': ${symbol.name}`,
    );
}

const RANK: Record<Visibility, number> = { private: 0, protected: 1, public: 2, global: 3 };

function checkOverride(types: TypeTable, symbol: TypeSymbol, method: MethodSymbol, report: Report): void {
  if (method.isStatic || symbol.file === undefined || method.position === undefined) return;
  const overridden = findOverridden(types, symbol, method);
  const text = `${method.returnType.name} ${symbol.localName}.${method.name}(${method.parameters.map((parameter) => parameter.type.name).join(', ')})`;
  const isObjectMethod = /^(equals|hashcode|tostring)$/i.test(method.name);
  if (overridden === undefined) {
    const fromException = symbol.superclass?.symbol.isNative === true;
    const fromMissing = symbol.interfaces.some((face) => missingIn(face) !== undefined);
    if (
      method.isOverride &&
      !isObjectMethod &&
      !fromException &&
      !fromMissing &&
      !implementsSome(types, symbol, method)
    )
      report.error(symbol.file, method.position, `@Override specified for non-overriding method: ${text}`);
    return;
  }
  // Abstract methods without visibility are private too: fflib-apex-common's selectors implement them with and without `override`.
  const isHidden = overridden.visibility === 'private';
  if (isHidden && !method.isOverride) return;
  if (!overridden.isVirtual)
    report.error(symbol.file, method.position, `Non-virtual, non-abstract methods cannot be overridden: ${text}`);
  else if (!method.isOverride)
    report.error(symbol.file, method.position, `Method must use the override keyword: ${text}`);
  if (overridden.returnType !== method.returnType)
    report.error(
      symbol.file,
      method.position,
      `Method return types clash: ${text} vs ${overridden.returnType.name} from ${overridden.owner.localName}`,
    );
  if (!isHidden && rankOf(method) < rankOf(overridden) && saysVisibility(method))
    report.error(symbol.file, method.position, `Cannot reduce the visibility of an overriding method: ${text}`);
}

/** `public` may override `global`: soql-lib and Nebula Logger do so, and their tests pass on orgs. */
function rankOf({ visibility }: MethodSymbol): number {
  return Math.min(RANK[visibility], RANK.public);
}

function saysVisibility(method: MethodSymbol): boolean {
  const words = method.declaration?.modifiers.words ?? [];
  return words.some((word) => word in RANK);
}

/**
 * Up to API 60 a method of the same signature overrides a private one; from 61 it doesn't. It is the version of the class with
 * the private method that counts. Source: Apex Developer Guide, "Access Modifiers".
 */
export function isOutOfReach(method: MethodSymbol): boolean {
  return method.visibility === 'private' && !method.isAbstract && method.owner.apiVersion >= 61;
}

function findOverridden(types: TypeTable, symbol: TypeSymbol, method: MethodSymbol): MethodSymbol | undefined {
  for (let at = symbol.superclass?.symbol; at !== undefined && !at.isNative; at = at.superclass?.symbol) {
    const found = at.methods
      .get(method.name.toLowerCase())
      ?.find((other) => !other.isStatic && other.slot === method.slot && !isOutOfReach(other));
    if (found !== undefined) return found;
  }
  return types === undefined ? method : undefined;
}

function implementsSome(types: TypeTable, symbol: TypeSymbol, method: MethodSymbol): boolean {
  return allInterfaces(types, types.of(symbol)).some((face) =>
    face.symbol.methods
      .get(method.name.toLowerCase())
      ?.some((wanted) => wanted.parameters.length === method.parameters.length),
  );
}

/** A concrete class must have a body for every abstract method of its superclasses. */
function inheritedAbstracts(types: TypeTable, symbol: TypeSymbol, report: Report): BoundBridge[] {
  if (symbol.isAbstract || symbol.file === undefined || symbol.declaration === undefined) return [];
  const done = new Set<string>();
  for (let at: TypeSymbol | undefined = symbol; at !== undefined && !at.isNative; at = at.superclass?.symbol) {
    for (const method of [...at.methods.values()].flat()) {
      if (method.isStatic || done.has(method.slot)) continue;
      done.add(method.slot);
      if (method.isAbstract) {
        report.error(
          symbol.file,
          symbol.declaration.position,
          `Class ${symbol.localName} must implement the abstract method: ${signature(method, types.of(at), types)}`,
        );
      }
    }
  }
  return [];
}

/** Every method of every interface must be there, public or global, with the same types. */
function implementedInterfaces(types: TypeTable, symbol: TypeSymbol, report: Report): BoundBridge[] {
  const bridges: BoundBridge[] = [];
  if (symbol.file === undefined || symbol.declaration === undefined) return bridges;
  for (const face of allInterfaces(types, types.of(symbol))) {
    types.completeNative(face.symbol);
    for (const wanted of [...face.symbol.methods.values()].flat()) {
      if (wanted.isStatic || (wanted.owner.isNative && wanted.native !== undefined)) continue;
      const parameters = wanted.parameters.map((parameter) => substitute(types, parameter.type, face));
      const found = findImplementation(types, symbol, wanted.name, parameters);
      if (found === undefined) {
        if (!symbol.isAbstract && !isObjectMember(types, wanted))
          report.error(
            symbol.file,
            symbol.declaration.position,
            `Class ${symbol.localName} must implement the method: ${signature(wanted, face, types)}`,
          );
        continue;
      }
      if (found.visibility !== 'public' && found.visibility !== 'global')
        report.error(
          symbol.file,
          found.position ?? symbol.declaration.position,
          `${found.name}: interface methods must be public or global`,
        );
      if (found.slot !== wanted.slot || found.isStatic)
        bridges.push({ from: wanted.slot, to: found.slot, toStatic: found.isStatic ? found.owner : undefined });
    }
  }
  return bridges;
}

/** `toString`, `equals` and `hashCode` are there without being written. */
function isObjectMember(types: TypeTable, wanted: MethodSymbol): boolean {
  return (types.object.symbol.methods.get(wanted.name.toLowerCase()) ?? []).some(
    (method) => method.parameters.length === wanted.parameters.length,
  );
}

function findImplementation(
  types: TypeTable,
  symbol: TypeSymbol,
  name: string,
  parameters: readonly ApexType[],
): MethodSymbol | undefined {
  const slot = slotOf(name, parameters);
  let close: MethodSymbol | undefined;
  for (let at: TypeSymbol | undefined = symbol; at !== undefined; at = at.superclass?.symbol) {
    for (const method of at.methods.get(name.toLowerCase()) ?? []) {
      // A static method of the same signature counts: seen in soql-lib, whose tests pass on orgs.
      if (method.parameters.length !== parameters.length) continue;
      if (method.slot === slot) return method;
      const fits = method.parameters.every((parameter, i) => {
        const wanted = parameters[i];
        return (
          wanted !== undefined &&
          (isAssignable(types, wanted, parameter.type, 'runtime') ||
            isAssignable(types, parameter.type, wanted, 'runtime'))
        );
      });
      if (fits) close ??= method;
    }
  }
  return close;
}

function allInterfaces(types: TypeTable, type: ApexType): ApexType[] {
  const found = new Set<ApexType>();
  const visit = (at: ApexType): void => {
    if (at.symbol.kind === 'interface') found.add(at);
    for (const parent of parentsOf(types, at)) visit(parent);
  };
  visit(type);
  return [...found];
}

function signature(method: MethodSymbol, on: ApexType, types: TypeTable): string {
  const parameters = method.parameters.map((parameter) => substitute(types, parameter.type, on).name).join(', ');
  return `${substitute(types, method.returnType, on).name} ${on.name}.${method.name}(${parameters})`;
}
