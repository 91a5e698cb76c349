import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runCli } from '../support/run-cli.ts';
import { temporaryProject } from '../support/temporary-project.ts';

const flow = (status: string, triggerType: string): string =>
  `<?xml version="1.0"?><Flow xmlns="http://soap.sforce.com/2006/04/metadata"><processType>AutoLaunchedFlow</processType>
  <start><object>Account</object><recordTriggerType>Create</recordTriggerType>${triggerType}</start><status>${status}</status></Flow>`;
const AFTER_SAVE = '<triggerType>RecordAfterSave</triggerType>';

const project = temporaryProject({
  'flows/Greet.flow-meta.xml': flow('Active', AFTER_SAVE),
  'flows/Old.flow-meta.xml': flow('Obsolete', AFTER_SAVE),
  'flows/Called.flow-meta.xml': flow('Active', ''),
  'flows/Process.flow-meta.xml': `<?xml version="1.0"?><Flow xmlns="http://soap.sforce.com/2006/04/metadata">
  <processMetadataValues><name>ObjectType</name><value><stringValue>Lead</stringValue></value></processMetadataValues>
  <processType>Workflow</processType><status>Active</status></Flow>`,
  'workflows/Case.workflow-meta.xml': `<?xml version="1.0"?><Workflow xmlns="http://soap.sforce.com/2006/04/metadata">
  <rules><fullName>Mail</fullName><active>true</active></rules><rules><fullName>Off</fullName><active>false</active></rules></Workflow>`,
  'classes/OneTest.cls': '@IsTest\nprivate class OneTest {\n@IsTest\nstatic void a() {}\n}',
});
after(() => project.remove());

test('check and test name active flows, processes and workflow rules, which they do not run', () => {
  const json = join(project.dir, 'result.json');
  for (const args of [['check'], ['test', '--json', json]]) {
    const { status, stderr } = runCli([...args, '--project', project.dir]);
    assert.equal(status, 0, stderr);
    assert.deepEqual(
      stderr.split('\n').filter((line) => line.startsWith('not run: ')),
      [
        'not run: force-app/flows/Greet.flow-meta.xml (record-triggered flow on Account)',
        'not run: force-app/flows/Process.flow-meta.xml (process on Lead)',
        'not run: force-app/workflows/Case.workflow-meta.xml (workflow rule Mail on Case)',
      ],
    );
  }
  const { notRun } = JSON.parse(readFileSync(json, 'utf8')) as { notRun: { file: string; what: string }[] };
  assert.deepEqual(notRun[0], {
    file: 'force-app/flows/Greet.flow-meta.xml',
    what: 'record-triggered flow on Account',
  });
  assert.equal(notRun.length, 3);
});
