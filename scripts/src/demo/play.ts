import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RELAY_ADMIN_TOKEN, SITE_HOST, WEBHOOK_SECRET } from './settings.ts';

/** The sample webhooks that the demo plays, in this order. */
export const STORY = ['customer.insert', 'customer.update'];

const FIXTURES = 'relay/test/fixtures/webhooks';

/** Sends one sample as ChargeOver does. */
export async function playWebhook(relayUrl: string, name: string): Promise<number> {
  const body = readFileSync(join(FIXTURES, `${name}.json`));
  const response = await fetch(`${relayUrl}/webhooks/chargeover`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-chargeover-key': WEBHOOK_SECRET,
      'x-chargeover-source': SITE_HOST,
    },
    body,
  });
  await response.text();
  return response.status;
}

/** A row of the relay's own list. */
export interface RelayEvent {
  readonly id: string;
  readonly site: string;
  readonly object: string;
  readonly recordId: string;
  readonly event: string;
  readonly state: string;
  readonly attempts: number;
  readonly repeats: number;
  readonly outcome: string | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly logId: string | null;
}

export async function relayEvents(
  relayUrl: string,
): Promise<{ readonly counts: Readonly<Record<string, number>>; readonly events: readonly RelayEvent[] }> {
  const response = await fetch(`${relayUrl}/events?limit=50`, {
    headers: { authorization: `Bearer ${RELAY_ADMIN_TOKEN}` },
  });
  if (!response.ok) throw new Error(`the relay answered ${response.status} to GET /events`);
  return (await response.json()) as Awaited<ReturnType<typeof relayEvents>>;
}
