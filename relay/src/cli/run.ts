import { parseArgs } from 'node:util';
import type { Environment } from '../config.ts';
import { FatalError, messageOf } from '../core/errors.ts';
import { listDeadLetters, orderDeadLetters, showEvent } from './dead-letters.ts';
import { listEvents } from './list-events.ts';
import { status } from './status.ts';

/** What a command needs of the process. */
export interface Terminal {
  readonly environment: Environment;
  readonly stdout: { write(text: string): boolean };
  readonly stderr: { write(text: string): boolean };
  onStopSignal(handle: (signal: string) => void): void;
  /** Ends the process where it stands. */
  endNow(exitCode: number): void;
}

const usage = `usage: chargeover-relay start
       chargeover-relay status [--json]
       chargeover-relay events list [--json] [--limit N]
       chargeover-relay events show ID [--json]
       chargeover-relay dead-letters list [--json] [--limit N]
       chargeover-relay dead-letters show ID [--json]
       chargeover-relay dead-letters retry ID... [--json]
       chargeover-relay dead-letters discard ID... [--json]
       chargeover-relay retry ID... [--json]
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
      case 'dead-letters list':
        return await listDeadLetters(terminal, command);
      case 'events show':
      case 'dead-letters show':
        return await showEvent(terminal, command);
      case 'retry':
      case 'dead-letters retry':
        return await orderDeadLetters(terminal, command, 'retry');
      case 'dead-letters discard':
        return await orderDeadLetters(terminal, command, 'discard');
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
  /** Ids of events. */
  readonly operands: readonly string[];
}

/** Commands that are about events: words after their name are ids, and there is at least one. */
const withOperands = ['events show', 'dead-letters show', 'dead-letters retry', 'dead-letters discard', 'retry'];

function parse(args: readonly string[]): Command | undefined {
  try {
    const options = { json: { type: 'boolean' }, limit: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const limit = Number(values.limit ?? 50);
    if (!Number.isInteger(limit) || limit < 1) return undefined;
    const words = positionals.join(' ');
    const name = withOperands.find((known) => words.startsWith(`${known} `)) ?? words;
    const operands = name === words ? [] : words.slice(name.length + 1).split(' ');
    if (withOperands.includes(name) && operands.length === 0) return undefined;
    return { name, json: values.json ?? false, limit, operands };
  } catch {
    return undefined;
  }
}

function explain(error: unknown): string {
  const message = messageOf(error).replaceAll(/\s*\n\s*/g, ' ');
  // An error that isn't ours is a bug: say what kind, so that it can be reported.
  return error instanceof FatalError ? message : `unexpected error: ${message}`;
}
