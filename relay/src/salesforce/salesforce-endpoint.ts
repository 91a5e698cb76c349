import type { Connection } from '@jsforce/jsforce-node';
import { contractVersion } from '../core/contract.ts';
import type { CallResult, Endpoint } from '../core/endpoint.ts';
import { HttpFault } from './bounded-transport.ts';
import { classify, classifyLogin } from './fault.ts';
import { Session, type SalesforceSettings, type SessionHooks } from './session.ts';

/** The package's `/v1/*` resource in the customer's org. */
export function createSalesforceEndpoint(
  settings: SalesforceSettings,
  stop: AbortSignal,
  hooks: SessionHooks,
): Endpoint {
  const session = new Session(settings, stop, hooks);
  const root = `${settings.namespace ? `/${settings.namespace}` : ''}/v1`;

  /** `send` with a token; a refused token is renewed once. */
  async function call(send: (connection: Connection) => Promise<unknown>, mayRenew = true): Promise<CallResult> {
    let connection: Connection;
    try {
      connection = await session.connection();
    } catch (error) {
      return classifyLogin(error);
    }
    try {
      return answered(await send(connection));
    } catch (error) {
      const isRefused = error instanceof HttpFault && error.status === 401;
      if (!isRefused) return classify(error);
      session.forget(connection);
      return mayRenew ? call(send, false) : classify(error);
    }
  }

  const post = (path: string, request: object): Promise<CallResult> =>
    call((connection) => connection.apex.post<unknown>(root + path, request));

  return {
    postEvents: (request) => post('/events', request),
    postHeartbeat: (request) => post('/heartbeat', request),
    postStep: (requestId) => post(`/requests/${encodeURIComponent(requestId)}/step`, { contractVersion }),
    getHealth: () => call((connection) => connection.apex.get<unknown>(`${root}/health`)),
  };
}

/** jsforce hands over text where the answer is no JSON: a login page, a proxy's page, a cut-off body. */
function answered(body: unknown): CallResult {
  if (typeof body === 'object' && body !== null) return { kind: 'answered', body };
  return { kind: 'orgFault', code: 'NOT_JSON', message: 'the answer is not JSON', leastPauseMs: 0, needsPerson: false };
}
