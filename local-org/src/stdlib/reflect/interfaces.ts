import { nativeClass, type NativeClass } from '../../semantic/native.ts';
import { interfaceMethod } from '../interface-method.ts';

/** Interfaces that projects implement. Source: Apex Reference, System Namespace. */
export const systemInterfaces: readonly NativeClass[] = [
  nativeInterface('System.Callable', ['Object call(String action, Map<String, Object> args)']),
  nativeInterface('System.StubProvider', [
    'Object handleMethodCall(Object stubbedObject, String stubbedMethodName, Type returnType, List<Type> listOfParamTypes, List<String> listOfParamNames, List<Object> listOfArgs)',
  ]),
  nativeInterface('System.InstallHandler', ['void onInstall(InstallContext context)']),
  nativeInterface('System.UninstallHandler', ['void onUninstall(UninstallContext context)']),
  nativeInterface('System.InstallContext', [
    'Id organizationId()',
    'Id installerId()',
    'Boolean isUpgrade()',
    'Boolean isPush()',
    'Version previousVersion()',
  ]),
  nativeInterface('System.UninstallContext', ['Id organizationId()', 'Id uninstallerId()']),
];

function nativeInterface(name: string, methods: readonly string[]): NativeClass {
  const members = methods.map((signature) => [signature, interfaceMethod(methodName(signature))] as const);
  return nativeClass(name, { kind: 'interface', complete: true }, Object.fromEntries(members));
}

function methodName(signature: string): string {
  return /(\w+)\(/.exec(signature)?.[1] ?? '';
}
