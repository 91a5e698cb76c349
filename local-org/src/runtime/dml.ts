import type { DmlOperation } from '../parser/ast-statements.ts';
import type { AccessMode, DmlRowResult } from './org-port.ts';
import type { Runtime } from './runtime.ts';
import { ApexList } from './values/collections.ts';
import type { ApexException } from './values/guest.ts';
import { SObject } from './values/sobject.ts';
import type { Value } from './values/value.ts';

const TITLES: Record<DmlOperation | 'convertLead', string> = {
  insert: 'Insert',
  update: 'Update',
  upsert: 'Upsert',
  delete: 'Delete',
  undelete: 'Undelete',
  merge: 'Merge',
  convertLead: 'ConvertLead',
};

/** A DML statement: all rows or none, refusals thrown as a DmlException. */
export function executeDml(
  rt: Runtime,
  operation: DmlOperation,
  target: Value,
  options: {
    readonly access: 'user' | 'system' | undefined;
    readonly externalId: string | undefined;
    readonly mergeWith: Value;
  },
): void {
  const access: AccessMode = rt.accessMode(options.access);
  if (target === null) throw rt.nullPointer();
  if (operation === 'merge') {
    const [master] = recordsOf(rt, target);
    if (master === undefined) throw rt.nullPointer();
    throwIfRefused(rt, operation, [rt.org.merge(master, recordsOf(rt, options.mergeWith), access, true)]);
    return;
  }
  if (options.externalId !== undefined && target instanceof ApexList && target.elementType === rt.types.anySObject) {
    throw rt.exception(
      'System.TypeException',
      'DML on generic List<SObject> only allowed for insert, update or delete',
    );
  }
  const rows = recordsOf(rt, target);
  const request = { operation, rows, allOrNone: true, access };
  throwIfRefused(
    rt,
    operation,
    rt.org.dml(options.externalId === undefined ? request : { ...request, externalId: options.externalId }),
  );
}

export function recordsOf(rt: Runtime, value: Value): SObject[] {
  if (value instanceof SObject) return [value];
  if (!(value instanceof ApexList)) throw rt.nullPointer();
  return value.items.map((item) => {
    if (item instanceof SObject) return item;
    throw rt.nullPointer();
  });
}

/** Source of the text: Apex Developer Guide, "DML exceptions"; asserted by many public tests. */
export function throwIfRefused(
  rt: Runtime,
  operation: DmlOperation | 'convertLead',
  results: readonly DmlRowResult[],
): void {
  const failed = results.flatMap((result, index) => (result.success ? [] : [{ result, index }]));
  if (failed.length > 0) throw dmlException(rt, operation, failed);
}

export function dmlException(
  rt: Runtime,
  operation: DmlOperation | 'convertLead',
  failed: readonly { readonly result: DmlRowResult; readonly index: number }[],
): ApexException {
  const [first] = failed;
  const error = first?.result.errors[0];
  const fields = error === undefined ? '' : `[${error.fields.join(', ')}]`;
  const where =
    first?.result.id === undefined
      ? `first exception on row ${first?.index ?? 0}`
      : `first exception on row ${first.index} with id ${first.result.id.value}`;
  const text = `${TITLES[operation]} failed. ${where.charAt(0).toUpperCase()}${where.slice(1)}; first error: ${error?.statusCode ?? 'UNKNOWN_EXCEPTION'}, ${error?.message ?? ''}: ${fields}`;
  const exception = rt.exception('System.DmlException', text);
  exception.dml = failed.map(({ result, index }) => {
    const reason = result.errors[0];
    return {
      index,
      id: result.id?.value ?? null,
      statusCode: reason?.statusCode ?? 'UNKNOWN_EXCEPTION',
      message: reason?.message ?? '',
      fields: reason?.fields ?? [],
    };
  });
  return exception;
}
