import type { Webhook } from '../story/webhook.ts';
import { RELAY_ADMIN_TOKEN, SITE_HOST, WEBHOOK_SECRET } from './settings.ts';

/** Sends a webhook as ChargeOver does: the secret in the header and in the body, slashes escaped. */
export async function playWebhook(relayUrl: string, webhook: Webhook): Promise<number> {
  const body = JSON.stringify({ ...webhook, security_token: WEBHOOK_SECRET }).replaceAll('/', String.raw`\/`);
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
  const response = await fetch(`${relayUrl}/events?limit=200`, {
    headers: { authorization: `Bearer ${RELAY_ADMIN_TOKEN}` },
  });
  if (!response.ok) throw new Error(`the relay answered ${response.status} to GET /events`);
  return (await response.json()) as Awaited<ReturnType<typeof relayEvents>>;
}
