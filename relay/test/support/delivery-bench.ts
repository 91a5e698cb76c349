import type { TestContext } from 'node:test';
import { BatchSize } from '../../src/core/batch-size.ts';
import { DeliveryLoop } from '../../src/core/delivery-loop.ts';
import type { NewEvent, EventSummary } from '../../src/core/event.ts';
import type { EventStore } from '../../src/core/event-store.ts';
import type { Happening, Observer } from '../../src/core/happening.ts';
import { OrgControl } from '../../src/core/org-control.ts';
import { OrgGate } from '../../src/core/org-gate.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { FakeOrg, type Answerer } from './fake-org.ts';
import { temporaryFolder } from './fixtures.ts';

/** A delivery with a clock that only the test moves, and no jitter. */
export class DeliveryBench {
  readonly org: FakeOrg;
  readonly store: EventStore;
  readonly loop: DeliveryLoop;
  readonly happenings: Happening[] = [];
  readonly observer: Observer = { happened: (happening) => this.happenings.push(happening) };
  readonly batchSize = new BatchSize();
  readonly control = new OrgControl(this.observer);
  readonly gate: OrgGate;
  now = Date.UTC(2026, 10, 22);
  #setByMs = 0;

  constructor(t: TestContext, answerer: Answerer) {
    this.org = new FakeOrg(answerer);
    this.store = openSqliteStore(temporaryFolder(t));
    t.after(() => this.store.close());
    const clock = { now: () => this.now };
    const random = (): number => 1;
    const steady = { now: () => this.now - this.#setByMs };
    this.gate = new OrgGate(steady, random);
    this.loop = new DeliveryLoop(
      {
        relayId: 'relay-1',
        store: this.store,
        endpoint: this.org,
        observer: this.observer,
        clock,
        steady,
        random,
        gate: this.gate,
        control: this.control,
        batchSize: this.batchSize,
        callTimeoutMs: 1_000,
        abort: new AbortController(),
      },
      { callsInFlight: 1, leaseMs: 600_000, idleMs: 1_000 },
    );
  }

  /** `invoice:50<customer:1` is an invoice that names a customer as its parent; the lane is the site's only one. */
  async receive(...records: readonly string[]): Promise<void> {
    for (const record of records) await this.store.accept(this.#event(record));
  }

  /** Takes turns until there is nothing to do now. */
  async settle(): Promise<void> {
    while ((await this.loop.turn()) === 'delivered');
  }

  /** Lets time pass, then delivers what has become due. */
  async after(ms: number): Promise<void> {
    this.now += ms;
    await this.settle();
  }

  /** Somebody sets the machine's clock; no time passes. */
  setClock(byMs: number): void {
    this.now += byMs;
    this.#setByMs += byMs;
  }

  async row(recordId: string): Promise<EventSummary> {
    const row = (await this.store.recent(1_000)).find((event) => event.recordId === recordId);
    if (!row) throw new Error(`no event of record ${recordId}`);
    return row;
  }

  kinds(kind: Happening['kind']): Happening[] {
    return this.happenings.filter((happening) => happening.kind === kind);
  }

  #hashes = 0;

  #event(record: string): NewEvent {
    const [own = '', ...parents] = record.split('<');
    const [object = '', recordId = ''] = own.split(':');
    this.#hashes += 1;
    return {
      site: 'acme',
      object,
      recordId,
      event: 'update',
      lane: 'acme:1',
      parents: parents.map((parent) => `acme:${parent}`),
      contentHash: String(this.#hashes),
      receivedAt: this.now,
      data: JSON.stringify({ [object]: { id: recordId } }),
    };
  }
}
