import { readConfig, type Config, type Environment } from '../../config.ts';
import { FatalError } from '../../core/errors.ts';
import { fail, ok, warn, type Check } from './check.ts';

export function checkConfig(environment: Environment): {
  readonly checks: readonly Check[];
  readonly config: Config | undefined;
} {
  try {
    const config = readConfig(environment);
    return { checks: [ok('configuration', describe(config)), checkAdminDoor(config)], config };
  } catch (error) {
    if (!(error instanceof FatalError)) throw error;
    const found = error.message.replace(/^configuration: /, '');
    const advice = 'set these keys in the environment or in *_FILE; the README lists all of them';
    return { checks: [fail('configuration', found, advice)], config: undefined };
  }
}

function describe({ sites, salesforce, relayId }: Config): string {
  const login = salesforce.credentials.kind === 'jwt' ? 'JWT bearer' : 'client credentials';
  return `${relayId}; sites ${sites.map(({ code }) => code).join(', ')}; ${login} at ${salesforce.loginUrl}`;
}

function checkAdminDoor({ adminToken }: Config): Check {
  if (adminToken !== undefined) return ok('admin-door', 'RELAY_ADMIN_TOKEN is set');
  const advice = 'set RELAY_ADMIN_TOKEN (16 characters or more) for status, retry, pause and resume of a running relay';
  return warn('admin-door', 'RELAY_ADMIN_TOKEN is not set: the doors of an operator are shut', advice);
}
