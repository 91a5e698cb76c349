import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openProject, type OpenOptions } from '../../src/project.ts';
import { runTests } from '../../src/testing/run-tests.ts';

const HERE = dirname(fileURLToPath(import.meta.url));

/** Every SFDX project in this folder: Apex tests of the platform's behaviour, each method one test here. */
const PROJECTS = readdirSync(HERE).filter((name) => existsSync(join(HERE, name, 'sfdx-project.json')));

for (const name of PROJECTS) {
  describe(`conformance in Apex: ${name}`, () => {
    const project = openProject(optionsOf(join(HERE, name)));
    const run = runTests(project, { filter: [], coverage: false });

    it('compiles without a diagnostic, and has tests', () => {
      assert.deepEqual(
        project.diagnostics.map(({ file, position, message }) => `${file}:${position.line}: ${message}`),
        [],
      );
      assert.ok(run.tests.length > 0);
    });

    for (const test of run.tests) {
      it(`${test.class}.${test.method}`, () => {
        assert.equal(test.outcome, 'passed', `${test.message}\n${test.stack}`);
      });
    }
  });
}

/** The namespace is that of the project's own file; a `scratch-def.json` beside it is the org's definition. */
function optionsOf(projectDir: string): OpenOptions {
  const file: unknown = JSON.parse(readFileSync(join(projectDir, 'sfdx-project.json'), 'utf8'));
  const namespace = typeof file === 'object' && file !== null && 'namespace' in file ? file.namespace : undefined;
  const definitionFile = join(projectDir, 'scratch-def.json');
  return {
    projectDir,
    ...(typeof namespace === 'string' && namespace !== '' ? { namespace } : {}),
    ...(existsSync(definitionFile) ? { definitionFile } : {}),
  };
}
