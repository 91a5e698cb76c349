import type { EventsRequest } from './contract.ts';
import type { HeartbeatRequest } from './heartbeat.ts';

/**
 * What came of a call to the package, cut by what the relay does next.
 * - `answered`: a body to be read against the contract.
 * - `orgFault`: nothing is wrong with the events; pause everything, at least `leastPauseMs`.
 * - `batchFault`: this batch was too much for the org (500, time-out, too large); split it.
 * - `contractFault`: the request was refused as such; a person must look, nothing is lost.
 * - `conflict`: not in this state of the org: the request is over, somebody else has it, or the sync is off.
 */
export type CallResult =
  | { readonly kind: 'answered'; readonly body: unknown }
  | {
      readonly kind: 'orgFault';
      readonly code: string;
      readonly message: string;
      readonly leastPauseMs: number;
      /** It won't heal by itself: a refused login, a missing right, no package. */
      readonly needsPerson: boolean;
    }
  | { readonly kind: 'batchFault'; readonly code: string; readonly message: string }
  | { readonly kind: 'contractFault'; readonly code: string; readonly message: string }
  | { readonly kind: 'conflict'; readonly code: string; readonly message: string };

/** The package's REST resource. Never throws for a fault of the other side. */
export interface Endpoint {
  postEvents(request: EventsRequest): Promise<CallResult>;
  postHeartbeat(request: HeartbeatRequest): Promise<CallResult>;
  /** One bounded step of a request that somebody made in the org. */
  postStep(requestId: string): Promise<CallResult>;
  /** What the package says of itself, of its user's rights and of the switch. */
  getHealth(): Promise<CallResult>;
}
