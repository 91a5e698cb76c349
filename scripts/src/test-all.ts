import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a group of tests came to. */
interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const BUILD = 'build/test';

/** Every test of every part; the last line is `N passed, N failed`. */
async function main(): Promise<number> {
  mkdirSync(BUILD, { recursive: true });
  const tallies = [
    await typeScriptTests(),
    await componentTests(),
    await apexTests('unpackaged', []),
    await apexTests('namespace', ['--namespace', 'testns']),
  ];
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** Node's own runner over all parts. */
async function typeScriptTests(): Promise<Tally> {
  const files = ['relay/test', 'local-org/test', 'scripts/test'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts'))
      .map((path) => join(root, path)),
  );
  console.log(`\n# TypeScript: ${files.length} files`);
  const code = await run([
    '--test',
    '--test-reporter',
    'dot',
    '--test-reporter-destination',
    'stdout',
    '--test-reporter',
    'tap',
    '--test-reporter-destination',
    join(BUILD, 'node.tap'),
    ...files.sort(),
  ]);
  const summary = readFileSync(join(BUILD, 'node.tap'), 'utf8');
  const count = (word: string): number => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(summary)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  console.log(`\n# TypeScript: ${count('pass')} passed, ${failed} failed`);
  return { passed: count('pass'), failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** The Lightning components, built as the org gets them, in Jest. */
async function componentTests(): Promise<Tally> {
  console.log('\n# Lightning components');
  const json = join(BUILD, 'jest.json');
  if ((await run(['scripts/src/lwc/build.ts'])) !== 0) return { passed: 0, failed: 1 };
  const code = await run([
    'node_modules/jest/bin/jest.js',
    '--config',
    'lwc-ts/jest.config.cjs',
    '--json',
    '--outputFile',
    json,
  ]);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(json, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed: numPassedTests, failed: numFailedTests === 0 && code !== 0 ? 1 : numFailedTests };
}

/** The package's Apex tests in the local org. What meets a gap of the local org counts as failed. */
async function apexTests(name: string, args: readonly string[]): Promise<Tally> {
  console.log(`\n# Apex, ${name}`);
  const json = join(BUILD, `apex-${name}.json`);
  const code = await run([
    'local-org/bin/local-org.cjs',
    'test',
    '--project',
    '.',
    '--coverage',
    '--quiet',
    '--json',
    json,
    ...args,
  ]);
  if (code === 2) return { passed: 0, failed: 1 };
  const { summary } = JSON.parse(readFileSync(json, 'utf8')) as {
    summary: { passed: number; failed: number; unsupported: number };
  };
  return { passed: summary.passed, failed: summary.failed + summary.unsupported };
}

function run(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [...args], { stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

process.exitCode = await main();
