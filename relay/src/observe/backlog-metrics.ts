import { Gauge, type Registry } from 'prom-client';
import type { EventView } from '../core/event-store.ts';

/** Gauges that are read from the store when somebody asks. */
export function addBacklogMetrics(registry: Registry, view: EventView, now: () => number): void {
  new Gauge({
    name: 'relay_events',
    help: 'Events in the store, by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      for (const [state, events] of Object.entries(await view.counts())) this.set({ state }, events);
    },
  });
  new Gauge({
    name: 'relay_oldest_open_event_seconds',
    help: 'Age of the oldest event that is not settled yet',
    registers: [registry],
    async collect() {
      const oldestAt = await view.oldestOpenAt();
      this.set(oldestAt === undefined ? 0 : (now() - oldestAt) / 1_000);
    },
  });
}
