import type { NativeFunction } from './native.ts';
import type { ApexType, MethodSymbol, TypeSymbol } from './types.ts';

interface Types {
  of(symbol: TypeSymbol): ApexType;
  list(element: ApexType): ApexType;
  readonly string: ApexType;
  readonly integer: ApexType;
}

/** What an enum's own methods need of the runtime; stated here because the semantic phase does not know it. */
interface EnumRuntime {
  enumConstants(symbol: TypeSymbol): readonly EnumConstant[];
  list(element: ApexType, items: unknown[]): unknown;
  exception(name: string, message: string): Error;
}
interface EnumConstant {
  readonly name: string;
  readonly ordinal: number;
}

const known = new WeakMap<TypeSymbol, MethodSymbol[]>();

/** `values()`, `valueOf(String)`, `name()`, `ordinal()`: every enum has them, project or library. Source: Apex Developer Guide, "Enums". */
export function enumMethods(types: Types, symbol: TypeSymbol): MethodSymbol[] {
  let methods = known.get(symbol);
  if (methods === undefined) {
    const own = types.of(symbol);
    methods = [
      member(symbol, 'values', true, [], types.list(own), (rt: EnumRuntime) =>
        rt.list(own, [...rt.enumConstants(symbol)]),
      ),
      member(symbol, 'valueOf', true, [types.string], own, (rt: EnumRuntime, name: string | null) =>
        valueOf(rt, symbol, name),
      ),
      member(symbol, 'name', false, [], types.string, (_rt: EnumRuntime, self: EnumConstant) => self.name),
      member(symbol, 'ordinal', false, [], types.integer, (_rt: EnumRuntime, self: EnumConstant) => self.ordinal),
    ];
    known.set(symbol, methods);
  }
  return methods;
}

const clones = new WeakMap<TypeSymbol, MethodSymbol>();

/** Every class of a project has `clone()`: a new object with the same values in its fields. */
export function cloneMethod(types: Types, symbol: TypeSymbol): MethodSymbol {
  let method = clones.get(symbol);
  if (method === undefined) {
    method = member(symbol, 'clone', false, [], types.of(symbol), (_rt: EnumRuntime, self: object) =>
      Object.assign(Object.create(Object.getPrototypeOf(self) as object) as object, self),
    );
    clones.set(symbol, method);
  }
  return method;
}

/** Case-insensitive, as names are in Apex; the class and text of the exception are assumed. */
function valueOf(rt: EnumRuntime, symbol: TypeSymbol, name: string | null): EnumConstant {
  if (name === null) throw rt.exception('System.NullPointerException', 'Attempt to de-reference a null object');
  const found = rt.enumConstants(symbol).find((constant) => constant.name.toLowerCase() === name.toLowerCase());
  if (found === undefined)
    throw rt.exception('System.NoSuchElementException', `No enum constant ${symbol.localName}.${name}`);
  return found;
}

function member(
  owner: TypeSymbol,
  name: string,
  isStatic: boolean,
  parameters: readonly ApexType[],
  returnType: ApexType,
  native: NativeFunction,
): MethodSymbol {
  return {
    kind: 'method',
    name,
    owner,
    isStatic,
    parameters: parameters.map((type) => ({ name: 'value', type })),
    returnType,
    visibility: 'global',
    testVisible: false,
    isAbstract: false,
    isVirtual: false,
    isOverride: false,
    isTest: false,
    annotations: [],
    position: undefined,
    slot: `${name.toLowerCase()}$${parameters.length}`,
    native,
    declaration: undefined,
    refused: undefined,
    variadic: false,
  };
}
