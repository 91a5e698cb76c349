import type { ApexException } from '../../runtime/values/guest.ts';

/** `System.NullPointerException: Attempt to de-reference a null object`, as logs and nested messages print exceptions. */
export function exceptionText(error: ApexException): string {
  const { symbol } = error.exceptionType;
  const name = symbol.namespace === undefined ? symbol.localName : `${symbol.namespace}.${symbol.localName}`;
  return `${name}: ${error.message ?? 'Script-thrown exception'}`;
}
