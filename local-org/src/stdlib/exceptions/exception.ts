import { nativeClass } from '../../semantic/native.ts';
import { exceptionMessage, qualifiedName } from '../../runtime/text.ts';
import type { ApexType } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexException } from '../../runtime/values/guest.ts';

type Text = string | null;
type Cause = ApexException | null;

/** The four constructors that every exception class has. */
export const exceptionConstructors = {
  'new()': (rt: Runtime, type: ApexType) => newException(rt, type, null, null),
  'new(String message)': (rt: Runtime, type: ApexType, message: Text) => newException(rt, type, message, null),
  'new(Exception cause)': (rt: Runtime, type: ApexType, cause: Cause) =>
    newException(rt, type, cause === null ? null : exceptionMessage(cause), cause),
  'new(String message, Exception cause)': (rt: Runtime, type: ApexType, message: Text, cause: Cause) =>
    newException(rt, type, message, cause),
};

/** Source: Apex Reference, "Exception Class and Built-In Exceptions". */
export const exceptionClass = nativeClass(
  'System.Exception',
  { isVirtual: true },
  {
    ...exceptionConstructors,
    'Exception getCause()': (_rt: Runtime, self: ApexException) => self.cause,
    'Integer getLineNumber()': (_rt: Runtime, self: ApexException) => self.stack[0]?.line ?? null,
    'String getMessage()': (_rt: Runtime, self: ApexException) => exceptionMessage(self),
    'String getStackTraceString()': (_rt: Runtime, self: ApexException) => stackText(self),
    'String getTypeName()': (_rt: Runtime, self: ApexException) => qualifiedName(self.exceptionType),
    'void initCause(Exception cause)': initCause,
    'void setMessage(String message)': (_rt: Runtime, self: ApexException, message: Text) => {
      self.message = message;
    },
  },
);

function newException(rt: Runtime, type: ApexType, message: Text, cause: Cause): ApexException {
  const exception = new ApexException(type);
  exception.message = message;
  exception.cause = cause;
  exception.stack = rt.stackTrace();
  return exception;
}

function initCause(rt: Runtime, self: ApexException, cause: Cause): void {
  if (self.cause !== null) throw rt.exception('System.TypeException', 'Exception already has a cause');
  self.cause = cause;
}

/** `Class.Foo.bar: line 3, column 1`, the innermost call first. */
export function stackText(exception: ApexException): string {
  return exception.stack.map((frame) => `${frame.where}: line ${frame.line}, column ${frame.column}`).join('\n');
}
