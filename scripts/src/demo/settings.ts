import { parseArgs } from 'node:util';
import { StartError } from './child.ts';

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

const USAGE = 'npm start -- [--once] [--data FOLDER] [--org-port 7700] [--relay-port 7701]';

/** Throws a StartError, of one line, for arguments that can't be followed. */
export function readSettings(args: readonly string[]): DemoSettings {
  const values = readOptions(args);
  return {
    once: values.once,
    dataDir: values.data,
    orgPort: portOf('--org-port', values['org-port']),
    relayPort: portOf('--relay-port', values['relay-port']),
  };
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        once: { type: 'boolean', default: false },
        data: { type: 'string', default: 'data' },
        'org-port': { type: 'string', default: '7700' },
        'relay-port': { type: 'string', default: '7701' },
      },
    }).values;
  } catch (error) {
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new StartError(`${said}. ${USAGE}`);
  }
}

function portOf(option: string, text: string): number {
  const port = Number(text);
  if (text.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new StartError(`${option}: expected a number from 0 to 65535, got "${text}". ${USAGE}`);
}
