import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openProject } from '../../src/project.ts';
import { execute } from '../../src/testing/execute.ts';

/** Evidence: Apex Developer Guide, "Using Batch Apex": each chunk is a transaction; the others stay when one fails. */
test('X7 a failing chunk undoes nothing of the others, and finish runs', () => {
  const project = openProject({ projectDir: 'local-org/test/conformance/org' });
  const run = (text: string) => execute(project, { name: 'anonymous', text });
  const queued = run(`
    insert as system new List<Account>{ new Account(Name = 'a'), new Account(Name = 'poison'), new Account(Name = 'z') };
    Database.executeBatch(new NameBatch(), 1);`);
  assert.deepEqual(queued, { kind: 'ok' });
  const checked = run(`
    Map<String, String> found = new Map<String, String>();
    for (Account each : [SELECT Name, Description FROM Account WITH SYSTEM_MODE]) found.put(each.Name, each.Description);
    Assert.areEqual('batched', found.get('a'));
    Assert.isNull(found.get('poison'));
    Assert.areEqual('batched', found.get('z'));
    Assert.areEqual('0 3 3 1', found.get('finished'));
    AsyncApexJob job = [SELECT Status, NumberOfErrors FROM AsyncApexJob WHERE JobType = 'BatchApex' WITH SYSTEM_MODE];
    Assert.areEqual('Completed', job.Status);
    Assert.areEqual(1, job.NumberOfErrors);`);
  assert.deepEqual(checked, { kind: 'ok' });
});
