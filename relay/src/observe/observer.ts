import { pino, type DestinationStream } from 'pino';
import { Registry } from 'prom-client';
import type { Observer } from '../core/happening.ts';
import { createEventMetrics } from './event-metrics.ts';
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
  const count = createEventMetrics(registry);

  return {
    registry,
    happened: (happening) => {
      const { kind, ...fields } = happening;
      logger[levelOf(happening)](fields, kind);
      count(happening);
    },
  };
}
