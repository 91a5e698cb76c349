import { nativeClass } from '../../semantic/native.ts';
import { interfaceMethod } from '../interface-method.ts';

export const comparableInterface = nativeClass(
  'System.Comparable',
  { kind: 'interface', complete: true },
  { 'Integer compareTo(Object other)': interfaceMethod('compareTo') },
);

export const comparatorInterface = nativeClass(
  'System.Comparator',
  { kind: 'interface', typeParameters: ['T'], complete: true },
  { 'Integer compare(T one, T other)': interfaceMethod('compare') },
);
