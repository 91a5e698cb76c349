import type { MappedField, MappedObject } from './mapping-rows.ts';

export interface ObjectRights {
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
}

/** Rights by object and by `Object.Field`; every object is readable, every field readable and editable. */
export interface Needs {
  readonly objects: ReadonlyMap<string, ObjectRights>;
  readonly fields: ReadonlySet<string>;
}

/** What has to be known of a field to give a right on it. */
export interface FieldFacts {
  /** Always visible with its object: a permission set can't hold a right on it. */
  readonly isOpen: boolean;
  /** The address that the field is a part of: the right is given on the whole. */
  readonly whole: string | undefined;
  /** Objects that a lookup points to. */
  readonly parents: readonly string[];
}

export interface Schema {
  /** Undefined if the org has no such field. */
  field(object: string, name: string): FieldFacts | undefined;
}

const READ_ONLY: ObjectRights = { create: false, edit: false, delete: false };
/** Reading the one needs reading the other, or the set can't be deployed (assumed: from experience, not from a page). */
const PREREQUISITES: Readonly<Record<string, string>> = { Contact: 'Account' };

/**
 * The rights that a package can't grant and the mappings need: on objects of Salesforce and of the customer, and on their
 * fields. Fields of ours on such objects come with the packaged set.
 * @throws Error for a target field that does not exist
 */
export function needsOf(mappings: readonly MappedObject[], schema: Schema): Needs {
  const objects = new Map<string, ObjectRights>();
  const fields = new Set<string>();
  for (const mapping of mappings) {
    if (!mapping.target.isOurs) addObject(objects, mapping);
    for (const field of mapping.fields) {
      const facts = factsOf(mapping, field, schema);
      if (facts === undefined) continue;
      facts.parents.filter(isForeign).forEach((parent) => addReading(objects, parent));
      if (!mapping.target.isOurs && !field.target.isOurs && !facts.isOpen)
        fields.add(`${mapping.target.name}.${facts.whole ?? field.target.name}`);
    }
  }
  for (const [object, needed] of Object.entries(PREREQUISITES)) if (objects.has(object)) addReading(objects, needed);
  return { objects, fields };
}

/** Several mappings may write one object: what any of them needs. */
function addObject(objects: Map<string, ObjectRights>, mapping: MappedObject): void {
  const known = objects.get(mapping.target.name) ?? READ_ONLY;
  objects.set(mapping.target.name, { create: true, edit: true, delete: known.delete || mapping.deletes });
}

function addReading(objects: Map<string, ObjectRights>, object: string): void {
  if (!objects.has(object)) objects.set(object, READ_ONLY);
}

function factsOf(mapping: MappedObject, field: MappedField, schema: Schema): FieldFacts | undefined {
  const facts = schema.field(mapping.target.name, field.target.name);
  if (facts === undefined && !field.isOnlyWhereExists)
    throw new Error(`${field.row}: ${mapping.target.name} has no field ${field.target.name}`);
  return facts;
}

/** Custom parents are ours, and come with the packaged set; users are visible to everyone. */
function isForeign(object: string): boolean {
  return !object.endsWith('__c') && object !== 'User';
}
