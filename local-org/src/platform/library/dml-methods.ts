import type { NativeMember } from '../../semantic/native.ts';
import { recordsOf, throwIfRefused } from '../../runtime/dml.ts';
import type { DmlRequest } from '../../runtime/org-port.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { SObjectFieldValue } from '../../runtime/values/describe-tokens.ts';
import { Id } from '../../runtime/values/scalars.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import { accessOf, AccessLevelValue } from './access-level.ts';
import { Bag } from './bag.ts';
import { resultValue } from './dml-results.ts';
import { orgOf } from './org-of.ts';

type Operation = DmlRequest['operation'];

const RESULTS: Readonly<Record<Operation, string>> = {
  insert: 'Database.SaveResult',
  update: 'Database.SaveResult',
  upsert: 'Database.UpsertResult',
  delete: 'Database.DeleteResult',
  undelete: 'Database.UndeleteResult',
};

/** Every overload of one Database method: one row or a list, all-or-none or DMLOptions or neither, with or without access level. */
export function databaseMethod(operation: Operation): Record<string, NativeMember> {
  const members: Record<string, NativeMember> = {};
  const options = [
    '',
    'Boolean allOrNone',
    ...(operation === 'insert' || operation === 'update' ? ['Database.DMLOptions options'] : []),
  ];
  const keys = operation === 'upsert' ? ['', 'Schema.SObjectField externalIdField'] : [''];
  const byId = operation === 'delete' || operation === 'undelete';
  const single = ['SObject record', ...(byId ? ['Id recordId'] : [])];
  const many = ['List<SObject> records', ...(byId ? ['List<Id> recordIds'] : [])];
  for (const target of [...single, ...many]) {
    for (const key of keys) {
      for (const option of options) {
        for (const access of ['', 'System.AccessLevel accessLevel']) {
          const result = many.includes(target) ? `List<${RESULTS[operation]}>` : RESULTS[operation];
          const parameters = [target, key, option, access].filter((parameter) => parameter !== '').join(', ');
          members[`static ${result} ${operation}(${parameters})`] = (rt: Runtime, rows: Value, ...rest: Value[]) =>
            run(rt, operation, rows, rest);
        }
      }
    }
  }
  return members;
}

function run(rt: Runtime, operation: Operation, target: Value, rest: readonly Value[]): Value {
  const options = rest.find((value) => value instanceof Bag);
  const level = rest.find((value) => value instanceof AccessLevelValue);
  const key = rest.find((value) => value instanceof SObjectFieldValue);
  // DMLOptions allow partial success unless they say otherwise: Apex Reference, DMLOptions Class, optAllOrNone.
  const allOrNone =
    options === undefined
      ? (rest.find((value) => typeof value === 'boolean') ?? true)
      : options.get('optAllOrNone') === true;
  const access = accessOf(rt, level);
  const request: DmlRequest = {
    operation,
    rows: rowsOf(rt, target),
    allOrNone,
    access,
    ...(key === undefined ? {} : { externalId: key.field.name }),
    ...(options === undefined ? {} : { options: optionsOf(options) }),
  };
  const results = rt.org.dml(request);
  if (allOrNone) throwIfRefused(rt, operation, results);
  const values = results.map((result) => resultValue(rt, RESULTS[operation], result));
  return target instanceof ApexList ? rt.list(RESULTS[operation], values) : (values[0] ?? null);
}

/** Records, or records made from ids. */
export function rowsOf(rt: Runtime, target: Value): SObject[] {
  if (target === null) throw rt.nullPointer();
  if (target instanceof Id) return [recordOf(rt, target)];
  if (!(target instanceof ApexList)) return recordsOf(rt, target);
  if (target.items.some((item) => item instanceof Id)) {
    return target.items.map((item) => {
      if (item instanceof Id) return recordOf(rt, item);
      throw rt.nullPointer();
    });
  }
  return recordsOf(rt, target);
}

function recordOf(rt: Runtime, id: Id): SObject {
  const object = orgOf(rt).objectOfId(id);
  if (object === undefined) throw rt.exception('System.StringException', `Invalid id: ${id.value}`);
  const record = new SObject(object);
  record.values.set('Id', id);
  return record;
}

function optionsOf(options: Bag): NonNullable<DmlRequest['options']> {
  const rule = options.get('duplicateRuleHeader');
  return {
    allowFieldTruncation: options.get('allowFieldTruncation') === true,
    duplicateRuleAllowSave: rule instanceof Bag && rule.get('allowSave') === true,
  };
}
