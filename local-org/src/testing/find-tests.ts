import type { Compilation } from '../semantic/compile.ts';
import type { MethodSymbol, TypeSymbol } from '../semantic/types.ts';

export interface TestClass {
  readonly symbol: TypeSymbol;
  readonly setups: readonly MethodSymbol[];
  readonly methods: readonly MethodSymbol[];
}

/** Which tests to run: class names (`Foo`) or methods (`Foo.bar`), without regard to case; none: all. */
export type TestFilter = readonly string[];

/** Test classes in alphabetical order, their methods in source order. */
export function findTests(compilation: Compilation, filter: TestFilter): TestClass[] {
  const wanted = filter.map((name) => name.toLowerCase());
  const isWanted = (symbol: TypeSymbol, method: MethodSymbol): boolean => {
    const className = symbol.name.toLowerCase();
    return (
      wanted.length === 0 || wanted.includes(className) || wanted.includes(`${className}.${method.name.toLowerCase()}`)
    );
  };
  return compilation.classes
    .map(({ symbol }) => {
      const methods = [...symbol.methods.values()].flat().filter((method) => method.isStatic);
      return {
        symbol,
        setups: methods.filter((method) => method.annotations.includes('testsetup')),
        methods: methods.filter((method) => isTestMethod(symbol, method) && isWanted(symbol, method)),
      };
    })
    .filter((test) => test.methods.length > 0)
    .sort((a, b) => a.symbol.name.localeCompare(b.symbol.name));
}

function isTestMethod(symbol: TypeSymbol, method: MethodSymbol): boolean {
  return (
    method.isTest &&
    !method.annotations.includes('testsetup') &&
    method.parameters.length === 0 &&
    (symbol.isTest || method.isTest)
  );
}
