import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openProject } from '../../src/project.ts';
import { runTests } from '../../src/testing/run-tests.ts';
import { temporaryProject } from '../support/temporary-project.ts';

const FAILING_JOB = `
public class Failing implements Queueable, Database.Batchable<Integer>, Schedulable {
  public void execute(QueueableContext context) { fail(); }
  public void execute(SchedulableContext context) { System.enqueueJob(this); }
  public Iterable<Integer> start(Database.BatchableContext context) { return new List<Integer>{ 1 }; }
  public void execute(Database.BatchableContext context, List<Integer> scope) { fail(); }
  public void finish(Database.BatchableContext context) {}
  @future public static void later() { fail(); }
  private static void fail() { throw new IllegalArgumentException('the job ran'); }
}`;
const TESTS = `
@IsTest private class FailingTest {
  @IsTest static void queueable() { System.enqueueJob(new Failing()); }
  @IsTest static void batch() { Database.executeBatch(new Failing()); }
  @IsTest static void future() { Failing.later(); }
  @IsTest static void queuedByAJobOfStopTest() {
    Test.startTest();
    System.schedule('failing', '0 0 3 * * ?', new Failing());
    Test.stopTest();
    Assert.areEqual(1, [SELECT COUNT() FROM AsyncApexJob WHERE JobType = 'Queueable' AND Status = 'Queued' WITH SYSTEM_MODE]);
  }
  @IsTest static void rolledBack() {
    Savepoint start = Database.setSavepoint();
    System.enqueueJob(new Failing());
    Database.rollback(start);
  }
}`;

/** Evidence: salesforce.stackexchange.com/questions/173723, /298040, /311695. */
test('X6 jobs that still wait when a test method returns run then, and fail it when they fail', () => {
  const project = temporaryProject({ 'classes/Failing.cls': FAILING_JOB, 'classes/FailingTest.cls': TESTS });
  try {
    const run = runTests(openProject({ projectDir: project.dir }), { filter: [], coverage: false });
    assert.deepEqual(
      run.tests.map(({ method, outcome, message }) => `${method}: ${outcome} ${message}`),
      [
        'queueable: failed System.IllegalArgumentException: the job ran',
        'batch: failed System.IllegalArgumentException: the job ran',
        'future: failed System.IllegalArgumentException: the job ran',
        'queuedByAJobOfStopTest: failed System.IllegalArgumentException: the job ran',
        'rolledBack: passed ',
      ],
    );
  } finally {
    project.remove();
  }
});
