import type { Outcome } from './contract.ts';

interface EventIdentity {
  readonly id: string;
  readonly site: string;
  readonly object: string;
  readonly recordId: string;
  readonly event: string;
}

/**
 * Everything that the relay reports: one log line and one count each. The fields are closed on purpose, so that no body,
 * secret or personal text can slip into a log; messages of the org stay in the store.
 */
export type Happening =
  /** `storeId`: null while the store isn't open. */
  | { readonly kind: 'relay.started'; readonly url: string; readonly storeId: string | null }
  | { readonly kind: 'relay.stopping'; readonly reason: string }
  | { readonly kind: 'relay.stopped' }
  /** It can't be opened yet: webhooks are answered 503, and nothing is delivered. */
  | { readonly kind: 'store.unavailable'; readonly code: string; readonly message: string }
  | { readonly kind: 'store.opened'; readonly storeId: string }
  | ({ readonly kind: 'event.received' } & EventIdentity)
  | ({ readonly kind: 'event.repeated'; readonly repeats: number } & EventIdentity)
  /** `isCapped`: its address has made too many such requests; each is counted, but not worth a line. */
  | {
      readonly kind: 'event.rejected';
      readonly status: number;
      readonly reason: string;
      readonly isCapped: boolean;
    }
  | { readonly kind: 'client.capped'; readonly address: string }
  | { readonly kind: 'event.refused'; readonly code: string }
  | ({
      readonly kind: 'event.settled';
      readonly outcome: Outcome;
      readonly code: string | null;
      readonly logId: string | null;
      readonly attempt: number;
      readonly latencyMs: number;
    } & EventIdentity)
  | ({ readonly kind: 'event.isolated'; readonly code: string } & EventIdentity)
  | { readonly kind: 'batch.delivered'; readonly events: number; readonly lanes: number; readonly elapsedMs: number }
  | { readonly kind: 'batch.split'; readonly events: number; readonly code: string }
  | { readonly kind: 'delivery.paused'; readonly code: string; readonly pauseMs: number; readonly needsPerson: boolean }
  | { readonly kind: 'delivery.resumed' }
  /** What the org wants kept back has changed: pairs of site and object, or `nothing`. */
  | { readonly kind: 'org.control'; readonly paused: string }
  | { readonly kind: 'delivery.crashed'; readonly code: string; readonly message: string }
  | { readonly kind: 'heartbeat.failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'request.stepped'; readonly id: string; readonly type: string; readonly status: string }
  /** Not ours to go on with now: over, or another relay has it. */
  | { readonly kind: 'request.left'; readonly id: string; readonly type: string; readonly code: string }
  | { readonly kind: 'request.failed'; readonly id: string; readonly type: string; readonly code: string }
  | { readonly kind: 'retention.purged'; readonly events: number }
  | { readonly kind: 'retention.failed'; readonly message: string }
  | { readonly kind: 'traces.lost'; readonly spans: number }
  | { readonly kind: 'answer.unknown-result'; readonly results: number };

export interface Observer {
  happened(happening: Happening): void;
}
