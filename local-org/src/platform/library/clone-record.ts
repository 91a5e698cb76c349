import { Id } from '../../runtime/values/scalars.ts';
import { SObject } from '../../runtime/values/sobject.ts';

export interface CloneOptions {
  readonly preserveId?: boolean | null | undefined;
  readonly deep?: boolean | null | undefined;
  readonly timestamps?: boolean | null | undefined;
  readonly autoNumbers?: boolean | null | undefined;
}

const TIMESTAMPS: readonly string[] = [
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
];

/** Apex Reference, SObject `clone`: without id, audit fields and auto numbers unless asked for; parents stay the same records unless it is deep. */
export function cloneRecord(source: SObject, options: CloneOptions): SObject {
  const copy = new SObject(source.definition);
  for (const [name, value] of source.values) {
    if (name === 'Id' && options.preserveId !== true) continue;
    if (TIMESTAMPS.includes(name) && options.timestamps !== true) continue;
    if (source.definition.findField(name)?.autoNumber === true && options.autoNumbers !== true) continue;
    copy.values.set(name, value);
  }
  for (const [name, parent] of source.parents) {
    copy.parents.set(
      name,
      options.deep === true && parent !== null ? cloneRecord(parent, { ...options, preserveId: true }) : parent,
    );
  }
  const id = source.values.get('Id');
  copy.clonedFrom = id instanceof Id ? id : null;
  return copy;
}
