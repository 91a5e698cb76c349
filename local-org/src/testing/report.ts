import type { OpenProject } from '../project.ts';
import type { TestResult, TestRun } from './outcome.ts';

const MARKS: Record<TestResult['outcome'], string> = { passed: '✔', failed: '✖', unsupported: '–' };

/** One line a test; for what did not pass, message, stack and the source line it points at. */
export function formatResult(project: OpenProject, result: TestResult): string {
  const head = `${MARKS[result.outcome]} ${result.class}.${result.method} (${result.ms} ms)`;
  if (result.outcome === 'passed') return head;
  const details = [
    result.message,
    ...result.stack.split('\n').filter((line) => line !== ''),
    sourceLine(project, result.stack),
  ];
  return [head, ...details.filter((line) => line !== undefined).map((line) => `    ${line}`)].join('\n');
}

/** The source line of the topmost frame. */
function sourceLine(project: OpenProject, stack: string): string | undefined {
  const match = /^(?:Class|Trigger)\.([\w.]+?)(?:\.[^.:]+)?: line (\d+)/m.exec(stack);
  const name = match?.[1]?.split('.').filter((part) => part !== project.model.namespace)[0];
  const source = [...project.model.classes, ...project.model.triggers].find(
    (candidate) => candidate.name.toLowerCase() === name?.toLowerCase(),
  );
  const line = source?.text.split(/\r?\n/)[Number(match?.[2]) - 1];
  return line === undefined ? undefined : `> ${line.trim()}`;
}

export function formatCoverage(run: TestRun): string {
  const rows = run.coverage.map((row) => ({ ...row, percent: Math.floor((100 * row.covered) / row.lines) }));
  const width = Math.max(5, ...rows.map((row) => row.class.length));
  const lines = rows.map(
    (row) =>
      `${row.class.padEnd(width)} ${String(row.percent).padStart(4)} %  ${row.covered}/${row.lines}${row.uncovered.length === 0 ? '' : `  not covered: ${ranges(row.uncovered)}`}`,
  );
  const covered = rows.reduce((sum, row) => sum + row.covered, 0);
  const all = rows.reduce((sum, row) => sum + row.lines, 0);
  return [
    ...lines,
    `${'total'.padEnd(width)} ${String(all === 0 ? 100 : Math.floor((100 * covered) / all)).padStart(4)} %  ${covered}/${all}`,
  ].join('\n');
}

/** 1, 2, 3, 7 → `1-3, 7` */
function ranges(lines: readonly number[]): string {
  const out: [number, number][] = [];
  for (const line of lines) {
    const last = out.at(-1);
    if (last !== undefined && last[1] === line - 1) last[1] = line;
    else out.push([line, line]);
  }
  return out.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

export function formatSummary(run: TestRun): string {
  const { passed, failed, unsupported } = run.summary;
  return `${passed} passed, ${failed} failed${unsupported === 0 ? '' : `, ${unsupported} unsupported`}`;
}

/** JUnit XML, as CI systems read it. */
export function toJUnit(run: TestRun): string {
  const escape = (text: string): string =>
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/[^\t\n\r\u0020-\uFFFD]/g, '?');
  const cases = run.tests.map((test) => {
    const body =
      test.outcome === 'passed'
        ? ''
        : test.outcome === 'failed'
          ? `<failure message="${escape(test.message)}">${escape(test.stack)}</failure>`
          : `<skipped message="${escape(test.message)}"/>`;
    return `  <testcase classname="${escape(test.class)}" name="${escape(test.method)}" time="${test.ms / 1000}">${body}</testcase>`;
  });
  const { passed, failed, unsupported, ms } = run.summary;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="local-org" tests="${passed + failed + unsupported}" failures="${failed}" skipped="${unsupported}" time="${ms / 1000}">\n${cases.join('\n')}\n</testsuite>\n`;
}
