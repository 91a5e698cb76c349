import type { OpenProject } from '../project.ts';
import type { ApexType, TypeSymbol } from '../semantic/types.ts';
import { auraMethod } from './aura-methods.ts';

/** A type as a component sees it. */
export type ComponentType =
  | { readonly kind: 'void' | 'boolean' | 'number' | 'text' | 'unknown' | 'record' }
  | { readonly kind: 'list' | 'map'; readonly of: ComponentType }
  | { readonly kind: 'class' | 'enum'; readonly name: string };

export interface ComponentMethod {
  /** `Controller.method` */
  readonly path: string;
  readonly isCacheable: boolean;
  readonly parameters: readonly { readonly name: string; readonly type: ComponentType }[];
  readonly returns: ComponentType;
}

export interface ComponentClass {
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly type: ComponentType }[];
}

/** Everything that components can call, and the classes and enums that go to and fro. */
export interface AuraSurface {
  readonly methods: readonly ComponentMethod[];
  readonly classes: readonly ComponentClass[];
  readonly enums: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** Reads it from the compiled project, sorted by name. */
export function auraSurface(project: OpenProject): AuraSurface {
  const reader = new SurfaceReader(project);
  const methods = project.compilation.classes
    .flatMap(({ symbol }) => [...symbol.methods.values()].flat().map((method) => `${symbol.name}.${method.name}`))
    .flatMap((path) => reader.method(path))
    .sort(byText(({ path }) => path));
  return {
    methods,
    classes: [...reader.classes.values()].sort(byText(({ name }) => name)),
    enums: [...reader.enums.values()].sort(byText(({ name }) => name)),
  };
}

class SurfaceReader {
  readonly #project: OpenProject;
  readonly classes = new Map<TypeSymbol, ComponentClass>();
  readonly enums = new Map<TypeSymbol, { readonly name: string; readonly values: readonly string[] }>();

  constructor(project: OpenProject) {
    this.#project = project;
  }

  method(path: string): ComponentMethod[] {
    const found = auraMethod(this.#project.types, path);
    if (found === undefined) return [];
    const { symbol, isCacheable } = found;
    const parameters = symbol.parameters.map(({ name, type }) => ({ name, type: this.#type(type) }));
    return [{ path, isCacheable, parameters, returns: this.#type(symbol.returnType) }];
  }

  #type(type: ApexType): ComponentType {
    const { types } = this.#project;
    const [first, second] = type.args;
    if (types.isList(type) && first !== undefined) return { kind: 'list', of: this.#type(first) };
    if (types.isMap(type) && second !== undefined) return { kind: 'map', of: this.#type(second) };
    const { symbol } = type;
    switch (symbol.kind) {
      case 'void':
        return { kind: 'void' };
      case 'sobject':
        return { kind: 'record' };
      case 'enum':
        this.enums.set(symbol, { name: symbol.localName, values: symbol.enumConstants });
        return { kind: 'enum', name: symbol.localName };
      case 'class':
        if (!symbol.isNative) return this.#class(symbol);
        return { kind: 'unknown' };
      default:
        return primitive(type.name);
    }
  }

  #class(symbol: TypeSymbol): ComponentType {
    const reference: ComponentType = { kind: 'class', name: symbol.localName };
    if (this.classes.has(symbol)) return reference;
    // Before its fields: a class may hold lists of itself.
    this.classes.set(symbol, { name: symbol.localName, fields: [] });
    const fields = [...symbol.fields.values()]
      .filter((field) => !field.isStatic && field.annotations.includes('auraenabled'))
      .map((field) => ({ name: field.name, type: this.#type(field.type) }));
    this.classes.set(symbol, { name: symbol.localName, fields });
    return reference;
  }
}

function primitive(name: string): ComponentType {
  if (name === 'Boolean') return { kind: 'boolean' };
  if (['Integer', 'Long', 'Double', 'Decimal'].includes(name)) return { kind: 'number' };
  return name === 'Object' ? { kind: 'unknown' } : { kind: 'text' };
}

function byText<T>(key: (value: T) => string): (left: T, right: T) => number {
  return (left, right) => (key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0);
}
