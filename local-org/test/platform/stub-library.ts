import { nativeClass, type NativeClass } from '../../src/semantic/native.ts';

const TYPES = ['Blob', 'Date', 'Datetime', 'Time', 'TimeZone', 'Type', 'Long'];
const EXCEPTIONS = ['SecurityException', 'NoAccessException', 'AsyncException'];

/** Types of the language's library that the org only names: stand in until the library has them. */
export const STUB_LIBRARY: readonly NativeClass[] = [
  ...TYPES.map((name) => nativeClass(`System.${name}`, {}, {})),
  nativeClass('System.StubProvider', { kind: 'interface' }, {}),
  ...EXCEPTIONS.map((name) => nativeClass(`System.${name}`, { extends: 'System.Exception' }, {})),
];
