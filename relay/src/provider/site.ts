import type { WebhookHead } from '../core/intake.ts';
import { BodyCipher } from './body-cipher.ts';
import { SecretCheck } from './secret.ts';

export interface SiteSettings {
  /** Short permanent code; part of every key in Salesforce. */
  readonly code: string;
  /** Host names that `X-ChargeOver-Source` may carry; none means any. */
  readonly hosts: readonly string[];
  readonly secrets: readonly string[];
  /** Where there are any, the last part of the webhook's path must be one of them, beside the secret. */
  readonly pathSecrets?: readonly string[];
  /** Where there are any, encrypted bodies are taken; those in clear too, so that switching over loses nothing. */
  readonly encryptionKeys?: readonly string[];
}

export interface Site {
  readonly code: string;
  readonly hosts: readonly string[];
  readonly secret: SecretCheck;
  readonly pathSecret: SecretCheck | undefined;
  readonly cipher: BodyCipher | undefined;
  /** Everything above that is secret, as it would stand in JSON. */
  readonly secretTexts: readonly string[];
}

export function toSite({ code, hosts, secrets, pathSecrets = [], encryptionKeys = [] }: SiteSettings): Site {
  return {
    code,
    hosts: hosts.map((host) => host.toLowerCase()),
    secret: new SecretCheck(secrets),
    pathSecret: pathSecrets.length > 0 ? new SecretCheck(pathSecrets) : undefined,
    cipher: encryptionKeys.length > 0 ? new BodyCipher(encryptionKeys) : undefined,
    secretTexts: [...new Set([...secrets, ...pathSecrets, ...encryptionKeys])].map((text) =>
      JSON.stringify(text).slice(1, -1),
    ),
  };
}

/**
 * The header names the site; else the path; else there is only one. A site with hosts takes no header of a stranger. Undefined also
 * if the site asks for a secret path and this is not it. A part of the path that no site asks for is ignored: so the URL can be
 * changed in ChargeOver first.
 */
export function siteOf(sites: readonly Site[], head: WebhookHead): Site | undefined {
  const site = namedSite(sites, head);
  return site?.pathSecret && !site.pathSecret.accepts(head.pathSecret ?? '') ? undefined : site;
}

function namedSite(sites: readonly Site[], head: WebhookHead): Site | undefined {
  const host = head.source?.trim().toLowerCase().replace(/:\d+$/, '');
  const byHost = host ? sites.find((site) => site.hosts.includes(host)) : undefined;
  if (byHost) return byHost;
  const named = head.pathSite !== undefined ? sites.find((site) => site.code === head.pathSite) : onlyOf(sites);
  return host && named && named.hosts.length > 0 ? undefined : named;
}

function onlyOf(sites: readonly Site[]): Site | undefined {
  return sites.length === 1 ? sites[0] : undefined;
}
