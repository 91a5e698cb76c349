import { entriesOf, type Entry } from '../test/engine/engine-org.ts';
import { story } from '../src/story/story.ts';
import type { Webhook } from '../src/story/webhook.ts';
import type { Scene } from './scene.ts';

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** A field that a customer has added to the package's invoices, and the right to write it. */
export const OWN_FIELD: Readonly<Record<string, string>> = {
  'objects/Invoice__c/fields/Purchase_Order__c.field-meta.xml': `<CustomField ${XMLNS}>
    <fullName>Purchase_Order__c</fullName><label>Purchase Order</label><type>Text</type><length>80</length>
</CustomField>`,
  'permissionsets/Own_Fields.permissionset-meta.xml': `<PermissionSet ${XMLNS}>
    <label>Own fields</label>
    <fieldPermissions>
        <editable>true</editable><field>Invoice__c.Purchase_Order__c</field><readable>true</readable>
    </fieldPermissions>
</PermissionSet>`,
};

/** The webhooks of the story up to the first invoice, whose custom field has a value. */
export function webhooksWith(purchaseOrder: string): readonly Webhook[] {
  const all = story().flatMap(({ webhooks }) => webhooks);
  const last = all.findIndex(({ context_str: name }) => name === 'invoice');
  return all.slice(0, last + 1).map((webhook) => withPurchaseOrder(webhook, purchaseOrder));
}

/** The same invoice a day later, with another value. */
export function laterWebhook(purchaseOrder: string): Webhook {
  const webhook = webhooksWith(purchaseOrder).at(-1);
  if (webhook === undefined) throw new Error('the story has no invoice');
  const invoice = { ...(webhook.data['invoice'] as object), mod_datetime: '2026-11-01T09:00:00-06:00' };
  return { ...webhook, event: 'update', data: { ...webhook.data, invoice } };
}

function withPurchaseOrder(webhook: Webhook, purchaseOrder: string): Webhook {
  if (webhook.context_str !== 'invoice') return webhook;
  const invoice = { ...(webhook.data['invoice'] as object), custom_1: purchaseOrder };
  return { ...webhook, data: { ...webhook.data, invoice } };
}

/** Sends them as the relay does, the first with this number. */
export async function deliver(scene: Scene, webhooks: readonly Webhook[], first = 1): Promise<readonly string[]> {
  const events: readonly Entry[] = entriesOf(webhooks, 'acme', first);
  const answer = (await scene.org.callAsRelay('events', { events })) as {
    readonly results: readonly { readonly status: string }[];
  };
  return answer.results.map(({ status }) => status);
}
