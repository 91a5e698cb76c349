import fc from 'fast-check';
import { Ledger, type Line } from '../../src/story/ledger.ts';
import type { Webhook } from '../../src/story/webhook.ts';

/** A thing that happens in ChargeOver, drawn at random. */
type Happening = {
  readonly kind: 'rename' | 'invoice' | 'editInvoice' | 'pay' | 'upgrade' | 'refund' | 'void';
  readonly amount: number;
};

const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom('rename', 'invoice', 'editInvoice', 'pay', 'upgrade', 'refund', 'void'),
  amount: fc.integer({ min: 1, max: 500 }),
});

/** A random but coherent life of a customer: what happens follows from what is there. */
export const lives = fc.array(happening, { minLength: 3, maxLength: 9 });

/** The webhooks of a life, in the order in which they happen. */
export function webhooksOf(life: readonly Happening[], customerId = 8): readonly Webhook[] {
  const ledger = new Ledger(customerId);
  const base = customerId * 1000;
  const invoices: number[] = [];
  const payments: { readonly id: number; readonly amount: number }[] = [];
  let next = base;
  const line = (amount: number): Line => ({ id: ++next, item: base + 1, rate: amount, quantity: 1 });
  ledger.item(base + 1, { name: 'Plan' });
  ledger.customer(customerId, base + 2, { company: `Company ${customerId}` });
  ledger.package(base + 3, { lines: [line(10)] });
  for (const { kind, amount } of life) {
    const invoice = invoices.at(-1);
    const payment = payments.at(-1);
    if (kind === 'rename') ledger.customerChanges({ company: `Company ${customerId} ${amount}` });
    if (kind === 'upgrade') ledger.upgrade(base + 3, [line(amount), line(amount + 1)]);
    if (kind === 'invoice') {
      invoices.push(++next);
      ledger.invoice(next, base + 3, [line(amount), line(1)]);
    }
    if (kind === 'editInvoice' && invoice !== undefined) {
      ledger.invoiceChanges(invoice, 'update', { balance: amount, memo: `edit ${amount}` });
    }
    if (kind === 'pay' && invoice !== undefined) {
      payments.push({ id: ++next, amount });
      ledger.payment(next, { amount, appliedTo: [{ invoice, applied: amount }] });
    }
    if (kind === 'refund' && invoice !== undefined && payment !== undefined) {
      ledger.payment(++next, { amount: -amount, refundOf: payment.id, appliedTo: [{ invoice, applied: -amount }] });
    }
    if (kind === 'void' && payment !== undefined) ledger.void(payment.id);
  }
  return ledger.take();
}
