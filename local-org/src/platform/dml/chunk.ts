import { deleteRows } from './delete.ts';
import { saveRows } from './save.ts';
import { undeleteRows } from './undelete.ts';
import { dmlError, isClean, type DmlContext, type RowWork } from './work.ts';

/** Apex Developer Guide, "Bulk DML Exception Handling": up to three attempts. */
const ATTEMPTS = 3;

/**
 * Saves a chunk. All or nothing: one attempt. Otherwise rows with errors are set aside and the rest is tried again from
 * the start, triggers too, with the limits as they stood before the first attempt; statics keep what they became.
 */
export function runChunk(context: DmlContext, works: RowWork[]): void {
  const { org, request } = context;
  const limits = org.rt.limits.snapshot();
  let pending = works.filter(isClean);
  if (request.allOrNone && pending.length < works.length) return;
  for (let attempt = 1; pending.length > 0; attempt++) {
    if (attempt > 1) org.rt.limits.restore(limits);
    const start = org.checkpoint();
    try {
      attemptOnce(context, pending);
    } catch (error) {
      org.rewind(start);
      throw error;
    }
    const refused = pending.filter((work) => !isClean(work));
    if (refused.length === 0) {
      org.db.release(start.depth);
      return;
    }
    org.rewind(start);
    for (const work of pending) undo(work);
    if (request.allOrNone) return;
    pending = pending.filter(isClean);
    if (attempt === ATTEMPTS) {
      for (const work of pending) work.errors.push(TOO_MANY_RETRIES);
      return;
    }
  }
}

/** The text is documented; the status code is assumed. */
const TOO_MANY_RETRIES = dmlError(
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'Too many batch retries in the presence of Apex triggers and partial failures.',
);

function attemptOnce(context: DmlContext, works: RowWork[]): void {
  switch (context.request.operation) {
    case 'delete':
      deleteRows(context, works);
      return;
    case 'undelete':
      undeleteRows(context, works);
      return;
    default:
      saveRows(context, works);
  }
}

/** Takes back what an attempt left in memory. */
function undo(work: RowWork): void {
  if (work.action === 'insert') {
    work.row.values.delete('Id');
    work.id = undefined;
  }
  work.image = undefined;
  work.row.errors = undefined;
}
