import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openProject, type OpenProject } from '../../src/project.ts';
import { runTests } from '../../src/testing/run-tests.ts';
import { temporaryProject } from '../support/temporary-project.ts';

function projectWith(body: string): OpenProject {
  const project = temporaryProject({ 'classes/GapTest.cls': `@IsTest private class GapTest {\n${body}\n}` });
  try {
    return openProject({ projectDir: project.dir });
  } finally {
    project.remove();
  }
}

function kinds(project: OpenProject): string[] {
  return project.diagnostics.map(({ kind, position }) => `${kind} ${position.line}`);
}

describe('a type of the platform that the library lacks', () => {
  it('is a gap where it is used, and not a mistake of the program', () => {
    const project = projectWith(`
      static Integer sizeOf(Wave.QueryBuilder builder) { return builder.size() + 1; }
      @IsTest static void uses() {
        Wave.QueryBuilder builder = Wave.QueryBuilder.load('a', 'b');
        Integer size = sizeOf(builder) + builder.depth;
      }`);
    assert.deepEqual(kinds(project), ['unsupported 3', 'unsupported 5', 'unsupported 6']);
  });

  it('leaves the tests of the class that do not meet it', () => {
    const project = projectWith(`
      @IsTest static void meets() { Wave.QueryBuilder builder = Wave.QueryBuilder.load('a', 'b'); }
      @IsTest static void doesNot() { List<Wave.QueryBuilder> none = new List<Wave.QueryBuilder>(); Assert.areEqual(0, none.size()); }`);
    const outcomes = runTests(project, { filter: [], coverage: false }).tests.map((test) => test.outcome);
    assert.deepEqual(outcomes, ['unsupported', 'passed']);
  });

  it('does not excuse a mistake in another statement', () => {
    const project = projectWith(`
      @IsTest static void uses() {
        Wave.QueryBuilder builder;
        Integer size = 'text';
      }`);
    assert.deepEqual(kinds(project), ['error 5']);
  });
});
