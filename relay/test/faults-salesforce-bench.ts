import { PassThrough } from 'node:stream';
import type { TestContext } from 'node:test';
import { BatchSize } from '../src/core/batch-size.ts';
import { DeliveryLoop } from '../src/core/delivery-loop.ts';
import type { EventSummary } from '../src/core/event.ts';
import type { EventStore } from '../src/core/event-store.ts';
import { OrgControl } from '../src/core/org-control.ts';
import { OrgGate } from '../src/core/org-gate.ts';
import { createObserver } from '../src/observe/observer.ts';
import { createSalesforceEndpoint } from '../src/salesforce/salesforce-endpoint.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import { temporaryFolder } from './support/fixtures.ts';
import { applyAll, ScriptedSalesforce } from './support/scripted-salesforce.ts';

/** What stands in answers and settings of these tests, and must stand in no log line. */
export const unsaid = ['client-secret-of-tests', 'token-', 'john@example.com', 'memo-of-a-customer'] as const;

/** Delivery to a scripted org over real HTTP, with true logs, and a clock that only the test moves. */
export class FaultBench {
  readonly org: ScriptedSalesforce;
  readonly store: EventStore;
  readonly loop: DeliveryLoop;
  readonly gate: OrgGate;
  now = Date.UTC(2026, 10, 22);
  #log = '';

  private constructor(t: TestContext, org: ScriptedSalesforce, settled: { loginUrl: string; callTimeoutMs: number }) {
    this.org = org;
    this.store = openSqliteStore(temporaryFolder(t));
    t.after(() => this.store.close());
    const logTo = new PassThrough();
    logTo.on('data', (chunk: Buffer) => (this.#log += chunk.toString('utf8')));
    const observer = createObserver({ relayId: 'relay-1', level: 'info' }, logTo);
    const clock = { now: () => this.now };
    const random = (): number => 1;
    const abort = new AbortController();
    this.gate = new OrgGate(clock, random);
    const settings = {
      ...settled,
      clientId: 'client',
      credentials: { kind: 'secret', clientSecret: 'client-secret-of-tests' },
      namespace: '',
      allowedHosts: [new URL(settled.loginUrl).host],
    } as const;
    const endpoint = createSalesforceEndpoint(settings, abort.signal, {
      now: () => this.now,
      onQuota: (used, limit) => this.gate.learnQuota(used, limit),
      pinOrg: (orgId) => this.store.pin('org', orgId),
    });
    const { store, gate } = this;
    const parts = { relayId: 'relay-1', store, endpoint, observer, clock, steady: clock, random, gate, abort };
    const control = new OrgControl(observer);
    this.loop = new DeliveryLoop(
      { ...parts, control, batchSize: new BatchSize(), callTimeoutMs: settings.callTimeoutMs },
      { callsInFlight: 1, leaseMs: 600_000, idleMs: 1_000 },
    );
  }

  static async start(
    t: TestContext,
    change: { readonly loginUrl?: string; readonly callTimeoutMs?: number } = {},
  ): Promise<FaultBench> {
    const org = await ScriptedSalesforce.start();
    t.after(() => org.stop());
    return new FaultBench(t, org, { loginUrl: org.url, callTimeoutMs: 10_000, ...change });
  }

  /** One event of each customer; each customer is a lane of its own. */
  async receive(...recordIds: readonly string[]): Promise<void> {
    for (const recordId of recordIds) {
      const data = JSON.stringify({ customer: { customer_id: recordId, memo: 'memo-of-a-customer' } });
      const record = { site: 'acme', object: 'customer', recordId, event: 'update', lane: `acme:${recordId}` };
      await this.store.accept({ ...record, parents: [], contentHash: recordId, receivedAt: this.now, data });
    }
  }

  /** Lets time pass, then delivers what is due, until there is nothing to do now. */
  async after(ms: number): Promise<void> {
    this.now += ms;
    while ((await this.loop.turn()) === 'delivered');
  }

  /** The org does its work again. */
  heal(): void {
    this.org.script = applyAll;
    this.org.loginReply = undefined;
    this.org.revoked.clear();
  }

  async row(recordId: string): Promise<EventSummary> {
    const row = (await this.store.recent(100)).find((event) => event.recordId === recordId);
    if (!row) throw new Error(`no event of record ${recordId}`);
    return row;
  }

  /** Lines of one name. */
  async lines(what: string): Promise<Record<string, unknown>[]> {
    return (await this.log())
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line['what'] === what);
  }

  /** All of the log so far; pino writes in the same turn, the stream hands it over in the next. */
  async log(): Promise<string> {
    await new Promise((resolve) => setImmediate(resolve));
    return this.#log;
  }
}
