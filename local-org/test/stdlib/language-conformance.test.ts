import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openProject } from '../../src/project.ts';
import { runTests } from '../../src/testing/run-tests.ts';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '..', 'conformance', 'language');

/** The Apex tests of the language, each method one test here. */
describe('language conformance in Apex', () => {
  const project = openProject({ projectDir: PROJECT });
  const run = runTests(project, { filter: [], coverage: false });

  it('compiles without a diagnostic', () => {
    assert.deepEqual(
      project.diagnostics.map(({ file, position, message }) => `${file}:${position.line}: ${message}`),
      [],
    );
  });

  it('finds the tests', () => {
    assert.ok(run.tests.length > 50, `only ${run.tests.length} tests`);
  });

  for (const test of run.tests) {
    it(`${test.class}.${test.method}`, () => {
      assert.equal(test.outcome, 'passed', `${test.message}\n${test.stack}`);
    });
  }
});
