import type { AutomationFile } from '../metadata/model.ts';

/** What became of one test method. `unsupported` met a gap of the local org; it is never counted as passed. */
export interface TestResult {
  readonly class: string;
  readonly method: string;
  readonly outcome: 'passed' | 'failed' | 'unsupported';
  readonly message: string;
  readonly stack: string;
  readonly ms: number;
}

export interface ClassCoverage {
  readonly class: string;
  readonly covered: number;
  readonly lines: number;
  readonly uncovered: readonly number[];
}

export interface TestRun {
  readonly summary: {
    readonly passed: number;
    readonly failed: number;
    readonly unsupported: number;
    readonly ms: number;
  };
  readonly compileErrors: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
  readonly tests: readonly TestResult[];
  readonly coverage: readonly ClassCoverage[];
  /** Active flows, processes and workflow rules of the project, which were not run. */
  readonly notRun: readonly AutomationFile[];
}

export function summarize(tests: readonly TestResult[], ms: number): TestRun['summary'] {
  const count = (outcome: TestResult['outcome']): number => tests.filter((test) => test.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), unsupported: count('unsupported'), ms };
}
