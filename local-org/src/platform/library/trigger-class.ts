import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { TriggerContext } from '../../runtime/trigger-runner.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { orgOf } from './org-of.ts';

/** Source: Apex Developer Guide, "Trigger Context Variables". `newMap` is null in before insert, `old` and `oldMap` in inserts and undeletes. */
export const triggerClass = nativeClass(
  'System.Trigger',
  { complete: true },
  {
    'static Boolean isExecuting': (rt: Runtime) => orgOf(rt).trigger !== undefined,
    'static Boolean isInsert': (rt: Runtime) => verb(rt) === 'insert',
    'static Boolean isUpdate': (rt: Runtime) => verb(rt) === 'update',
    'static Boolean isDelete': (rt: Runtime) => verb(rt) === 'delete',
    'static Boolean isUndelete': (rt: Runtime) => verb(rt) === 'undelete',
    'static Boolean isBefore': (rt: Runtime) => timing(rt) === 'before',
    'static Boolean isAfter': (rt: Runtime) => timing(rt) === 'after',
    'static List<SObject> new': (rt: Runtime) => rows(rt, (context) => context.newRows),
    'static List<SObject> old': (rt: Runtime) => rows(rt, (context) => context.oldRows),
    'static Map<Id, SObject> newMap': (rt: Runtime) =>
      orgOf(rt).trigger?.event === 'before insert' ? null : byId(rt, (context) => context.newRows),
    'static Map<Id, SObject> oldMap': (rt: Runtime) => byId(rt, (context) => context.oldRows),
    'static Integer size': (rt: Runtime) => {
      const { trigger } = orgOf(rt);
      return (trigger?.newRows ?? trigger?.oldRows)?.length ?? null;
    },
    'static System.TriggerOperation operationType': (rt: Runtime) => {
      const { trigger } = orgOf(rt);
      return trigger === undefined
        ? null
        : rt.enumValue('System.TriggerOperation', trigger.event.replace(' ', '_').toUpperCase());
    },
  },
);

function verb(rt: Runtime): string | undefined {
  return orgOf(rt).trigger?.event.split(' ')[1];
}
function timing(rt: Runtime): string | undefined {
  return orgOf(rt).trigger?.event.split(' ')[0];
}

type Pick = (context: TriggerContext) => readonly SObject[] | undefined;

/** A new list each time over the same records. */
function rows(rt: Runtime, pick: Pick): Value {
  const { trigger } = orgOf(rt);
  const found = trigger === undefined ? undefined : pick(trigger);
  if (trigger === undefined || found === undefined) return null;
  return rt.list(rt.types.sobject(trigger.object.name), [...found]);
}

function byId(rt: Runtime, pick: Pick): Value {
  const { trigger } = orgOf(rt);
  const found = trigger === undefined ? undefined : pick(trigger);
  if (trigger === undefined || found === undefined) return null;
  return rt.map(
    'Id',
    rt.types.sobject(trigger.object.name),
    found.map((row) => [row.values.get('Id') ?? null, row] as const),
  );
}
