import type { AccessMode, DmlError } from '../../runtime/org-port.ts';
import type { Id } from '../../runtime/values/scalars.ts';
import { ApexDate } from '../../runtime/values/scalars.ts';
import { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';
import { runChunk } from './chunk.ts';
import { dmlError, newWork, type RowWork } from './work.ts';

export interface LeadConversion {
  readonly leadId: Id;
  readonly accountId: Id | null;
  readonly contactId: Id | null;
  readonly opportunityId: Id | null;
  readonly opportunityName: string | null;
  readonly convertedStatus: string | null;
  readonly doNotCreateOpportunity: boolean;
  readonly overwriteLeadSource: boolean;
  readonly ownerId: Id | null;
  readonly access: AccessMode;
}

export interface ConvertedLead {
  readonly accountId: Id | null;
  readonly contactId: Id | null;
  readonly opportunityId: Id | null;
  readonly errors: readonly DmlError[];
}

/**
 * Converts a lead: account and contact are made or filled where they are empty, an opportunity is made unless it is not
 * wanted, the lead is marked. Triggers and rules of all four run. Apex Developer Guide, "Converting Leads"; which field
 * becomes which: Salesforce Help, "Lead Conversion Field Mapping". Custom fields are not mapped.
 */
export function convertLead(org: Org, conversion: LeadConversion): ConvertedLead {
  const start = org.checkpoint();
  const result = convert(org, conversion);
  if (result.errors.length === 0) org.db.release(start.depth);
  else org.rewind(start);
  return result;
}

function convert(org: Org, conversion: LeadConversion): ConvertedLead {
  const lead = org.records.find(org.object('Lead'), conversion.leadId);
  const problem = problemOf(org, lead, conversion);
  if (lead === undefined || problem !== undefined) return refusedBy(problem === undefined ? [] : [problem]);
  const owner = conversion.ownerId ?? lead.values.get('OwnerId') ?? null;
  const save = (object: string, id: Id | null, values: Readonly<Record<string, Value>>): Saved =>
    saveRecord(org, conversion, { object, id, values });
  const account = save('Account', conversion.accountId, { ...accountOf(lead), OwnerId: owner });
  if (account.id === undefined) return refusedBy(account.errors);
  const source = conversion.overwriteLeadSource ? { LeadSource: lead.values.get('LeadSource') ?? null } : {};
  const contact = save('Contact', conversion.contactId, {
    ...contactOf(lead),
    AccountId: account.id,
    OwnerId: owner,
    ...source,
  });
  if (contact.id === undefined) return refusedBy(contact.errors);
  const opportunity = opportunityFor(org, conversion, { lead, accountId: account.id, owner, save });
  if (opportunity !== undefined && opportunity.id === undefined) return refusedBy(opportunity.errors);
  const ids = { accountId: account.id, contactId: contact.id, opportunityId: opportunity?.id ?? null };
  const marked = markLead(org, conversion, ids);
  return marked.length === 0 ? { ...ids, errors: [] } : refusedBy(marked);
}

interface Saved {
  readonly id: Id | undefined;
  readonly errors: readonly DmlError[];
}

function refusedBy(errors: readonly DmlError[]): ConvertedLead {
  return { accountId: null, contactId: null, opportunityId: null, errors };
}

/** Texts are assumed; the status must be one of LeadStatus that converts. */
function problemOf(org: Org, lead: SObject | undefined, conversion: LeadConversion): DmlError | undefined {
  if (lead === undefined || lead.values.get('IsDeleted') === true)
    return dmlError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (lead.values.get('IsConverted') === true)
    return dmlError('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
  const status = conversion.convertedStatus;
  const converts = org.records.where(org.object('LeadStatus'), '"MasterLabel" = ? AND "IsConverted" = 1', [
    status ?? '',
  ]);
  if (converts.length === 0) return dmlError('INVALID_STATUS', `invalid convertedStatus: ${status ?? 'null'}`);
  if (conversion.contactId !== null && conversion.accountId === null)
    return dmlError('REQUIRED_FIELD_MISSING', 'Account ID is required when a contact is given', ['AccountId']);
  return undefined;
}

/** A new record, or the given one with the lead's values where it has none. */
function saveRecord(
  org: Org,
  { access }: LeadConversion,
  wanted: { readonly object: string; readonly id: Id | null; readonly values: Readonly<Record<string, Value>> },
): Saved {
  const object = org.object(wanted.object);
  const row = new SObject(object);
  const stored = wanted.id === null ? undefined : org.records.find(object, wanted.id);
  if (wanted.id !== null) row.values.set('Id', wanted.id);
  for (const [name, value] of Object.entries(wanted.values)) {
    const known = stored?.values.get(name) ?? null;
    const overwrites = name === 'LeadSource' && stored !== undefined;
    if (value !== null && object.findField(name) !== undefined && (known === null || overwrites))
      row.values.set(name, value);
  }
  const work = newWork(0, row, wanted.id === null ? 'insert' : 'update');
  return saveWork(org, access, work);
}

function saveWork(org: Org, access: AccessMode, work: RowWork): Saved {
  const operation = work.action === 'insert' ? 'insert' : 'update';
  runChunk({ org, request: { operation, rows: [work.row], allOrNone: true, access } }, [work]);
  return { id: work.errors.length === 0 ? work.id : undefined, errors: work.errors };
}

const ADDRESS = ['Street', 'City', 'State', 'PostalCode', 'Country'];

function pick(lead: SObject, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, lead.values.get(name) ?? null]));
}

function address(lead: SObject, prefix: string): Record<string, Value> {
  return Object.fromEntries(ADDRESS.map((part) => [`${prefix}${part}`, lead.values.get(part) ?? null]));
}

function accountOf(lead: SObject): Record<string, Value> {
  return {
    Name: lead.values.get('Company') ?? null,
    ...address(lead, 'Billing'),
    ...pick(lead, ['Phone', 'Fax', 'Website', 'Industry', 'AnnualRevenue', 'NumberOfEmployees', 'Rating']),
    AccountSource: lead.values.get('LeadSource') ?? null,
  };
}

function contactOf(lead: SObject): Record<string, Value> {
  return {
    ...pick(lead, ['FirstName', 'LastName', 'Salutation', 'Title', 'Email', 'Phone', 'MobilePhone', 'Fax']),
    ...pick(lead, ['DoNotCall', 'HasOptedOutOfEmail', 'HasOptedOutOfFax', 'Description', 'LeadSource']),
    ...address(lead, 'Mailing'),
  };
}

/** The first open stage, closing at the end of the quarter: Salesforce Help, "Considerations for Converting Leads". */
function opportunityFor(
  org: Org,
  conversion: LeadConversion,
  made: {
    readonly lead: SObject;
    readonly accountId: Id;
    readonly owner: Value;
    readonly save: (object: string, id: Id | null, values: Readonly<Record<string, Value>>) => Saved;
  },
): Saved | undefined {
  if (conversion.opportunityId !== null) {
    return made.save('Opportunity', conversion.opportunityId, {
      LeadSource: made.lead.values.get('LeadSource') ?? null,
    });
  }
  if (conversion.doNotCreateOpportunity) return undefined;
  const now = new Date(org.now().ms);
  const quarter = Math.floor(now.getUTCMonth() / 3);
  return made.save('Opportunity', null, {
    Name: conversion.opportunityName ?? made.lead.values.get('Company') ?? null,
    StageName: org.object('Opportunity').findField('StageName')?.picklist[0]?.value ?? null,
    CloseDate: ApexDate.of(now.getUTCFullYear(), quarter * 3 + 4, 0),
    AccountId: made.accountId,
    LeadSource: made.lead.values.get('LeadSource') ?? null,
    OwnerId: made.owner,
  });
}

/** The lead's own update: its triggers see IsConverted and the ids. */
function markLead(org: Org, conversion: LeadConversion, ids: Omit<ConvertedLead, 'errors'>): readonly DmlError[] {
  const row = new SObject(org.object('Lead'));
  row.values.set('Id', conversion.leadId);
  row.values.set('Status', conversion.convertedStatus);
  const work = newWork(0, row, 'update');
  const now = new Date(org.now().ms);
  work.platformValues = new Map<string, Value>([
    ['IsConverted', true],
    ['ConvertedDate', ApexDate.of(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate())],
    ['ConvertedAccountId', ids.accountId],
    ['ConvertedContactId', ids.contactId],
    ['ConvertedOpportunityId', ids.opportunityId],
  ]);
  return saveWork(org, conversion.access, work).errors;
}
