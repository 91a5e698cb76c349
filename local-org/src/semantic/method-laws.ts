import { CompileError } from './compile-error.ts';
import type { TypeTable } from './type-table.ts';
import type { ApexType, MethodSymbol } from './types.ts';

/** What annotations ask of a method. Throws the first law that is broken. */
export function checkMethod(types: TypeTable, method: MethodSymbol): void {
  if (method.annotations.includes('future')) checkFuture(types, method);
  if (method.isTest) checkTestMethod(types, method);
}

/** Source: Apex Developer Guide, "Future Annotation": static, void, primitives or collections of primitives. */
function checkFuture(types: TypeTable, method: MethodSymbol): void {
  if (!method.isStatic) broken(method, 'Future methods must be declared as static');
  if (method.returnType !== types.void) broken(method, 'Future methods must return void');
  for (const { type } of method.parameters)
    if (!isPlain(types, type)) broken(method, `Unsupported parameter type ${type.name}`);
}

/** Source: Apex Developer Guide, "IsTest Annotation": static, void, without parameters. */
function checkTestMethod(types: TypeTable, method: MethodSymbol): void {
  if (!method.isStatic) broken(method, 'Test methods must be declared as static');
  if (method.returnType !== types.void) broken(method, 'Test methods must have void return type');
  if (method.parameters.length > 0) broken(method, 'Test methods do not support parameters');
}

function isPlain(types: TypeTable, type: ApexType): boolean {
  if (types.isList(type) || types.isSet(type) || types.isMap(type))
    return type.args.every((argument) => isPlain(types, argument));
  return type.symbol.kind === 'primitive' && type !== types.object;
}

function broken({ position, owner, name }: MethodSymbol, message: string): never {
  throw new CompileError(`${message}: ${owner.localName}.${name}`, position ?? { line: 1, column: 1 });
}
