import { pino, type DestinationStream } from 'pino';
import { Counter, Histogram, Registry } from 'prom-client';
import type { Happening, Observer } from '../core/happening.ts';
import { levelOf } from './levels.ts';

export interface ObserverSettings {
  readonly relayId: string;
  readonly level: string;
}

export interface Observed extends Observer {
  readonly registry: Registry;
}

/** One log line and one count for each thing that happened. */
export function createObserver(settings: ObserverSettings, destination: DestinationStream): Observed {
  const logger = pino({ level: settings.level, base: { relay: settings.relayId }, messageKey: 'what' }, destination);
  const registry = new Registry();
  const happenings = new Counter({
    name: 'relay_happenings_total',
    help: 'Things that happened, by their log name',
    labelNames: ['kind'],
    registers: [registry],
  });
  const outcomes = new Counter({
    name: 'relay_events_settled_total',
    help: 'Answers of the package, by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const latency = new Histogram({
    name: 'relay_event_latency_seconds',
    help: 'From the receipt of a webhook to its outcome applied or unchanged',
    buckets: [0.5, 1, 2, 5, 10, 30, 60, 300, 3_600, 86_400],
    registers: [registry],
  });

  return {
    registry,
    happened: (happening: Happening) => {
      const { kind, ...fields } = happening;
      logger[levelOf(happening)](fields, kind);
      happenings.inc({ kind });
      if (happening.kind !== 'event.settled') return;
      outcomes.inc({ outcome: happening.outcome });
      if (happening.outcome === 'applied' || happening.outcome === 'unchanged')
        latency.observe(happening.latencyMs / 1_000);
    },
  };
}
