import { runJobsAfterTest } from '../platform/jobs/run-jobs.ts';
import type { OpenProject } from '../project.ts';
import { Limits, SYNCHRONOUS_LIMITS } from '../runtime/limits.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { MethodSymbol } from '../semantic/types.ts';
import { measureCoverage } from './coverage.ts';
import { describeFailure } from './describe-failure.ts';
import { findTests, type TestClass, type TestFilter } from './find-tests.ts';
import { summarize, type TestResult, type TestRun } from './outcome.ts';

export interface RunTestsOptions {
  readonly filter: TestFilter;
  readonly coverage: boolean;
  /** Called after each method. */
  readonly onResult?: (result: TestResult) => void;
}

/**
 * Runs the tests of a project as the platform does: each class's @TestSetup once, each method in a transaction of its own
 * that starts from the setup's data and is rolled back.
 */
export function runTests(project: OpenProject, options: RunTestsOptions): TestRun {
  const started = performance.now();
  const results: TestResult[] = [];
  const broken = brokenFiles(project);
  const note = (result: TestResult): void => {
    results.push(result);
    options.onResult?.(result);
  };
  for (const test of findTests(project.compilation, options.filter)) {
    const reason = broken.get(test.symbol.file ?? '');
    if (reason !== undefined) for (const method of test.methods) note(notRun(test, method, reason));
    else runClass(project, test, note);
  }
  const compileErrors = project.diagnostics.filter((diagnostic) => diagnostic.kind === 'error');
  return {
    summary: summarize(results, Math.round(performance.now() - started)),
    compileErrors: compileErrors.map(({ file, position, message }) => ({
      file,
      line: position.line,
      column: position.column,
      message,
    })),
    tests: results,
    coverage: options.coverage ? measureCoverage(project) : [],
    notRun: project.model.notRun,
  };
}

/** Classes that did not compile: their tests can't be judged here. */
function brokenFiles(project: OpenProject): Map<string, string> {
  const broken = new Map<string, string>();
  for (const { kind, file, message, position } of project.diagnostics) {
    if (kind === 'error' && !broken.has(file))
      broken.set(file, `the class does not compile here: line ${position.line}: ${message}`);
  }
  return broken;
}

function notRun(test: TestClass, method: MethodSymbol, reason: string): TestResult {
  return { class: test.symbol.name, method: method.name, outcome: 'unsupported', message: reason, stack: '', ms: 0 };
}

function runClass(project: OpenProject, test: TestClass, note: (result: TestResult) => void): void {
  const { org } = project;
  org.isolated(() => {
    const failure = runSetups(project, test);
    for (const method of test.methods) {
      if (failure !== undefined) note({ class: test.symbol.name, method: method.name, ...failure, ms: 0 });
      else note(org.isolated(() => runMethod(project, test, method)));
    }
  });
}

function runSetups(
  project: OpenProject,
  test: TestClass,
): Pick<TestResult, 'outcome' | 'message' | 'stack'> | undefined {
  for (const setup of test.setups) {
    const failure = attempt(project, setup);
    if (failure !== undefined) return { ...failure, message: `@TestSetup ${setup.name}: ${failure.message}` };
  }
  return undefined;
}

function runMethod(project: OpenProject, test: TestClass, method: MethodSymbol): TestResult {
  const started = performance.now();
  const failure = attempt(project, method);
  const ms = Math.round(performance.now() - started);
  return { class: test.symbol.name, method: method.name, outcome: 'passed', message: '', stack: '', ...failure, ms };
}

/** One call in a transaction of its own; what it threw, or undefined. */
function attempt(
  project: OpenProject,
  method: MethodSymbol,
): Pick<TestResult, 'outcome' | 'message' | 'stack'> | undefined {
  const { rt, org } = project;
  rt.testRunning = true;
  rt.debugLines.length = 0;
  try {
    rt.transaction(new Limits(SYNCHRONOUS_LIMITS), () => {
      org.transaction(() => {
        rt.program.callStatic(method, []);
        runJobsAfterTest(org);
      });
    });
    return undefined;
  } catch (error) {
    return failureOf(rt, error);
  } finally {
    rt.testRunning = false;
    rt.frames.length = 0;
  }
}

/** A bug of ours spoils one test and not the run; it is shown with our own stack, and never counts as passed. */
function failureOf(rt: Runtime, error: unknown): Pick<TestResult, 'outcome' | 'message' | 'stack'> {
  try {
    return describeFailure(rt, error);
  } catch (bug) {
    if (!(bug instanceof Error)) throw bug;
    const message = `internal error of the local org, please report it: ${bug.message}`;
    return { outcome: 'unsupported', message, stack: bug.stack ?? '' };
  }
}
