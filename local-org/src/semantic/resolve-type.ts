import type { Position } from '../base/position.ts';
import type { TypeName } from '../parser/ast.ts';
import { CompileError, gap } from './compile-error.ts';
import { missingIn } from './missing.ts';
import { typeNameText, type TypeTable } from './type-table.ts';
import type { ApexType, TypeSymbol } from './types.ts';

/**
 * A type as written inside `scope` (undefined: at the top). Order of the platform: inner types of the class, of its
 * outer class and of their superclasses; the project's classes; System and Schema; sObjects; namespaces.
 */
export function resolveType(types: TypeTable, name: TypeName, scope: TypeSymbol | undefined): ApexType {
  const found = tryResolveType(types, name, scope);
  if (found !== undefined) return found;
  if (isPlatformName(types, name)) {
    const missing = types.missing(typeNameText({ ...name, arrayDepth: 0 }));
    return Array.from({ length: name.arrayDepth }).reduce<ApexType>((type) => types.list(type), missing);
  }
  throw new CompileError(`Invalid type: ${typeNameText(name)}`, name.position);
}

/** As `resolveType`, where values are tested for the type: one that the library lacks is a gap at once. */
export function resolveKnownType(types: TypeTable, name: TypeName, scope: TypeSymbol | undefined): ApexType {
  const type = resolveType(types, name, scope);
  const missing = missingIn(type);
  if (missing !== undefined) throw gap(`type ${missing} is not in the local org's library`, name.position);
  return type;
}

/** As `resolveType`, where a value of the type is made: an empty list of what the library lacks can be. */
export function resolveMadeType(types: TypeTable, name: TypeName, scope: TypeSymbol | undefined): ApexType {
  const type = resolveType(types, name, scope);
  return type.symbol.kind === 'missing' ? resolveKnownType(types, name, scope) : type;
}

export function tryResolveType(types: TypeTable, name: TypeName, scope: TypeSymbol | undefined): ApexType | undefined {
  let type = resolveBase(types, name, scope);
  for (let i = 0; i < name.arrayDepth && type !== undefined; i++) type = types.list(type);
  return type;
}

function resolveBase(types: TypeTable, name: TypeName, scope: TypeSymbol | undefined): ApexType | undefined {
  const args = name.parts.flatMap((part) => part.args).map((arg) => resolveType(types, arg, scope));
  const symbol = findTypeSymbol(
    types,
    name.parts.map((part) => part.name),
    scope,
  );
  if (symbol === undefined)
    return args.length === 0
      ? sobjectNamed(
          types,
          name.parts.map((part) => part.name),
        )
      : undefined;
  checkTypeVisible(symbol, scope, name.position);
  types.completeNative(symbol);
  if (args.length !== symbol.typeParameters.length) {
    if (args.length === 0 && symbol.namespace === 'Database')
      return types.of(
        symbol,
        symbol.typeParameters.map(() => types.anySObject),
      );
    if (args.length === 0 && symbol.namespace === 'System') {
      const asObject = sobjectNamed(types, [symbol.name]);
      if (asObject !== undefined) return asObject;
    }
    if (symbol.typeParameters.length === 0)
      throw new CompileError(`Type is not generic: ${typeNameText(name)}`, name.position);
    throw new CompileError(
      `Invalid number of type arguments for ${symbol.name}: expected ${symbol.typeParameters.length}, got ${args.length}`,
      name.position,
    );
  }
  return types.of(symbol, args);
}

/** Inner types are private unless they say otherwise. Source: Apex Developer Guide, "Access Modifiers", "TestVisible Annotation". */
export function checkTypeVisible(symbol: TypeSymbol, scope: TypeSymbol | undefined, position: Position): void {
  if (symbol.isNative || symbol.outer === undefined || symbol.visibility !== 'private') return;
  if (scope !== undefined && topOf(scope) === topOf(symbol)) return;
  if (symbol.annotations.includes('testvisible') && isTest(scope)) return;
  throw new CompileError(`Type is not visible: ${symbol.localName}`, position);
}

function topOf(symbol: TypeSymbol): TypeSymbol {
  return symbol.outer === undefined ? symbol : topOf(symbol.outer);
}

function isTest(scope: TypeSymbol | undefined): boolean {
  for (let at = scope; at !== undefined; at = at.outer) if (at.isTest) return true;
  return false;
}

/** `Account`, `Schema.Account`, `ns__Foo__c`. */
function sobjectNamed(types: TypeTable, names: readonly string[]): ApexType | undefined {
  if (names.length === 1) return types.findSObject(names[0] ?? '');
  if (names.length === 2 && names[0]?.toLowerCase() === 'schema') return types.findSObject(names[1] ?? '');
  if (names.length === 2 && names[0]?.toLowerCase() === types.model.namespace?.toLowerCase())
    return types.findSObject(names[1] ?? '');
  return undefined;
}

export function findTypeSymbol(
  types: TypeTable,
  names: readonly string[],
  scope: TypeSymbol | undefined,
): TypeSymbol | undefined {
  const [first, ...rest] = names;
  if (first === undefined) return undefined;
  const start = lexicalType(first, scope);
  if (start !== undefined) {
    let at: TypeSymbol | undefined = start;
    for (const name of rest) at = at === undefined ? undefined : innerOf(at, name);
    if (at !== undefined) return at;
  }
  return types.global(names);
}

function lexicalType(name: string, scope: TypeSymbol | undefined): TypeSymbol | undefined {
  for (let at = scope; at !== undefined; at = at.outer) {
    if (at.name.toLowerCase() === name.toLowerCase()) return at;
    const found = innerOf(at, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An inner type of a class or of one of its superclasses. */
function innerOf(symbol: TypeSymbol, name: string): TypeSymbol | undefined {
  for (let at: TypeSymbol | undefined = symbol; at !== undefined; at = at.superclass?.symbol) {
    const found = at.innerTypes.get(name.toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Names that belong to the platform's own namespaces: lacking one is our gap, not the program's fault. */
function isPlatformName(types: TypeTable, name: TypeName): boolean {
  const first = name.parts[0]?.name ?? '';
  return (
    (name.parts.length > 1 &&
      types.isNamespace(first) &&
      first.toLowerCase() !== types.model.namespace?.toLowerCase()) ||
    KNOWN_NAMESPACES.has(first.toLowerCase()) ||
    KNOWN_TYPES.has(first.toLowerCase()) ||
    (name.parts.length === 1 && types.model.isOtherStandardObject(first)) ||
    (name.parts.length === 2 &&
      first.toLowerCase() === 'schema' &&
      types.model.isOtherStandardObject(name.parts[1]?.name ?? ''))
  );
}

/** A namespace of the platform, with or without classes in the library. */
export function isPlatformNamespace(name: string): boolean {
  return KNOWN_NAMESPACES.has(name.toLowerCase());
}

/** A class of System that the library does not have, named without its namespace. */
export function isPlatformType(name: string): boolean {
  return KNOWN_TYPES.has(name.toLowerCase());
}

/** Namespaces of the Apex Reference Guide that the library does not have (yet). */
const KNOWN_NAMESPACES = new Set(
  'appexchange approval auth cache canvas chatteranswers commerceorders commercepayments compression connectapi context datacloud dataweave database dom eventbus externalservice flow formulaeval functions industriesdigitallending invocable kbmanagement lxscheduler messaging metadata placequote pref_center process quickaction reports richmessaging salesbaseapi schema search sfc sfdc_checkout sfdc_surveys sites slack support system territorymgmt trylayer txnsecurity userprovisioning visualeditor wave'.split(
    ' ',
  ),
);
/** Classes of System and Schema that programs name without a namespace and the library lacks. */
const KNOWN_TYPES = new Set(
  'formula page flexqueue networks userprovisioning webservicecallout callable cookie pagereference selectoption sitehandler messaging search answers ideas network cases community standardcontroller apexpages component site xmlstreamreader xmlstreamwriter'.split(
    ' ',
  ),
);
