import type { AccessMode, DmlRowResult } from '../../runtime/org-port.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Org } from '../org.ts';
import { quote } from '../store/database.ts';
import { runChunk } from './chunk.ts';
import { dmlError, isClean, newWork } from './work.ts';

export interface MergeRequest {
  readonly master: SObject;
  readonly duplicates: readonly SObject[];
  readonly access: AccessMode;
  readonly allOrNone: boolean;
}

/** Objects that can be merged: Apex Developer Guide, "Merging Records". */
const MERGEABLE = ['Account', 'Contact', 'Lead', 'Case', 'Individual'];

/** Merges up to two duplicates into a master: children move over, the duplicates are deleted, the master is saved. */
export function mergeRecords(org: Org, request: MergeRequest): DmlRowResult {
  const { master, duplicates } = request;
  const object = master.definition;
  if (!MERGEABLE.includes(object.name))
    throw org.rt.exception('System.TypeException', `Merge not supported on ${object.name}`);
  const masterId = master.values.get('Id');
  const problem =
    duplicates.length === 0 || duplicates.length > 2
      ? dmlError('INVALID_FIELD', 'merge takes a master and one or two other records')
      : !(masterId instanceof Id)
        ? dmlError('MISSING_ARGUMENT', 'Id not specified in a merge call')
        : undefined;
  if (problem !== undefined || !(masterId instanceof Id)) {
    return { id: undefined, success: false, created: false, errors: problem === undefined ? [] : [problem] };
  }
  // Apex Developer Guide, "Merging Records": one statement, whatever it deletes and moves.
  org.rt.charge('dmlStatements');
  org.rt.charge('dmlRows', 1 + duplicates.length);
  org.state.uncommittedWork = true;
  const start = org.checkpoint();
  const result = mergeInto(org, request, masterId);
  if (result.success) org.db.release(start.depth);
  else org.rewind(start);
  return result;
}

function mergeInto(org: Org, request: MergeRequest, masterId: Id): DmlRowResult {
  const { master, duplicates, access } = request;
  for (const duplicate of duplicates) {
    const id = duplicate.values.get('Id');
    if (id instanceof Id) moveChildren(org, master.definition, id, masterId);
  }
  const losers = duplicates.map((duplicate, i) => {
    const work = newWork(i, duplicate, 'delete');
    work.platformValues = new Map([['MasterRecordId', masterId]]);
    return work;
  });
  runChunk({ org, request: { operation: 'delete', rows: duplicates, allOrNone: true, access } }, losers);
  const winner = newWork(0, master, 'update');
  if (losers.every(isClean))
    runChunk({ org, request: { operation: 'update', rows: [master], allOrNone: true, access } }, [winner]);
  const errors = [...losers, winner].find((work) => !isClean(work))?.errors ?? [];
  return { id: masterId, success: errors.length === 0, created: false, errors };
}

function moveChildren(org: Org, object: SObject['definition'], from: Id, to: Id): void {
  for (const relationship of object.childRelationships) {
    const child = org.object(relationship.childObject);
    if (child.findField(relationship.field)?.calculated === true) continue;
    org.db.run(
      `UPDATE ${quote(child.name)} SET ${quote(relationship.field)} = ? WHERE ${quote(relationship.field)} = ?`,
      [to.value, from.value],
    );
  }
}
