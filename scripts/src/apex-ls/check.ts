import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the second compiler says of a project folder; `findings` is empty when it is content. */
export interface ApexLsResult {
  readonly status: number;
  readonly findings: string;
}

export function hasJava(): boolean {
  return spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;
}

/**
 * Runs apex-ls, the Apex compiler of the apex-dev-tools project, over a project: its library is that of API 65. It
 * comes inside the PMD engine of Salesforce's Code Analyzer.
 */
export function runApexLs(projectDir: string): ApexLsResult {
  const engine = dirname(fileURLToPath(import.meta.resolve('@salesforce/code-analyzer-pmd-engine')));
  const jars = join(engine, 'java-lib');
  if (!readdirSync(jars).some((jar) => jar.startsWith('apex-ls'))) throw new Error(`no apex-ls in ${jars}`);
  const run = spawnSync(
    'java',
    [
      '-Xmx1g',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-cp',
      join(jars, '*'),
      'io.github.apexdevtools.apexls.CheckForIssues',
      '-w',
      projectDir,
      '-n',
      '-d',
      'warnings',
    ],
    { encoding: 'utf8' },
  );
  if (run.error !== undefined) throw run.error;
  return { status: run.status ?? 1, findings: `${run.stdout}${run.stderr}`.trim() };
}
