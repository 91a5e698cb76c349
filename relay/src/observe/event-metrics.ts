import { Histogram, type Registry } from 'prom-client';
import type { Happening } from '../core/happening.ts';
import { Tally } from './tally.ts';

/** ChargeOver's kinds of objects. Payloads may name any other, so all of those are one: labels must stay few. */
const knownObjects = new Set([
  'customer',
  'user',
  'item',
  'quote',
  'package',
  'invoice',
  'transaction',
  'creditcard',
  'ach',
  'tokenized',
]);

const finalOutcomes: ReadonlySet<string> = new Set([
  'applied',
  'unchanged',
  'skipped',
  'stale',
  'needsMatch',
  'failed',
]);

const minute = 60;
const hour = 60 * minute;
const latencyBuckets = [0.5, 1, 2, 5, 10, 30, minute, 5 * minute, 30 * minute, hour, 6 * hour, 24 * hour, 72 * hour];

/** Counts what happens to events. https://prometheus.io/docs/practices/naming/ */
export function createEventMetrics(registry: Registry): (happening: Happening) => void {
  const registers = [registry];
  const byObject = ['site', 'object'] as const;
  const happenings = new Tally(registry, {
    name: 'relay_happenings_total',
    help: 'Things that happened, by their log name',
    labels: ['kind'],
  });
  const stored = new Tally(registry, {
    name: 'relay_events_stored_total',
    help: 'Webhooks that were stored as events and answered 200',
    labels: byObject,
  });
  const repeated = new Tally(registry, {
    name: 'relay_events_repeated_total',
    help: 'Webhooks that said what the last one of their record had said, answered 200',
    labels: byObject,
  });
  const settled = new Tally(registry, {
    name: 'relay_events_settled_total',
    help: 'Answers of the package for events, by outcome, those that make an event wait or come again included',
    labels: ['outcome'],
  });
  const delivered = new Tally(registry, {
    name: 'relay_events_delivered_total',
    help: 'Events that the package has given its final answer for',
    labels: byObject,
  });
  const latency = new Histogram({
    name: 'relay_event_latency_seconds',
    help: 'From the receipt of a webhook to its record: outcome applied or unchanged. All waiting, parked and tried-again time counts',
    buckets: latencyBuckets,
    registers,
  });

  return (happening) => {
    happenings.add({ kind: happening.kind });
    if (happening.kind === 'event.received') stored.add(labelsOf(happening));
    if (happening.kind === 'event.repeated') repeated.add(labelsOf(happening));
    if (happening.kind !== 'event.settled') return;
    const { outcome } = happening;
    settled.add({ outcome });
    if (finalOutcomes.has(outcome)) delivered.add(labelsOf(happening));
    if (outcome === 'applied' || outcome === 'unchanged') latency.observe(happening.latencyMs / 1_000);
  };
}

function labelsOf({
  site,
  object,
}: {
  readonly site: string;
  readonly object: string;
}): Record<'site' | 'object', string> {
  return { site, object: knownObjects.has(object) ? object : 'other' };
}
