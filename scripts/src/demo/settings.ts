import { parseArgs } from 'node:util';

export interface DemoSettings {
  /** Plays, waits until everything has settled, prints, ends. */
  readonly once: boolean;
  readonly dataDir: string;
  readonly orgPort: number;
  readonly relayPort: number;
}

export const SITE = 'acme';
export const SITE_HOST = 'example.chargeover.com';
/** Secrets of a demo on the loopback address; nothing else ever uses them. */
export const WEBHOOK_SECRET = '0123456789abcdefghijklmnopqrstuv';
export const ADMIN_CLIENT = { id: 'demo-admin', secret: 'demo-admin-secret', username: 'admin@local-org.example' };
export const RELAY_CLIENT = {
  id: 'demo-relay',
  secret: 'demo-relay-secret',
  username: 'integration@local-org.example',
};
export const RELAY_ADMIN_TOKEN = 'demo-relay-admin-token';

export function readSettings(args: readonly string[]): DemoSettings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      once: { type: 'boolean', default: false },
      data: { type: 'string', default: 'data' },
      'org-port': { type: 'string', default: '7700' },
      'relay-port': { type: 'string', default: '7701' },
    },
  });
  return {
    once: values.once,
    dataDir: values.data,
    orgPort: Number(values['org-port']),
    relayPort: Number(values['relay-port']),
  };
}
