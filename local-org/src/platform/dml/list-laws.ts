import type { DmlRequest } from '../../runtime/org-port.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Org } from '../org.ts';

/** Triggers get at most this many rows. */
const CHUNK_SIZE = 200;
/** Runs of rows of one type in a list of several types. Apex Developer Guide, "Creating Records of Different Types"; the message is the org's own. */
const MAX_RUNS = 10;

/** Rows in runs of one type, each cut into chunks. */
export function chunksOf(org: Org, rows: readonly SObject[]): SObject[][] {
  const runs: SObject[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.[0]?.definition === row.definition) last.push(row);
    else runs.push([row]);
  }
  if (runs.length > MAX_RUNS) {
    throw org.rt.exception(
      'System.TypeException',
      `Cannot have more than ${MAX_RUNS} chunks in a single operation. Please rearrange the data to reduce chunking.`,
    );
  }
  return runs.flatMap((run) =>
    Array.from({ length: Math.ceil(run.length / CHUNK_SIZE) }, (_, i) =>
      run.slice(i * CHUNK_SIZE, (i + 1) * CHUNK_SIZE),
    ),
  );
}

/** The same record twice in one list is refused before anything runs. */
export function checkList(org: Org, request: DmlRequest): void {
  const { rows, operation } = request;
  if (operation === 'insert' || operation === 'upsert') {
    const seen = new Set<SObject>();
    for (const row of rows) {
      if (seen.has(row)) {
        throw org.rt.exception(
          'System.ListException',
          'Before Insert or Upsert list must not have two identically equal elements',
        );
      }
      seen.add(row);
    }
  }
  if (operation === 'insert' || (operation === 'upsert' && request.externalId !== undefined)) return;
  const ids = new Set<string>();
  for (const row of rows) {
    const id = row.values.get('Id');
    if (!(id instanceof Id)) continue;
    if (ids.has(id.value)) throw org.rt.exception('System.ListException', `Duplicate id in list: ${id.value}`);
    ids.add(id.value);
  }
}
