import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inFolder, median, node } from './processes.ts';

const run = promisify(execFile);

export interface DrainRun {
  readonly events: number;
  readonly calls: number;
  readonly perSecond: number;
  readonly peakMb: number;
}

export interface DrainResult {
  readonly small: DrainRun;
  readonly smallPerSecond: number;
  readonly large: DrainRun;
}

/** The small backlog several times (it is over in a second), the large one once. */
export async function benchDrain(smallBacklog: number, largeBacklog: number): Promise<DrainResult> {
  const smalls: DrainRun[] = [];
  for (let round = 0; round < 5; round += 1) smalls.push(await drain(smallBacklog));
  const large = await drain(largeBacklog);
  const [small] = smalls;
  if (!small) throw new Error('no run');
  return { small, smallPerSecond: median(smalls.map(({ perSecond }) => perSecond)), large };
}

function drain(events: number): Promise<DrainRun> {
  return inFolder(async (folder) => {
    const script = join(import.meta.dirname, 'drain-process.ts');
    const [file = '', ...flags] = node;
    await run(file, [...flags, script, 'fill', folder, String(events)]);
    const { stdout } = await run(file, [...flags, script, 'drain', folder]);
    return JSON.parse(stdout) as DrainRun;
  });
}
