import type { FieldDefinition, FieldType } from './model.ts';
import { isCustomName, splitName } from './names.ts';

type Given = Partial<FieldDefinition> & { readonly name: string; readonly type: FieldType };

const NOT_FILTERABLE: readonly FieldType[] = ['base64', 'address', 'complexvalue', 'encryptedstring'];
const NOT_GROUPABLE: readonly FieldType[] = [
  ...(['base64', 'address', 'location', 'complexvalue', 'multipicklist', 'textarea', 'datetime'] as const),
  ...(['currency', 'percent', 'double', 'encryptedstring', 'time'] as const),
];

/** Completes what was said of a field with the rules that hold for its type. */
export function makeField(given: Given): FieldDefinition {
  const { namespace, localName } = splitName(given.name);
  const calculated = given.calculated ?? false;
  const longText = given.longText ?? false;
  const writable = !calculated && given.autoNumber !== true && given.summary === undefined;
  return {
    namespace,
    localName,
    label: defaultLabel(localName),
    custom: isCustomName(given.name),
    length: 0,
    longText,
    htmlFormatted: false,
    precision: 0,
    scale: 0,
    required: false,
    nillable: given.required !== true && given.type !== 'boolean' && given.type !== 'id',
    unique: false,
    externalId: false,
    caseSensitive: false,
    idLookup: given.externalId === true || given.type === 'id',
    createable: writable,
    updateable: writable,
    filterable: !longText && !NOT_FILTERABLE.includes(given.type),
    sortable: !longText && !NOT_FILTERABLE.includes(given.type) && given.type !== 'multipicklist',
    groupable: !longText && !calculated && !NOT_GROUPABLE.includes(given.type),
    calculated,
    formula: undefined,
    formulaBlanksAsZero: false,
    autoNumber: false,
    displayFormat: undefined,
    defaultedOnCreate: given.type === 'boolean' || given.autoNumber === true,
    defaultValue: undefined,
    picklist: [],
    restrictedPicklist: false,
    referenceTo: [],
    relationshipName: undefined,
    masterDetail: false,
    deleteConstraint: undefined,
    summary: undefined,
    helpText: undefined,
    compoundField: undefined,
    systemField: false,
    ...given,
  };
}

/** `AnnualRevenue` → `Annual Revenue`, `Due__c` → `Due`, `OwnerId` → `Owner ID`. */
function defaultLabel(localName: string): string {
  return localName
    .replace(/__\w+$/, '')
    .replaceAll('_', ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/ Id$/, ' ID');
}
