import type { Clock } from './clock.ts';
import type { EventResult } from './contract.ts';
import type { StoredEvent } from './event.ts';
import type { Observer } from './happening.ts';

/** Tells what the package answered for an event, whichever way the answer came; undefined: no readable result. */
export function reportSettled(
  { observer, clock }: { readonly observer: Observer; readonly clock: Clock },
  event: StoredEvent,
  result: EventResult | undefined,
): void {
  observer.happened({
    kind: 'event.settled',
    ...identityOf(event),
    outcome: result?.status ?? 'retry',
    code: result ? (result.code ?? null) : 'RESULT_MISSING',
    logId: result?.logId ?? null,
    attempt: event.attempts + 1,
    latencyMs: clock.now() - event.receivedAt,
  });
}

export function identityOf(event: StoredEvent): Pick<StoredEvent, 'id' | 'site' | 'object' | 'recordId' | 'event'> {
  return { id: event.id, site: event.site, object: event.object, recordId: event.recordId, event: event.event };
}
