import { parseArgs } from 'node:util';
import { openProject } from '../project.ts';
import type { TestResult } from '../testing/outcome.ts';
import { runTests } from '../testing/run-tests.ts';
import { formatSummary } from '../testing/report.ts';

const MOST = 10;

/**
 * `npm run conformance -- --suite DIR`: any SFDX project; how many of its tests pass, fail, or meet a gap of the local
 * org, and the ten most frequent reasons, so that the next gap to close is always visible. What does not compile here
 * does not stop the rest.
 */
function main(): number {
  const { values } = parseArgs({
    options: { suite: { type: 'string' }, namespace: { type: 'string' }, verbose: { type: 'boolean', default: false } },
  });
  if (values.suite === undefined) {
    process.stderr.write('conformance: --suite DIR is missing\n');
    return 2;
  }
  const project = openProject({
    projectDir: values.suite,
    ...(values.namespace === undefined ? {} : { namespace: values.namespace }),
  });
  const diagnostics = project.diagnostics.map(
    ({ kind, file, position, message }) => `${kind}: ${file}:${position.line}: ${message}`,
  );
  if (values.verbose) for (const line of diagnostics) process.stdout.write(`${line}\n`);
  const run = runTests(project, { filter: [], coverage: false });
  if (values.verbose)
    for (const test of run.tests)
      if (test.outcome !== 'passed')
        process.stdout.write(`${test.outcome} ${test.class}.${test.method}: ${test.message}\n${test.stack}\n`);
  printTop(
    'reasons of the compiler',
    project.diagnostics.map((diagnostic) => generalized(diagnostic.message)),
  );
  printTop(
    'reasons of tests',
    run.tests.filter((test) => test.outcome !== 'passed').map((test) => reasonOf(test)),
  );
  const all = run.tests.length;
  process.stdout.write(
    `\n${formatSummary(run)} of ${all} (${all === 0 ? 0 : ((100 * run.summary.passed) / all).toFixed(1)} % passed, ${run.summary.ms} ms)\n`,
  );
  return run.summary.failed + run.summary.unsupported === 0 ? 0 : 1;
}

function reasonOf(test: TestResult): string {
  return `${test.outcome}: ${generalized(test.message)}`;
}

/** The same reason at another place counts as the same. */
function generalized(message: string): string {
  return message.replace(/line \d+/g, 'line N').slice(0, 160);
}

function printTop(title: string, reasons: readonly string[]): void {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  if (counts.size === 0) return;
  process.stdout.write(`\n${title}:\n`);
  for (const [reason, count] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST))
    process.stdout.write(`${String(count).padStart(5)}  ${reason}\n`);
}

process.exitCode = main();
