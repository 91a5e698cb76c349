import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import type { EventView } from '../core/event-store.ts';

/** What is asked when somebody reads the metrics. */
export interface RelayState {
  readonly version: string;
  readonly view: Pick<EventView, 'counts' | 'oldestOpenAt' | 'lanes'>;
  /** The breaker, and the part of the org's daily calls that is used (0 to 1), if known. */
  readonly gate: { readonly isOpen: boolean; readonly quotaUsed: number | undefined };
  readonly now: () => number;
}

/** Gauges of the store, the org and the process. Gives what brings them up to date; to be awaited before the registry is read. */
export function addStateMetrics(registry: Registry, state: RelayState): () => Promise<void> {
  new Gauge({
    name: 'relay_build_info',
    help: 'Always 1',
    labelNames: ['version', 'node'],
    registers: [registry],
  }).set({ version: state.version, node: process.version }, 1);
  collectDefaultMetrics({ register: registry });
  const readOrg = orgGauges(registry, state);
  const readStore = storeGauges(registry, state);
  return async () => {
    readOrg();
    await readStore();
  };
}

function orgGauges(registry: Registry, { gate }: RelayState): () => void {
  const registers = [registry];
  const breaker = new Gauge({
    name: 'relay_breaker_open',
    help: '1 while calls are held back because the whole org has a fault',
    registers,
  });
  const quota = new Gauge({
    name: 'relay_org_quota_used_ratio',
    help: "Part of the org's daily API calls that is used; missing until the org has said so",
    registers,
  });
  return () => {
    breaker.set(gate.isOpen ? 1 : 0);
    if (gate.quotaUsed === undefined) quota.remove();
    else quota.set(gate.quotaUsed);
  };
}

function storeGauges(registry: Registry, { view, now }: RelayState): () => Promise<void> {
  const registers = [registry];
  const up = new Gauge({
    name: 'relay_store_up',
    help: '1 if the store could be read for these figures; else those about it are missing',
    registers,
  });
  const events = new Gauge({
    name: 'relay_events',
    help: 'Events in the store, by state',
    labelNames: ['state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'relay_oldest_open_event_seconds',
    help: 'Age of the oldest event that is not settled yet, waiting and parked ones included; 0 if there is none',
    registers,
  });
  const lanes = new Gauge({ name: 'relay_lanes', help: 'Lanes with an event that is not settled yet', registers });
  return async () => {
    try {
      const [counts, oldestAt, count] = [await view.counts(), await view.oldestOpenAt(), await view.lanes()];
      for (const [state, number] of Object.entries(counts)) events.set({ state }, number);
      oldest.set(oldestAt === undefined ? 0 : Math.max(0, now() - oldestAt) / 1_000);
      lanes.set(count);
      up.set(1);
    } catch {
      // Whoever reads this learns it by the 0; the other figures are still worth having.
      events.reset();
      oldest.remove();
      lanes.remove();
      up.set(0);
    }
  };
}
