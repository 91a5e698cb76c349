import { z } from 'zod';
import type { ReadKey } from './config.ts';
import { isCipherKey } from './provider/body-cipher.ts';
import type { SiteSettings } from './provider/site.ts';

/** The ChargeOver accounts, each with its secrets: its own ones, or those of all sites. */
export function readSites(text: string, read: ReadKey, faults: string[]): readonly SiteSettings[] {
  const sites = parseSites(text, faults);
  if (sites.size === 0) faults.push('CHARGEOVER_SITES is not set (for example acme=acme.chargeover.com)');
  return [...sites].map(([code, hosts]) => {
    const suffix = code.toUpperCase().replaceAll('-', '_');
    if (!/^[a-z][a-z0-9-]{0,19}$/.test(code)) faults.push(`CHARGEOVER_SITES: "${code}" is no site code`);
    const secrets = currentAndPrevious('CHARGEOVER_SECRET', suffix, read);
    if (secrets.length === 0) faults.push(`CHARGEOVER_SECRET or CHARGEOVER_SECRET_${suffix} is not set`);
    checkLength('CHARGEOVER_SECRET', secrets, faults);
    const pathSecrets = currentAndPrevious('CHARGEOVER_PATH_SECRET', suffix, read);
    checkLength('CHARGEOVER_PATH_SECRET', pathSecrets, faults);
    if (pathSecrets.some((secret) => !/^[\w-]*$/.test(secret)))
      faults.push('a CHARGEOVER_PATH_SECRET has other characters than letters, digits, - and _');
    const encryptionKeys = currentAndPrevious('CHARGEOVER_ENCRYPTION_KEY', suffix, read);
    if (!encryptionKeys.every(isCipherKey)) faults.push('a CHARGEOVER_ENCRYPTION_KEY has not 16, 24 or 32 bytes');
    return Object.freeze({ code, hosts, secrets, pathSecrets, encryptionKeys });
  });
}

type SiteKey = 'CHARGEOVER_SECRET' | 'CHARGEOVER_PATH_SECRET' | 'CHARGEOVER_ENCRYPTION_KEY';

function currentAndPrevious(key: SiteKey, suffix: string, read: ReadKey): readonly string[] {
  const own = [read(`${key}_<SITE>`, suffix), read(`${key}_<SITE>_PREVIOUS`, suffix)];
  const shared = [read(key), read(`${key}_PREVIOUS`)];
  return (own[0] ? own : shared).filter(Boolean);
}

function checkLength(key: SiteKey, secrets: readonly string[], faults: string[]): void {
  if (secrets.some((secret) => secret.length < 16)) faults.push(`a ${key} is shorter than 16 characters`);
  if (secrets.some((secret) => Buffer.byteLength(secret) > 254)) faults.push(`a ${key} has over 254 bytes`);
}

/** `acme=acme.chargeover.com,beta=beta.chargeover.com`, a code alone, or JSON `{ "acme": ["acme.chargeover.com"] }`. */
function parseSites(text: string, faults: string[]): Map<string, string[]> {
  if (text.startsWith('{')) return parseSitesJson(text, faults);
  const sites = new Map<string, string[]>();
  for (const entry of items(text)) {
    const [code = '', host] = entry.split('=').map((part) => part.trim());
    sites.set(code, [...(sites.get(code) ?? []), ...(host ? [host] : [])]);
  }
  return sites;
}

function parseSitesJson(text: string, faults: string[]): Map<string, string[]> {
  const schema = z.record(z.string(), z.union([z.string().transform((host) => [host]), z.array(z.string())]));
  try {
    return new Map(Object.entries(schema.parse(JSON.parse(text))));
  } catch {
    faults.push('CHARGEOVER_SITES is no JSON of the form {"acme": ["acme.chargeover.com"]}');
    return new Map();
  }
}

/** What a list in a setting holds. */
export function items(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
