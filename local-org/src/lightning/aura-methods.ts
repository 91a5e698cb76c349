import type { MethodSymbol } from '../semantic/types.ts';
import type { TypeTable } from '../semantic/type-table.ts';

export interface AuraMethod {
  readonly symbol: MethodSymbol;
  readonly isCacheable: boolean;
}

/** `Controller.method` of the project, if it is static and `@AuraEnabled`. A namespace in front is taken too. */
export function auraMethod(types: TypeTable, path: string): AuraMethod | undefined {
  const names = path.split('.');
  const [className, methodName] = names.slice(-2);
  if (className === undefined || methodName === undefined) return undefined;
  const type = types.projectType(className);
  const symbol = type?.methods
    .get(methodName.toLowerCase())
    ?.find((method) => method.isStatic && method.annotations.includes('auraenabled'));
  if (symbol === undefined) return undefined;
  return { symbol, isCacheable: isCacheable(symbol) };
}

function isCacheable(method: MethodSymbol): boolean {
  const annotation = method.declaration?.modifiers.annotations.find((one) => one.name.toLowerCase() === 'auraenabled');
  return annotation?.args.some((arg) => arg.name.toLowerCase() === 'cacheable' && arg.value === true) ?? false;
}
