import { applyDuplicateRules } from './duplicate-rules.ts';
import { prepareInsert, prepareUpdate } from './prepare-row.ts';
import { checkSharing } from './sharing-check.ts';
import { storeInsert, storeUpdate } from './store-row.ts';
import { runTriggers } from './triggers.ts';
import { validateRow } from './validate.ts';
import { applyValidationRules } from './validation-rules.ts';
import { isClean, type DmlContext, type RowWork } from './work.ts';

/**
 * Inserts and updates (an upsert is both) in the platform's order: load and defaults, before triggers, system checks,
 * validation rules, duplicate rules, save, after triggers. Apex Developer Guide, "Triggers and Order of Execution".
 */
export function saveRows(context: DmlContext, works: readonly RowWork[]): void {
  const inserts = works.filter((work) => work.action === 'insert');
  const updates = works.filter((work) => work.action === 'update');
  for (const work of works)
    guarded(work, () => (work.action === 'insert' ? prepareInsert(context, work) : prepareUpdate(context, work)));
  for (const work of updates) guarded(work, () => checkSharing(context, work));
  runTriggers(context, 'before insert', inserts.filter(isClean));
  runTriggers(context, 'before update', updates.filter(isClean));
  for (const work of works) guarded(work, () => validateRow(context, work));
  for (const work of works) guarded(work, () => applyValidationRules(context, work));
  // Rows of one statement are not compared with each other: all are checked before any is stored.
  for (const work of works) guarded(work, () => applyDuplicateRules(context, work));
  for (const work of works) {
    guarded(work, () => {
      const fault = context.org.faults.take(work.object.name);
      if (fault !== undefined) work.errors.push(fault);
      else if (work.action === 'insert') storeInsert(context, work);
      else storeUpdate(context, work);
    });
  }
  runTriggers(context, 'after insert', inserts.filter(isClean));
  runTriggers(context, 'after update', updates.filter(isClean));
}

function guarded(work: RowWork, step: () => void): void {
  if (isClean(work)) step();
}
