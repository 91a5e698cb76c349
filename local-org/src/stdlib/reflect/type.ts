import { nativeClass } from '../../semantic/native.ts';
import { isAssignable } from '../../semantic/assignable.ts';
import type { ApexType, TypeSymbol } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { typeText } from '../../runtime/text.ts';
import { TypeValue } from '../../runtime/values/guest.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { stringHash } from '../hash.ts';

type Text = string | null;

/** Source: Apex Reference, Type Class; apex-semantics N5. */
export const typeClass = nativeClass(
  'System.Type',
  { complete: true },
  {
    'static Type forName(String fullyQualifiedName)': (rt: Runtime, name: Text) => typeNamed(rt, required(rt, name)),
    'static Type forName(String namespace, String name)': (rt: Runtime, namespace: Text, name: Text) => {
      const own = namespace === null || namespace === '';
      return typeNamed(rt, own ? required(rt, name) : `${namespace}.${required(rt, name)}`);
    },
    'Boolean equals(Object other)': (_rt: Runtime, self: TypeValue, other: Value) =>
      other instanceof TypeValue && other.type === self.type,
    'String getName()': (rt: Runtime, self: TypeValue) => typeText(rt, self.type),
    'Integer hashCode()': (rt: Runtime, self: TypeValue) => stringHash(typeText(rt, self.type)),
    'Boolean isAssignableFrom(Type sourceType)': (rt: Runtime, self: TypeValue, source: TypeValue | null) =>
      isAssignable(rt.types, required(rt, source).type, self.type, 'runtime'),
    'Object newInstance()': (rt: Runtime, self: TypeValue) => newInstance(rt, self.type),
    'String toString()': (rt: Runtime, self: TypeValue) => typeText(rt, self.type),
  },
);

/** Null for a name that is no type, and for a generic type without its arguments. */
export function typeNamed(rt: Runtime, name: string): TypeValue | null {
  const text = name.trim();
  if (text === '' || text.toLowerCase() === 'void') return null;
  const type = rt.types.parse(text);
  if (type === undefined || (type.symbol.typeParameters.length > 0 && !text.includes('<') && !text.endsWith('[]')))
    return null;
  return rt.typeValue(type);
}

function newInstance(rt: Runtime, type: ApexType): Value {
  const definition = rt.types.definitionOf(type);
  if (definition !== undefined) return new SObject(definition);
  const { symbol } = type;
  if (symbol.kind !== 'class' || symbol.isAbstract || !hasVisibleConstructor(rt, symbol)) {
    throw rt.exception('System.TypeException', `Type cannot be constructed: ${typeText(rt, type)}`);
  }
  return rt.instantiate(type);
}

/** A constructor without arguments, declared or implied, that the running code may call. */
function hasVisibleConstructor(rt: Runtime, symbol: TypeSymbol): boolean {
  if (symbol.constructors.length === 0) return !symbol.isNative;
  const empty = symbol.constructors.find((candidate) => candidate.parameters.length === 0);
  if (empty === undefined) return false;
  if (symbol.isNative || empty.visibility !== 'private') return true;
  return rt.currentClass !== undefined && topOf(rt.currentClass) === topOf(symbol);
}

function topOf(symbol: TypeSymbol): TypeSymbol {
  return symbol.outer === undefined ? symbol : topOf(symbol.outer);
}
