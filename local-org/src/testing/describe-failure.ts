import { Unsupported } from '../base/errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { ApexException } from '../runtime/values/guest.ts';

/** What a thrown thing means for a test: the guest's exception, a gap of ours, or a bug of ours (thrown on). */
export function describeFailure(
  rt: Runtime,
  error: unknown,
): { readonly outcome: 'failed' | 'unsupported'; readonly message: string; readonly stack: string } {
  if (error instanceof ApexException) {
    return {
      outcome: 'failed',
      message: `${exceptionName(rt, error)}: ${error.message ?? 'Script-thrown exception'}`,
      stack: stackText(error),
    };
  }
  if (error instanceof Unsupported) {
    const where =
      error.file === undefined ? '' : `${error.file}:${error.position?.line ?? 0}:${error.position?.column ?? 0}`;
    return { outcome: 'unsupported', message: `Unsupported: ${error.message}`, stack: where };
  }
  throw error;
}

/** `System.AssertException`, `Outer.MyException`. */
export function exceptionName(rt: Runtime, exception: ApexException): string {
  const { symbol } = rt.typeOf(exception);
  return symbol.isNative ? `${symbol.namespace}.${symbol.localName}` : symbol.localName;
}

export function stackText(exception: ApexException): string {
  const own = exception.stack.map((frame) => `${frame.where}: line ${frame.line}, column ${frame.column}`).join('\n');
  return exception.cause === null ? own : `${own}\nCaused by\n${stackText(exception.cause)}`;
}
