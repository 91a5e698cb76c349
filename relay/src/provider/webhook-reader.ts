import { contentHash } from '../core/content-hash.ts';
import type { NewEvent } from '../core/event.ts';
import type { Rejection, WebhookHead, WebhookReader } from '../core/intake.ts';
import { identify } from './identity.ts';
import { withoutSecrets } from './redact.ts';
import { SecretCheck } from './secret.ts';
import { parseWebhookBody, type WebhookBody } from './webhook-body.ts';

export interface SiteSettings {
  /** Short permanent code; part of every key in Salesforce. */
  readonly code: string;
  /** Host names that `X-ChargeOver-Source` may carry; none means any. */
  readonly hosts: readonly string[];
  readonly secrets: readonly string[];
}

interface Site {
  readonly code: string;
  readonly hosts: readonly string[];
  readonly secret: SecretCheck;
}

const unauthorised: Rejection = { kind: 'rejected', status: 401, reason: 'unknown site, or wrong or missing secret' };

/**
 * Reads ChargeOver's webhooks. The secret comes before everything: `X-ChargeOver-Key` if it is there, before the body is looked
 * at; without it `security_token`; if both are there, both must match.
 * https://developer.chargeover.com/docs/webhooks/verifying-webhooks
 */
export function createWebhookReader(settings: readonly SiteSettings[]): WebhookReader {
  const sites: readonly Site[] = settings.map(({ code, hosts, secrets }) => ({
    code,
    hosts: hosts.map((host) => host.toLowerCase()),
    secret: new SecretCheck(secrets),
  }));

  return {
    refuseHead: (head) => {
      const encoding = head.contentEncoding?.trim();
      if (encoding) return { kind: 'rejected', status: 415, reason: 'content encodings are not supported' };
      const site = siteOf(sites, head);
      if (!site) return unauthorised;
      return head.key === undefined || site.secret.accepts(head.key) ? undefined : unauthorised;
    },
    read: (head, bytes, receivedAt) => {
      const site = siteOf(sites, head);
      if (!site || (head.key !== undefined && !site.secret.accepts(head.key))) return unauthorised;
      const parsed = parseWebhookBody(bytes);
      if (parsed.kind === 'rejected') return parsed;
      if (!isTokenRight(site, head, parsed.securityToken)) return unauthorised;
      return { kind: 'read', event: toEvent(site.code, parsed, receivedAt) };
    },
  };
}

/** The header names the site; else the path; else there is only one. A site with hosts takes no header of a stranger. */
function siteOf(sites: readonly Site[], head: WebhookHead): Site | undefined {
  const host = head.source?.trim().toLowerCase().replace(/:\d+$/, '');
  const byHost = host ? sites.find((site) => site.hosts.includes(host)) : undefined;
  if (byHost) return byHost;
  const named = head.pathSite !== undefined ? sites.find((site) => site.code === head.pathSite) : onlyOf(sites);
  return host && named && named.hosts.length > 0 ? undefined : named;
}

function onlyOf(sites: readonly Site[]): Site | undefined {
  return sites.length === 1 ? sites[0] : undefined;
}

function isTokenRight(site: Site, head: WebhookHead, token: unknown): boolean {
  if (token === undefined || token === null) return head.key !== undefined;
  return typeof token === 'string' && site.secret.accepts(token);
}

function toEvent(site: string, parsed: WebhookBody, receivedAt: number): NewEvent {
  const { object, event } = parsed;
  const { recordId, lane, parents } = identify({ site, object, recordId: parsed.recordId, data: parsed.data });
  const data = JSON.stringify(withoutSecrets(parsed.data, 'data'));
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
