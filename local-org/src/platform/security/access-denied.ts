import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexException } from '../../runtime/values/guest.ts';

/** User mode on an object that the user may not touch. The text is asserted by public test suites; the type by one public report of an org's answer. */
export function accessDenied(rt: Runtime, object: string): ApexException {
  return rt.exception('System.SecurityException', `Access to entity '${object}' denied`);
}
