import { Big } from 'bigdecimal.js';
import { BigDecimal, RoundingMode } from 'bigdecimal.js';
import { ApexDate, ApexDatetime, Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';
import { OPPORTUNITY_STAGES } from '../seed/seed-setup.ts';
import { isPersonAccount } from './person-accounts.ts';
import type { RowWork } from './work.ts';

/** Values that the platform works out when a standard record is saved. Object Reference, the page of each object. */
export function deriveValues(org: Org, work: RowWork): void {
  const values = work.image?.values;
  if (values === undefined) return;
  DERIVATIONS[work.object.name]?.({ org, work, values });
}

interface Derivation {
  readonly org: Org;
  readonly work: RowWork;
  readonly values: Map<string, Value>;
}

const DERIVATIONS: Readonly<Record<string, ((on: Derivation) => void) | undefined>> = {
  Account: ({ org, work, values }) => {
    if (isPersonAccount(org, work)) fullName({ values });
  },
  Contact: fullName,
  Lead: fullName,
  Individual: fullName,
  User: ({ values }) => {
    fullName({ values });
    values.set('UserType', values.get('UserType') ?? 'Standard');
    values.set('CommunityNickname', values.get('CommunityNickname') ?? values.get('Alias') ?? null);
  },
  Opportunity: opportunity,
  OpportunityLineItem: lineItem,
  Case: caseRecord,
  Task: ({ values }) => {
    values.set('IsClosed', values.get('Status') === 'Completed');
    values.set('IsHighPriority', values.get('Priority') === 'High');
    activityAccount(values);
  },
  Event: event,
  PricebookEntry: pricebookEntry,
  ContentVersion: ({ values }) => contentVersion(values),
};

function fullName({ values }: Pick<Derivation, 'values'>): void {
  const parts = [values.get('FirstName'), values.get('LastName')].filter((part) => typeof part === 'string');
  values.set('Name', parts.join(' ') || null);
}

function opportunity({ work, values }: Derivation): void {
  const stage = OPPORTUNITY_STAGES.get(String(values.get('StageName')));
  const stageChanged = work.before === undefined || work.before.values.get('StageName') !== values.get('StageName');
  values.set('IsClosed', stage?.closed ?? false);
  values.set('IsWon', stage?.won ?? false);
  if (stageChanged && stage !== undefined) {
    if (work.row.values.get('Probability') == null) values.set('Probability', Big(stage.probability));
    values.set('ForecastCategoryName', stage.category);
    values.set('ForecastCategory', stage.category.replace(' ', ''));
  }
  const close = values.get('CloseDate');
  if (close instanceof ApexDate) {
    const quarter = Math.floor((close.month - 1) / 3) + 1;
    values.set('FiscalYear', close.year);
    values.set('FiscalQuarter', quarter);
    values.set('Fiscal', `${close.year} ${quarter}`);
  }
}

function lineItem({ org, values }: Derivation): void {
  const entryId = values.get('PricebookEntryId');
  const entry = entryId instanceof Id ? org.records.find(org.object('PricebookEntry'), entryId) : undefined;
  if (entry !== undefined) {
    values.set('ListPrice', entry.values.get('UnitPrice') ?? null);
    values.set('UnitPrice', values.get('UnitPrice') ?? entry.values.get('UnitPrice') ?? null);
    values.set('Product2Id', entry.values.get('Product2Id') ?? null);
    values.set('ProductCode', entry.values.get('ProductCode') ?? null);
  }
  const [quantity, price] = [values.get('Quantity'), values.get('UnitPrice')];
  if (quantity instanceof BigDecimal && price instanceof BigDecimal) {
    const subtotal = quantity.multiply(price);
    values.set('Subtotal', subtotal);
    const discount = values.get('Discount');
    const factor = discount instanceof BigDecimal ? Big(100).subtract(discount) : Big(100);
    values.set('TotalPrice', subtotal.multiply(factor).divide(Big(100), 4, RoundingMode.HALF_UP));
  }
}

function caseRecord({ org, work, values }: Derivation): void {
  const closed = values.get('Status') === 'Closed';
  const wasClosed = work.before?.values.get('IsClosed') === true;
  values.set('IsClosed', closed);
  if (closed && !wasClosed) values.set('ClosedDate', values.get('ClosedDate') ?? org.now());
  if (!closed) values.set('ClosedDate', null);
}

/** The account of a task or event is its `What` where that is an account. */
function activityAccount(values: Map<string, Value>): void {
  const what = values.get('WhatId');
  if (what instanceof Id && what.keyPrefix === '001') values.set('AccountId', what);
}

function event({ values }: Derivation): void {
  const start = values.get('ActivityDateTime') ?? values.get('StartDateTime');
  const minutes = values.get('DurationInMinutes');
  if (start instanceof ApexDatetime) {
    values.set('StartDateTime', start);
    values.set('ActivityDateTime', start);
    values.set('ActivityDate', new ApexDate(Math.floor(start.ms / 86_400_000)));
    if (typeof minutes === 'number') values.set('EndDateTime', new ApexDatetime(start.ms + minutes * 60_000));
  }
  activityAccount(values);
}

function pricebookEntry({ org, values }: Derivation): void {
  const productId = values.get('Product2Id');
  const product = productId instanceof Id ? org.records.find(org.object('Product2'), productId) : undefined;
  if (product === undefined) return;
  values.set('Name', product.values.get('Name') ?? null);
  values.set('ProductCode', product.values.get('ProductCode') ?? null);
}

function contentVersion(values: Map<string, Value>): void {
  const path = String(values.get('PathOnClient') ?? '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = /\.([^.]+)$/.exec(name)?.[1];
  values.set('Title', values.get('Title') ?? name.replace(/\.[^.]+$/, ''));
  values.set('FileExtension', extension ?? null);
  values.set('FileType', extension?.toUpperCase() ?? 'UNKNOWN');
  values.set('IsLatest', true);
  values.set('VersionNumber', values.get('VersionNumber') ?? '1');
}

/** Records that come into being with others: the document of a first content version, and its link. */
export function afterInsert(org: Org, work: RowWork): void {
  const values = work.image?.values;
  if (work.object.name !== 'ContentVersion' || values === undefined || work.id === undefined) return;
  if (values.get('ContentDocumentId') != null) return;
  const document = org.ids.next(org.object('ContentDocument'));
  const audit = [
    'CreatedDate',
    'CreatedById',
    'LastModifiedDate',
    'LastModifiedById',
    'SystemModstamp',
    'OwnerId',
    'Title',
    'FileType',
    'FileExtension',
  ];
  const row = new Map<string, Value>(audit.map((name) => [name, values.get(name) ?? null]));
  row.set('Id', document).set('LatestPublishedVersionId', work.id).set('IsDeleted', false);
  org.records.insert(org.object('ContentDocument'), row);
  values.set('ContentDocumentId', document);
  org.records.update(work.object, work.id.value, new Map([['ContentDocumentId', document]]));
  linkDocument(org, values, document);
}

function linkDocument(org: Org, version: ReadonlyMap<string, Value>, document: Id): void {
  const link = org.object('ContentDocumentLink');
  const first = version.get('FirstPublishLocationId');
  const targets = [version.get('OwnerId'), first].filter((id) => id instanceof Id);
  for (const target of targets) {
    org.records.insert(
      link,
      new Map<string, Value>([
        ['Id', org.ids.next(link)],
        ['ContentDocumentId', document],
        ['LinkedEntityId', target],
        ['ShareType', target === first ? 'V' : 'I'],
        ['Visibility', 'AllUsers'],
        ['IsDeleted', false],
      ]),
    );
  }
}
