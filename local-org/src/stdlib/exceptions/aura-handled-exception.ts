import { nativeClass } from '../../semantic/native.ts';
import type { ApexType } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexException } from '../../runtime/values/guest.ts';

/** Under this name the facts of an AuraHandledException hold the text that the component gets. */
export const AURA_MESSAGE = 'auraMessage';

/** Apex itself sees `Script-thrown exception` as its message until `setMessage` (apex-semantics R6). */
export const auraHandledException = nativeClass(
  'System.AuraHandledException',
  { extends: 'System.Exception', complete: true },
  {
    'new(String message)': (rt: Runtime, type: ApexType, message: string | null) => {
      const exception = new ApexException(type);
      exception.facts = new Map([[AURA_MESSAGE, message]]);
      exception.stack = rt.stackTrace();
      return exception;
    },
  },
);
