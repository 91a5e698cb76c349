import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { openProject } from '../../src/project.ts';
import { runTests } from '../../src/testing/run-tests.ts';
import { temporaryProject } from '../support/temporary-project.ts';

test('a loop without end is stopped by a limit that can not be caught', () => {
  const source = `@IsTest private class Endless {
    @IsTest static void turns() { Integer n = 0; try { while (true) { n++; } } catch (Exception e) { n = 0; } }
  }`;
  const project = temporaryProject({ 'classes/Endless.cls': source });
  let now = 0;
  const clock = mock.method(performance, 'now', () => (now += 60_000));
  try {
    const [result] = runTests(openProject({ projectDir: project.dir }), { filter: [], coverage: false }).tests;
    assert.equal(result?.outcome, 'failed');
    assert.match(result.message, /^System.LimitException: Apex CPU time limit exceeded/);
  } finally {
    clock.mock.restore();
    project.remove();
  }
});
