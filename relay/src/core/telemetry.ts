/** A webhook request as it comes in; nothing of its body, and nothing secret. */
export interface WebhookSeen {
  readonly method: string;
  /** The route's pattern, never the path: that may hold a secret. */
  readonly route: string;
  readonly scheme: string;
  readonly clientAddress: string;
  readonly userAgent: string | undefined;
}

/** Hears what becomes of one webhook request. */
export interface WebhookWatch {
  /** The event that it became, or that it repeats. Before the answer, so that the event's delivery finds it. */
  taken(eventId: string): void;
  answered(status: number): void;
}

export interface CallSeen {
  readonly door: 'events' | 'heartbeat' | 'step' | 'health';
  readonly eventIds: readonly string[];
}

export interface CallEnded {
  /** The kind of the call's result, or `crashed`. */
  readonly result: string;
  readonly code: string | undefined;
}

/** Hears when a request or a call begins, and, by what it gives back, how it goes on. Must never throw. */
export interface Telemetry {
  /** `seen` is asked only by who wants to know. */
  webhook(seen: () => WebhookSeen): WebhookWatch;
  call(seen: CallSeen): (ended: CallEnded) => void;
}

export const noTelemetry: Telemetry = {
  webhook: () => ({ taken: () => undefined, answered: () => undefined }),
  call: () => () => undefined,
};

/** Tells each of them. */
export function joinTelemetry(parts: readonly Telemetry[]): Telemetry {
  return {
    webhook: (seen) => {
      const watches = parts.map((part) => part.webhook(seen));
      return {
        taken: (eventId) => watches.forEach((watch) => watch.taken(eventId)),
        answered: (status) => watches.forEach((watch) => watch.answered(status)),
      };
    },
    call: (seen) => {
      const ends = parts.map((part) => part.call(seen));
      return (ended) => ends.forEach((end) => end(ended));
    },
  };
}
