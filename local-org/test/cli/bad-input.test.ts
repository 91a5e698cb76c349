import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from '../support/run-cli.ts';
import { temporaryProject } from '../support/temporary-project.ts';

const OBJECT =
  '<CustomObject><label>Log</label><pluralLabel>Logs</pluralLabel><nameField><label>N</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel></CustomObject>';

/** What is wrong, the project's files, what the one error says. */
const CASES: readonly (readonly [what: string, files: Readonly<Record<string, string>>, message: RegExp])[] = [
  [
    'broken XML',
    {
      'objects/Log__c/Log__c.object-meta.xml': OBJECT,
      'objects/Log__c/fields/A__c.field-meta.xml': '<CustomField>\n<label>A</lable>\n</CustomField>',
    },
    /A__c\.field-meta\.xml:2.*/,
  ],
  [
    'an unknown field type',
    {
      'objects/Log__c/Log__c.object-meta.xml': OBJECT,
      'objects/Log__c/fields/A__c.field-meta.xml':
        '<CustomField>\n<fullName>A__c</fullName>\n<label>A</label>\n<type>Txt</type>\n</CustomField>',
    },
    /A__c\.field-meta\.xml:\d+.*Txt/,
  ],
  [
    'a syntax error',
    { 'classes/Foo.cls': 'public class Foo {\n  void run() { Integer n = ; }\n}' },
    /Foo\.cls:2:\d+: error: /,
  ],
];

for (const [what, files, message] of CASES) {
  test(`${what}: one error with file and line, exit code 2, no stack trace of ours`, () => {
    const project = temporaryProject(files);
    const { status, stderr } = runCli(['check', '--project', project.dir]);
    project.remove();
    assert.equal(status, 2);
    assert.match(stderr, message);
    assert.equal(stderr.match(/error: /g)?.length, 1, stderr);
    assert.doesNotMatch(stderr, /\bat .*\.ts:/);
  });
}

test('a class without its meta file: one error that names it', () => {
  const project = temporaryProject({ 'classes/Foo.cls': 'public class Foo { }' });
  rmSync(join(project.dir, 'force-app/classes/Foo.cls-meta.xml'));
  const { status, stderr } = runCli(['check', '--project', project.dir]);
  project.remove();
  assert.equal(status, 2);
  assert.match(stderr, /Foo\.cls.*meta/);
  assert.doesNotMatch(stderr, /\bat .*\.ts:/);
});

test('a folder that is no project: one error that names sfdx-project.json', () => {
  const dir = mkdtempSync(join(tmpdir(), 'no-project-'));
  const { status, stderr } = runCli(['check', '--project', dir]);
  rmSync(dir, { recursive: true });
  assert.equal(status, 2);
  assert.match(stderr, /sfdx-project\.json/);
  assert.doesNotMatch(stderr, /\bat .*\.ts:/);
});

test('an unknown command and an unknown option: usage, exit code 2', () => {
  for (const args of [['dance'], ['test', '--fast'], ['serve', '--port', 'x']]) {
    const { status, stderr } = runCli(args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, /local-org test {2}--project DIR/);
  }
});
