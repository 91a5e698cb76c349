import type { ObjectDefinition, OrgModel } from '../metadata/model.ts';
import type { TypeName } from '../parser/ast.ts';
import type { NativeClass } from './native.ts';
import { fillNativeMembers } from './native-members.ts';
import { splitTopLevel } from './native-signature.ts';
import { TypeSymbol, type ApexType, type SymbolKind } from './types.ts';

/** Names that stand alone in a program without a namespace before them. */
const IMPLICIT_NAMESPACES = ['system', 'schema'];
const PRIMITIVES = [
  'Object',
  'Boolean',
  'Integer',
  'Long',
  'Double',
  'Decimal',
  'String',
  'Id',
  'Date',
  'Datetime',
  'Time',
  'Blob',
];

/**
 * Every type of one program: library classes, the org's objects, the project's classes. Interns `ApexType`s, so that
 * `===` on them is type equality.
 */
export class TypeTable {
  private nextId = 1;
  private readonly interned = new Map<string, ApexType>();
  private readonly library = new Map<string, Map<string, TypeSymbol>>();
  private readonly project = new Map<string, TypeSymbol>();
  private readonly sobjects = new Map<string, TypeSymbol>();
  private readonly byText = new Map<string, ApexType>();
  private readonly natives = new Map<TypeSymbol, NativeClass>();
  readonly model: OrgModel;

  readonly void: ApexType;
  readonly null: ApexType;
  readonly object: ApexType;
  readonly boolean: ApexType;
  readonly integer: ApexType;
  readonly long: ApexType;
  readonly double: ApexType;
  readonly decimal: ApexType;
  readonly string: ApexType;
  readonly id: ApexType;
  readonly date: ApexType;
  readonly datetime: ApexType;
  readonly time: ApexType;
  readonly blob: ApexType;
  /** The generic record type `SObject`. */
  readonly anySObject: ApexType;

  constructor(natives: readonly NativeClass[], model: OrgModel) {
    this.model = model;
    this.void = this.of(this.symbol('void', 'void'));
    this.null = this.of(this.symbol('null', 'null'));
    for (const native of mergeParts(natives).sort((a, b) => depthOf(a) - depthOf(b))) this.declareNative(native);
    for (const name of [...PRIMITIVES, 'SObject']) {
      if (this.libraryType('System', name) === undefined) throw new Error(`the library lacks System.${name}`);
    }
    this.object = this.named('Object');
    this.boolean = this.named('Boolean');
    this.integer = this.named('Integer');
    this.long = this.named('Long');
    this.double = this.named('Double');
    this.decimal = this.named('Decimal');
    this.string = this.named('String');
    this.id = this.named('Id');
    this.date = this.named('Date');
    this.datetime = this.named('Datetime');
    this.time = this.named('Time');
    this.blob = this.named('Blob');
    this.anySObject = this.named('SObject');
  }

  symbol(kind: SymbolKind, name: string, namespace?: string): TypeSymbol {
    return new TypeSymbol(this.nextId++, kind, name, namespace);
  }

  /** The type of a symbol with these arguments. */
  of(symbol: TypeSymbol, args: readonly ApexType[] = []): ApexType {
    const key = args.length === 0 ? String(symbol.id) : `${symbol.id}<${args.map((arg) => this.keyOf(arg)).join(',')}>`;
    const known = this.interned.get(key);
    if (known !== undefined) return known;
    const type: ApexType = { symbol, args, name: displayName(symbol, args) };
    this.interned.set(key, type);
    return type;
  }

  private keyOf(type: ApexType): string {
    return type.args.length === 0
      ? String(type.symbol.id)
      : `${type.symbol.id}<${type.args.map((arg) => this.keyOf(arg)).join(',')}>`;
  }

  // ------------------------------------------------------------- the library

  private declareNative(native: NativeClass): void {
    const [namespace, ...names] = native.fullName.split('.');
    const name = names.at(-1);
    if (namespace === undefined || name === undefined)
      throw new Error(`library class needs a namespace: ${native.fullName}`);
    const kind = libraryKind(native, name);
    const symbol = this.symbol(kind, name, namespace);
    symbol.visibility = 'global';
    symbol.isAbstract = native.options.isAbstract ?? false;
    symbol.isVirtual = native.options.isVirtual ?? false;
    symbol.complete = native.options.complete ?? false;
    symbol.enumConstants = [...(native.options.constants ?? [])];
    symbol.typeParameters = (native.options.typeParameters ?? []).map((parameter) =>
      this.symbol('typeParameter', parameter),
    );
    this.natives.set(symbol, native);
    if (names.length === 2) {
      // Not completed yet: the outer class's members may name the inner type that is declared here.
      const outer = this.library.get(namespace.toLowerCase())?.get((names[0] ?? '').toLowerCase());
      if (outer === undefined) throw new Error(`${native.fullName}: outer class is not in the library`);
      symbol.outer = outer;
      outer.innerTypes.set(name.toLowerCase(), symbol);
      return;
    }
    const key = namespace.toLowerCase();
    const types = this.library.get(key) ?? new Map<string, TypeSymbol>();
    if (types.has(name.toLowerCase())) throw new Error(`library class declared twice: ${native.fullName}`);
    types.set(name.toLowerCase(), symbol);
    this.library.set(key, types);
  }

  /** Headers and members of library classes are read on first use: a program touches a small part of the library. */
  completeNative(symbol: TypeSymbol): void {
    const native = this.natives.get(symbol);
    if (native === undefined || this.filled.has(symbol)) return;
    this.filled.add(symbol);
    fillNativeMembers(this, symbol, native);
  }
  private readonly filled = new Set<TypeSymbol>();

  isNamespace(name: string): boolean {
    return this.library.has(name.toLowerCase()) || name.toLowerCase() === this.model.namespace?.toLowerCase();
  }

  libraryType(namespace: string, name: string): TypeSymbol | undefined {
    const symbol = this.library.get(namespace.toLowerCase())?.get(name.toLowerCase());
    if (symbol !== undefined) this.completeNative(symbol);
    return symbol;
  }

  *librarySymbols(): Iterable<TypeSymbol> {
    for (const symbol of this.natives.keys()) {
      this.completeNative(symbol);
      yield symbol;
    }
  }

  // ------------------------------------------------------------- the project

  declareProjectType(symbol: TypeSymbol): boolean {
    const key = symbol.name.toLowerCase();
    if (this.project.has(key)) return false;
    this.project.set(key, symbol);
    return true;
  }
  projectType(name: string): TypeSymbol | undefined {
    return this.project.get(name.toLowerCase());
  }
  projectTypes(): Iterable<TypeSymbol> {
    return this.project.values();
  }

  /** A type of the platform that neither the library nor the model has. */
  missing(text: string): ApexType {
    const key = text.toLowerCase();
    const symbol = this.lacking.get(key) ?? this.symbol('missing', text);
    symbol.complete = false;
    this.lacking.set(key, symbol);
    return this.of(symbol);
  }
  private readonly lacking = new Map<string, TypeSymbol>();

  sobject(name: string): ApexType {
    const type = this.findSObject(name);
    if (type === undefined) throw new Error(`no such object: ${name}`);
    return type;
  }
  findSObject(name: string): ApexType | undefined {
    const definition = this.model.findObject(name);
    if (definition === undefined) return undefined;
    return this.sobjectOf(definition);
  }
  sobjectOf(definition: ObjectDefinition): ApexType {
    const key = definition.name.toLowerCase();
    let symbol = this.sobjects.get(key);
    if (symbol === undefined) {
      symbol = this.symbol('sobject', definition.name);
      symbol.visibility = 'global';
      symbol.superclass = this.anySObject;
      this.sobjects.set(key, symbol);
    }
    return this.of(symbol);
  }
  /** The object behind a specific record type; undefined for `SObject` itself and for other types. */
  definitionOf(type: ApexType): ObjectDefinition | undefined {
    return type.symbol.kind === 'sobject' && type !== this.anySObject
      ? this.model.findObject(type.symbol.name)
      : undefined;
  }

  // ------------------------------------------------------------- collections

  list(element: ApexType): ApexType {
    return this.of(this.named('List').symbol, [element]);
  }
  set(element: ApexType): ApexType {
    return this.of(this.named('Set').symbol, [element]);
  }
  map(key: ApexType, value: ApexType): ApexType {
    return this.of(this.named('Map').symbol, [key, value]);
  }
  isList(type: ApexType): boolean {
    return type.symbol.namespace === 'System' && type.symbol.name === 'List' && type.symbol.isNative;
  }
  isSet(type: ApexType): boolean {
    return type.symbol.namespace === 'System' && type.symbol.name === 'Set' && type.symbol.isNative;
  }
  isMap(type: ApexType): boolean {
    return type.symbol.namespace === 'System' && type.symbol.name === 'Map' && type.symbol.isNative;
  }

  // ---------------------------------------------------------- looking names up

  /** The type of a text such as `System.HttpRequest` or `Map<Id, List<Account>>`; throws if there is none. */
  named(text: string): ApexType {
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    const type = this.parse(text);
    if (type === undefined) throw new Error(`no such type: ${text}`);
    this.byText.set(text, type);
    return type;
  }

  /** As `named`, but undefined if there is none. `parameters` are type parameters in scope. */
  parse(text: string, parameters: readonly TypeSymbol[] = []): ApexType | undefined {
    if (text.endsWith('[]')) {
      const element = this.parse(text.slice(0, -2), parameters);
      return element === undefined ? undefined : this.list(element);
    }
    const open = text.indexOf('<');
    const base = (open < 0 ? text : text.slice(0, open)).trim();
    const parameter = parameters.find((candidate) => candidate.name === base);
    if (parameter !== undefined) return this.of(parameter);
    if (base === 'void') return this.void;
    const symbol = this.global(base.split('.'));
    if (symbol === undefined) return open < 0 ? this.sobjectNamed(base.split('.')) : undefined;
    if (open < 0)
      return this.of(
        symbol,
        symbol.typeParameters.map((own) => (own.kind === 'typeParameter' ? this.object : this.of(own))),
      );
    const args: ApexType[] = [];
    for (const part of splitTopLevel(text.slice(open + 1, text.lastIndexOf('>')))) {
      const arg = this.parse(part, parameters);
      if (arg === undefined) return undefined;
      args.push(arg);
    }
    return args.length === symbol.typeParameters.length ? this.of(symbol, args) : undefined;
  }

  /** `Account`, `Schema.Account`. */
  private sobjectNamed(names: readonly string[]): ApexType | undefined {
    const [first = '', second] = names;
    if (second === undefined) return this.findSObject(first);
    return names.length === 2 && first.toLowerCase() === 'schema' ? this.findSObject(second) : undefined;
  }

  /** A type by dotted name as seen from nowhere in particular: project, System, Schema, then namespace first. Not sObjects. */
  global(names: readonly string[]): TypeSymbol | undefined {
    const [first, ...rest] = names;
    if (first === undefined) return undefined;
    const simple = this.project.get(first.toLowerCase()) ?? this.implicit(first);
    if (simple !== undefined) {
      const found = inner(simple, rest);
      if (found !== undefined) return found;
    }
    const [second, ...others] = rest;
    if (second === undefined) return undefined;
    if (first.toLowerCase() === this.model.namespace?.toLowerCase()) {
      const own = this.project.get(second.toLowerCase());
      if (own !== undefined) return inner(own, others);
    }
    const library = this.libraryType(first, second);
    const found = library === undefined ? undefined : inner(library, others);
    if (found !== undefined) this.completeNative(found);
    return found;
  }

  private implicit(name: string): TypeSymbol | undefined {
    for (const namespace of IMPLICIT_NAMESPACES) {
      const symbol = this.libraryType(namespace, name);
      if (symbol !== undefined) return symbol;
    }
    return undefined;
  }
}

function inner(symbol: TypeSymbol, names: readonly string[]): TypeSymbol | undefined {
  let at: TypeSymbol | undefined = symbol;
  for (const name of names) at = at?.innerTypes.get(name.toLowerCase());
  return at;
}

function libraryKind(native: NativeClass, name: string): SymbolKind {
  if (native.fullName === 'System.SObject') return 'sobject';
  if (PRIMITIVES.includes(name) && native.fullName.startsWith('System.')) return 'primitive';
  return native.options.kind ?? 'class';
}

/** A library class may be written in several parts (`System.System` has members in the language library and in the platform's). */
function mergeParts(natives: readonly NativeClass[]): NativeClass[] {
  const byName = new Map<string, NativeClass>();
  for (const native of natives) {
    const key = native.fullName.toLowerCase();
    const known = byName.get(key);
    byName.set(
      key,
      known === undefined
        ? native
        : {
            ...known,
            options: { ...native.options, ...known.options },
            members: { ...known.members, ...native.members },
          },
    );
  }
  return [...byName.values()];
}

function depthOf(native: NativeClass): number {
  return native.fullName.split('.').length;
}

/** Types print without `System.`, as the platform's messages mostly do; other namespaces are shown. */
function displayName(symbol: TypeSymbol, args: readonly ApexType[]): string {
  const shown =
    symbol.namespace !== undefined && symbol.isNative && !IMPLICIT_NAMESPACES.includes(symbol.namespace.toLowerCase());
  const base = shown ? `${symbol.namespace}.${symbol.localName}` : symbol.localName;
  return args.length === 0 ? base : `${base}<${args.map((arg) => arg.name).join(',')}>`;
}

/** The text of a type as written, for messages. */
export function typeNameText(name: TypeName): string {
  const base = name.parts
    .map((part) => (part.args.length === 0 ? part.name : `${part.name}<${part.args.map(typeNameText).join(',')}>`))
    .join('.');
  return base + '[]'.repeat(name.arrayDepth);
}
