import { elements, ofType, text, type MetadataFile, type MetadataProject } from '../metadata/source.ts';

/** A name in a mapping: the package's own (`{ns}Invoice__c`), or one of Salesforce or the customer. */
export interface MappedName {
  /** As it is called in the source, without namespace. */
  readonly name: string;
  readonly isOurs: boolean;
}

/** An active object mapping with its active field mappings. */
export interface MappedObject {
  readonly row: string;
  readonly target: MappedName;
  readonly deletes: boolean;
  readonly fields: readonly MappedField[];
}

export interface MappedField {
  /** The mapping row, for messages. */
  readonly row: string;
  readonly target: MappedName;
  /** Passed over in orgs that don't have the field. */
  readonly isOnlyWhereExists: boolean;
}

const OWN = '{ns}';

/** What the mappings of the project write. Rows that are switched off, and those of a mapping that is, are left out. */
export function activeMappings(project: MetadataProject): MappedObject[] {
  const records = ofType(project, 'CustomMetadata').map(readRecord).filter(isActive);
  const fieldRows = records.filter((record) => record.type === 'Field_Mapping');
  return records
    .filter((record) => record.type === 'Object_Mapping')
    .map((record) => ({
      row: record.name,
      target: mappedName(record.value('Target_Object__c') ?? ''),
      deletes: record.value('Delete_Policy__c') === 'delete',
      fields: [
        ...ownFields(record),
        ...fieldRows.filter((row) => row.value('Object_Mapping__c') === record.name).map(mappedField),
      ],
    }));
}

interface MappingRecord {
  readonly type: string;
  readonly name: string;
  value(field: string): string | undefined;
}

/** `Field_Mapping.Customer_Name.md-meta.xml` is read as a component of the name `Field_Mapping.Customer_Name`. */
function readRecord(file: MetadataFile): MappingRecord {
  const [type = '', name = ''] = file.name.split('.');
  const values = new Map(
    elements(file.root, 'values').map((entry) => [text(entry, 'field') ?? '', text(entry, 'value')]),
  );
  return { type, name, value: (field) => values.get(field) || undefined };
}

function isActive(record: MappingRecord): boolean {
  return record.value('Active__c') === 'true';
}

/** Fields that an object mapping writes by itself: key, state, and the marks of a deletion. */
function ownFields(record: MappingRecord): MappedField[] {
  const options = JSON.parse(record.value('Options__c') ?? '{}') as { readonly onDelete?: Record<string, unknown> };
  return [record.value('Key_Field__c'), record.value('State_Field__c'), ...Object.keys(options.onDelete ?? {})]
    .filter((name) => name !== undefined)
    .map((name) => ({ row: record.name, target: mappedName(name), isOnlyWhereExists: false }));
}

function mappedField(record: MappingRecord): MappedField {
  return {
    row: record.name,
    target: mappedName(record.value('Target_Field__c') ?? ''),
    isOnlyWhereExists: record.value('Only_Where_Exists__c') === 'true',
  };
}

function mappedName(name: string): MappedName {
  return { name: name.replace(OWN, ''), isOurs: name.startsWith(OWN) };
}
