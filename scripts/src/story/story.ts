import { Ledger } from './ledger.ts';
import type { Webhook } from './webhook.ts';

/** One step of the story: what happens, and the webhooks that ChargeOver sends for it. */
export interface Chapter {
  readonly title: string;
  readonly webhooks: readonly Webhook[];
}

/**
 * The life of one customer, coherent from end to end: every parent is there, times rise, and each webhook carries the whole
 * state of its records at that moment, as ChargeOver's do.
 */
export function story(): readonly Chapter[] {
  const ledger = new Ledger();
  const chapters: Chapter[] = [];
  const tell = (title: string, happen: () => void): void => {
    ledger.pass();
    happen();
    chapters.push({ title, webhooks: ledger.take() });
  };

  tell('Two plans are set up', () => {
    ledger.item(12, { name: 'Team plan', accounting_sku: 'TEAM-M' });
    ledger.item(13, { name: 'Business plan', accounting_sku: 'BUSINESS-M' });
  });
  tell('A customer signs up, with two contacts', () => {
    ledger.customer(8, 354, { company: 'Lakeside Books, LLC' });
    ledger.user(355, { first_name: 'Ada', last_name: 'van Dyke', email: 'ada@lakeside.example' });
  });
  tell('A quote is sent and accepted', () => {
    ledger.quote(198, { lines: [{ id: 301, item: 12, rate: 40, quantity: 2 }] });
    ledger.quoteChanges(198, 'status', { quote_status_name: 'Sent', quote_status_str: 'open-sent' });
    ledger.package(570, { lines: [{ id: 573, item: 12, rate: 40, quantity: 2 }] });
    ledger.quoteChanges(198, 'won', {
      quote_status_name: 'Accepted',
      quote_status_str: 'closed-won',
      quote_status_state: 'c',
      won_datetime: ledger.now(),
    });
  });
  tell('A card is stored', () => {
    ledger.card(1, 'insert');
    ledger.card(1, 'autopay');
  });
  tell('The first invoice; the card is declined; it falls overdue', () => {
    ledger.invoice(5007, 570, [{ id: 2561, item: 12, rate: 40, quantity: 2, packageLine: 573 }]);
    ledger.payment(7, { amount: 80, failed: true, appliedTo: [] });
    ledger.invoiceChanges(5007, 'status', {
      invoice_status_name: 'Overdue',
      invoice_status_str: 'open-overdue',
      is_overdue: true,
      days_overdue: 3,
      declines: 1,
    });
    ledger.packageChanges(570, 'status', {
      package_status_name: 'Overdue',
      package_status_str: 'active-overdue',
      is_overdue: true,
      amount_overdue: 80,
    });
  });
  tell('The customer pays', () => {
    ledger.payment(9, { amount: 80, appliedTo: [{ invoice: 5007, applied: 80 }] });
    ledger.paid(5007, 80);
    ledger.packageChanges(570, 'status', {
      package_status_name: 'Current',
      package_status_str: 'active-current',
      is_overdue: false,
      amount_overdue: 0,
    });
  });
  tell('The subscription is upgraded: the line is replaced', () => {
    ledger.upgrade(570, [{ id: 574, item: 13, rate: 90, quantity: 3 }]);
  });
  tell('The second invoice is paid, in part refunded', () => {
    ledger.invoice(5008, 570, [
      { id: 2570, item: 13, rate: 90, quantity: 3, packageLine: 574 },
      { id: 2571, item: 12, rate: 15, quantity: 1, packageLine: null },
    ]);
    ledger.payment(10, { amount: 285, appliedTo: [{ invoice: 5008, applied: 285 }] });
    ledger.paid(5008, 285);
    ledger.payment(11, { amount: -15, refundOf: 10, appliedTo: [{ invoice: 5008, applied: -15 }] });
  });
  tell('An invoice by mistake is corrected and voided, its payment too', () => {
    ledger.invoice(5009, 570, [
      { id: 2580, item: 13, rate: 90, quantity: 3, packageLine: 574 },
      { id: 2581, item: 12, rate: 5, quantity: 1, packageLine: null },
    ]);
    ledger.payment(12, { amount: 100, appliedTo: [{ invoice: 5009, applied: 100 }] });
    ledger.dropInvoiceLine(5009, 2581);
    ledger.void(12);
    ledger.invoiceChanges(5009, 'status', {
      invoice_status_name: 'Void',
      invoice_status_str: 'closed-void',
      invoice_status_state: 'c',
      is_void: true,
      is_paid: true,
      balance: 0,
      void_datetime: ledger.now(),
    });
  });
  tell('A bank account and a vaulted method come, the card goes', () => {
    ledger.bankAccount(6);
    ledger.tokenized(3);
    ledger.card(1, 'delete');
  });
  tell('A contact leaves; the subscription is cancelled', () => {
    ledger.userLeaves(355);
    ledger.packageChanges(570, 'status', {
      package_status_name: 'Canceled manually',
      package_status_str: 'canceled-manual',
      package_status_state: 'c',
      next_invoice_datetime: '',
      cancel_datetime: ledger.now(),
      cancel_reason: 'Moved to another supplier',
    });
    ledger.customerChanges({
      customer_status_name: 'Inactive',
      customer_status_str: 'inactive-manual',
      customer_status_state: 'i',
      balance: 0,
    });
  });
  return chapters;
}

/** All webhooks of the story, in the order in which they happen. */
export function storyWebhooks(): readonly Webhook[] {
  return story().flatMap((chapter) => chapter.webhooks);
}
