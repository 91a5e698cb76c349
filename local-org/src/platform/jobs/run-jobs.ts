import { ASYNCHRONOUS_LIMITS, Limits } from '../../runtime/limits.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { ApexException, GuestObject } from '../../runtime/values/guest.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { Bag } from '../library/bag.ts';
import { JobContext } from '../library/job-context.ts';
import { QueryLocatorValue } from '../library/query-locator.ts';
import type { Org } from '../org.ts';
import type { Job } from './jobs.ts';

/**
 * Runs the waiting jobs, each as its own transaction with asynchronous limits. In a test (`Test.stopTest`) a failing job
 * throws to the test, scheduled jobs run at once, and what jobs queue is left waiting; elsewhere that runs too, the failure
 * is written to the job's row and scheduled jobs wait for their time.
 */
export function runJobs(org: Org): void {
  if (org.rt.testRunning) {
    for (const job of org.jobs.take()) runJob(org, job);
    return;
  }
  for (let jobs = org.jobs.take(); jobs.length > 0; jobs = org.jobs.take()) {
    const later = jobs.filter((job) => job.kind === 'scheduled');
    for (const job of jobs) if (job.kind !== 'scheduled') runJob(org, job);
    if (org.jobs.length === 0) {
      for (const job of later) org.jobs.add(job);
      return;
    }
    for (const job of later) org.jobs.add(job);
  }
}

/**
 * After a test method has returned, what still waits runs too: jobs that were queued without `stopTest`, and those that
 * jobs of `stopTest` queued. A failure fails the test. salesforce.stackexchange.com/questions/173723, /298040, /311695.
 * Events are not delivered then, and what these jobs queue is not run (assumed).
 */
export function runJobsAfterTest(org: Org): void {
  for (const job of org.jobs.take()) if (job.kind !== 'events') runJob(org, job);
}

/** Hands the waiting platform events to their triggers now: as Automated Process, in a transaction of its own. */
export function deliverEvents(org: Org): void {
  runJob(org, { kind: 'events', events: org.jobs.takeEvents() });
}

function runJob(org: Org, job: Job): void {
  switch (job.kind) {
    case 'events':
      asUser(org, automatedProcess(org), () => isolatedRun(org, () => org.deliver(job.events)));
      return;
    case 'queueable':
      runQueueable(org, job);
      return;
    case 'future':
      asJob(org, job, 'future', () => job.run());
      return;
    case 'deployment':
      asJob(org, job, undefined, () => job.run());
      return;
    case 'batch':
      runBatch(org, job);
      return;
    case 'scheduled':
      asUser(org, job.userId, () => {
        org.jobs.running = 'scheduled';
        isolatedRun(org, () =>
          org.rt.invoke(job.target, 'execute', [new JobContext('System.SchedulableContext', job.id)]),
        );
      });
      // In a test the row stays as it was: reported from orgs, salesforce.stackexchange.com/questions/115359.
      if (org.rt.testRunning) return;
      org.records.update(
        org.object('CronTrigger'),
        job.id.value,
        new Map<string, Value>([
          ['TimesTriggered', 1],
          ['PreviousFireTime', org.now()],
        ]),
      );
  }
}

function runQueueable(org: Org, job: Extract<Job, { kind: 'queueable' }>): void {
  org.jobs.finalizer = null;
  const failure = asJob(org, job, 'queueable', () => {
    org.jobs.depth = job.depth;
    org.rt.invoke(job.target, 'execute', [new JobContext('System.QueueableContext', job.id)]);
  });
  const { finalizer } = org.jobs;
  org.jobs.finalizer = null;
  if (finalizer === null) return;
  const { rt } = org;
  const context = new Bag('System.FinalizerContext', {
    jobId: job.id,
    requestId: `local-${job.id.value}`,
    result: rt.enumValue('System.ParentJobResult', failure === undefined ? 'SUCCESS' : 'UNHANDLED_EXCEPTION'),
    exception: failure ?? null,
  });
  asUser(org, job.userId, () => isolatedRun(org, () => rt.invoke(finalizer, 'execute', [context])));
}

/**
 * Source: Apex Developer Guide, "Using Batch Apex": start, one transaction a chunk, finish. A chunk that fails undoes
 * nothing of the others, and the job completes with a count of errors; in a test it ends the job and throws to the test.
 */
function runBatch(org: Org, job: Extract<Job, { kind: 'batch' }>): void {
  const { rt } = org;
  const context = new JobContext('Database.BatchableContext', job.id);
  tracked(org, job, 'batch', () => {
    const chunks = isolatedRun(org, () => chunksOf(org, rt.invoke(job.target, 'start', [context]), job.size));
    if (rt.testRunning && chunks.length > 1) {
      throw rt.exception(
        'System.UnexpectedException',
        'No more than one executeBatch can be called from within a test method.  Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.',
      );
    }
    let errors = 0;
    for (const [i, chunk] of chunks.entries()) {
      if (!runBatchChunk(org, job, () => rt.invoke(job.target, 'execute', [context, chunk]))) errors += 1;
      org.jobs.update(
        job.id,
        new Map<string, Value>([
          ['TotalJobItems', chunks.length],
          ['JobItemsProcessed', i + 1],
          ['NumberOfErrors', errors],
        ]),
      );
    }
    isolatedRun(org, () => rt.invoke(job.target, 'finish', [context]));
  });
}

/** Whether the chunk went well. */
function runBatchChunk(org: Org, job: Extract<Job, { kind: 'batch' }>, body: () => void): boolean {
  const stateful = org.rt.isInstance(job.target, org.rt.types.named('Database.Stateful'));
  const saved = stateful ? undefined : fieldsOf(job.target);
  try {
    isolatedRun(org, body);
    return true;
  } catch (error) {
    if (org.rt.testRunning || !(error instanceof ApexException)) throw error;
    return false;
  } finally {
    if (saved !== undefined) Object.assign(job.target as GuestObject, saved);
  }
}

/** Without Database.Stateful a chunk's changes of fields are forgotten. */
function fieldsOf(target: Value): object | undefined {
  return target instanceof GuestObject ? { ...target } : undefined;
}

function chunksOf(org: Org, source: Value, size: number): ApexList[] {
  const rows =
    source instanceof QueryLocatorValue ? source.rows : source instanceof ApexList ? source : drained(org, source);
  const chunks: ApexList[] = [];
  for (let at = 0; at < rows.items.length; at += size)
    chunks.push(new ApexList(rows.type, rows.items.slice(at, at + size)));
  return chunks;
}

function drained(org: Org, iterable: Value): ApexList {
  const { rt } = org;
  const iterator = rt.invoke(iterable, 'iterator');
  const items: Value[] = [];
  while (rt.invoke(iterator, 'hasNext') === true) items.push(rt.invoke(iterator, 'next'));
  return rt.list('Object', items);
}

/** Runs a job that is one transaction. */
function asJob(
  org: Org,
  job: { readonly id: Id; readonly userId: Id },
  kind: Org['jobs']['running'],
  body: () => void,
): ApexException | undefined {
  return tracked(org, job, kind, () => isolatedRun(org, body));
}

/** Keeps the status of a job's row. Gives the guest exception that ended the job, or undefined. */
function tracked(
  org: Org,
  job: { readonly id: Id; readonly userId: Id },
  kind: Org['jobs']['running'],
  body: () => void,
): ApexException | undefined {
  org.jobs.update(job.id, new Map<string, Value>([['Status', 'Processing']]));
  let failure: ApexException | undefined;
  asUser(org, job.userId, () => {
    org.jobs.running = kind;
    try {
      body();
    } catch (error) {
      if (!(error instanceof ApexException)) throw error;
      failure = error;
    }
  });
  const end = new Map<string, Value>([
    ['Status', failure === undefined ? 'Completed' : 'Failed'],
    ['CompletedDate', org.now()],
    ['ExtendedStatus', failure?.message ?? null],
  ]);
  if (failure !== undefined) end.set('NumberOfErrors', 1);
  org.jobs.update(job.id, end);
  if (failure !== undefined && org.rt.testRunning && org.jobs.finalizer === null) throw failure;
  return failure;
}

/**
 * A transaction of its own, but in a test static variables are one with those of the test:
 * salesforce.stackexchange.com/questions/128169.
 */
function isolatedRun<T>(org: Org, body: () => T): T {
  const { rt } = org;
  const limits = new Limits(ASYNCHRONOUS_LIMITS);
  return rt.testRunning
    ? rt.withLimits(limits, () => org.transaction(body))
    : rt.transaction(limits, () => org.transaction(body));
}

function asUser(org: Org, userId: Id, body: () => void): void {
  const outer = { user: org.user.id, running: org.jobs.running, depth: org.jobs.depth };
  org.become(userId);
  try {
    body();
  } finally {
    org.become(outer.user);
    org.jobs.running = outer.running;
    org.jobs.depth = outer.depth;
  }
}

function automatedProcess(org: Org): Id {
  const id = org.records.where(org.object('User'), `"UserType" = 'AutomatedProcess'`)[0]?.values.get('Id');
  return id instanceof Id ? id : org.user.id;
}
