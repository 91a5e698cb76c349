import type { Runtime } from '../../runtime/runtime.ts';
import { Org } from '../org.ts';

/** The org behind the runtime's port: library classes of the platform need more than the port shows. */
export function orgOf(rt: Runtime): Org {
  if (rt.org instanceof Org) return rt.org;
  throw new Error('the runtime runs in an org of another make');
}
