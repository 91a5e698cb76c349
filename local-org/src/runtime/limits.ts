/** What one transaction may use. Sources: the Apex Governor Limits page (developer.salesforce.com, apex_gov_limits). */
export interface LimitSet {
  readonly queries: number;
  readonly queryRows: number;
  readonly aggregateQueries: number;
  readonly soslQueries: number;
  readonly dmlStatements: number;
  readonly dmlRows: number;
  readonly callouts: number;
  readonly futureCalls: number;
  readonly queueableJobs: number;
  readonly emailInvocations: number;
  readonly publishImmediateDml: number;
  readonly cpuTime: number;
  readonly heapSize: number;
  readonly queryLocatorRows: number;
  readonly mobilePushApexCalls: number;
  readonly fetchCallsOnApexCursor: number;
}
export type LimitName = keyof LimitSet;

export const SYNCHRONOUS_LIMITS: LimitSet = {
  queries: 100,
  queryRows: 50_000,
  aggregateQueries: 300,
  soslQueries: 20,
  dmlStatements: 150,
  dmlRows: 10_000,
  callouts: 100,
  futureCalls: 50,
  queueableJobs: 50,
  emailInvocations: 10,
  publishImmediateDml: 150,
  cpuTime: 10_000,
  heapSize: 6_000_000,
  queryLocatorRows: 10_000,
  mobilePushApexCalls: 10,
  fetchCallsOnApexCursor: 10,
};

export const ASYNCHRONOUS_LIMITS: LimitSet = {
  ...SYNCHRONOUS_LIMITS,
  queries: 200,
  cpuTime: 60_000,
  heapSize: 12_000_000,
  // A queueable may call 50; future methods and batches may not call any: the call itself is refused.
  futureCalls: 50,
  queueableJobs: 1,
};

/** The platform's words for an exceeded limit; `%` is the number that was reached. */
const MESSAGES: Partial<Record<LimitName, string>> = {
  queries: 'Too many SOQL queries: %',
  queryRows: 'Too many query rows: %',
  soslQueries: 'Too many SOSL queries: %',
  dmlStatements: 'Too many DML statements: %',
  dmlRows: 'Too many DML rows: %',
  callouts: 'Too many callouts: %',
  fetchCallsOnApexCursor: 'Too many fetch calls on ApexCursor: %',
  futureCalls: 'Too many future calls: %',
  queueableJobs: 'Too many queueable jobs added to the queue: %',
  emailInvocations: 'Too many Email Invocations: %',
  publishImmediateDml: 'Too many Publish Immediate DML statements: %',
};

/** Counters of one transaction. `charge` returns the message of the LimitException that is due, or undefined. */
export class Limits {
  readonly max: LimitSet;
  private readonly counts = new Map<LimitName, number>();
  readonly startedAt = performance.now();
  constructor(max: LimitSet) {
    this.max = max;
  }
  used(name: LimitName): number {
    if (name === 'cpuTime') return Math.round(performance.now() - this.startedAt);
    return this.counts.get(name) ?? 0;
  }
  charge(name: LimitName, amount: number): string | undefined {
    const used = this.used(name) + amount;
    this.counts.set(name, used);
    if (used <= this.max[name]) return undefined;
    return (MESSAGES[name] ?? `Too many ${name}: %`).replace('%', String(used));
  }
  /** For the attempts of a partial save: the counters as they stood, to be put back. */
  snapshot(): ReadonlyMap<LimitName, number> {
    return new Map(this.counts);
  }
  restore(snapshot: ReadonlyMap<LimitName, number>): void {
    this.counts.clear();
    for (const [name, count] of snapshot) this.counts.set(name, count);
  }
}
