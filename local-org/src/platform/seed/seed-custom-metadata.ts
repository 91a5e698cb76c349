import { Big } from 'bigdecimal.js';
import { ProjectError } from '../../base/errors.ts';
import type { CustomMetadataRecord, FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import type { Id } from '../../runtime/values/scalars.ts';
import { ApexDate, ApexDatetime } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';

type SeedableOrg = Pick<Org, 'records' | 'ids' | 'object' | 'model'>;

/** Custom metadata rows. Relationships between rows go by developer name and are tied in a second pass. */
export function seedCustomMetadata(org: SeedableOrg): void {
  const ids = new Map<CustomMetadataRecord, Id>();
  for (const record of org.model.customMetadataRecords) ids.set(record, org.ids.next(typeOf(org, record)));
  for (const [record, id] of ids) insertCustomMetadata(org, record, id, (target, name) => findRow(ids, target, name));
}

/** Writes one row; a deployment by Apex comes this way too. */
export function insertCustomMetadata(
  org: SeedableOrg,
  record: CustomMetadataRecord,
  id: Id,
  related: (type: string, name: string) => Id | undefined,
): void {
  const object = typeOf(org, record);
  const prefix = record.namespace === undefined ? '' : `${record.namespace}__`;
  const row = new Map<string, Value>([
    ['Id', id],
    ['DeveloperName', record.developerName],
    ['MasterLabel', record.label],
    ['Label', record.label],
    ['Language', 'en_US'],
    ['NamespacePrefix', record.namespace ?? null],
    ['QualifiedApiName', `${prefix}${record.developerName}`],
    ['SystemModstamp', new ApexDatetime(Math.floor(Date.now() / 1000) * 1000)],
  ]);
  for (const field of object.fields.values()) {
    if (field.custom && field.type === 'boolean') row.set(field.name, false);
  }
  for (const [name, value] of record.values) {
    const field = object.findField(name);
    if (field === undefined) throw new ProjectError(record.file, `no field ${name} on ${object.name}`);
    row.set(field.name, value === null ? null : valueOf(org, record, field, value.text, related));
  }
  org.records.insert(object, row);
}

function typeOf(org: SeedableOrg, record: CustomMetadataRecord): ObjectDefinition {
  const object = org.model.findObject(record.type);
  if (object === undefined) throw new ProjectError(record.file, `no custom metadata type ${record.type}`);
  return object;
}

function findRow(rows: ReadonlyMap<CustomMetadataRecord, Id>, type: string, name: string): Id | undefined {
  for (const [record, id] of rows) {
    const full = record.namespace === undefined ? record.developerName : `${record.namespace}__${record.developerName}`;
    if (record.type.toLowerCase() === type.toLowerCase() && [record.developerName, full].includes(name)) return id;
  }
  return undefined;
}

function valueOf(
  org: SeedableOrg,
  record: CustomMetadataRecord,
  field: FieldDefinition,
  text: string,
  related: (type: string, name: string) => Id | undefined,
): Value {
  const bad = (): ProjectError => new ProjectError(record.file, `${field.name}: ${text} is no ${field.type}`);
  if (text === '') return field.type === 'boolean' ? false : null;
  switch (field.type) {
    case 'boolean':
      return text.trim().toLowerCase() === 'true';
    case 'double':
    case 'currency':
    case 'percent':
    case 'int':
      if (Number.isNaN(Number(text))) throw bad();
      return field.type === 'int' ? Number(text) : Big(text.trim());
    case 'date':
      return new ApexDate(Math.floor(instant(text, bad) / 86_400_000));
    case 'datetime':
      return new ApexDatetime(instant(text, bad));
    case 'reference': {
      const target = field.referenceTo[0] ?? '';
      if (!/__mdt$/i.test(target))
        throw new ProjectError(record.file, `${field.name}: relationships to ${target} are not in the local org`);
      const id = related(target, text.trim());
      if (id === undefined) throw new ProjectError(record.file, `${field.name}: no record ${text} of ${target}`);
      return id;
    }
    case 'string':
      return field.referenceTo.length === 0 ? text : apiName(org, record, field, text.trim());
    default:
      return text;
  }
}

/** The qualified name of the object or field that a metadata relationship names. */
function apiName(org: SeedableOrg, record: CustomMetadataRecord, field: FieldDefinition, text: string): string {
  if (field.controllingField === undefined) return org.model.findObject(text)?.name ?? text;
  const object = org.model.findObject(record.values.get(field.controllingField)?.text ?? '');
  return object?.findField(text)?.name ?? text;
}

function instant(text: string, bad: () => ProjectError): number {
  const ms = Date.parse(text.trim());
  if (Number.isNaN(ms)) throw bad();
  return ms;
}
