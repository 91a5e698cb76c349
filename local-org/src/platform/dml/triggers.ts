import type { DmlError } from '../../runtime/org-port.ts';
import type { TriggerEvent } from '../../runtime/trigger-runner.ts';
import { ApexException } from '../../runtime/values/guest.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import { exceptionText } from './exception-text.ts';
import { dmlError, isClean, type DmlContext, type RowWork } from './work.ts';

/** Nested DML may enter triggers this deep. Apex Developer Guide, "Execution Governors and Limits": stack depth for triggers. */
const MAX_DEPTH = 16;

/** Runs the guest's triggers of an event over these rows and collects what they `addError`ed or threw. */
export function runTriggers(context: DmlContext, event: TriggerEvent, works: readonly RowWork[]): void {
  const { org } = context;
  const [first] = works;
  if (first === undefined || org.triggers?.has(first.object.name, event) !== true) return;
  if (org.state.triggerDepth >= MAX_DEPTH) {
    throw org.rt.exception('System.DmlException', `Maximum trigger depth exceeded`);
  }
  const isDelete = event.endsWith('delete') && !event.endsWith('undelete');
  const newRows = isDelete ? undefined : rowsOf(works, 'image');
  const oldRows = event.endsWith('insert') || event.endsWith('undelete') ? undefined : rowsOf(works, 'before');
  for (const row of newRows ?? []) row.readOnly = event.startsWith('after');
  for (const row of oldRows ?? []) row.readOnly = true;
  const outer = org.trigger;
  const depth = org.rt.frames.length;
  org.trigger = { object: first.object, event, newRows, oldRows };
  org.state.triggerDepth += 1;
  try {
    org.triggers.run(org.trigger);
  } catch (error) {
    if (!(error instanceof ApexException) || error.uncatchable) throw error;
    const failure = unhandled(error, event, depth);
    for (const work of works) if (isClean(work)) work.errors.push(failure);
  } finally {
    org.trigger = outer;
    org.state.triggerDepth -= 1;
    for (const row of [...(newRows ?? []), ...(oldRows ?? [])]) row.readOnly = false;
  }
  for (const work of works) collectErrors(work, isDelete ? work.before : work.image);
}

function rowsOf(works: readonly RowWork[], which: 'image' | 'before'): SObject[] {
  return works.flatMap((work) => work[which] ?? []);
}

/** Errors that guest code put on a record: each is a FIELD_CUSTOM_VALIDATION_EXCEPTION. */
function collectErrors(work: RowWork, record: SObject | undefined): void {
  for (const { field, message } of record?.errors ?? []) {
    work.errors.push(dmlError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field === undefined ? [] : [field]));
  }
  if (record !== undefined) record.errors = undefined;
}

/** `Trig: execution of BeforeInsert\n\ncaused by: System.NullPointerException: …\n\nTrigger.Trig: line 3, column 1` */
function unhandled(error: ApexException, event: TriggerEvent, depth: number): DmlError {
  const frame = error.stack[error.stack.length - 1 - depth];
  const name = frame?.where.replace(/^Trigger\./, '') ?? 'Trigger';
  const timing = event.replace(/(^| )(\w)/g, (_all, _blank: string, letter: string) => letter.toUpperCase());
  const own = error.stack.slice(0, error.stack.length - depth);
  const stack = own.map((at) => `${at.where}: line ${at.line}, column ${at.column}`).join('\n');
  return dmlError(
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    `${name}: execution of ${timing}\n\ncaused by: ${exceptionText(error)}\n\n${stack}`,
  );
}
