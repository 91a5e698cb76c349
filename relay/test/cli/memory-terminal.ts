import { run } from '../../src/cli/run.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process; it sees no environment but the given one. */
export async function runCommand(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  const code = await run(args, {
    environment,
    stdout: { write: (text) => ((stdout += text), true) },
    stderr: { write: (text) => ((stderr += text), true) },
    onStopSignal: () => undefined,
    endNow: () => undefined,
  });
  return { code, stdout, stderr };
}
