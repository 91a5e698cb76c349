import { Gauge, Histogram, type Registry } from 'prom-client';
import type { Telemetry } from '../core/telemetry.ts';
import { Tally } from './tally.ts';

/** How long webhooks wait for their answer, and what the calls to Salesforce are like. */
export function createRequestMetrics(registry: Registry): Telemetry {
  const registers = [registry];
  const received = new Tally(registry, {
    name: 'relay_webhooks_received_total',
    help: 'Requests to the webhook doors that were answered, by status',
    labels: ['status'],
  });
  const answering = new Histogram({
    name: 'relay_webhook_duration_seconds',
    help: 'From the headers of a webhook to its answer',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 14],
    registers,
  });
  const inFlight = new Gauge({
    name: 'relay_calls_in_flight',
    help: 'Calls to Salesforce that wait for their answer',
    labelNames: ['door'],
    registers,
  });
  const calling = new Histogram({
    name: 'relay_call_duration_seconds',
    help: 'Calls to Salesforce, by door and kind of result',
    labelNames: ['door', 'result'],
    buckets: [0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120],
    registers,
  });
  const batch = new Histogram({
    name: 'relay_call_events',
    help: 'Events in one call to Salesforce',
    buckets: [1, 2, 5, 10, 25, 50, 100, 200],
    registers,
  });

  return {
    webhook: () => {
      const startedAt = performance.now();
      return {
        taken: () => undefined,
        answered: (status) => {
          received.add({ status: String(status) });
          answering.observe((performance.now() - startedAt) / 1_000);
        },
      };
    },
    call: ({ door, eventIds }) => {
      const startedAt = performance.now();
      inFlight.inc({ door });
      if (door === 'events') batch.observe(eventIds.length);
      return ({ result }) => {
        inFlight.dec({ door });
        calling.observe({ door, result }, (performance.now() - startedAt) / 1_000);
      };
    },
  };
}
