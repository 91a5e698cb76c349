import { makeField } from './field-model.ts';
import type { FieldDefinition, ObjectDefinition, ScratchDefinition } from './model.ts';

/** Owners are users or queues. */
const OWNERS = ['User', 'Group'];

const READ_ONLY = { createable: false, updateable: false, systemField: true, nillable: false } as const;
const AUDIT = { ...READ_ONLY, defaultedOnCreate: true } as const;

export function idField(label: string): FieldDefinition {
  return makeField({ name: 'Id', type: 'id', label, length: 18, ...AUDIT });
}

/** CreatedDate, CreatedById, LastModifiedDate, LastModifiedById, SystemModstamp: Object Reference, "System Fields". */
export function auditFields(): FieldDefinition[] {
  const user = { type: 'reference', length: 18, referenceTo: ['User'] } as const;
  return [
    makeField({ name: 'CreatedDate', type: 'datetime', ...AUDIT }),
    makeField({ name: 'CreatedById', ...user, relationshipName: 'CreatedBy', label: 'Created By ID', ...AUDIT }),
    makeField({ name: 'LastModifiedDate', type: 'datetime', ...AUDIT }),
    makeField({
      name: 'LastModifiedById',
      ...user,
      relationshipName: 'LastModifiedBy',
      label: 'Last Modified By ID',
      ...AUDIT,
    }),
    makeField({ name: 'SystemModstamp', type: 'datetime', label: 'System Modstamp', ...AUDIT }),
  ];
}

export function ownerField(): FieldDefinition {
  return makeField({
    name: 'OwnerId',
    type: 'reference',
    label: 'Owner ID',
    length: 18,
    referenceTo: OWNERS,
    relationshipName: 'Owner',
    nillable: false,
    defaultedOnCreate: true,
    systemField: true,
  });
}

export function isDeletedField(): FieldDefinition {
  return makeField({ name: 'IsDeleted', type: 'boolean', label: 'Deleted', ...AUDIT });
}

export function recordTypeField(): FieldDefinition {
  return makeField({
    name: 'RecordTypeId',
    type: 'reference',
    label: 'Record Type ID',
    length: 18,
    referenceTo: ['RecordType'],
    relationshipName: 'RecordType',
    defaultedOnCreate: true,
    systemField: true,
  });
}

export function currencyField(): FieldDefinition {
  return makeField({
    name: 'CurrencyIsoCode',
    type: 'picklist',
    label: 'Currency ISO Code',
    length: 3,
    defaultedOnCreate: true,
    systemField: true,
    restrictedPicklist: true,
    picklist: ['USD', 'EUR'].map((value) => ({ value, label: value, active: true, isDefault: value === 'USD' })),
  });
}

function nameField(label: string): FieldDefinition {
  return makeField({
    name: 'Name',
    type: 'string',
    label,
    length: 80,
    idLookup: true,
    systemField: true,
    defaultedOnCreate: true,
  });
}

/** What every object of the kind has before the project's own fields. */
export function systemFieldsOf(
  kind: ObjectDefinition['kind'],
  options: {
    readonly hasOwner: boolean;
    readonly nameLabel: string;
    readonly idLabel: string;
    readonly org: ScratchDefinition;
  },
): FieldDefinition[] {
  const id = idField(options.idLabel);
  switch (kind) {
    case 'customMetadata':
      return [id, ...customMetadataFields()];
    case 'platformEvent':
      return platformEventFields();
    case 'customSetting':
      return [id, isDeletedField(), { ...nameField('Name'), length: 38 }, setupOwnerField(), ...auditFields()];
    default:
      return [
        id,
        ...(options.hasOwner ? [ownerField()] : []),
        isDeletedField(),
        nameField(options.nameLabel),
        ...(options.org.multiCurrency ? [currencyField()] : []),
        ...auditFields(),
      ];
  }
}

function customMetadataFields(): FieldDefinition[] {
  return [
    makeField({
      name: 'DeveloperName',
      type: 'string',
      length: 40,
      label: 'Custom Metadata Record Name',
      nillable: false,
      systemField: true,
    }),
    makeField({ name: 'MasterLabel', type: 'string', length: 40, label: 'Label', nillable: false, systemField: true }),
    makeField({
      name: 'Language',
      type: 'picklist',
      length: 40,
      label: 'Master Language',
      nillable: false,
      systemField: true,
    }),
    makeField({ name: 'NamespacePrefix', type: 'string', length: 15, systemField: true }),
    makeField({ name: 'Label', type: 'string', length: 40, systemField: true }),
    makeField({ name: 'QualifiedApiName', type: 'string', length: 70, nillable: false, systemField: true }),
    makeField({ name: 'SystemModstamp', type: 'datetime', label: 'System Modstamp', ...READ_ONLY }),
  ];
}

/** Platform Events Developer Guide, "Platform Event Fields". */
function platformEventFields(): FieldDefinition[] {
  return [
    makeField({ name: 'ReplayId', type: 'string', length: 1000, label: 'Replay ID', ...READ_ONLY, nillable: true }),
    makeField({ name: 'CreatedDate', type: 'datetime', ...READ_ONLY }),
    makeField({
      name: 'CreatedById',
      type: 'reference',
      length: 18,
      referenceTo: ['User'],
      label: 'Created By ID',
      ...READ_ONLY,
    }),
    makeField({ name: 'EventUuid', type: 'string', length: 36, label: 'Event UUID', ...READ_ONLY, nillable: true }),
  ];
}

function setupOwnerField(): FieldDefinition {
  return makeField({
    name: 'SetupOwnerId',
    type: 'reference',
    length: 18,
    label: 'Location',
    referenceTo: ['Organization', 'Profile', 'User'],
    relationshipName: 'SetupOwner',
    nillable: false,
    defaultedOnCreate: true,
    systemField: true,
  });
}
