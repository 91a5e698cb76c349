import { makeField } from '../field-model.ts';
import type { FieldDefinition, FieldType } from '../model.ts';
import type { FieldOverlay } from './overlay-text.ts';

/** One field of the generated schema. */
export interface GeneratedField {
  readonly name: string;
  /** Apex type: `String`, `Id`, `Decimal` … */
  readonly type: string;
  readonly nillable: boolean;
  readonly relationship: string | undefined;
  readonly target: string | undefined;
  /** Only in orgs with some feature. */
  readonly optional: boolean;
}

const ALWAYS_FILLED: readonly string[] = [
  ...['Id', 'IsDeleted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'],
];
const AUDIT_FIELDS = new Set([...ALWAYS_FILLED, 'LastViewedDate', 'LastReferencedDate', 'LastActivityDate']);
/** Object Reference, "System Fields": readable with object access alone. */
const SYSTEM_FIELDS = new Set([...AUDIT_FIELDS, 'Name', 'OwnerId', 'RecordTypeId', 'CurrencyIsoCode']);

/** Builds the definition of a standard field from the schema, the overlay's line and the habits of the platform for such names. */
export function standardField(object: string, field: GeneratedField, said: FieldOverlay | undefined): FieldDefinition {
  const type = said?.type ?? typeOf(field);
  const flag = (name: string): boolean => said?.flags.has(name) ?? false;
  const readOnly = flag('ro') || AUDIT_FIELDS.has(field.name) || said?.flags.has('autonumber') === true;
  const [first, second] = said?.numbers ?? [];
  const defaultValue = said?.flags.get('default') ?? said?.picklist?.find((value) => value.isDefault)?.value;
  return makeField({
    name: field.name,
    type,
    custom: false,
    label: said?.label ?? labelOf(object, field.name),
    length: isNumber(type) ? 0 : (first ?? defaultLength(type, field.name)),
    // Long text areas can't be filtered or sorted; on standard objects those are the ones over 255 characters.
    longText: flag('long') || (type === 'textarea' && (first ?? defaultLength(type, field.name)) > 255),
    precision: isNumber(type) ? (first ?? defaultPrecision(type, field.name)[0]) : 0,
    scale: isNumber(type) ? (second ?? (first === undefined ? defaultPrecision(type, field.name)[1] : 0)) : 0,
    required: flag('required'),
    nillable: field.nillable && !flag('required') && type !== 'boolean',
    unique: flag('unique'),
    idLookup: flag('idLookup') || field.name === 'Id',
    createable: !readOnly && !flag('no-create') && type !== 'address',
    updateable: !readOnly && !flag('no-update') && type !== 'address',
    autoNumber: said?.flags.has('autonumber') === true,
    displayFormat: said?.flags.get('autonumber'),
    defaultedOnCreate:
      flag('defaulted') || type === 'boolean' || ALWAYS_FILLED.includes(field.name) || field.name === 'OwnerId',
    defaultValue,
    picklist: said?.picklist ?? (isGeocodeAccuracy(field.name) ? GEOCODE_ACCURACY : []),
    restrictedPicklist: flag('restricted') || isGeocodeAccuracy(field.name),
    referenceTo: type === 'reference' ? targetsOf(field, said) : [],
    relationshipName: type === 'reference' ? relationshipOf(field, said) : undefined,
    masterDetail: flag('master'),
    deleteConstraint: type !== 'reference' || flag('master') ? undefined : flag('restrict') ? 'Restrict' : 'SetNull',
    compoundField: said?.flags.get('compound') ?? compoundOf(field.name),
    systemField: SYSTEM_FIELDS.has(field.name) || AUDIT_FIELDS.has(field.name),
  });
}

function isGeocodeAccuracy(name: string): boolean {
  return name.endsWith('GeocodeAccuracy');
}

/** As every recorded describe has them (`overlay-sales.ts`). */
const GEOCODE_ACCURACY = [
  ...['Address', 'NearAddress', 'Block', 'Street', 'ExtendedZip', 'Zip', 'Neighborhood', 'City', 'County', 'State'],
  'Unknown',
].map((value) => ({ value, label: value, active: true, isDefault: false }));

function typeOf(field: GeneratedField): FieldType {
  if (field.name === 'Id') return 'id';
  switch (field.type) {
    case 'Id':
      return 'reference';
    case 'Boolean':
      return 'boolean';
    case 'Integer':
      return 'int';
    case 'Long':
      return 'long';
    case 'Decimal':
    case 'Double':
      return 'double';
    case 'Date':
      return 'date';
    case 'Datetime':
      return 'datetime';
    case 'Time':
      return 'time';
    case 'Blob':
      return 'base64';
    case 'Address':
      return 'address';
    case 'Location':
      return 'location';
    case 'String':
      return textType(field.name);
    default:
      return 'anytype';
  }
}

function textType(name: string): FieldType {
  if (/Email$/.test(name)) return 'email';
  if (/(Phone|Fax)$/.test(name)) return 'phone';
  if (/(Website|Url)$/i.test(name)) return 'url';
  if (/(Street|Description)$/.test(name)) return 'textarea';
  return /GeocodeAccuracy$|(State|Country)Code$/.test(name) ? 'picklist' : 'string';
}

function defaultLength(type: FieldType, name: string): number {
  if (type === 'reference' || type === 'id') return 18;
  if (type === 'phone' || /City$|GeocodeAccuracy$/.test(name)) return 40;
  if (/PostalCode$/.test(name)) return 20;
  if (/(StateCode|CountryCode)$/.test(name)) return 10;
  if (type === 'email' || /(State|Country)$/.test(name)) return 80;
  return TEXTUAL.includes(type) ? 255 : 0;
}

const TEXTUAL: readonly FieldType[] = [
  'string',
  'textarea',
  'url',
  'picklist',
  'multipicklist',
  'combobox',
  'encryptedstring',
];

function isNumber(type: FieldType): boolean {
  return ['int', 'long', 'double', 'currency', 'percent'].includes(type);
}

function defaultPrecision(type: FieldType, name: string): [number, number] {
  if (type === 'int') return [9, 0];
  if (/(Latitude|Longitude)$/.test(name)) return [18, 15];
  return [18, 2];
}

function targetsOf(field: GeneratedField, said: FieldOverlay | undefined): readonly string[] {
  if (said?.referenceTo !== undefined) return said.referenceTo;
  if (field.target === 'Name') return field.name === 'OwnerId' ? ['User', 'Group'] : [];
  return field.target === undefined ? [] : [field.target];
}

function relationshipOf(field: GeneratedField, said: FieldOverlay | undefined): string | undefined {
  if (field.relationship !== undefined) return field.relationship;
  return said?.referenceTo !== undefined && field.name.endsWith('Id') ? field.name.slice(0, -2) : undefined;
}

function compoundOf(name: string): string | undefined {
  const part =
    /^(.*?)(Street|City|StateCode|State|PostalCode|CountryCode|Country|Latitude|Longitude|GeocodeAccuracy)$/.exec(name);
  return part === null ? undefined : `${part[1]}Address`;
}

function labelOf(object: string, name: string): string {
  if (name === 'Id') return `${object.replace(/([a-z])([A-Z])/g, '$1 $2')} ID`;
  const fixed: Record<string, string> = {
    IsDeleted: 'Deleted',
    OwnerId: 'Owner ID',
    CreatedById: 'Created By ID',
    LastModifiedById: 'Last Modified By ID',
    SystemModstamp: 'System Modstamp',
    IsActive: 'Active',
    IsClosed: 'Closed',
    IsWon: 'Won',
    LastActivityDate: 'Last Activity',
    MasterRecordId: 'Master Record ID',
    PhotoUrl: 'Photo URL',
    Jigsaw: 'Data.com Key',
  };
  return fixed[name] ?? addressLabel(name) ?? name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/ Id$/, ' ID');
}

/** `BillingState` is "Billing State/Province": recorded for Account, Contact and Lead. */
function addressLabel(name: string): string | undefined {
  const part = /^(Billing|Shipping|Mailing|Other|Person(?:Mailing|Other)|)(State|PostalCode)$/.exec(name);
  if (part === null) return undefined;
  const kind = (part[1] ?? '').replace(/^Person/, '');
  return `${kind} ${part[2] === 'State' ? 'State/Province' : 'Zip/Postal Code'}`.trim();
}
