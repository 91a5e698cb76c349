import { makeField } from './field-model.ts';
import type { FieldDefinition } from './model.ts';
import type { ObjectModel } from './object-model.ts';
import { PERSON_ACCOUNT_FIELDS } from './standard/person-accounts.ts';
import { recordTypeField } from './system-fields.ts';

/** Account fields that have no twin on the contact, or are one with it. */
const OWN = new Set(['IsPersonAccount', 'PersonContactId']);
const NAME_PARTS: ReadonlySet<string> = new Set(['FirstName', 'LastName', 'Salutation', 'MiddleName', 'Suffix']);

/**
 * The contact's field behind a field of a person account: `PersonEmail` → `Email`, `Color__pc` → `Color__c`, `LastName` →
 * `LastName`; undefined for fields of the account itself. Object Reference, "Account"; Salesforce Help, "Fields Available
 * for Person Accounts". Phone, fax and owner are one for both.
 */
export function contactFieldOf(accountField: string): string | undefined {
  if (OWN.has(accountField)) return undefined;
  if (NAME_PARTS.has(accountField)) return accountField;
  if (/__pc$/i.test(accountField)) return accountField.replace(/__pc$/i, '__c');
  return PERSON_ACCOUNT_FIELDS.has(accountField) ? accountField.replace(/^Person/, '') : undefined;
}

/** Gives Account the contact's fields as they are defined there, and its record type for persons. */
export function addPersonAccountFields(objects: ReadonlyMap<string, ObjectModel>): void {
  const account = objects.get('account');
  const contact = objects.get('contact');
  if (account === undefined || contact === undefined) return;
  for (const field of [...account.fields.values()]) {
    const twin = contact.findField(contactFieldOf(field.name) ?? '');
    if (twin !== undefined) account.addField(personField(twin, field.name));
  }
  for (const field of [...contact.fields.values()]) {
    if (field.custom && !field.calculated && /__c$/i.test(field.name))
      account.addField(personField(field, field.name.replace(/__c$/i, '__pc')));
  }
  readOnly(account, 'IsPersonAccount');
  readOnly(account, 'PersonContactId');
  readOnly(contact, 'IsPersonAccount');
  account.recordTypes.push({
    developerName: 'PersonAccount',
    label: 'Person Account',
    active: true,
    isDefault: false,
    isPersonType: true,
  });
  if (account.findField('RecordTypeId') === undefined) account.addField(recordTypeField());
}

/** Not required on an account: business accounts have none of it. */
function personField(twin: FieldDefinition, name: string): FieldDefinition {
  const custom = /__pc$/i.test(name);
  const relationship = twin.relationshipName;
  return makeField({
    ...twin,
    name,
    custom,
    required: false,
    nillable: twin.type !== 'boolean',
    systemField: false,
    relationshipName:
      relationship === undefined ? undefined : custom ? relationship.replace(/__r$/i, '__pr') : `Person${relationship}`,
    compoundField: twin.compoundField === undefined || custom ? twin.compoundField : `Person${twin.compoundField}`,
  });
}

function readOnly(object: ObjectModel, name: string): void {
  const field = object.findField(name);
  if (field !== undefined) object.addField({ ...field, createable: false, updateable: false, systemField: true });
}
