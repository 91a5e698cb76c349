import { createRelay } from '../app.ts';
import { summariseConfig } from '../config-summary.ts';
import { readConfig } from '../config.ts';
import type { Terminal } from './terminal.ts';
import { stopSignals } from './stop-signals.ts';

/** Runs until a stop signal. */
export async function start(terminal: Terminal): Promise<number> {
  const config = readConfig(terminal.environment);
  const logTo = oncePerTurn((text) => terminal.stdout.write(text));
  const relay = await createRelay(config, { logTo });
  const stopped = new Promise<string>((stop) => {
    const endNow = (signal: string): void => terminal.endNow(signal === 'SIGINT' ? 130 : 143);
    terminal.onStopSignal(stopSignals({ now: () => performance.now(), stop, endNow }));
  });
  terminal.stdout.write(`${JSON.stringify({ what: 'relay.configured', ...summariseConfig(config) })}\n`);
  await relay.start();
  await relay.stop(await stopped);
  return 0;
}

/** Writing to a pipe costs a system call, so the lines of one turn of the event loop go out together. */
function oncePerTurn(write: (text: string) => void): { write(line: string): void } {
  let waiting = '';
  const flush = (): void => {
    const text = waiting;
    waiting = '';
    write(text);
  };
  return {
    write: (line) => {
      if (waiting === '') setImmediate(flush);
      waiting += line;
    },
  };
}
