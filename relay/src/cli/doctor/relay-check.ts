import { readAdminAccess, type Environment } from '../../config.ts';
import { fail, ok, warn, type Check } from './check.ts';

const patienceMs = 5_000;

/** Whether a relay runs where the settings say, and could store a webhook now. */
export async function checkRelay(environment: Environment): Promise<Check> {
  const { url } = readAdminAccess(environment);
  let status: number;
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(patienceMs) });
    await response.body?.cancel();
    status = response.status;
  } catch {
    return warn(
      'relay',
      `none answers at ${url}`,
      'start it with "chargeover-relay start", or check RELAY_HOST, RELAY_PORT',
    );
  }
  if (status === 200) return ok('relay', `runs at ${url} and can store webhooks`);
  if (status === 503) {
    return fail(
      'relay',
      `runs at ${url}, but can't store webhooks`,
      'look at the lines about the store, and at its log',
    );
  }
  return fail('relay', `something else answers at ${url} (${status})`, 'check RELAY_HOST and RELAY_PORT');
}
