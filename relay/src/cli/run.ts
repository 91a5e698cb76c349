import { parseArgs } from 'node:util';
import type { Environment } from '../config.ts';
import { FatalError, messageOf } from '../core/errors.ts';
import { listEvents } from './list-events.ts';
import { status } from './status.ts';

/** What a command needs of the process. */
export interface Terminal {
  readonly environment: Environment;
  readonly stdout: { write(text: string): boolean };
  readonly stderr: { write(text: string): boolean };
  onStopSignal(handle: (signal: string) => void): void;
}

const usage = `usage: chargeover-relay start
       chargeover-relay status [--json]
       chargeover-relay events list [--json] [--limit N]
`;

/** Runs one command; gives the exit code: 0 done, 1 it failed (one line on stderr), 2 no such command. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const command = parse(args);
  if (!command) {
    terminal.stderr.write(usage);
    return 2;
  }
  try {
    switch (command.name) {
      case 'start': {
        // Only here: server and Salesforce client take half a second to load, which `status` needn't pay.
        const { start } = await import('./start.ts');
        return await start(terminal);
      }
      case 'status':
        return await status(terminal, command);
      case 'events list':
        return await listEvents(terminal, command);
      default:
        terminal.stderr.write(usage);
        return 2;
    }
  } catch (error) {
    terminal.stderr.write(`chargeover-relay: ${explain(error)}\n`);
    return 1;
  }
}

export interface Command {
  readonly name: string;
  readonly json: boolean;
  readonly limit: number;
}

function parse(args: readonly string[]): Command | undefined {
  try {
    const options = { json: { type: 'boolean' }, limit: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const limit = Number(values.limit ?? 50);
    if (!Number.isInteger(limit) || limit < 1) return undefined;
    return { name: positionals.join(' '), json: values.json ?? false, limit };
  } catch {
    return undefined;
  }
}

function explain(error: unknown): string {
  const message = messageOf(error).replaceAll(/\s*\n\s*/g, ' ');
  // An error that isn't ours is a bug: say what kind, so that it can be reported.
  return error instanceof FatalError ? message : `unexpected error: ${message}`;
}
