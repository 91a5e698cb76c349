import { contentHash } from '../core/content-hash.ts';
import type { NewEvent } from '../core/event.ts';
import type { Rejection, WebhookHead, WebhookReader } from '../core/intake.ts';
import { looksEncrypted } from './body-cipher.ts';
import { identify, member } from './identity.ts';
import { withoutSecrets } from './redact.ts';
import { siteOf, toSite, type Site, type SiteSettings } from './site.ts';
import { checkEnvelope, parseObject, type WebhookBody } from './webhook-body.ts';

const unauthorised: Rejection = {
  kind: 'rejected',
  status: 401,
  reason: 'unknown site, or wrong or missing secret',
  sender: 'stranger',
};

/**
 * Reads ChargeOver's webhooks. The secret comes before everything: `X-ChargeOver-Key` if it is there, before the body is looked
 * at; without it `security_token`; if both are there, both must match.
 * https://developer.chargeover.com/docs/webhooks/verifying-webhooks
 */
export function createWebhookReader(settings: readonly SiteSettings[]): WebhookReader {
  const sites = settings.map(toSite);

  /** The site, if what the head says is right as far as it goes. */
  const admitted = (head: WebhookHead): Site | undefined => {
    const site = siteOf(sites, head);
    return site && (head.key === undefined || site.secret.accepts(head.key)) ? site : undefined;
  };

  return {
    refuseHead: (head) => {
      if (!admitted(head)) return unauthorised;
      if (!head.contentEncoding?.trim()) return undefined;
      const sender = head.key === undefined ? 'stranger' : 'known';
      return { kind: 'rejected', status: 415, reason: 'content encodings are not supported', sender };
    },
    read: (head, bytes, receivedAt) => {
      const site = admitted(head);
      if (!site) return unauthorised;
      const read = site.cipher && looksEncrypted(bytes) ? readSealed(site, head, bytes) : readClear(site, head, bytes);
      return 'kind' in read ? read : { kind: 'read', event: toEvent(site, read, receivedAt) };
    },
  };
}

function readClear(site: Site, head: WebhookHead, bytes: Uint8Array): WebhookBody | Rejection {
  const parsed = parseObject(bytes);
  if ('reason' in parsed) return badRequest(parsed.reason, head.key === undefined ? 'stranger' : 'known');
  if (!isTokenRight(site, head, member(parsed.body, 'security_token'))) return unauthorised;
  const checked = checkEnvelope(parsed.body);
  return 'reason' in checked ? badRequest(checked.reason, 'known') : checked;
}

/**
 * An encrypted body has no token. With the key in the header the sender is known. Without it, that the body opens proves who sent
 * it, but only as a whole: the mode has no signature, so any finer answer would tell a stranger byte by byte how to forge one.
 */
function readSealed(site: Site, head: WebhookHead, bytes: Uint8Array): WebhookBody | Rejection {
  const clear = site.cipher?.open(bytes);
  const opened = clear ? parseObject(clear) : { reason: 'the body could not be decrypted' };
  const checked = 'body' in opened ? checkEnvelope(opened.body) : opened;
  const token = 'body' in opened ? member(opened.body, 'security_token') : undefined;
  if (token !== undefined && !isTokenRight(site, head, token)) return unauthorised;
  if ('object' in checked) return checked;
  return head.key === undefined ? unauthorised : badRequest(checked.reason, 'known');
}

function badRequest(reason: string, sender: Rejection['sender']): Rejection {
  return { kind: 'rejected', status: 400, reason, sender };
}

function isTokenRight(site: Site, head: WebhookHead, token: unknown): boolean {
  if (token === undefined || token === null) return head.key !== undefined;
  return typeof token === 'string' && site.secret.accepts(token);
}

function toEvent({ code: site, secretTexts }: Site, parsed: WebhookBody, receivedAt: number): NewEvent {
  const { object, event } = parsed;
  const { recordId, lane, parents } = identify({ site, object, recordId: parsed.recordId, data: parsed.data });
  const data = without(secretTexts, JSON.stringify(withoutSecrets(parsed.data, 'data')));
  // ChargeOver writes the id as a number or as text: that alone makes no other content.
  const envelope = withoutSecrets({ ...parsed.body, context_id: recordId, data: undefined }, '');
  return {
    site,
    object,
    recordId,
    event,
    lane,
    parents,
    contentHash: contentHash(`${JSON.stringify([site, envelope])}${data}`),
    receivedAt,
    data,
  };
}

/** Our own secrets have no business in any field, whatever its name: ChargeOver sends them in one place only. */
function without(secretTexts: readonly string[], json: string): string {
  return secretTexts.some((text) => json.includes(text))
    ? secretTexts.reduce((kept, text) => kept.replaceAll(text, ''), json)
    : json;
}
