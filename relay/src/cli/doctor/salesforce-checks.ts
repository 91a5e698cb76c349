import type { Config } from '../../config.ts';
import type { CallResult } from '../../core/endpoint.ts';
import { createSalesforceEndpoint } from '../../salesforce/salesforce-endpoint.ts';
import { fail, ok, skip, warn, type Check } from './check.ts';
import { checkHealth, healthChecks } from './health-checks.ts';

/** Every name that `checkSalesforce` gives, in its order. */
export const salesforceChecks = ['clock', 'salesforce-login', 'org', ...healthChecks, 'quota'] as const;

interface Heard {
  readonly result: CallResult;
  /** Set when the login worked. */
  readonly orgId: string | undefined;
  /** This machine's time less Salesforce's. */
  readonly skewMs: number | undefined;
  readonly quota: { readonly used: number; readonly limit: number } | undefined;
}

/** Logs in once and asks the package how it does. */
export async function checkSalesforce(config: Config, pinnedOrg: string | undefined): Promise<readonly Check[]> {
  const heard = await ask(config, pinnedOrg);
  const { result, orgId } = heard;
  const clock = checkClock(config, heard.skewMs);
  if (orgId === undefined || (result.kind !== 'answered' && ['INSTANCE_NOT_ALLOWED'].includes(result.code))) {
    const rest = salesforceChecks.slice(2).map((name) => skip(name, 'the login failed'));
    return [clock, checkFailedLogin(result), ...rest];
  }
  const login = ok('salesforce-login', `at ${config.salesforce.loginUrl}`);
  if (pinnedOrg !== undefined && pinnedOrg !== orgId) {
    const found = `the login leads to ${orgId}, but this store has always delivered to ${pinnedOrg}`;
    const advice = 'point SALESFORCE_LOGIN_URL at the right org, or begin with a new store (another RELAY_DATA_DIR)';
    const rest = salesforceChecks.slice(3).map((name) => skip(name, 'it is another org'));
    return [clock, login, fail('org', found, advice), ...rest];
  }
  const org = ok('org', pinnedOrg === undefined ? `${orgId}; the store names none to compare it with` : orgId);
  return [clock, login, org, ...checkHealth(config, result), checkQuota(heard.quota)];
}

async function ask(config: Config, pinnedOrg: string | undefined): Promise<Heard> {
  let orgId: string | undefined;
  let skewMs: number | undefined;
  let quota: Heard['quota'];
  const endpoint = createSalesforceEndpoint(config.salesforce, new AbortController().signal, {
    now: () => Date.now(),
    onQuota: (used, limit) => (quota = { used, limit }),
    onServerTime: (at) => (skewMs = Date.now() - at),
    // Looks only: the store is tied to an org by the relay itself.
    pinOrg: async (found) => {
      orgId = found;
      return pinnedOrg ?? found;
    },
  });
  const result = await endpoint.getHealth();
  return { result, orgId, skewMs, quota };
}

const warnSkewMs = 60_000;
/** An assertion is good for a few minutes around now. */
const mostSkewMs = 300_000;

function checkClock({ salesforce }: Config, skewMs: number | undefined): Check {
  if (skewMs === undefined) return skip('clock', 'Salesforce said no time');
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  const found = `${seconds} s ${skewMs < 0 ? 'behind' : 'ahead of'} Salesforce`;
  if (Math.abs(skewMs) < warnSkewMs) return ok('clock', found);
  const advice = 'let this machine set its clock by NTP';
  const isFatal = Math.abs(skewMs) >= mostSkewMs && salesforce.credentials.kind === 'jwt';
  return isFatal ? fail('clock', `${found}: JWT bearer can't work`, advice) : warn('clock', found, advice);
}

function checkFailedLogin(result: CallResult): Check {
  const name = 'salesforce-login';
  if (result.kind === 'answered') return fail(name, 'the login gave no org', 'check SALESFORCE_LOGIN_URL');
  const found = `${result.message} (${result.code})`;
  if (result.code === 'NETWORK' || result.code === 'LOGIN_TIMEOUT') {
    return fail(name, found, 'check SALESFORCE_LOGIN_URL, DNS, the firewall, and whether the org is under maintenance');
  }
  if (result.code === 'INSTANCE_NOT_ALLOWED') {
    return fail(name, found, 'use the https My Domain URL of the org; list further hosts in SALESFORCE_ALLOWED_HOSTS');
  }
  return fail(
    name,
    found,
    'check SALESFORCE_CLIENT_ID, its secret or key, and the flows and policies of the External Client App',
  );
}

function checkQuota(quota: Heard['quota']): Check {
  if (quota === undefined) return skip('quota', 'the org said nothing of it');
  const percent = (quota.used / quota.limit) * 100;
  const found = `${quota.used} of ${quota.limit} API calls in 24 hours (${percent.toFixed(1)} %)`;
  if (percent < 75) return ok('quota', found);
  const slowed = percent < 90 ? 'calls are spaced out' : 'only live traffic goes, and slowly';
  return warn(
    'quota',
    `${found}: ${slowed}`,
    'see Setup > System Overview for who uses it; buy more calls if it stays so',
  );
}
