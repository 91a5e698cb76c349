import type { CallResult, Endpoint } from '../core/endpoint.ts';
import type { CallSeen, Telemetry } from '../core/telemetry.ts';

/** The same endpoint; each of its calls is told. */
export function watchEndpoint(endpoint: Endpoint, telemetry: Telemetry): Endpoint {
  const watched = async (seen: CallSeen, call: () => Promise<CallResult>): Promise<CallResult> => {
    const end = telemetry.call(seen);
    try {
      const result = await call();
      end({ result: result.kind, code: result.kind === 'answered' ? undefined : result.code });
      return result;
    } catch (error) {
      end({ result: 'crashed', code: undefined });
      throw error;
    }
  };
  return {
    postEvents: (request) => {
      const eventIds = request.events.map(({ id }) => id);
      return watched({ door: 'events', eventIds }, () => endpoint.postEvents(request));
    },
    postHeartbeat: (request) => watched({ door: 'heartbeat', eventIds: [] }, () => endpoint.postHeartbeat(request)),
    postStep: (requestId) => watched({ door: 'step', eventIds: [] }, () => endpoint.postStep(requestId)),
    getHealth: () => watched({ door: 'health', eventIds: [] }, () => endpoint.getHealth()),
  };
}
