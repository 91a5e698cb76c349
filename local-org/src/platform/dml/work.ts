import type { ObjectDefinition } from '../../metadata/model.ts';
import type { DmlError, DmlRequest } from '../../runtime/org-port.ts';
import type { Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';

/** What happens to one row of a statement. */
export interface RowWork {
  /** Place in the statement's list. */
  readonly index: number;
  /** The caller's record: only its Id is written. */
  readonly row: SObject;
  readonly object: ObjectDefinition;
  readonly action: 'insert' | 'update' | 'delete' | 'undelete';
  readonly errors: DmlError[];
  id: Id | undefined;
  /** The stored record before the change. */
  before: SObject | undefined;
  /** The record as it will be stored: `Trigger.new`. Absent for deletes. */
  image: SObject | undefined;
  /** Values that the platform itself writes, past what callers may. */
  platformValues?: ReadonlyMap<string, Value>;
}

/** A statement, or one chunk of it, on its way. */
export interface DmlContext {
  readonly org: Org;
  readonly request: DmlRequest;
}

export function dmlError(statusCode: string, message: string, fields: readonly string[] = []): DmlError {
  return { statusCode, message, fields };
}

export function newWork(index: number, row: SObject, action: RowWork['action']): RowWork {
  return { index, row, object: row.definition, action, errors: [], id: undefined, before: undefined, image: undefined };
}

export function isClean(work: RowWork): boolean {
  return work.errors.length === 0;
}
