import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { configKeys, type ConfigKey } from './config-keys.ts';
import { FatalError, messageOf } from './core/errors.ts';
import { items, readSites } from './config-sites.ts';
import { isNetwork, isProxy } from './http/client-address.ts';
import type { SiteSettings } from './provider/site.ts';
import { readCredentials, type Credentials } from './salesforce/credentials.ts';
import type { SalesforceSettings } from './salesforce/session.ts';

export interface Config {
  readonly relayId: string;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** PostgreSQL instead of the data folder. Holds a password. */
  readonly databaseUrl: string | undefined;
  readonly adminToken: string | undefined;
  readonly logLevel: string;
  readonly bodyLimitBytes: number;
  readonly refusalsPerMinute: number;
  readonly addresses: readonly string[];
  readonly trustedProxies: readonly string[];
  /** Undefined: no traces. */
  readonly tracing: { readonly sampledRatio: number; readonly exportEveryMs: number } | undefined;
  readonly callsInFlight: number;
  readonly leaseMs: number;
  readonly keepMs: number;
  readonly keepBytes: number;
  readonly sites: readonly SiteSettings[];
  readonly salesforce: SalesforceSettings;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks the environment. Throws `FatalError` with every fault in one line. */
export function readConfig(environment: Environment): Config {
  const faults: string[] = [];
  const read: ReadKey = (key, suffix = '') => valueOf(environment, key, suffix, faults);
  const raw = Object.fromEntries(settingsSchema.keyof().options.map((key) => [key, read(key)]));
  const parsed = settingsSchema.safeParse(raw);
  if (parsed.success && parsed.data.RELAY_LEASE_SECONDS * 500 < parsed.data.SALESFORCE_CALL_TIMEOUT_MS)
    faults.push('RELAY_LEASE_SECONDS must be at least twice SALESFORCE_CALL_TIMEOUT_MS: no call may outlive its lease');
  if (!parsed.success) faults.push(...parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  const sites = readSites(read('CHARGEOVER_SITES'), read, faults);
  const credentials = readCredentials(
    {
      loginUrl: parsed.success ? parsed.data.SALESFORCE_LOGIN_URL : 'https://login.salesforce.com',
      clientSecret: read('SALESFORCE_CLIENT_SECRET'),
      jwtKey: read('SALESFORCE_JWT_KEY'),
      username: read('SALESFORCE_USERNAME'),
      audience: read('SALESFORCE_JWT_AUDIENCE'),
    },
    faults,
  );
  if (faults.length > 0 || !parsed.success) {
    throw new FatalError('CONFIG', `configuration: ${[...new Set(faults)].join('; ')}`);
  }
  return toConfig(parsed.data, sites, credentials);
}

function toConfig(
  settings: z.infer<typeof settingsSchema>,
  sites: readonly SiteSettings[],
  credentials: Credentials,
): Config {
  const loginUrl = settings.SALESFORCE_LOGIN_URL;
  const listed = settings.SALESFORCE_ALLOWED_HOSTS;
  return Object.freeze({
    relayId: settings.RELAY_ID,
    host: settings.RELAY_HOST,
    port: settings.RELAY_PORT,
    dataDir: resolve(settings.RELAY_DATA_DIR),
    databaseUrl: settings.DATABASE_URL || undefined,
    adminToken: settings.RELAY_ADMIN_TOKEN || undefined,
    logLevel: settings.RELAY_LOG_LEVEL,
    bodyLimitBytes: settings.RELAY_BODY_LIMIT_BYTES,
    refusalsPerMinute: settings.RELAY_REFUSALS_PER_MINUTE,
    addresses: Object.freeze(settings.CHARGEOVER_ADDRESSES),
    trustedProxies: Object.freeze(settings.RELAY_TRUSTED_PROXIES),
    tracing: tracingOf(settings),
    callsInFlight: settings.RELAY_CALLS_IN_FLIGHT,
    leaseMs: settings.RELAY_LEASE_SECONDS * 1_000,
    keepMs: settings.RELAY_KEEP_DAYS * 24 * 3_600_000,
    keepBytes: settings.RELAY_KEEP_MB * 1_024 * 1_024,
    sites: Object.freeze(sites),
    salesforce: Object.freeze({
      loginUrl,
      clientId: settings.SALESFORCE_CLIENT_ID,
      credentials,
      namespace: settings.SALESFORCE_NAMESPACE,
      allowedHosts: listed.length > 0 ? listed : [new URL(loginUrl).host, '*.my.salesforce.com'],
      callTimeoutMs: settings.SALESFORCE_CALL_TIMEOUT_MS,
    }),
  });
}

/**
 * Where traces go (`OTEL_EXPORTER_OTLP_*`) and what they say of this service (`OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`), the
 * SDK reads itself: the one exception to the rule that only this file reads the environment.
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
function tracingOf(settings: z.infer<typeof settingsSchema>): Config['tracing'] {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, OTEL_TRACES_EXPORTER } = settings;
  if (settings.OTEL_SDK_DISABLED.toLowerCase() === 'true' || OTEL_TRACES_EXPORTER === 'none') return undefined;
  if (`${OTEL_EXPORTER_OTLP_ENDPOINT}${OTEL_EXPORTER_OTLP_TRACES_ENDPOINT}${OTEL_TRACES_EXPORTER}` === '')
    return undefined;
  // No caller hands a trace over to us: a parent-based sampler is what it is for roots.
  const sampler = settings.OTEL_TRACES_SAMPLER.replace('parentbased_', '');
  const ratio = sampler === 'always_off' ? 0 : 1;
  return Object.freeze({
    sampledRatio: sampler === 'traceidratio' ? settings.OTEL_TRACES_SAMPLER_ARG : ratio,
    exportEveryMs: settings.OTEL_BSP_SCHEDULE_DELAY,
  });
}

/** For commands that only read the store. Throws `FatalError` if the file of a secret can't be read. */
export function readStorePlace(environment: Environment): Pick<Config, 'dataDir' | 'databaseUrl'> {
  const faults: string[] = [];
  const dataDir = resolve(valueOf(environment, 'RELAY_DATA_DIR', '', faults));
  const databaseUrl = valueOf(environment, 'DATABASE_URL', '', faults) || undefined;
  if (faults.length > 0) throw new FatalError('CONFIG', `configuration: ${faults.join('; ')}`);
  return { dataDir, databaseUrl };
}

/** For commands that talk to the running relay: where it listens, and what opens its doors, if that is set. */
export function readAdminAccess(environment: Environment): {
  readonly url: string;
  readonly token: string | undefined;
} {
  const read = (key: ConfigKey): string => valueOf(environment, key, '', []);
  const host = read('RELAY_HOST');
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const written = reached.includes(':') ? `[${reached}]` : reached;
  return { url: `http://${written}:${read('RELAY_PORT')}`, token: read('RELAY_ADMIN_TOKEN') || undefined };
}

const count = (least: number, most: number): z.ZodType<number> => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};

const listOf = (isOne: (item: string) => boolean, error: string): z.ZodType<string[]> =>
  z
    .string()
    .transform((text) => items(text))
    .refine((list) => list.every(isOne), { error });

const isRatio = 'must be a number from 0 to 1';

const required = z.string().min(1, 'is not set');

const settingsSchema = z.object({
  RELAY_ID: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'must be 1 to 40 letters, digits, - or _'),
  RELAY_HOST: required,
  RELAY_PORT: count(0, 65_535),
  RELAY_DATA_DIR: required,
  DATABASE_URL: z.string().regex(/^$|^postgres(?:ql)?:\/\/./, 'must begin with postgresql://'),
  RELAY_ADMIN_TOKEN: z.string().regex(/^$|^.{16,}$/, 'needs at least 16 characters'),
  RELAY_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
  RELAY_BODY_LIMIT_BYTES: count(1_024, 16_777_216),
  RELAY_REFUSALS_PER_MINUTE: count(1, 100_000),
  RELAY_TRUSTED_PROXIES: listOf(isProxy, 'holds something that is no address or network'),
  RELAY_CALLS_IN_FLIGHT: count(1, 16),
  RELAY_LEASE_SECONDS: count(2, 3_600),
  RELAY_KEEP_DAYS: count(1, 3_650),
  RELAY_KEEP_MB: count(16, 1_048_576),
  CHARGEOVER_ADDRESSES: listOf(isNetwork, 'holds something that is no address or network'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.string(),
  OTEL_TRACES_EXPORTER: z.string().regex(/^(?:otlp|none)?$/, 'must be otlp or none'),
  OTEL_SDK_DISABLED: z.string(),
  OTEL_TRACES_SAMPLER: z.string().regex(/^(?:parentbased_)?(?:always_on|always_off|traceidratio)$/, 'is no sampler'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number({ error: isRatio }).min(0, { error: isRatio }).max(1, { error: isRatio }),
  OTEL_BSP_SCHEDULE_DELAY: count(1, 3_600_000),
  SALESFORCE_LOGIN_URL: z.url({ protocol: /^https?$/, error: 'must be the URL of the org (My Domain)' }),
  SALESFORCE_CLIENT_ID: required,
  SALESFORCE_NAMESPACE: z.string().regex(/^(?:[A-Za-z][A-Za-z0-9_]{0,14})?$/, 'is no namespace'),
  SALESFORCE_ALLOWED_HOSTS: z.string().transform((text) => items(text)),
  SALESFORCE_CALL_TIMEOUT_MS: count(1_000, 120_000),
});

export type ReadKey = (key: ConfigKey, suffix?: string) => string;

/** The value itself, or the content of the file that `KEY_FILE` names, or the default. */
function valueOf(environment: Environment, key: ConfigKey, suffix: string, faults: string[]): string {
  const { isSecret, defaultValue, platformName } = configKeys[key];
  const name = key.replace('<SITE>', suffix);
  const value = environment[name]?.trim() || (platformName ? environment[platformName]?.trim() : undefined);
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
