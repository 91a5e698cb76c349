import { nativeClass, refused, type NativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { copyJob } from '../jobs/copy-job.ts';
import { nextFireTime, parseCron } from '../jobs/cron.ts';
import { Bag, bagProperties } from './bag.ts';
import type { JobContext } from './job-context.ts';
import { orgOf } from './org-of.ts';

const invoke =
  (name: string) =>
  (rt: Runtime, self: Value, ...args: Value[]): Value =>
    rt.invoke(self, name, args);
const jobId = (_rt: Runtime, self: JobContext): Id => self.id;

/** Source: Apex Developer Guide, "Queueable Apex", "Batch Apex", "Apex Scheduler"; Apex Reference for each class. */
export const asyncClasses: readonly NativeClass[] = [
  nativeClass(
    'System.Queueable',
    { kind: 'interface' },
    { 'void execute(System.QueueableContext context)': invoke('execute') },
  ),
  nativeClass('System.QueueableContext', { kind: 'interface' }, { 'Id getJobId()': jobId }),
  nativeClass(
    'System.Schedulable',
    { kind: 'interface' },
    { 'void execute(System.SchedulableContext context)': invoke('execute') },
  ),
  nativeClass('System.SchedulableContext', { kind: 'interface' }, { 'Id getTriggerId()': jobId }),
  nativeClass(
    'System.Finalizer',
    { kind: 'interface' },
    { 'void execute(System.FinalizerContext context)': invoke('execute') },
  ),
  nativeClass(
    'System.FinalizerContext',
    { kind: 'interface' },
    {
      'Id getAsyncApexJobId()': (_rt: Runtime, self: Bag) => self.get('jobId'),
      'String getRequestId()': (_rt: Runtime, self: Bag) => self.get('requestId'),
      'System.ParentJobResult getResult()': (_rt: Runtime, self: Bag) => self.get('result'),
      'Exception getException()': (_rt: Runtime, self: Bag) => self.get('exception'),
    },
  ),
  nativeClass(
    'System.ParentJobResult',
    { kind: 'enum', constants: ['SUCCESS', 'UNHANDLED_EXCEPTION'], complete: true },
    {},
  ),
  nativeClass(
    'System.AsyncOptions',
    {},
    {
      'new()': () => new Bag('System.AsyncOptions'),
      ...bagProperties('Integer maximumQueueableStackDepth', 'Integer minimumQueueableDelayInMinutes'),
    },
  ),
  nativeClass(
    'Database.Batchable',
    { kind: 'interface', typeParameters: ['T'] },
    {
      'Object start(Database.BatchableContext context)': invoke('start'),
      'void execute(Database.BatchableContext context, List<T> scope)': invoke('execute'),
      'void finish(Database.BatchableContext context)': invoke('finish'),
    },
  ),
  nativeClass(
    'Database.BatchableContext',
    { kind: 'interface' },
    { 'Id getJobId()': jobId, 'Id getChildJobId()': jobId },
  ),
  ...['Stateful', 'AllowsCallouts', 'RaisesPlatformEvents'].map((name) =>
    nativeClass(`Database.${name}`, { kind: 'interface', complete: true }, {}),
  ),
  nativeClass(
    'System.System',
    {},
    {
      'static Id enqueueJob(Object queueable)': (rt: Runtime, target: Value) => enqueue(rt, target),
      'static Id enqueueJob(Object queueable, Integer delay)': (rt: Runtime, target: Value) => enqueue(rt, target),
      'static Id enqueueJob(Object queueable, System.AsyncOptions options)': (
        rt: Runtime,
        target: Value,
        options: Bag | null,
      ) => {
        const limit = options?.get('maximumQueueableStackDepth');
        if (typeof limit === 'number' && orgOf(rt).jobs.depth >= limit) {
          throw rt.exception('System.AsyncException', 'Maximum stack depth has been reached.');
        }
        return enqueue(rt, target);
      },
      'static String schedule(String name, String cron, Object schedulable)': schedule,
      'static String scheduleBatch(Object batchable, String name, Integer minutes)': refused('batches at a later time'),
      'static String scheduleBatch(Object batchable, String name, Integer minutes, Integer scope)':
        refused('batches at a later time'),
      'static void abortJob(String jobId)': abortJob,
      'static Boolean isBatch()': (rt: Runtime) => orgOf(rt).jobs.running === 'batch',
      'static Boolean isFuture()': (rt: Runtime) => orgOf(rt).jobs.running === 'future',
      'static Boolean isQueueable()': (rt: Runtime) => orgOf(rt).jobs.running === 'queueable',
      'static Boolean isScheduled()': (rt: Runtime) => orgOf(rt).jobs.running === 'scheduled',
      'static void attachFinalizer(Object finalizer)': (rt: Runtime, finalizer: Value) =>
        attachFinalizer(rt, finalizer),
    },
  ),
];

/** Only recorded; runs after commit. In a test a queueable may not chain another: Apex Developer Guide, "Queueable Apex Limits". */
function enqueue(rt: Runtime, target: Value): Id {
  if (target === null) throw rt.nullPointer();
  const org = orgOf(rt);
  rt.charge('queueableJobs');
  if (rt.testRunning && org.jobs.depth > 0) {
    throw rt.exception('System.AsyncException', 'Maximum stack depth has been reached.');
  }
  const copy = copyJob(rt, target);
  const id = org.jobs.record('Queueable', rt.typeOf(target).name);
  org.jobs.add({ kind: 'queueable', id, target: copy, userId: org.user.id, depth: org.jobs.depth + 1 });
  return id;
}

/** `Database.executeBatch`: scope 1–2000. */
export function enqueueBatch(rt: Runtime, target: Value, size: number): string {
  if (target === null) throw rt.nullPointer();
  if (size < 1 || size > 2000)
    throw rt.exception('System.InvalidParameterValueException', 'Batch scope must be between 1 and 2000');
  const org = orgOf(rt);
  const copy = copyJob(rt, target);
  const id = org.jobs.record('BatchApex', rt.typeOf(target).name, 'Holding');
  org.jobs.add({ kind: 'batch', id, target: copy, size, userId: org.user.id });
  return id.value;
}

function schedule(rt: Runtime, name: string | null, cron: string | null, target: Value): string {
  if (name === null || cron === null || target === null) throw rt.nullPointer();
  const org = orgOf(rt);
  const problem = parseCron(cron);
  if (problem.kind === 'problem') throw rt.exception('System.StringException', problem.message);
  const taken = org.records.where(org.object('CronJobDetail'), '"Name" = ?', [name]).length > 0;
  if (taken)
    throw rt.exception('System.AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
  const detail = org.ids.next(org.object('CronJobDetail'));
  org.records.insert(
    org.object('CronJobDetail'),
    new Map<string, Value>([
      ['Id', detail],
      ['Name', name],
      ['JobType', '7'],
    ]),
  );
  const id = org.ids.next(org.object('CronTrigger'));
  org.records.insert(
    org.object('CronTrigger'),
    new Map<string, Value>([
      ['Id', id],
      ['CronJobDetailId', detail],
      ['CronExpression', cron],
      ['State', 'WAITING'],
      ['TimesTriggered', 0],
      ['NextFireTime', nextFireTime(problem, org.now(), org.user.timeZone)],
      ['StartTime', org.now()],
      ['OwnerId', org.user.id],
      ['CreatedById', org.user.id],
      ['CreatedDate', org.now()],
      ['TimeZoneSidKey', org.user.timeZone],
    ]),
  );
  org.jobs.add({ kind: 'scheduled', id, target: copyJob(rt, target), name, cron, userId: org.user.id });
  return id.value;
}

function abortJob(rt: Runtime, text: string | null): void {
  const id = text === null ? undefined : Id.parse(text);
  if (id === undefined) throw rt.exception('System.StringException', `Invalid id: ${text ?? ''}`);
  const org = orgOf(rt);
  org.jobs.abort(id);
  const trigger = org.records.find(org.object('CronTrigger'), id);
  if (trigger === undefined) {
    org.jobs.update(
      id,
      new Map<string, Value>([
        ['Status', 'Aborted'],
        ['CompletedDate', org.now()],
      ]),
    );
    return;
  }
  const detail = trigger.values.get('CronJobDetailId');
  org.records.remove(org.object('CronTrigger'), id.value);
  if (detail instanceof Id) org.records.remove(org.object('CronJobDetail'), detail.value);
}

function attachFinalizer(rt: Runtime, finalizer: Value): void {
  const { jobs } = orgOf(rt);
  if (jobs.running !== 'queueable')
    throw rt.exception('System.HandledException', 'System.attachFinalizer is only allowed in a queueable job');
  if (jobs.finalizer !== null)
    throw rt.exception('System.HandledException', 'More than one Finalizer cannot be attached to same Async Apex Job');
  jobs.finalizer = finalizer;
}
