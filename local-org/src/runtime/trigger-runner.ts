import type { ObjectDefinition } from '../metadata/model.ts';
import type { SObject } from './values/sobject.ts';

export type TriggerEvent =
  | 'before insert'
  | 'before update'
  | 'before delete'
  | 'after insert'
  | 'after update'
  | 'after delete'
  | 'after undelete';

/** What `Trigger.new`, `Trigger.oldMap` … answer while triggers of an event run. */
export interface TriggerContext {
  readonly object: ObjectDefinition;
  readonly event: TriggerEvent;
  /** Undefined where `Trigger.new` is null (deletes). Records of after triggers are read-only. */
  readonly newRows: readonly SObject[] | undefined;
  /** Undefined where `Trigger.old` is null (inserts, undeletes). */
  readonly oldRows: readonly SObject[] | undefined;
}

/** Runs the guest's triggers of an event; the code generator implements it. The org keeps `Org.trigger` set while it runs. */
export interface TriggerRunner {
  has(object: string, event: TriggerEvent): boolean;
  run(context: TriggerContext): void;
}
