import { spawn, type ChildProcess } from 'node:child_process';

/** A part of the product running as its own process, as a user would run it. */
export interface Child {
  readonly name: string;
  /** The line of standard output that said it is ready, parsed. */
  readonly ready: Readonly<Record<string, unknown>>;
  /** Resolves with the exit code. */
  readonly exited: Promise<number>;
  stop(): Promise<void>;
}

/** It could not start: its own words on standard error. */
export class StartError extends Error {}

/**
 * Starts a process and waits for the JSON line whose `what` is `readyWhen`. Everything else it prints goes to `onLine`.
 * Rejects with a StartError if it ends before.
 */
export function startChild(options: {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly readyWhen: string;
  readonly onLine: (line: string) => void;
}): Promise<Child> {
  const child = spawn(process.execPath, [...options.args], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
    options.onLine(text.trimEnd());
  });
  return new Promise((resolve, reject) => {
    void exited.then((code) =>
      reject(new StartError(complaints.trim() || `${options.name} ended with exit code ${code}`)),
    );
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const ready = readyLine(line, options.readyWhen);
        if (ready === undefined) options.onLine(line);
        else resolve({ name: options.name, ready, exited, stop: () => stop(child, exited) });
      }
    });
  });
}

function readyLine(line: string, what: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.startsWith('{')) return undefined;
  const parsed = JSON.parse(line) as Readonly<Record<string, unknown>>;
  return parsed['what'] === what ? parsed : undefined;
}

async function stop(child: ChildProcess, exited: Promise<number>): Promise<void> {
  child.kill('SIGTERM');
  await exited;
}
