/** A webhook request as it comes in; nothing of its body, and nothing secret. */
export interface WebhookSeen {
  readonly method: string;
  /** The route's pattern, never the path: that may hold a secret. */
  readonly route: string;
  readonly scheme: string;
  readonly clientAddress: string;
  readonly userAgent: string | undefined;
}

export interface WebhookAnswered {
  readonly status: number;
  /** The stored event, also where the webhook was a repeat of it. */
  readonly eventId: string | undefined;
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

/** Hears when a request or a call begins, and, by what it gives back, when it ends. Must never throw. */
export interface Telemetry {
  webhook(seen: WebhookSeen): (answered: WebhookAnswered) => void;
  call(seen: CallSeen): (ended: CallEnded) => void;
}

export const noTelemetry: Telemetry = { webhook: () => () => undefined, call: () => () => undefined };

/** Tells each of them. */
export function joinTelemetry(parts: readonly Telemetry[]): Telemetry {
  return {
    webhook: (seen) => {
      const ends = parts.map((part) => part.webhook(seen));
      return (answered) => ends.forEach((end) => end(answered));
    },
    call: (seen) => {
      const ends = parts.map((part) => part.call(seen));
      return (ended) => ends.forEach((end) => end(ended));
    },
  };
}
