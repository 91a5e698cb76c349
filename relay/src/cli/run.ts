import { messageOf, RelayError } from '../core/errors.ts';
import { parse } from './parse.ts';
import type { Terminal } from './terminal.ts';
import { help, usage, usageOf } from './usage.ts';

/** Runs one command; gives the exit code: 0 done, 1 it failed (one line on stderr), 2 wrong usage. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parse(args);
  if (parsed.kind === 'help') {
    terminal.stdout.write(help(parsed.info));
    return 0;
  }
  if (parsed.kind === 'wrong') {
    terminal.stderr.write(parsed.info ? usageOf(parsed.info) : usage());
    terminal.stderr.write(`chargeover-relay: ${parsed.message}\n`);
    return 2;
  }
  try {
    return await parsed.info.run(terminal, parsed.command);
  } catch (error) {
    terminal.stderr.write(`chargeover-relay: ${explain(error)}\n`);
    return 1;
  }
}

function explain(error: unknown): string {
  const message = messageOf(error).replaceAll(/\s*\n\s*/g, ' ');
  // An error that isn't ours is a bug: say what kind, so that it can be reported.
  return error instanceof RelayError ? message : `unexpected error: ${message}`;
}
