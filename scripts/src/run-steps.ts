import { spawnSync } from 'node:child_process';

/** A command of the project's own tools. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

/** Runs the steps one after the other, all of them, and says which failed. True: none did. */
export function runSteps(steps: readonly Step[]): boolean {
  const failed: string[] = [];
  for (const { name, command } of steps) {
    const started = performance.now();
    const [program = '', ...args] = command;
    const { status, error } = spawnSync(program, args, { stdio: 'inherit' });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${error === undefined ? '' : ` ${error.message}`}`,
    );
    if (status !== 0) failed.push(name);
  }
  console.log(failed.length === 0 ? `${steps.length} checks passed` : `failed: ${failed.join(', ')}`);
  return failed.length === 0;
}
