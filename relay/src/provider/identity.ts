import { recordKey } from '../core/event.ts';

/** Which records a webhook is about, read from its `data`. Field names are ChargeOver's. */
export interface Identity {
  readonly recordId: string;
  readonly lane: string;
  readonly parents: readonly string[];
}

interface Subject {
  readonly site: string;
  readonly object: string;
  readonly recordId: string;
  readonly data: object;
}

export function identify(subject: Subject): Identity {
  const { site, object, recordId, data } = subject;
  const main = member(data, object);
  const customerId = customerIdOf(subject, main);
  return { recordId, lane: laneOf(subject, customerId), parents: parentsOf(site, object, main, customerId) };
}

/** An id as text: ChargeOver sends numbers and numeric strings. Undefined if it is neither. */
export function idText(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
  if (typeof value !== 'string' || !/^\d{1,18}$/.test(value)) return undefined;
  return value.replace(/^0+(?=\d)/, '');
}

export function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

function laneOf({ site, object, recordId }: Subject, customerId: string | undefined): string {
  if (object === 'item') return `${site}:item`;
  return customerId === undefined ? `${site}:${object}:${recordId}` : `${site}:${customerId}`;
}

function customerIdOf({ object, recordId, data }: Subject, main: unknown): string | undefined {
  if (object === 'customer') return recordId;
  // Zero is ChargeOver's way to say "none".
  return [
    member(main, 'customer_id'),
    member(member(data, 'customer'), 'customer_id'),
    // Contacts of 2015: a list, since a contact can belong to several customers.
    member(firstOf(member(main, 'customers')), 'customer_id'),
  ]
    .map(idText)
    .find((id) => id !== undefined && id !== '0');
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

function parentsOf(site: string, object: string, main: unknown, customerId: string | undefined): readonly string[] {
  const parents: string[] = [];
  const add = (parent: string, value: unknown): void => {
    const id = idText(value);
    if (id !== undefined && id !== '0') parents.push(recordKey(site, parent, id));
  };
  if (object === 'customer') add('customer', member(main, 'parent_customer_id'));
  else add('customer', customerId);
  if (object !== 'package') add('package', member(main, 'package_id'));
  if (object !== 'quote') add('quote', member(main, 'quote_id'));
  const appliedTo = member(main, 'applied_to');
  if (Array.isArray(appliedTo)) for (const entry of appliedTo) add('invoice', member(entry, 'invoice_id'));
  return [...new Set(parents)];
}
