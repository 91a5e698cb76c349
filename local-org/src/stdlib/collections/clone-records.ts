import type { FieldDefinition } from '../../metadata/model.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';

/** What a clone keeps beside the other fields. */
export interface Preserved {
  readonly id?: boolean;
  readonly audit?: boolean;
  readonly autoNumber?: boolean;
}

const AUDIT_FIELDS = new Set(['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate']);

/** `deepClone` of a list of records; of other lists it is an error of the program. Source: Apex Reference, List Class. */
export function cloneRecords(rt: Runtime, list: ApexList, preserved: Preserved): ApexList {
  return new ApexList(
    list.type,
    list.items.map((item) => cloneItem(rt, item, preserved)),
  );
}

export function cloneItem(rt: Runtime, item: Value, preserved: Preserved): Value {
  if (item === null) return null;
  if (!(item instanceof SObject)) throw rt.unsupported(`deepClone of a ${rt.typeOf(item).name}`);
  return cloneRecord(item, preserved);
}

function cloneRecord(record: SObject, preserved: Preserved): SObject {
  const copy = new SObject(record.definition);
  for (const [name, value] of record.values) {
    const field = record.definition.findField(name);
    if (field === undefined || keeps(field, preserved)) copy.values.set(name, value);
  }
  for (const [name, parent] of record.parents)
    copy.parents.set(name, parent === null ? null : cloneRecord(parent, { id: true }));
  return copy;
}

function keeps(field: FieldDefinition, preserved: Preserved): boolean {
  if (field.type === 'id') return preserved.id === true;
  if (AUDIT_FIELDS.has(field.name)) return preserved.audit === true;
  return !field.autoNumber || preserved.autoNumber === true;
}
