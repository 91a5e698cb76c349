import { createRelay } from '../app.ts';
import { summariseConfig } from '../config-summary.ts';
import { readConfig } from '../config.ts';
import { FatalError, messageOf } from '../core/errors.ts';
import type { Terminal } from './run.ts';

/** Runs until a stop signal. */
export async function start(terminal: Terminal): Promise<number> {
  const config = readConfig(terminal.environment);
  const logTo = { write: (line: string) => void terminal.stdout.write(line) };
  const relay = createRelay(config, { logTo });
  const stopped = new Promise<string>((resolve) => terminal.onStopSignal(resolve));
  terminal.stdout.write(`${JSON.stringify({ what: 'relay.configured', ...summariseConfig(config) })}\n`);
  try {
    await relay.start();
  } catch (error) {
    throw new FatalError('LISTEN', listenMessage(error, config.host, config.port), { cause: error });
  }
  await relay.stop(await stopped);
  return 0;
}

function listenMessage(error: unknown, host: string, port: number): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is taken; set RELAY_PORT to another one`;
  return `can't listen on ${host}:${port} (${messageOf(error)})`;
}
