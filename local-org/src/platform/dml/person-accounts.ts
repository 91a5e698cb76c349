import { contactFieldOf } from '../../metadata/person-account-fields.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { keyOf } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';
import { dmlError, type DmlContext, type RowWork } from './work.ts';

/**
 * Person accounts: an account whose record type is for persons is one with a contact that the platform keeps. Object
 * Reference, "Account" (Person Account fields, usage); Salesforce Help, "Considerations for Using Person Accounts". Only
 * in orgs whose definition has the feature.
 */
export function settlePersonAccount(context: DmlContext, work: RowWork): void {
  const { org } = context;
  if (!org.model.definition.personAccounts) return;
  if (work.object.name === 'Contact' && work.before?.values.get('IsPersonAccount') === true)
    throw org.rt.unsupported('changing the contact of a person account (change the account)');
  if (work.object.name !== 'Account' || work.image === undefined) return;
  const { values } = work.image;
  const isPerson = isPersonRecordType(org, values.get('RecordTypeId')) ?? values.get('LastName') != null;
  if (work.before !== undefined && (work.before.values.get('IsPersonAccount') === true) !== isPerson)
    throw org.rt.unsupported('turning a business account into a person account or back');
  values.set('IsPersonAccount', isPerson);
  // Without a record type the name decides, and the org's person record type is taken (assumed: the profile's default).
  if (isPerson && values.get('RecordTypeId') == null) values.set('RecordTypeId', personRecordType(org));
  refuseForeignFields(work, isPerson);
}

/** A person has no name of his own but its parts, a business none of the person's fields. The text is reported from orgs. */
function refuseForeignFields(work: RowWork, isPerson: boolean): void {
  const foreign = [...work.row.values].filter(([name, value]) => {
    const before: Value = work.before?.values.get(name) ?? null;
    if (value === null || value === false || keyOf(value) === keyOf(before)) return false;
    return isPerson ? name === 'Name' : contactFieldOf(name) !== undefined;
  });
  if (foreign.length === 0) return;
  const names = foreign.map(([name]) => name);
  work.errors.push(
    dmlError(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Account: bad field names on insert/update call: ${names.join(', ')}`,
      names,
    ),
  );
}

export function isPersonAccount(org: Org, work: RowWork): boolean {
  return (
    org.model.definition.personAccounts &&
    work.object.name === 'Account' &&
    work.image?.values.get('IsPersonAccount') === true
  );
}

function isPersonRecordType(org: Org, id: Value | undefined): boolean | undefined {
  if (!(id instanceof Id)) return undefined;
  return org.records.find(org.object('RecordType'), id)?.values.get('IsPersonType') === true;
}

function personRecordType(org: Org): Value {
  const [type] = org.records.where(
    org.object('RecordType'),
    `"IsPersonType" = 1 AND "DeveloperName" = 'PersonAccount'`,
  );
  return type?.values.get('Id') ?? null;
}

/** Makes the person's contact, or brings it up to date. Its triggers and rules don't run: only those of the account do. */
export function savePersonContact(org: Org, work: RowWork): void {
  const values = work.image?.values;
  if (!isPersonAccount(org, work) || values === undefined || work.id === undefined) return;
  const contact = org.object('Contact');
  const row = contactValues(work.id, values);
  const known = values.get('PersonContactId');
  if (known instanceof Id) {
    org.records.update(contact, known.value, row);
    return;
  }
  const id = org.ids.next(contact);
  for (const audit of ['CreatedDate', 'CreatedById'] as const) row.set(audit, values.get(audit) ?? null);
  org.records.insert(contact, row.set('Id', id).set('IsDeleted', false));
  values.set('PersonContactId', id);
  org.records.update(work.object, work.id.value, new Map<string, Value>([['PersonContactId', id]]));
}

/** Phone, fax and owner are shared (assumed: the Help page lists them under both). */
const SHARED = ['Phone', 'Fax', 'OwnerId', 'Name', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];

function contactValues(accountId: Id, values: ReadonlyMap<string, Value>): Map<string, Value> {
  const row = new Map<string, Value>([
    ['AccountId', accountId],
    ['IsPersonAccount', true],
  ]);
  for (const name of SHARED) row.set(name, values.get(name) ?? null);
  for (const [name, value] of values) {
    const twin = contactFieldOf(name);
    if (twin !== undefined) row.set(twin, value);
  }
  return row;
}
