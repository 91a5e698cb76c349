import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** As the launcher starts the relay. */
export const node: readonly string[] = [process.execPath, '--max-semi-space-size=4'];

/** `taskset -c <core>` before a command, where the machine has it: the bench says when it has not. */
export function pinned(core: number, command: readonly string[]): readonly string[] {
  return canPin ? ['taskset', '-c', String(core), ...command] : command;
}

/** Moves this process to a core of its own. */
export function pinSelf(core: number): boolean {
  return canPin && spawnSync('taskset', ['-a', '-c', '-p', String(core), String(process.pid)]).status === 0;
}

export class Server {
  readonly #child: ChildProcess;
  readonly url: Promise<string>;
  readonly pid: number;

  /** A server that writes one line with `"url":"…"` when it listens. */
  constructor(command: readonly string[], environment: Readonly<Record<string, string>>) {
    const [file = '', ...args] = command;
    this.#child = spawn(file, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
    this.pid = this.#child.pid ?? 0;
    this.url = this.#urlOf();
  }

  /** Its log is read to the end, since writing it is part of the server's work, but only the first line matters. */
  #urlOf(): Promise<string> {
    return new Promise((resolve, reject) => {
      let text = '';
      this.#child.stdout?.on('data', (chunk: Buffer) => {
        if (text.length > 10_000) return;
        text += chunk.toString();
        const url = /"url":"([^"]+)"/.exec(text)?.[1];
        if (url !== undefined) resolve(url);
      });
      this.#child.once('exit', () => reject(new Error(`the server ended before it listened: ${text}`)));
    });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await exit;
  }
}

/** Resident memory of a process in megabytes, on Linux. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024;
}

export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'relay-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('no values');
  return middle;
}
