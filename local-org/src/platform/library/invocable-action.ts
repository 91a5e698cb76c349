import { nativeClass, refused, type NativeClass, type NativeMember } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexMap } from '../../runtime/values/collections.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { Value } from '../../runtime/values/value.ts';
import { Bag, bagGetters, bagProperties } from './bag.ts';

const WHY = 'flows, quick actions and the platform’s own actions are not run';

/** Source: Apex Reference, Invocable Namespace. Actions can be described and their results made from JSON, as tests do; running one is refused. */
export const invocableClasses: readonly NativeClass[] = [
  nativeClass(
    'Invocable.Action',
    { complete: true, note: WHY },
    {
      'static Invocable.Action createStandardAction(String type)': (_rt: Runtime, type: Value) =>
        action({ type, standard: true }),
      'static Invocable.Action createCustomAction(String type, String name)': (
        _rt: Runtime,
        type: Value,
        name: Value,
      ) => action({ type, name, standard: false }),
      'static Invocable.Action createCustomAction(String type, String namespace, String name)': (
        _rt: Runtime,
        type: Value,
        namespace: Value,
        name: Value,
      ) => action({ type, namespace, name, standard: false }),
      ...bagGetters('String getType', 'String getName', 'String getNamespace', 'Boolean isStandard'),
      'Invocable.Action setInvocationParameter(String name, Object value)': setParameter,
      'Invocable.Action setInvocations(List<Map<String, Object>> invocations)': (
        _rt: Runtime,
        self: Bag,
        invocations: ApexList | null,
      ) => {
        self.set('invocations', invocations);
        return self;
      },
      'List<Map<String, Object>> getInvocations()': invocationsOf,
      'Invocable.Action addInvocation()': (rt: Runtime, self: Bag) => {
        invocationsOf(rt, self).items.push(rt.map('String', 'Object'));
        return self;
      },
      'Invocable.Action clearInvocations()': (_rt: Runtime, self: Bag) => {
        self.set('invocations', null);
        return self;
      },
      'List<Invocable.Action.Result> invoke()': refused(WHY),
    },
  ),
  result('Invocable.Action.Result', {
    ...bagProperties(
      'Invocable.Action action',
      'List<Invocable.Action.Error> errors',
      'Map<String, Object> outputParameters',
      'Boolean success',
    ),
    ...bagGetters('Invocable.Action getAction', 'Map<String, Object> getOutputParameters', 'Boolean isSuccess'),
    'List<Invocable.Action.Error> getErrors()': (rt: Runtime, self: Bag) =>
      self.get('errors') ?? rt.list('Invocable.Action.Error', []),
  }),
  result('Invocable.Action.Error', {
    ...bagProperties('String code', 'String message'),
    ...bagGetters('String getCode', 'String getMessage'),
  }),
];

function result(name: string, members: Record<string, NativeMember>): NativeClass {
  return nativeClass(name, { complete: true }, members);
}

function action(facts: Readonly<Record<string, Value>>): Bag {
  return new Bag('Invocable.Action', facts);
}

function invocationsOf(rt: Runtime, self: Bag): ApexList {
  const known = self.get('invocations');
  if (known instanceof ApexList) return known;
  const made = rt.list('Map<String, Object>', []);
  self.set('invocations', made);
  return made;
}

/** Goes to the last invocation; the first call makes one. */
function setParameter(rt: Runtime, self: Bag, name: Value, value: Value): Bag {
  const invocations = invocationsOf(rt, self);
  if (invocations.items.length === 0) invocations.items.push(rt.map('String', 'Object'));
  (invocations.items.at(-1) as ApexMap).put(name, value);
  return self;
}
