import { join } from 'node:path';
import { startChild, type Child } from './child.ts';
import {
  ADMIN_CLIENT,
  RELAY_ADMIN_TOKEN,
  RELAY_CLIENT,
  SITE,
  SITE_HOST,
  WEBHOOK_SECRET,
  type DemoSettings,
} from './settings.ts';

/** The local org with the package, as `local-org serve` runs it. */
export function startOrg(settings: DemoSettings, onLine: (line: string) => void): Promise<Child> {
  const clients = [ADMIN_CLIENT, RELAY_CLIENT].flatMap((client) => [
    '--client',
    `${client.id}:${client.secret}:${client.username}`,
  ]);
  return startChild({
    name: 'local-org',
    args: [
      'local-org/bin/local-org.cjs',
      'serve',
      '--project',
      '.',
      '--port',
      String(settings.orgPort),
      '--data',
      join(settings.dataDir, 'local-org.sqlite'),
      ...clients,
    ],
    // The demo's org holds the package's source, without namespace.
    env: { UNPACKAGED: 'true' },
    readyWhen: 'local-org.started',
    onLine,
  });
}

/** The relay on its embedded store, connected to that org. */
export function startRelay(settings: DemoSettings, orgUrl: string): Promise<Child> {
  return startChild({
    name: 'relay',
    args: ['relay/bin/chargeover-relay.cjs', 'start'],
    env: {
      RELAY_PORT: String(settings.relayPort),
      RELAY_DATA_DIR: join(settings.dataDir, 'relay'),
      RELAY_ADMIN_TOKEN,
      CHARGEOVER_SITES: `${SITE}=${SITE_HOST}`,
      CHARGEOVER_SECRET: WEBHOOK_SECRET,
      SALESFORCE_LOGIN_URL: orgUrl,
      SALESFORCE_CLIENT_ID: RELAY_CLIENT.id,
      SALESFORCE_CLIENT_SECRET: RELAY_CLIENT.secret,
    },
    readyWhen: 'relay.started',
    onLine: () => undefined,
  });
}
