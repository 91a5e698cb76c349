import { nativeClass, refused } from '../../semantic/native.ts';
import { throwIfRefused } from '../../runtime/dml.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexMap } from '../../runtime/values/collections.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { queryText } from '../soql/dynamic.ts';
import { accessOf, type AccessLevelValue } from './access-level.ts';
import { enqueueBatch } from './async-jobs.ts';
import type { Bag } from './bag.ts';
import { CursorValue } from './cursor.ts';
import { databaseMethod, rowsOf } from './dml-methods.ts';
import { resultValue } from './dml-results.ts';
import { orgOf } from './org-of.ts';
import { QueryLocatorValue } from './query-locator.ts';
import { releaseSavepoint, rollbackTo, setSavepoint } from './savepoint.ts';

type Level = AccessLevelValue | null | undefined;

/** Source: Apex Reference, Database Class. */
export const databaseClass = nativeClass(
  'System.Database',
  {},
  {
    ...databaseMethod('insert'),
    ...databaseMethod('update'),
    ...databaseMethod('upsert'),
    ...databaseMethod('delete'),
    ...databaseMethod('undelete'),
    ...mergeMethods(),
    'static List<SObject> query(String query)': (rt: Runtime, text: string | null) => dynamicQuery(rt, text, undefined),
    'static List<SObject> query(String query, System.AccessLevel accessLevel)': (
      rt: Runtime,
      text: string | null,
      level: Level,
    ) => dynamicQuery(rt, text, level),
    'static List<SObject> queryWithBinds(String query, Map<String, Object> binds, System.AccessLevel accessLevel)': (
      rt: Runtime,
      text: string | null,
      binds: ApexMap | null,
      level: Level,
    ) => dynamicQuery(rt, text, level, binds),
    'static Integer countQuery(String query)': (rt: Runtime, text: string | null) => countQuery(rt, text, undefined),
    'static Integer countQuery(String query, System.AccessLevel accessLevel)': (
      rt: Runtime,
      text: string | null,
      level: Level,
    ) => countQuery(rt, text, level),
    'static Integer countQueryWithBinds(String query, Map<String, Object> binds, System.AccessLevel accessLevel)': (
      rt: Runtime,
      text: string | null,
      binds: ApexMap | null,
      level: Level,
    ) => countQuery(rt, text, level, binds),
    'static Database.QueryLocator getQueryLocator(String query)': (rt: Runtime, text: string | null) =>
      locator(rt, text, undefined),
    'static Database.QueryLocator getQueryLocator(String query, System.AccessLevel accessLevel)': (
      rt: Runtime,
      text: string | null,
      level: Level,
    ) => locator(rt, text, level),
    'static Database.QueryLocator getQueryLocatorWithBinds(String query, Map<String, Object> binds, System.AccessLevel accessLevel)':
      (rt: Runtime, text: string | null, binds: ApexMap | null, level: Level) => locator(rt, text, level, binds),
    'static Database.QueryLocator getQueryLocator(List<SObject> rows)': (_rt: Runtime, rows: ApexList) =>
      new QueryLocatorValue('', rows),
    'static Database.Cursor getCursor(String query)': (rt: Runtime, text: string | null) =>
      new CursorValue(rowsOfQuery(rt, text, undefined)),
    'static Database.Cursor getCursor(String query, System.AccessLevel accessLevel)': (
      rt: Runtime,
      text: string | null,
      level: Level,
    ) => new CursorValue(rowsOfQuery(rt, text, level)),
    'static Database.Cursor getCursorWithBinds(String query, Map<String, Object> binds, System.AccessLevel accessLevel)':
      (rt: Runtime, text: string | null, binds: ApexMap | null, level: Level) =>
        new CursorValue(rowsOfQuery(rt, text, level, binds)),
    'static Database.PaginationCursor getPaginationCursor(String query)': refused('pagination cursors'),
    'static Database.PaginationCursor getPaginationCursor(String query, System.AccessLevel accessLevel)':
      refused('pagination cursors'),
    'static System.Savepoint setSavepoint()': setSavepoint,
    'static void rollback(System.Savepoint savepoint)': rollbackTo,
    'static void releaseSavepoint(System.Savepoint savepoint)': releaseSavepoint,
    'static String executeBatch(Object batchable)': (rt: Runtime, batch: Value) => enqueueBatch(rt, batch, 200),
    'static String executeBatch(Object batchable, Integer scope)': (rt: Runtime, batch: Value, scope: number | null) =>
      enqueueBatch(rt, batch, scope ?? 200),
    'static List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<SObject> records)': (
      rt: Runtime,
      rows: ApexList,
    ) => rt.list('Database.EmptyRecycleBinResult', emptyRecycleBin(rt, rows)),
    'static List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<Id> recordIds)': (rt: Runtime, rows: ApexList) =>
      rt.list('Database.EmptyRecycleBinResult', emptyRecycleBin(rt, rows)),
    'static Database.EmptyRecycleBinResult emptyRecycleBin(SObject record)': (rt: Runtime, row: SObject) =>
      emptyRecycleBin(rt, row)[0] ?? null,
  },
);

function dynamicQuery(rt: Runtime, text: string | null, level: Level, binds?: ApexMap | null): Value {
  const rows = run(rt, text, level, binds);
  switch (rows.kind) {
    case 'records':
      return rt.list(rt.types.sobject(rows.object.name), rows.rows);
    case 'aggregate':
      return rt.list('AggregateResult', rows.rows);
    case 'count':
      throw rt.exception('System.QueryException', 'COUNT() queries are only allowed in Database.countQuery');
  }
}

function run(rt: Runtime, text: string | null, level: Level, binds?: ApexMap | null): ReturnType<typeof queryText> {
  if (text === null) throw rt.nullPointer();
  const org = orgOf(rt);
  return queryText(org, { text, access: accessOf(rt, level), bind: bindsOf(rt, binds) });
}

/** From the map, names without regard to case; without a map from the variables in scope. */
function bindsOf(rt: Runtime, binds: ApexMap | null | undefined): (name: string) => Value | undefined {
  if (binds === undefined) return (name) => orgOf(rt).dynamicBinds?.(name);
  if (binds === null) throw rt.nullPointer();
  return (name) => {
    const found = binds
      .pairs()
      .find((pair) => typeof pair.key === 'string' && pair.key.toLowerCase() === name.toLowerCase());
    if (found === undefined) throw rt.exception('System.QueryException', `Key '${name}' does not exist in the bindMap`);
    return found.value;
  };
}

function countQuery(rt: Runtime, text: string | null, level: Level, binds?: ApexMap | null): Value {
  const rows = run(rt, text, level, binds);
  if (rows.kind === 'count') return rows.count;
  throw rt.exception('System.QueryException', 'Database.countQuery needs a COUNT() query');
}

function locator(rt: Runtime, text: string | null, level: Level, binds?: ApexMap | null): QueryLocatorValue {
  return new QueryLocatorValue(text ?? '', rowsOfQuery(rt, text, level, binds));
}

function rowsOfQuery(rt: Runtime, text: string | null, level: Level, binds?: ApexMap | null): ApexList {
  const rows = dynamicQuery(rt, text, level, binds);
  if (!(rows instanceof ApexList)) throw rt.nullPointer();
  return rows;
}

function mergeMethods(): Record<string, (rt: Runtime, master: SObject, other: Value, ...rest: Value[]) => Value> {
  const members: Record<string, (rt: Runtime, master: SObject, other: Value, ...rest: Value[]) => Value> = {};
  for (const other of ['SObject duplicate', 'Id duplicate', 'List<SObject> duplicates', 'List<Id> duplicates']) {
    for (const rest of [
      '',
      ', Boolean allOrNone',
      ', System.AccessLevel accessLevel',
      ', Boolean allOrNone, System.AccessLevel accessLevel',
    ]) {
      const many = other.startsWith('List');
      const result = many ? 'List<Database.MergeResult>' : 'Database.MergeResult';
      members[`static ${result} merge(SObject master, ${other}${rest})`] = (rt, master, target, ...more) => {
        const allOrNone = more.find((value) => typeof value === 'boolean') ?? true;
        const level = more.find((value) => value !== null && typeof value === 'object');
        const merged = rt.org.merge(master, rowsOf(rt, target), accessOf(rt, level), allOrNone);
        if (allOrNone) throwIfRefused(rt, 'merge', [merged]);
        const value = resultValue(rt, 'Database.MergeResult', merged);
        return many ? rt.list('Database.MergeResult', [value]) : value;
      };
    }
  }
  return members;
}

/** Removes deleted records for good. Counts as a DML statement. */
function emptyRecycleBin(rt: Runtime, target: Value): Bag[] {
  const org = orgOf(rt);
  rt.charge('dmlStatements');
  return rowsOf(rt, target).map((row) => {
    const id = row.values.get('Id');
    const stored = id instanceof Id ? org.records.find(row.definition, id) : undefined;
    const inBin = stored?.values.get('IsDeleted') === true;
    if (inBin && id instanceof Id) org.records.remove(row.definition, id.value);
    const errors = inBin
      ? []
      : [{ statusCode: 'INVALID_ID_FIELD', message: 'Record is not in the recycle bin', fields: [] }];
    return resultValue(rt, 'Database.EmptyRecycleBinResult', {
      id: id instanceof Id ? id : undefined,
      success: inBin,
      created: false,
      errors,
    });
  });
}
