import { day, sampleObject, stamp, type Values, type Webhook } from './webhook.ts';

export interface Line {
  readonly id: number;
  readonly item: number;
  readonly rate: number;
  readonly quantity: number;
  /** The subscription line that an invoice line comes from. */
  readonly packageLine?: number | null;
}

interface Payment {
  readonly amount: number;
  readonly failed?: boolean;
  readonly refundOf?: number;
  readonly appliedTo: readonly { readonly invoice: number; readonly applied: number }[];
}

/**
 * ChargeOver's books, as far as a story needs them: it keeps the present state of every record and notes a webhook with that
 * state for everything that happens. Each happening is a minute after the one before.
 */
export class Ledger {
  #minutes = 0;
  #sent: Webhook[] = [];
  readonly #customerId: number;
  readonly #records = new Map<string, Values>();

  constructor(customerId = 8) {
    this.#customerId = customerId;
  }

  /** A day goes by. */
  pass(): void {
    this.#minutes += 24 * 60;
  }

  now(): string {
    return stamp(this.#minutes);
  }

  /** The webhooks since the last call. */
  take(): readonly Webhook[] {
    const sent = this.#sent;
    this.#sent = [];
    return sent;
  }

  item(id: number, values: Values): void {
    this.#put('item', id, { ...sampleObject('item.insert', 'item'), item_id: id, ...values, ...this.#times() });
    this.#send('item', id, 'insert');
  }

  customer(id: number, contactId: number, values: Values): void {
    const sample = sampleObject('customer.insert', 'customer');
    this.#put('customer', id, { ...sample, customer_id: id, superuser_id: contactId, ...values, ...this.#times() });
    this.#put('user', contactId, {
      ...sampleObject('customer.insert', 'user'),
      user_id: contactId,
      customer_id: id,
      ...this.#times(),
    });
    this.#send('customer', id, 'insert');
  }

  customerChanges(values: Values): void {
    this.#change('customer', this.#customerId, values);
    this.#send('customer', this.#customerId, 'update');
  }

  user(id: number, values: Values): void {
    this.#put('user', id, {
      ...sampleObject('user.insert', 'user'),
      user_id: id,
      customer_id: this.#customerId,
      ...values,
      ...this.#times(),
    });
    this.#send('user', id, 'insert');
  }

  userLeaves(id: number): void {
    this.#change('user', id, {});
    this.#send('user', id, 'delete');
  }

  quote(id: number, { lines }: { readonly lines: readonly Line[] }): void {
    this.#put('quote', id, {
      ...sampleObject('quote.insert', 'quote'),
      quote_id: id,
      refnumber: String(id),
      customer_id: this.#customerId,
      write_datetime: this.now(),
      date: day(this.#minutes),
      ...totals(lines),
      line_items: lines.map((line) => this.#line('quote.insert', 'quote', line, {})),
    });
    this.#send('quote', id, 'insert');
  }

  quoteChanges(id: number, event: string, values: Values): void {
    Object.assign(this.#get('quote', id), values);
    this.#send('quote', id, event);
  }

  package(id: number, { lines }: { readonly lines: readonly Line[] }): void {
    this.#put('package', id, {
      ...sampleObject('package.upgrade', 'package'),
      package_id: id,
      customer_id: this.#customerId,
      start_datetime: this.now(),
      ...this.#times(),
      line_items: lines.map((line) =>
        this.#line('package.upgrade', 'package', line, { subscribe_datetime: this.now() }),
      ),
    });
    this.#send('package', id, 'insert');
  }

  /** Status, hold and payment cycle don't move `mod_datetime` of a subscription: seen in recordings. */
  packageChanges(id: number, event: string, values: Values): void {
    Object.assign(this.#get('package', id), values);
    this.#send('package', id, event);
  }

  upgrade(id: number, lines: readonly Line[]): void {
    this.#change('package', id, {
      line_items: lines.map((line) =>
        this.#line('package.upgrade', 'package', line, { subscribe_datetime: this.now() }),
      ),
    });
    this.#send('package', id, 'upgrade');
  }

  invoice(id: number, packageId: number | null, lines: readonly Line[]): void {
    const { total } = totals(lines);
    this.#put('invoice', id, {
      ...sampleObject('invoice.insert', 'invoice'),
      invoice_id: id,
      refnumber: String(id),
      customer_id: this.#customerId,
      package_id: packageId,
      date: day(this.#minutes),
      due_date: day(this.#minutes + 30 * 24 * 60),
      ...totals(lines),
      balance: total,
      ...this.#times(),
      line_items: lines.map((line) =>
        this.#line('invoice.insert', 'invoice', line, { invoice_id: id, package_line_id: line.packageLine ?? null }),
      ),
    });
    this.#send('invoice', id, 'insert');
  }

  invoiceChanges(id: number, event: string, values: Values): void {
    this.#change('invoice', id, values);
    this.#send('invoice', id, event);
  }

  dropInvoiceLine(id: number, lineId: number): void {
    const lines = this.#get('invoice', id)['line_items'] as Values[];
    this.invoiceChanges(id, 'update', { line_items: lines.filter((line) => line['line_item_id'] !== lineId) });
  }

  paid(id: number, amount: number): void {
    this.invoiceChanges(id, 'status', {
      invoice_status_name: 'Paid',
      invoice_status_str: 'closed-paid',
      invoice_status_state: 'c',
      is_paid: true,
      is_overdue: false,
      days_overdue: 0,
      paid_date: day(this.#minutes),
      payments: amount,
      applied: amount,
      balance: 0,
    });
  }

  payment(id: number, payment: Payment): void {
    const applied = payment.appliedTo.reduce((sum, one) => sum + one.applied, 0);
    const sample = payment.failed === true ? 'variants/transaction.insert.failed' : 'transaction.insert';
    this.#put('transaction', id, {
      ...sampleObject(sample, 'transaction'),
      transaction_id: id,
      customer_id: this.#customerId,
      amount: payment.amount,
      applied,
      unapplied: payment.failed === true ? 0 : payment.amount - applied,
      transaction_date: day(this.#minutes),
      transaction_datetime: this.now(),
      parent_transaction_id: payment.refundOf ?? null,
      ...(payment.refundOf === undefined
        ? {}
        : {
            transaction_type: 'ref',
            transaction_type_name: 'Refund',
            payments: [{ transaction_id: payment.refundOf }],
          }),
      applied_to: payment.appliedTo.map((one) => ({ invoice_id: one.invoice, applied: one.applied })),
    });
    this.#send('transaction', id, 'insert');
  }

  /** A voided payment settles nothing any more. */
  void(id: number): void {
    Object.assign(this.#get('transaction', id), {
      transaction_status_name: 'Void',
      void_datetime: this.now(),
      applied: 0,
      applied_to: [],
    });
    this.#send('transaction', id, 'status');
  }

  card(id: number, event: 'insert' | 'autopay' | 'delete'): void {
    if (event === 'insert') {
      const sample = sampleObject('creditcard.insert', 'creditcard');
      this.#put('creditcard', id, { ...sample, creditcard_id: id, customer_id: this.#customerId, ...this.#times() });
    } else {
      this.#change('creditcard', id, {});
    }
    this.#send('creditcard', id, event);
  }

  bankAccount(id: number): void {
    const sample = sampleObject('ach.insert', 'ach');
    this.#put('ach', id, { ...sample, ach_id: id, customer_id: this.#customerId, ...this.#times() });
    this.#send('ach', id, 'insert');
  }

  tokenized(id: number): void {
    const sample = sampleObject('tokenized.insert', 'tokenized');
    this.#put('tokenized', id, { ...sample, tokenized_id: id, customer_id: this.#customerId, ...this.#times() });
    this.#send('tokenized', id, 'insert');
  }

  #line(sample: string, parent: string, line: Line, values: Values): Values {
    const [template = {}] = sampleObject(sample, parent)['line_items'] as Values[];
    const item = this.#records.get(`item ${line.item}`);
    return {
      ...template,
      line_item_id: line.id,
      item_id: line.item,
      item_name: item?.['name'] ?? template['item_name'],
      line_rate: line.rate,
      line_quantity: line.quantity,
      ...values,
    };
  }

  #times(): { readonly write_datetime: string; readonly mod_datetime: string } {
    return { write_datetime: this.now(), mod_datetime: this.now() };
  }

  #put(name: string, id: number, values: Values): void {
    this.#records.set(`${name} ${id}`, values);
  }

  #get(name: string, id: number): Values {
    const found = this.#records.get(`${name} ${id}`);
    if (found === undefined) throw new Error(`the story has no ${name} ${id}`);
    return found;
  }

  #change(name: string, id: number, values: Values): void {
    Object.assign(this.#get(name, id), values, { mod_datetime: this.now() });
  }

  /** The main object, and beside it the customer and its main contact, all as they are now. */
  #send(name: string, id: number, event: string): void {
    const data: Values = { [name]: this.#get(name, id) };
    const customer = this.#records.get(`customer ${this.#customerId}`);
    if (customer !== undefined && name !== 'item' && name !== 'user') {
      data['customer'] = customer;
      const contact = this.#records.get(`user ${String(customer['superuser_id'])}`);
      if (contact !== undefined) data['user'] = contact;
    }
    this.#sent.push({ context_str: name, context_id: id, event, data: structuredClone(data) });
    this.#minutes += 1;
  }
}

function totals(lines: readonly Line[]): { readonly subtotal: number; readonly total: number } {
  const total = lines.reduce((sum, line) => sum + line.rate * line.quantity, 0);
  return { subtotal: total, total };
}
