import { nativeClass } from '../semantic/native.ts';
import type { ObjectDefinition } from '../metadata/model.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { Id } from '../runtime/values/scalars.ts';
import { required } from './arguments.ts';
import { addErrorRefused } from './number/add-error.ts';

/** Source: Apex Reference, Id Class; the exception's text: apex-semantics O4. */
export const idClass = nativeClass(
  'System.Id',
  { complete: true },
  {
    'Boolean equals(String other)': (_rt: Runtime, self: Id, other: string | null) =>
      other !== null && Id.parse(other)?.value === self.value,
    'Schema.SObjectType getSObjectType()': (rt: Runtime, self: Id) => rt.org.objectToken(objectOf(rt, self)),
    'String to15()': (_rt: Runtime, self: Id) => self.value.slice(0, 15),
    'static Id valueOf(String text)': (rt: Runtime, text: string | null) => parseId(rt, required(rt, text)),
    'static Id valueOf(String text, Boolean restoreCasing)': (
      rt: Runtime,
      text: string | null,
      restoreCasing: boolean | null,
    ) => {
      const given = required(rt, text);
      return (restoreCasing === true ? Id.parseRestoringCase(given) : undefined) ?? parseId(rt, given);
    },
    ...addErrorRefused,
  },
);

export function parseId(rt: Runtime, text: string): Id {
  const id = Id.parse(text);
  if (id === undefined) throw rt.exception('System.StringException', `Invalid id: ${text}`);
  return id;
}

function objectOf(rt: Runtime, id: Id): ObjectDefinition {
  for (const definition of rt.org.model.objects.values()) if (definition.keyPrefix === id.keyPrefix) return definition;
  throw rt.exception('System.SObjectException', `Invalid Id prefix: ${id.keyPrefix}`);
}
