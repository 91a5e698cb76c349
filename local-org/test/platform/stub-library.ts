import { nativeClass, type NativeClass } from '../../src/semantic/native.ts';

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
const EXCEPTIONS = [
  ...[
    'DmlException',
    'QueryException',
    'ListException',
    'SObjectException',
    'TypeException',
    'LimitException',
    'SecurityException',
  ],
  ...[
    'NullPointerException',
    'FinalException',
    'StringException',
    'NoAccessException',
    'AsyncException',
    'InvalidParameterValueException',
  ],
];

/** Types without members: what the org needs of the language's own library to be tried without it. */
export const STUB_LIBRARY: readonly NativeClass[] = [
  ...PRIMITIVES.map((name) => nativeClass(`System.${name}`, { kind: 'primitive' }, {})),
  nativeClass('System.List', { typeParameters: ['T'] }, {}),
  nativeClass('System.Set', { typeParameters: ['T'] }, {}),
  nativeClass('System.Map', { typeParameters: ['K', 'V'] }, {}),
  nativeClass('System.Iterable', { kind: 'interface', typeParameters: ['T'] }, {}),
  nativeClass('System.Iterator', { kind: 'interface', typeParameters: ['T'] }, {}),
  nativeClass('System.Type', {}, {}),
  nativeClass('System.TimeZone', {}, {}),
  nativeClass('System.Exception', { isVirtual: true, isAbstract: true }, {}),
  ...EXCEPTIONS.map((name) => nativeClass(`System.${name}`, { extends: 'System.Exception' }, {})),
];
