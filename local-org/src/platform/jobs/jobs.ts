import type { Id } from '../../runtime/values/scalars.ts';
import type { SObject } from '../../runtime/values/sobject.ts';
import type { Value } from '../../runtime/values/value.ts';
import type { Org } from '../org.ts';

/** Work that waits until its transaction is committed (or, in a test, until `Test.stopTest`). */
export type Job =
  | { readonly kind: 'queueable'; readonly id: Id; readonly target: Value; readonly userId: Id; readonly depth: number }
  | { readonly kind: 'future'; readonly id: Id; readonly run: () => void; readonly userId: Id }
  | { readonly kind: 'batch'; readonly id: Id; readonly target: Value; readonly size: number; readonly userId: Id }
  | {
      readonly kind: 'scheduled';
      readonly id: Id;
      readonly target: Value;
      readonly name: string;
      readonly cron: string;
      readonly userId: Id;
    }
  | { readonly kind: 'events'; readonly events: readonly SObject[] }
  | { readonly kind: 'deployment'; readonly id: Id; readonly run: () => void; readonly userId: Id };

/** The org's queue. Only recorded here: the runner takes the jobs out and runs each as its own transaction. */
export class Jobs {
  private readonly org: Org;
  private waiting: Job[] = [];
  private replayId = 0;
  /** Chain of queueables: 0 outside of one. */
  depth = 0;
  /** What kind of job runs now; the runner sets it. */
  running: 'queueable' | 'future' | 'batch' | 'scheduled' | undefined;
  /** What `System.attachFinalizer` was given by the running queueable. */
  finalizer: Value = null;
  constructor(org: Org) {
    this.org = org;
  }

  get length(): number {
    return this.waiting.length;
  }
  add(job: Job): void {
    this.waiting.push(job);
  }
  publish(events: readonly SObject[]): void {
    this.waiting.push({ kind: 'events', events });
  }
  nextReplayId(): number {
    this.replayId += 1;
    return this.replayId;
  }
  /** A waiting job that was aborted doesn't run. */
  abort(id: Id): void {
    this.waiting = this.waiting.filter((job) => job.kind === 'events' || job.id.value !== id.value);
  }
  /** Takes all waiting jobs out, in the order they were queued. */
  take(): Job[] {
    const jobs = this.waiting;
    this.waiting = [];
    return jobs;
  }
  /** Takes the waiting events out alone (`Test.getEventBus().deliver()`). */
  takeEvents(): SObject[] {
    const events = this.waiting.flatMap((job) => (job.kind === 'events' ? job.events : []));
    this.waiting = this.waiting.filter((job) => job.kind !== 'events');
    return events;
  }
  /** A rolled-back transaction leaves no jobs: put back what waited before it. */
  mark(): readonly Job[] {
    return [...this.waiting];
  }
  restore(mark: readonly Job[]): void {
    this.waiting = [...mark];
  }

  /** A row of AsyncApexJob for a job, and its id. */
  record(type: string, className: string, status = 'Queued'): Id {
    const { org } = this;
    const object = org.object('AsyncApexJob');
    const id = org.ids.next(object);
    const classRow = org.records.where(org.object('ApexClass'), 'fold("Name") = fold(?)', [className])[0];
    const values = new Map<string, Value>([
      ['Id', id],
      ['JobType', type],
      ['Status', status],
      ['CreatedDate', org.now()],
      ['CreatedById', org.user.id],
      ['ApexClassId', classRow?.values.get('Id') ?? null],
      ['JobItemsProcessed', 0],
      ['TotalJobItems', 0],
      ['NumberOfErrors', 0],
    ]);
    org.records.insert(object, values);
    return id;
  }
  /** Changes the status and counts of a job's row. */
  update(id: Id, values: ReadonlyMap<string, Value>): void {
    this.org.records.update(this.org.object('AsyncApexJob'), id.value, values);
  }
}
