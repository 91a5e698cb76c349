import { throwIfRefused } from '../../runtime/dml.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { nativeClass, type NativeClass, type NativeMember } from '../../semantic/native.ts';
import { convertLead } from '../dml/convert-lead.ts';
import { accessOf, AccessLevelValue } from './access-level.ts';
import { Bag, bagGetters, bagProperties } from './bag.ts';
import { errorValue } from './dml-results.ts';
import { orgOf } from './org-of.ts';

const IDS = ['AccountId', 'ContactId', 'LeadId', 'OpportunityId', 'OwnerId', 'RelatedPersonAccountId'];
const TEXTS = ['ConvertedStatus', 'OpportunityName'];
const FLAGS = ['DoNotCreateOpportunity', 'OverwriteLeadSource', 'SendNotificationEmail', 'BypassAccountDedupeCheck'];

/** Source: Apex Reference, LeadConvert Class, LeadConvertResult Class, Database Class `convertLead`. */
export const leadConvertClasses: readonly NativeClass[] = [
  nativeClass(
    'Database.LeadConvert',
    { note: 'person accounts are refused; custom fields are not mapped' },
    {
      'new()': () => new Bag('Database.LeadConvert', { doNotCreateOpportunity: false, overwriteLeadSource: false }),
      ...accessors('Id', IDS),
      ...accessors('String', TEXTS),
      ...accessors('Boolean', FLAGS),
    },
  ),
  nativeClass(
    'Database.LeadConvertResult',
    { complete: true },
    {
      ...bagProperties(
        'Id accountId',
        'Id contactId',
        'List<Database.Error> errors',
        'Id leadId',
        'Id opportunityId',
        'Id relatedPersonAccountId',
        'Boolean success',
      ),
      ...bagGetters('Id getAccountId', 'Id getContactId', 'Id getLeadId', 'Id getOpportunityId', 'Boolean isSuccess'),
      ...bagGetters('Id getRelatedPersonAccountId'),
      'List<Database.Error> getErrors()': (rt: Runtime, self: Bag) =>
        self.get('errors') ?? rt.list('Database.Error', []),
    },
  ),
  nativeClass('System.Database', {}, conversions()),
];

function accessors(type: string, names: readonly string[]): Record<string, NativeMember> {
  const members: Record<string, NativeMember> = {};
  for (const name of names) {
    const read = type === 'Boolean' ? 'is' : 'get';
    members[`${type} ${read}${name}()`] = (_rt: Runtime, self: Bag) => self.get(name);
    members[`void set${name}(${type} value)`] = (_rt: Runtime, self: Bag, value: Value) => self.set(name, value);
  }
  return members;
}

function conversions(): Record<string, NativeMember> {
  const members: Record<string, NativeMember> = {};
  for (const many of [false, true]) {
    const target = many ? 'List<Database.LeadConvert> conversions' : 'Database.LeadConvert conversion';
    const result = many ? 'List<Database.LeadConvertResult>' : 'Database.LeadConvertResult';
    for (const option of ['', ', Boolean allOrNone', ', Database.DMLOptions options']) {
      for (const access of ['', ', System.AccessLevel accessLevel'])
        members[`static ${result} convertLead(${target}${option}${access})`] = run;
    }
  }
  return members;
}

/** One DML statement, one row a lead. All or nothing unless told otherwise. */
function run(rt: Runtime, target: Bag | ApexList | null, ...rest: Value[]): Value {
  if (target === null) throw rt.nullPointer();
  const org = orgOf(rt);
  const wanted = target instanceof ApexList ? target.items : [target];
  rt.charge('dmlStatements');
  rt.charge('dmlRows', wanted.length);
  org.state.uncommittedWork = true;
  const options = rest.find((value) => value instanceof Bag);
  const allOrNone = options === undefined ? !rest.includes(false) : options.get('optAllOrNone') === true;
  const level = rest.find((value) => value instanceof AccessLevelValue);
  const start = org.checkpoint();
  const done = wanted.map((conversion) => convertOne(rt, conversion, level));
  const failed = done.some((one) => one.errors.length > 0);
  if (failed && allOrNone) org.rewind(start);
  else org.db.release(start.depth);
  if (allOrNone)
    throwIfRefused(
      rt,
      'convertLead',
      done.map(({ errors, leadId }) => rowResult(errors, leadId)),
    );
  const results = done.map(
    ({ errors, ...ids }) =>
      new Bag('Database.LeadConvertResult', {
        ...ids,
        errors: rt.list(
          'Database.Error',
          errors.map((error) => errorValue(rt, error)),
        ),
        success: errors.length === 0,
      }),
  );
  return target instanceof ApexList ? rt.list('Database.LeadConvertResult', results) : (results[0] ?? null);
}

function rowResult(errors: Converted['errors'], leadId: Id): Parameters<typeof throwIfRefused>[2][number] {
  return { id: leadId, success: errors.length === 0, created: false, errors };
}

type Converted = ReturnType<typeof convertLead> & { readonly leadId: Id };

function convertOne(rt: Runtime, conversion: Value, level: Value | undefined): Converted {
  if (!(conversion instanceof Bag)) throw rt.nullPointer();
  const leadId = conversion.get('LeadId');
  if (!(leadId instanceof Id)) throw rt.exception('System.IllegalArgumentException', 'Lead Id is required to convert');
  if (conversion.get('RelatedPersonAccountId') !== null) throw rt.unsupported('converting a lead to a person account');
  const idOf = (name: string): Id | null => {
    const id = conversion.get(name);
    return id instanceof Id ? id : null;
  };
  const textOf = (name: string): string | null => {
    const text = conversion.get(name);
    return typeof text === 'string' ? text : null;
  };
  const converted = convertLead(orgOf(rt), {
    leadId,
    accountId: idOf('AccountId'),
    contactId: idOf('ContactId'),
    opportunityId: idOf('OpportunityId'),
    ownerId: idOf('OwnerId'),
    opportunityName: textOf('OpportunityName'),
    convertedStatus: textOf('ConvertedStatus'),
    doNotCreateOpportunity: conversion.get('DoNotCreateOpportunity') === true,
    overwriteLeadSource: conversion.get('OverwriteLeadSource') === true,
    access: accessOf(rt, level),
  });
  return { ...converted, leadId };
}
