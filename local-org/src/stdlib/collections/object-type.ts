import type { ApexType } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Value } from '../../runtime/values/value.ts';

/** `getSObjectType()` of a collection: null where its element type is SObject itself. */
export function objectTypeOf(rt: Runtime, element: ApexType): Value {
  const definition = rt.types.definitionOf(element);
  return definition === undefined ? null : rt.org.objectToken(definition);
}
