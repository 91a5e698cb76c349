import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { NativeObject } from '../../runtime/values/value.ts';
import type { Checkpoint } from '../org.ts';
import { orgOf } from './org-of.ts';

/** A place in the transaction to go back to. The number is the guest's; the org knows the depth behind it. */
export class SavepointValue extends NativeObject {
  readonly apexName = 'System.Savepoint';
  readonly number: number;
  constructor(number: number) {
    super();
    this.number = number;
  }
}

export const savepointClass = nativeClass('System.Savepoint', { complete: true }, {});

/** Counts as a DML statement: Apex Developer Guide, "Transaction Control". */
export function setSavepoint(rt: Runtime): SavepointValue {
  rt.charge('dmlStatements');
  const org = orgOf(rt);
  const { state } = org;
  const number = state.nextSavepoint;
  state.nextSavepoint += 1;
  state.savepoints.set(number, { ...org.checkpoint(), uncommittedWork: state.uncommittedWork });
  return new SavepointValue(number);
}

/** Undoes rows and queued jobs, not ids in memory nor statics. Savepoints made after this one are gone; this one may be used again. */
export function rollbackTo(rt: Runtime, savepoint: SavepointValue | null): void {
  if (savepoint === null) throw rt.nullPointer();
  rt.charge('dmlStatements');
  const org = orgOf(rt);
  const { state } = org;
  const { uncommittedWork, ...point } = pointOf(rt, savepoint);
  org.rewind(point);
  forgetLater(rt, savepoint);
  state.uncommittedWork = uncommittedWork;
  state.savepoints.set(savepoint.number, { ...org.checkpoint(), uncommittedWork });
}

export function releaseSavepoint(rt: Runtime, savepoint: SavepointValue | null): void {
  if (savepoint === null) throw rt.nullPointer();
  const { db, state } = orgOf(rt);
  db.release(pointOf(rt, savepoint).depth);
  forgetLater(rt, savepoint);
  state.savepoints.delete(savepoint.number);
}

type Point = Checkpoint & { readonly uncommittedWork: boolean };

function pointOf(rt: Runtime, savepoint: SavepointValue): Point {
  const point = orgOf(rt).state.savepoints.get(savepoint.number);
  // The platform's words for this are not known (assumed).
  if (point === undefined)
    throw rt.exception('System.TypeException', 'Savepoint is invalid: it was released or rolled back');
  return point;
}

function forgetLater(rt: Runtime, savepoint: SavepointValue): void {
  const { savepoints } = orgOf(rt).state;
  for (const number of savepoints.keys()) if (number > savepoint.number) savepoints.delete(number);
}
