import type { NativeClass, NativeFunction, NativeMember } from './native.ts';
import { parseNativeSignature, type NativeSignature } from './native-signature.ts';
import type { ApexType, FieldSymbol, MethodSymbol, TypeSymbol } from './types.ts';

interface Types {
  parse(text: string, parameters: readonly TypeSymbol[]): ApexType | undefined;
  of(symbol: TypeSymbol, args?: readonly ApexType[]): ApexType;
  readonly void: ApexType;
}

/** Turns the Apex-text signatures of a library class into symbols. A signature that names an unknown type is a bug of the library and throws. */
export function fillNativeMembers(types: Types, symbol: TypeSymbol, native: NativeClass): void {
  const own = types.of(
    symbol,
    symbol.typeParameters.map((parameter) => types.of(parameter)),
  );
  const resolve = (text: string): ApexType => {
    const type = types.parse(text, symbol.typeParameters);
    if (type === undefined) throw new Error(`library class ${native.fullName}: no such type: ${text}`);
    return type;
  };
  if (native.options.extends !== undefined) symbol.superclass = resolve(native.options.extends);
  symbol.interfaces = (native.options.implements ?? []).map(resolve);
  for (const constant of symbol.enumConstants) {
    symbol.fields.set(constant.toLowerCase(), libraryField(symbol, constant, own, true, undefined));
  }
  for (const [key, member] of Object.entries(native.members)) {
    const signature = parseNativeSignature(key);
    if (isRefused(member) && namesUnknownType(signature, (text) => types.parse(text, symbol.typeParameters))) continue;
    if (signature.kind === 'property') {
      symbol.fields.set(
        signature.name.toLowerCase(),
        libraryField(symbol, signature.name, resolve(signature.type), signature.isStatic, member),
      );
    } else {
      addMethod(symbol, libraryMethod(symbol, signature, resolve, own, member));
    }
  }
}

function isRefused(member: NativeMember): boolean {
  return typeof member === 'object' && 'refused' in member;
}

/** A refused member may name types that the library does not have either: it is listed in SUPPORT.md only. */
function namesUnknownType(signature: NativeSignature, find: (text: string) => ApexType | undefined): boolean {
  const texts = [signature.type, ...signature.parameters.map((parameter) => parameter.type)];
  return texts.some((text) => text !== '' && find(text) === undefined);
}

function addMethod(symbol: TypeSymbol, method: MethodSymbol): void {
  if (method.kind === 'constructor') {
    symbol.constructors.push(method);
    return;
  }
  const key = method.name.toLowerCase();
  const overloads = symbol.methods.get(key);
  if (overloads === undefined) symbol.methods.set(key, [method]);
  else overloads.push(method);
}

function libraryMethod(
  owner: TypeSymbol,
  signature: NativeSignature,
  resolve: (text: string) => ApexType,
  own: ApexType,
  member: NativeMember,
): MethodSymbol {
  const { implementation, refused } = implementationOf(member);
  const parameters = signature.parameters.map((parameter) => ({ name: parameter.name, type: resolve(parameter.type) }));
  return {
    kind: signature.kind === 'constructor' ? 'constructor' : 'method',
    name: signature.name,
    owner,
    isStatic: signature.isStatic,
    parameters,
    returnType: signature.kind === 'constructor' ? own : resolve(signature.type),
    visibility: 'global',
    testVisible: false,
    isAbstract: owner.kind === 'interface',
    isVirtual: true,
    isOverride: false,
    isTest: false,
    annotations: [],
    position: undefined,
    slot: `${signature.name.toLowerCase()}$${parameters.length}`,
    native: implementation,
    declaration: undefined,
    refused,
    variadic: false,
  };
}

function implementationOf(member: NativeMember): {
  implementation: NativeFunction | undefined;
  refused: string | undefined;
} {
  if (typeof member === 'function') return { implementation: member, refused: undefined };
  if ('refused' in member) return { implementation: undefined, refused: member.refused };
  if ('partly' in member) return { implementation: member.implementation, refused: undefined };
  return { implementation: member.get, refused: undefined };
}

function libraryField(
  owner: TypeSymbol,
  name: string,
  type: ApexType,
  isStatic: boolean,
  member: NativeMember | undefined,
): FieldSymbol {
  const set = member !== undefined && typeof member === 'object' && 'set' in member ? member.set : undefined;
  return {
    kind: member === undefined ? 'field' : 'property',
    name,
    owner,
    isStatic,
    type,
    visibility: 'global',
    testVisible: false,
    isFinal: set === undefined,
    isTransient: false,
    annotations: [],
    position: undefined,
    getter: undefined,
    setter: undefined,
    getterVisibility: 'global',
    setterVisibility: 'global',
    isAbstract: false,
    isVirtual: false,
    slot: name,
    nativeGet: member === undefined ? undefined : implementationOf(member).implementation,
    nativeSet: set,
  };
}
