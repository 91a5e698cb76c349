import { FatalError } from '../core/errors.ts';

/**
 * Where Salesforce may be reached is a list in the settings, never what an answer says. An entry is a host (with port, if not the
 * default one) or `*.suffix`.
 */
export function assertAllowed(url: string, allowedHosts: readonly string[]): URL {
  const parsed = new URL(url);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(parsed.hostname);
  if (parsed.protocol !== 'https:' && !(parsed.protocol === 'http:' && isLoopback)) {
    throw new FatalError('INSTANCE_NOT_ALLOWED', `Salesforce must be reached by https, not ${parsed.origin}`);
  }
  if (!allowedHosts.some((allowed) => matches(parsed, allowed.toLowerCase()))) {
    throw new FatalError('INSTANCE_NOT_ALLOWED', `${parsed.host} isn't one of SALESFORCE_ALLOWED_HOSTS`);
  }
  return parsed;
}

function matches(url: URL, allowed: string): boolean {
  return allowed.startsWith('*.') ? url.host.endsWith(allowed.slice(1)) : url.host === allowed;
}
