import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runCli } from '../support/run-cli.ts';
import { temporaryProject } from '../support/temporary-project.ts';

const project = temporaryProject({
  'classes/Sum.cls': `public with sharing class Sum {
    public static Integer of(Integer a, Integer b) {
        if (a == null) {
            return b;
        }
        return a + b;
    }
}`,
  'classes/SumTest.cls': `@IsTest
private class SumTest {
    @IsTest
    static void adds() {
        System.assertEquals(3, Sum.of(1, 2));
    }
    @IsTest
    static void fails() {
        System.assertEquals(4, Sum.of(1, 2), 'one and two');
    }
    @IsTest
    static void throwsInDepth() {
        depth(null);
    }
    private static void depth(String text) {
        Integer length = text.length();
    }
    @IsTest
    static void meetsAGap() {
        Object found = [FIND 'x' IN ALL FIELDS RETURNING Account];
    }
}`,
});
after(() => project.remove());

test('prints each method, failures with message, stack and source line; exit code 1', () => {
  const { status, stdout } = runCli(['test', '--project', project.dir]);
  assert.equal(status, 1, stdout);
  assert.match(stdout, /✔ SumTest\.adds/);
  assert.match(
    stdout,
    /✖ SumTest\.fails[^]*System\.AssertException: Assertion Failed: one and two: Expected: 4, Actual: 3/,
  );
  assert.match(stdout, /Class\.SumTest\.fails: line 9, column 1/);
  assert.match(stdout, /> System\.assertEquals\(4/);
  assert.match(
    stdout,
    /✖ SumTest\.throwsInDepth[^]*NullPointerException: Attempt to de-reference a null object\n.*Class\.SumTest\.depth: line 16, column 1\n.*Class\.SumTest\.throwsInDepth: line 13, column 1/,
  );
  assert.match(stdout, /1 passed, 2 failed, 1 unsupported\n$/);
});

test('a gap of ours is unsupported, with its position, and never passed', () => {
  const { stdout } = runCli(['test', '--project', project.dir, '--method', 'SumTest.meetsAGap']);
  assert.match(stdout, /– SumTest\.meetsAGap[^]*Unsupported: SOSL[^]*SumTest\.cls:20/);
  assert.match(stdout, /0 passed, 0 failed, 1 unsupported\n$/);
});

test('--method runs one method and --class one class', () => {
  const { status, stdout } = runCli(['test', '--project', project.dir, '--method', 'sumtest.ADDS']);
  assert.equal(status, 0, stdout);
  assert.match(stdout, /1 passed, 0 failed\n$/);
});

test('--coverage leaves test classes out and names uncovered lines', () => {
  const { stdout } = runCli(['test', '--project', project.dir, '--coverage', '--method', 'SumTest.adds']);
  assert.match(stdout, /^Sum +66 % {2}2\/3 {2}not covered: 4$/m);
  assert.doesNotMatch(stdout, /^SumTest/m);
});

test('--json and --junit write every method', () => {
  const [json, junit] = [join(project.dir, 'run.json'), join(project.dir, 'run.xml')];
  runCli(['test', '--project', project.dir, '--json', json, '--junit', junit]);
  const run = JSON.parse(readFileSync(json, 'utf8')) as {
    summary: unknown;
    tests: { class: string; method: string; outcome: string; stack: string }[];
  };
  assert.deepEqual(Object.keys(run), ['summary', 'compileErrors', 'tests', 'coverage', 'notRun']);
  assert.deepEqual(
    run.tests.map((one) => [one.class, one.method, one.outcome]),
    [
      ['SumTest', 'adds', 'passed'],
      ['SumTest', 'fails', 'failed'],
      ['SumTest', 'throwsInDepth', 'failed'],
      ['SumTest', 'meetsAGap', 'unsupported'],
    ],
  );
  assert.match(readFileSync(junit, 'utf8'), /<testsuite name="local-org" tests="4" failures="2" skipped="1"/);
});

test('a class that does not compile stops the run, unless --keep-going, which reports its tests as unsupported', () => {
  const broken = temporaryProject({
    'classes/Broken.cls': '@IsTest\nprivate class Broken {\n    @IsTest static void one() { Integer n = missing; }\n}',
    'classes/Fine.cls': '@IsTest\nprivate class Fine {\n    @IsTest static void two() { }\n}',
  });
  const stopped = runCli(['test', '--project', broken.dir]);
  const going = runCli(['test', '--project', broken.dir, '--keep-going']);
  broken.remove();
  assert.equal(stopped.status, 2);
  assert.match(
    stopped.stderr,
    /Broken\.cls:3:\d+: error: Variable does not exist: missing\n.*Integer n = missing; \}\n +\^/,
  );
  assert.equal(going.status, 2);
  assert.match(going.stdout, /– Broken\.one[^]*does not compile[^]*✔ Fine\.two/);
  assert.match(going.stdout, /1 passed, 0 failed, 1 unsupported/);
});

test('exec runs anonymous Apex from standard input and prints its debug lines', () => {
  const { status, stdout } = runCli(
    ['exec', '--project', project.dir, '-'],
    "for (Integer i = 0; i < 2; i++) { System.debug('sum ' + Sum.of(i, 1)); }",
  );
  assert.equal(status, 0, stdout);
  assert.match(stdout, /sum 1\n[^]*sum 2\n/);
});

test('exec says what failed, and a compile error has its caret', () => {
  const failed = runCli(['exec', '--project', project.dir, '-'], 'Integer n = 1 / 0;');
  assert.equal(failed.status, 1);
  assert.match(failed.stderr, /System\.MathException: Divide by 0\nAnonymousBlock: line 1, column 1/);
  const wrong = runCli(['exec', '--project', project.dir, '-'], 'Integer n = missing;');
  assert.equal(wrong.status, 2);
  assert.match(
    wrong.stderr,
    /AnonymousBlock:1:13: error: Variable does not exist: missing\nInteger n = missing;\n {12}\^/,
  );
});

test('R4 a callout without a mock is refused with a position, never answered', () => {
  const { status, stderr } = runCli(
    ['exec', '--project', project.dir, '-'],
    "HttpRequest r = new HttpRequest();\nr.setEndpoint('https://example.com');\nr.setMethod('GET');\nnew Http().send(r);",
  );
  assert.equal(status, 1);
  assert.match(stderr, /Unsupported|CalloutException|Unauthorized endpoint/);
  assert.match(stderr, /:4|line 4/);
});
