import { BatchSize } from '../src/core/batch-size.ts';
import { steadyClock, systemClock } from '../src/core/clock.ts';
import type { EventsRequest } from '../src/core/contract.ts';
import { DeliveryLoop } from '../src/core/delivery-loop.ts';
import type { CallResult } from '../src/core/endpoint.ts';
import type { NewEvent } from '../src/core/event.ts';
import { OrgControl } from '../src/core/org-control.ts';
import { OrgGate } from '../src/core/org-gate.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import { Bodies } from './bodies.ts';
import { residentMb } from './processes.ts';

/**
 * `fill FOLDER COUNT` stores a backlog; `drain FOLDER` delivers it to an org that answers at once, and prints one line of JSON. Two
 * processes, so that the memory of the second is that of draining. The rate is taken after the first `warmUp` events, when the
 * batch size has been learnt.
 */
const [task = '', folder = '.', total = '0'] = process.argv.slice(2);
const warmUp = 3_000;
const eventsPerLane = 20;

const store = openSqliteStore(folder);
if (task === 'fill') await fill(Number(total));
else await drain();
await store.close();

async function fill(events: number): Promise<void> {
  const bodies = new Bodies();
  for (let next = 0; next < events; next += 500) {
    const group = Array.from({ length: Math.min(500, events - next) }, (_, index) =>
      event(next + index, bodies.next()),
    );
    await Promise.all(group.map((one) => store.accept(one)));
  }
}

async function drain(): Promise<void> {
  const { pending } = await store.counts();
  let calls = 0;
  let delivered = 0;
  let warmAt = 0;
  let peakMb = 0;
  const endpoint = {
    postEvents: async (request: EventsRequest): Promise<CallResult> => {
      calls += 1;
      delivered += request.events.length;
      if (warmAt === 0 && delivered >= warmUp) warmAt = performance.now();
      if (calls % 20 === 0) peakMb = Math.max(peakMb, residentMb(process.pid));
      const results = request.events.map(({ id }) => ({ id, status: 'applied', logId: 'a05000000000001AAA' }));
      return { kind: 'answered', body: { contractVersion: 1, results, usage: { elapsedMs: 1_500 } } };
    },
  };
  const random = (): number => 1;
  const observer = { happened: () => undefined };
  const loop = new DeliveryLoop(
    {
      relayId: 'bench',
      store,
      endpoint,
      observer,
      clock: systemClock,
      steady: steadyClock,
      random,
      gate: new OrgGate(steadyClock, random),
      control: new OrgControl(observer),
      batchSize: new BatchSize(),
      callTimeoutMs: 30_000,
      abort: new AbortController(),
    },
    { callsInFlight: 1, leaseMs: 600_000, idleMs: 1_000 },
  );
  while ((await loop.turn()) === 'delivered');
  const seconds = (performance.now() - warmAt) / 1_000;
  const { finished } = await store.counts();
  if (finished !== pending) throw new Error(`delivered ${finished} of ${pending}`);
  console.log(JSON.stringify({ events: pending, calls, perSecond: (pending - warmUp) / seconds, peakMb }));
}

function event(index: number, data: string): NewEvent {
  const customer = String(Math.floor(index / eventsPerLane));
  return {
    site: 'acme',
    object: 'invoice',
    recordId: String(index),
    event: 'update',
    lane: `acme:${customer}`,
    parents: [`acme:customer:${customer}`],
    contentHash: String(index).padStart(64, '0'),
    receivedAt: Date.now(),
    data,
  };
}
