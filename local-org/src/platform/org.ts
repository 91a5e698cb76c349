import type { FieldDefinition, ObjectDefinition, OrgModel } from '../metadata/model.ts';
import type { SoqlQuery } from '../parser/soql-ast.ts';
import type {
  AccessMode,
  DmlRequest,
  DmlRowResult,
  OrgPort,
  QueryRequest,
  QueryRows,
  SentMessage,
} from '../runtime/org-port.ts';
import type { Limits } from '../runtime/limits.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { TriggerContext, TriggerRunner } from '../runtime/trigger-runner.ts';
import type {
  DescribeFieldValue,
  DescribeObjectValue,
  SObjectFieldValue,
  SObjectTypeValue,
} from '../runtime/values/describe-tokens.ts';
import { ApexDatetime, type Id } from '../runtime/values/scalars.ts';
import type { SObject } from '../runtime/values/sobject.ts';
import type { Value } from '../runtime/values/value.ts';
import { executeDml } from './dml/execute.ts';
import { registerResults } from './library/dml-results.ts';
import { FaultInjector } from './dml/faults.ts';
import { mergeRecords } from './dml/merge.ts';
import { defineFormulaFunction } from './formula/stored-formula.ts';
import { Jobs, type Job } from './jobs/jobs.ts';
import { contextOf } from './security/load-user.ts';
import { seedOrg } from './seed/seed-org.ts';
import { executeQuery } from './soql/execute.ts';
import { defineSoqlFunctions } from './soql/functions.ts';
import { Database } from './store/database.ts';
import { IdSequence } from './store/ids.ts';
import { Records } from './store/records.ts';
import { Tokens } from './tokens.ts';
import type { UserContext } from './user-context.ts';

/** A point to go back to: the rows, the jobs that waited then, and how much was sent. */
export interface Checkpoint {
  readonly depth: number;
  readonly jobs: readonly Job[];
  readonly sent: number;
}

/** What lives as long as a transaction. */
export interface TransactionState {
  /** Kinds of objects changed so far: setup and others can't be mixed. `runAs` begins a new block. */
  changed: { setup: string | undefined; data: string | undefined };
  /** Rows were changed and not committed: no callouts now. */
  uncommittedWork: boolean;
  /** Open savepoints by the number guest code holds. */
  savepoints: Map<number, Checkpoint & { readonly uncommittedWork: boolean }>;
  nextSavepoint: number;
  triggerDepth: number;
  /** Set by `Test.startTest`. */
  testBlock: { readonly outerLimits: Limits; stopped: boolean } | undefined;
}

export interface OrgOptions {
  /** SQLite file; undefined: in memory. */
  readonly dataFile?: string;
  /** Shuffles the rows of queries without ORDER BY, to find tests that rely on an order nobody promised. */
  readonly shuffleSeed?: number;
}

/**
 * The org: its records, users and rights, queries and DML. Make it from the metadata, then `attach` the runtime whose
 * programs run in it. Nothing but `transaction` commits.
 */
export class Org implements OrgPort {
  readonly model: OrgModel;
  readonly options: OrgOptions;
  readonly db: Database;
  readonly records: Records;
  readonly ids: IdSequence;
  readonly tokens = new Tokens();
  readonly faults = new FaultInjector();
  /** Last number of each auto-number field; never rolled back. */
  readonly autoNumbers = new Map<string, number>();
  readonly jobs: Jobs;
  /** What programs sent, oldest first. */
  readonly sent: SentMessage[] = [];
  readonly organizationId: Id;
  readonly standardPricebookId: Id;
  /** Runs guest triggers; undefined until the program is loaded: no triggers. */
  triggers: TriggerRunner | undefined;
  /** The context of the trigger that runs now. */
  trigger: TriggerContext | undefined;
  /** Values of the simple variables in scope, for binds of dynamic queries; the caller of `Database.query` sets it. */
  dynamicBinds: ((name: string) => Value | undefined) | undefined;
  state: TransactionState = freshState();
  private runtime: Runtime | undefined;
  private current: UserContext;

  constructor(model: OrgModel, options: OrgOptions = {}) {
    this.model = model;
    this.options = options;
    this.db = new Database(options.dataFile);
    this.records = new Records(this.db);
    this.ids = new IdSequence(this.db);
    this.jobs = new Jobs(this);
    for (const object of model.objects.values()) if (object.kind !== 'platformEvent') this.db.ensureTable(object);
    defineFormulaFunction(this);
    defineSoqlFunctions(this);
    const seeded = seedOrg(this);
    this.organizationId = seeded.organizationId;
    this.standardPricebookId = seeded.standardPricebookId;
    this.current = contextOf(this, seeded.adminId);
  }

  /** Gives the org the runtime that its exceptions, lists and limits come from. */
  attach(runtime: Runtime): void {
    this.runtime = runtime;
    registerResults(runtime);
  }
  get rt(): Runtime {
    if (this.runtime === undefined) throw new Error('the org has no runtime yet: call attach first');
    return this.runtime;
  }

  get user(): UserContext {
    return this.current;
  }
  now(): ApexDatetime {
    return new ApexDatetime(Date.now());
  }
  label(name: string): string | undefined {
    return this.model.labels.get(name.toLowerCase());
  }

  query(query: SoqlQuery, request: QueryRequest): QueryRows {
    return executeQuery(this, query, request);
  }
  dml(request: DmlRequest): DmlRowResult[] {
    return executeDml(this, request);
  }
  merge(master: SObject, duplicates: readonly SObject[], access: AccessMode, allOrNone: boolean): DmlRowResult {
    return mergeRecords(this, { master, duplicates, access, allOrNone });
  }

  /**
   * Runs `body` as a transaction: committed when it returns, rolled back when it throws. Nested calls (asynchronous work
   * inside a test) keep their rows when the outer one does.
   */
  transaction<T>(body: () => T): T {
    const outer = this.state;
    this.state = freshState();
    const start = this.checkpoint();
    try {
      const result = body();
      this.db.release(start.depth);
      return result;
    } catch (error) {
      this.rewind(start);
      throw error;
    } finally {
      this.state = outer;
    }
  }

  /** As `transaction`, but always rolled back: a test method. */
  isolated<T>(body: () => T): T {
    const outer = { state: this.state, user: this.current };
    this.state = freshState();
    const start = this.checkpoint();
    try {
      return body();
    } finally {
      this.rewind(start);
      this.state = outer.state;
      this.current = outer.user;
    }
  }

  checkpoint(): Checkpoint {
    return { depth: this.db.savepoint(), jobs: this.jobs.mark(), sent: this.sent.length };
  }
  /** Work that was queued since then goes with the rows: a queued job is itself a row of the transaction. */
  rewind(point: Checkpoint): void {
    this.db.rollback(point.depth);
    this.jobs.restore(point.jobs);
    this.sent.splice(point.sent);
  }

  keepSent(message: SentMessage): void {
    this.sent.push(message);
  }

  /** Each object's events are one run of its triggers. */
  deliver(events: readonly SObject[]): void {
    for (const [object, rows] of Map.groupBy(events, (event) => event.definition)) {
      if (this.triggers?.has(object.name, 'after insert') !== true) continue;
      const outer = this.trigger;
      for (const row of rows) row.readOnly = true;
      this.trigger = { object, event: 'after insert', newRows: rows, oldRows: undefined };
      try {
        this.triggers.run(this.trigger);
      } finally {
        this.trigger = outer;
      }
    }
  }

  /** Whether a callout must be refused: rows were changed in this transaction. */
  hasUncommittedWork(): boolean {
    return this.state.uncommittedWork;
  }
  /** Savepoints that were neither released nor rolled back over stand in the way of callouts too. */
  hasOpenSavepoints(): boolean {
    return this.state.savepoints.size > 0;
  }

  /** Queues a call of a @future method; it runs after this transaction. */
  enqueueFuture(className: string, run: () => void): void {
    if (this.jobs.running === 'future' || this.jobs.running === 'batch') {
      throw this.rt.exception('System.AsyncException', 'Future method cannot be called from a future or batch method');
    }
    this.rt.charge('futureCalls');
    this.jobs.add({ kind: 'future', id: this.jobs.record('Future', className), run, userId: this.user.id });
  }

  runAs(user: SObject, body: () => void): void {
    // Apex Developer Guide, "Using the runAs Method": each call counts as a DML statement.
    this.rt.charge('dmlStatements');
    const outer = { user: this.current, changed: this.state.changed };
    this.current = contextOf(this, this.storedUserId(user));
    this.state.changed = { setup: undefined, data: undefined };
    try {
      body();
    } finally {
      this.current = outer.user;
      this.state.changed = outer.changed;
    }
  }

  /** The user whose code runs outside of guest code: HTTP requests, jobs. */
  become(userId: Id): void {
    this.current = contextOf(this, userId);
  }

  /** `System.runAs(new User(…))` inserts the user first. */
  private storedUserId(user: SObject): Id {
    const id = user.values.get('Id');
    if (id !== null && id !== undefined) return id as Id;
    const [result] = this.dml({
      operation: 'insert',
      rows: [user],
      allOrNone: true,
      access: { mode: 'system', sharing: false },
    });
    const error = result?.errors[0];
    if (result?.id === undefined)
      throw this.rt.exception('System.DmlException', `${error?.statusCode}, ${error?.message}`);
    return result.id;
  }

  objectToken(object: ObjectDefinition): SObjectTypeValue {
    return this.tokens.object(object);
  }
  fieldToken(object: ObjectDefinition, field: FieldDefinition): SObjectFieldValue {
    return this.tokens.field(object, field);
  }
  describeObject(object: ObjectDefinition): DescribeObjectValue {
    return this.tokens.describeObject(object);
  }
  describeField(object: ObjectDefinition, field: FieldDefinition): DescribeFieldValue {
    return this.tokens.describeField(object, field);
  }

  /** The object whose ids begin with this prefix. */
  objectOfId(id: Id): ObjectDefinition | undefined {
    this.byPrefix ??= new Map([...this.model.objects.values()].map((object) => [object.keyPrefix, object]));
    return this.byPrefix.get(id.keyPrefix);
  }
  private byPrefix: Map<string | undefined, ObjectDefinition> | undefined;

  /** A definition that the platform itself needs; a missing one is a bug of ours. */
  object(name: string): ObjectDefinition {
    const found = this.model.findObject(name);
    if (found === undefined) throw new Error(`the org lacks ${name}`);
    return found;
  }
}

function freshState(): TransactionState {
  return {
    changed: { setup: undefined, data: undefined },
    uncommittedWork: false,
    savepoints: new Map(),
    nextSavepoint: 1,
    triggerDepth: 0,
    testBlock: undefined,
  };
}
