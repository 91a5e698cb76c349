import type { ObjectDefinition } from '../../metadata/model.ts';
import type { DmlError, DmlRequest, DmlRowResult } from '../../runtime/org-port.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Org } from '../org.ts';
import { runChunk } from './chunk.ts';
import { checkMixedDml } from './mixed-dml.ts';
import { publishEvents } from './publish.ts';
import { chunksOf, checkList } from './list-laws.ts';
import { resolveUpsert } from './upsert.ts';
import { newWork, type RowWork } from './work.ts';

/**
 * Runs a DML statement: laws of the list, chunks of 200 rows, then all or nothing or the rows that are right. Results come
 * in the order of the rows. Apex Developer Guide, "DML Statements vs. Database Class Methods", "Bulk DML Exception Handling".
 */
export function executeDml(org: Org, request: DmlRequest): DmlRowResult[] {
  if (request.rows.length === 0) return [];
  for (const row of request.rows) checkAllowed(org, request, row.definition);
  // Platform Events Developer Guide, "Publish Event Messages with Apex": immediate events have a limit of their own.
  if (request.rows.length > 0 && request.rows.every((row) => row.definition.publishImmediately === true)) {
    org.rt.charge('publishImmediateDml');
  } else {
    org.rt.charge('dmlStatements');
    org.rt.charge('dmlRows', request.rows.length);
  }
  checkList(org, request);
  if (request.rows.every((row) => row.definition.kind === 'platformEvent')) return publishEvents(org, request);
  for (const row of request.rows) checkMixedDml(org, row);
  org.state.uncommittedWork = true;
  const start = org.checkpoint();
  try {
    const results = runChunks(org, request);
    const refused = results.some((result) => !result.success);
    if (request.allOrNone && refused) org.rewind(start);
    else org.db.release(start.depth);
    if (request.allOrNone && refused) forgetNewIds(request, results);
    return results;
  } catch (error) {
    // A limit, a gap of ours or a bug ends the transaction; a guest exception leaves nothing of the statement behind.
    org.rewind(start);
    throw error;
  }
}

function runChunks(org: Org, request: DmlRequest): DmlRowResult[] {
  const results: DmlRowResult[] = [];
  for (const chunk of chunksOf(org, request.rows)) {
    if (request.allOrNone && results.some((result) => !result.success)) {
      results.push(...chunk.map(() => ({ id: undefined, success: true, created: false, errors: [] })));
      continue;
    }
    const works = worksOf(org, request, chunk, results.length);
    runChunk({ org, request }, works);
    results.push(...works.map((work) => resultOf(work)));
  }
  return results;
}

function worksOf(org: Org, request: DmlRequest, rows: readonly SObject[], offset: number): RowWork[] {
  if (request.operation === 'upsert') return resolveUpsert({ org, request }, rows, offset);
  const { operation } = request;
  return rows.map((row, i) => newWork(offset + i, row, operation));
}

function resultOf(work: RowWork): DmlRowResult {
  const success = work.errors.length === 0;
  const known = work.action === 'insert' ? undefined : idOf(work.row);
  return {
    id: success ? work.id : known,
    success,
    created: success && work.action === 'insert',
    errors: work.errors.map((error): DmlError => error),
  };
}

/** Ids of inserts that were undone are taken out of the caller's records again. */
function forgetNewIds(request: DmlRequest, results: readonly DmlRowResult[]): void {
  request.rows.forEach((row, i) => {
    if (results[i]?.created) row.values.delete('Id');
  });
}

function idOf(row: SObject): Id | undefined {
  const id = row.values.get('Id');
  return id instanceof Id ? id : undefined;
}

function checkAllowed(org: Org, request: DmlRequest, object: ObjectDefinition): void {
  const { operation } = request;
  if (object.kind === 'customMetadata')
    throw org.rt.exception('System.TypeException', `DML not allowed on ${object.name}`);
  const allowed =
    operation === 'insert'
      ? object.createable
      : operation === 'update'
        ? object.updateable
        : operation === 'upsert'
          ? object.createable && object.updateable
          : object.deletable;
  if (allowed) return;
  const verb = operation.charAt(0).toUpperCase() + operation.slice(1);
  throw org.rt.exception('System.TypeException', `DML operation ${verb} not allowed on ${object.name}`);
}
