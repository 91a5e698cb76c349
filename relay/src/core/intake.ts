import type { NewEvent } from './event.ts';
import type { Accepted, EventStore } from './event-store.ts';
import type { Observer } from './happening.ts';

/** The parts of an HTTP request that say who sends. */
export interface WebhookHead {
  readonly source: string | undefined;
  readonly key: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly pathSite: string | undefined;
  readonly pathSecret: string | undefined;
}

/** The sender's fault, with a reason that fits one line. */
export interface Rejection {
  readonly kind: 'rejected';
  readonly status: 400 | 401 | 403 | 408 | 413 | 415 | 429 | 431;
  readonly reason: string;
  /** Whether the right secret was shown. Only strangers are ever answered 429. */
  readonly sender: 'known' | 'stranger';
}

/** The provider's side: who sends, and what they say. */
export interface WebhookReader {
  /** What can be refused before a byte of the body is read; undefined if nothing. */
  refuseHead(head: WebhookHead): Rejection | undefined;
  read(
    head: WebhookHead,
    body: Uint8Array,
    receivedAt: number,
  ): { readonly kind: 'read'; readonly event: NewEvent } | Rejection;
}

export type Taken = Accepted | Rejection;

/** The door of the relay: HTTP knows nothing behind it. What is refused is reported by who answers, with the final status. */
export interface Intake {
  refuseHead(head: WebhookHead): Rejection | undefined;
  /** Resolves when the event is durable. Throws `RetryableError` when it can't be stored: answer 503. */
  take(head: WebhookHead, body: Uint8Array): Promise<Taken>;
}

export interface IntakeParts {
  readonly reader: WebhookReader;
  readonly store: EventStore;
  readonly observer: Observer;
  readonly now: () => number;
  readonly onStored: () => void;
}

export function createIntake(parts: IntakeParts): Intake {
  const { reader, store, observer } = parts;
  const together = oncePerTurn();
  return {
    refuseHead: (head) => reader.refuseHead(head),
    take: async (head, body) => {
      await together();
      const read = reader.read(head, body, parts.now());
      if (read.kind === 'rejected') return read;
      const accepted = await store.accept(read.event);
      report(observer, read.event, accepted);
      if (accepted.kind === 'stored') parts.onStored();
      return accepted;
    },
  };
}

/**
 * Ends with the turn of the event loop, for all that wait at once: what comes in one turn is read one after the other, which takes
 * a processor far less than reading each between the requests' parsing.
 */
function oncePerTurn(): () => Promise<void> {
  let turn: Promise<void> | undefined;
  return () => {
    turn ??= new Promise((resolve) => {
      setImmediate(() => {
        turn = undefined;
        resolve();
      });
    });
    return turn;
  };
}

function report(observer: Observer, event: NewEvent, accepted: Accepted): void {
  const identity = {
    id: accepted.id,
    site: event.site,
    object: event.object,
    recordId: event.recordId,
    event: event.event,
  };
  if (accepted.kind === 'stored') observer.happened({ kind: 'event.received', ...identity });
  else observer.happened({ kind: 'event.repeated', ...identity, repeats: accepted.repeats });
}
