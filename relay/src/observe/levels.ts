import type { Happening } from '../core/happening.ts';

export type Level = 'debug' | 'info' | 'warn' | 'error';

/** `error` is for what a person must look at; what heals by itself is a warning at most. */
export function levelOf(happening: Happening): Level {
  switch (happening.kind) {
    case 'store.unavailable':
    case 'delivery.crashed':
      return 'error';
    case 'delivery.paused':
      return happening.needsPerson ? 'error' : 'warn';
    case 'event.settled':
      return happening.outcome === 'failed' ? 'warn' : 'info';
    case 'event.rejected':
      return happening.isCapped ? 'debug' : 'warn';
    case 'client.capped':
    case 'event.refused':
    case 'event.isolated':
    case 'batch.split':
    case 'heartbeat.failed':
    case 'request.failed':
    case 'retention.failed':
    case 'traces.lost':
    case 'answer.unknown-result':
      return 'warn';
    default:
      return 'info';
  }
}
