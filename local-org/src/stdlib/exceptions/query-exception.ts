import { nativeClass, type NativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexException } from '../../runtime/values/guest.ts';
import { exceptionConstructors } from './exception.ts';

/**
 * The fields and objects that user mode refused. Source: Apex Developer Guide, "Enforce User Mode for Database
 * Operations". The org puts them into the exception's facts.
 */
export const queryException: NativeClass = nativeClass(
  'System.QueryException',
  { extends: 'System.Exception', complete: true },
  {
    ...exceptionConstructors,
    'Map<String, Set<String>> getInaccessibleFields()': (rt: Runtime, self: ApexException) =>
      self.facts.get('inaccessibleFields') ?? rt.map('String', 'Set<String>'),
  },
);
