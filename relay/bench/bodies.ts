import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const sample = join(import.meta.dirname, '..', 'test', 'fixtures', 'webhooks', 'customer.update.json');
export const secret = '0123456789abcdefghijklmnopqrstuv';
const bodyBytes = 2_048;

interface Sample {
  readonly data: { readonly customer: Readonly<Record<string, unknown>> };
}

/** Webhooks of 2 KB, each of a customer of its own, so that none is a repeat. */
export class Bodies {
  readonly #template: string;
  #next: number;

  constructor(first = 1) {
    this.#next = first;
    const { customer } = (JSON.parse(readFileSync(sample, 'utf8')) as Sample).data;
    const compact = compactBody(customer, '');
    this.#template = compactBody(customer, 'x'.repeat(Math.max(0, bodyBytes - compact.length)));
  }

  next(): string {
    return this.#template.replaceAll('9007001', String(10_000_000 + this.#next++));
  }
}

function compactBody(customer: Readonly<Record<string, unknown>>, filling: string): string {
  const main = {
    customer_id: 9007001,
    display_as: customer['display_as'],
    company: customer['company'],
    notes: filling,
  };
  return JSON.stringify({
    context_str: 'customer',
    context_id: '9007001',
    event: 'update',
    data: { customer: { ...main, ...pick(customer) } },
    security_token: secret,
  });
}

/** Enough fields that parsing costs what it costs with real webhooks. */
function pick(customer: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const scalars = Object.entries(customer).filter(([key, value]) => typeof value === 'string' && key !== 'customer_id');
  return Object.fromEntries(scalars.slice(0, 30));
}
