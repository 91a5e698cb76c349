import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { configKeys, type ConfigKey } from './config-keys.ts';
import { FatalError, messageOf } from './core/errors.ts';
import type { SiteSettings } from './provider/webhook-reader.ts';
import type { SalesforceSettings } from './salesforce/session.ts';

export interface Config {
  readonly relayId: string;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly adminToken: string | undefined;
  readonly logLevel: string;
  readonly bodyLimitBytes: number;
  readonly callsInFlight: number;
  readonly sites: readonly SiteSettings[];
  readonly salesforce: SalesforceSettings;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks the environment. Throws `FatalError` with every fault in one line. */
export function readConfig(environment: Environment): Config {
  const faults: string[] = [];
  const read = (key: ConfigKey, suffix = ''): string => valueOf(environment, key, suffix, faults);
  const parsed = settingsSchema.safeParse({
    relayId: read('RELAY_ID'),
    host: read('RELAY_HOST'),
    port: read('RELAY_PORT'),
    dataDir: resolve(read('RELAY_DATA_DIR')),
    adminToken: read('RELAY_ADMIN_TOKEN') || undefined,
    logLevel: read('RELAY_LOG_LEVEL'),
    bodyLimitBytes: read('RELAY_BODY_LIMIT_BYTES'),
    callsInFlight: read('RELAY_CALLS_IN_FLIGHT'),
    salesforce: {
      loginUrl: read('SALESFORCE_LOGIN_URL'),
      clientId: read('SALESFORCE_CLIENT_ID'),
      clientSecret: read('SALESFORCE_CLIENT_SECRET'),
      namespace: read('SALESFORCE_NAMESPACE'),
      callTimeoutMs: read('SALESFORCE_CALL_TIMEOUT_MS'),
    },
  });
  if (!parsed.success) faults.push(...parsed.error.issues.map(faultOf));
  const sites = readSites(read('CHARGEOVER_SITES'), (key, suffix) => read(key, suffix), faults);
  if (faults.length > 0 || !parsed.success) {
    throw new FatalError('CONFIG', `configuration: ${[...new Set(faults)].join('; ')}`);
  }
  const { salesforce } = parsed.data;
  const listed = read('SALESFORCE_ALLOWED_HOSTS')
    .split(',')
    .map((host) => host.trim())
    .filter(Boolean);
  const allowedHosts = listed.length > 0 ? listed : [new URL(salesforce.loginUrl).host, '*.my.salesforce.com'];
  const { adminToken } = parsed.data;
  return Object.freeze({
    ...parsed.data,
    adminToken,
    sites,
    salesforce: Object.freeze({ ...salesforce, allowedHosts }),
  });
}

/** For commands that only read the store. */
export function readDataDir(environment: Environment): string {
  return resolve(valueOf(environment, 'RELAY_DATA_DIR', '', []));
}

const count = (least: number, most: number): z.ZodType<number> => z.coerce.number().int().min(least).max(most);

const settingsSchema = z.object({
  relayId: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'RELAY_ID must be 1 to 40 letters, digits, - or _'),
  host: z.string().min(1, 'RELAY_HOST is empty'),
  port: count(0, 65_535),
  dataDir: z.string(),
  adminToken: z.string().min(16, 'RELAY_ADMIN_TOKEN needs at least 16 characters').optional(),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
  bodyLimitBytes: count(1_024, 16_777_216),
  callsInFlight: count(1, 16),
  salesforce: z.object({
    loginUrl: z.url({
      protocol: /^https?$/,
      error: 'SALESFORCE_LOGIN_URL must be the https URL of the org (My Domain)',
    }),
    clientId: z.string().min(1, 'SALESFORCE_CLIENT_ID is not set'),
    clientSecret: z.string().min(1, 'SALESFORCE_CLIENT_SECRET is not set'),
    namespace: z.string().regex(/^(?:[A-Za-z][A-Za-z0-9_]{0,14})?$/, 'SALESFORCE_NAMESPACE is no namespace'),
    callTimeoutMs: count(1_000, 120_000),
  }),
});

function faultOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.');
  return issue.message.includes('_') ? issue.message : `${path}: ${issue.message}`;
}

/** The value itself, or the content of the file that `KEY_FILE` names, or the default. */
function valueOf(environment: Environment, key: ConfigKey, suffix: string, faults: string[]): string {
  const { isSecret, defaultValue } = configKeys[key];
  const name = key.replace('<SITE>', suffix);
  const value = environment[name]?.trim();
  if (value) return value;
  const file = isSecret ? environment[`${name}_FILE`] : undefined;
  if (!file) return defaultValue ?? '';
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    faults.push(`${name}_FILE can't be read (${messageOf(error)})`);
    return '';
  }
}

type ReadSecret = (key: ConfigKey, suffix?: string) => string;

function readSites(text: string, read: ReadSecret, faults: string[]): readonly SiteSettings[] {
  const sites = parseSites(text, faults);
  if (sites.size === 0) faults.push('CHARGEOVER_SITES is not set (for example acme=acme.chargeover.com)');
  return [...sites].map(([code, hosts]) => {
    const suffix = code.toUpperCase().replaceAll('-', '_');
    if (!/^[a-z][a-z0-9-]{0,19}$/.test(code)) faults.push(`CHARGEOVER_SITES: "${code}" is no site code`);
    const own = [read('CHARGEOVER_SECRET_<SITE>', suffix), read('CHARGEOVER_SECRET_<SITE>_PREVIOUS', suffix)];
    const shared = [read('CHARGEOVER_SECRET'), read('CHARGEOVER_SECRET_PREVIOUS')];
    const secrets = (own[0] ? own : shared).filter(Boolean);
    if (secrets.length === 0) faults.push(`CHARGEOVER_SECRET or CHARGEOVER_SECRET_${suffix} is not set`);
    if (secrets.some((secret) => secret.length < 16)) faults.push('a CHARGEOVER_SECRET is shorter than 16 characters');
    return Object.freeze({ code, hosts, secrets });
  });
}

/** `acme=acme.chargeover.com,beta=beta.chargeover.com`, a code alone, or JSON `{ "acme": ["acme.chargeover.com"] }`. */
function parseSites(text: string, faults: string[]): Map<string, string[]> {
  if (text.startsWith('{')) return parseSitesJson(text, faults);
  const sites = new Map<string, string[]>();
  for (const entry of text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)) {
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
