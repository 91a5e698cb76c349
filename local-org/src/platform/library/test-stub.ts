import type { Runtime } from '../../runtime/runtime.ts';
import type { GuestObject, TypeValue } from '../../runtime/values/guest.ts';
import { ValueOperations } from '../../runtime/value-operations.ts';
import type { Value } from '../../runtime/values/value.ts';
import { nativeClass } from '../../semantic/native.ts';
import type { MethodSymbol } from '../../semantic/types.ts';

/**
 * `Test.createStub`: an object of the type whose every visible instance method goes to the provider.
 * Source: Apex Developer Guide, "Build a Mocking Framework with the Stub API": no library types, no enums, no static or
 * private methods.
 */
export const testStubPart = nativeClass(
  'System.Test',
  {},
  {
    'static Object createStub(Type parentType, StubProvider stubProvider)': createStub,
  },
);

function createStub(rt: Runtime, type: TypeValue | null, provider: Value): GuestObject {
  if (type === null || provider === null) throw rt.nullPointer();
  const { symbol } = type.type;
  if (symbol.isNative || symbol.kind === 'enum')
    throw rt.exception('System.TypeException', `Cannot create stub of type: ${type.type.name}`);
  return rt.program.stub(symbol, (stub, method, args) => answer(rt, provider, stub, method, args));
}

function answer(rt: Runtime, provider: Value, stub: GuestObject, method: MethodSymbol, args: readonly Value[]): Value {
  const types = method.parameters.map((parameter) => rt.typeValue(parameter.type));
  const names = method.parameters.map((parameter) => parameter.name);
  const returned = rt.invoke(provider, 'handleMethodCall', [
    stub,
    method.name,
    rt.typeValue(method.returnType), // void.class for void: ApexTestKit's tests, which pass on orgs
    rt.list('System.Type', types),
    rt.list('String', names),
    rt.list('Object', [...args]),
  ]);
  if (returned === null || method.returnType === rt.types.void) return null;
  return new ValueOperations(rt).cast(returned, method.returnType);
}
