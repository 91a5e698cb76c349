import { Connection, OAuth2 } from '@jsforce/jsforce-node';
import { FatalError } from '../core/errors.ts';
import { assertAllowed } from './allowed-hosts.ts';
import { boundedTransport } from './bounded-transport.ts';

export interface SalesforceSettings {
  /** The org's My Domain: the client-credentials flow doesn't work on login.salesforce.com. */
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Empty in an unpackaged org. */
  readonly namespace: string;
  readonly allowedHosts: readonly string[];
  readonly callTimeoutMs: number;
}

/**
 * One token for many callers, by OAuth client credentials. The token is asked for on an `OAuth2` of its own rather than by
 * `Connection.authorize`: a connection that knows the client renews on every 401 without end.
 */
export class Session {
  readonly #settings: SalesforceSettings;
  readonly #stop: AbortSignal;
  #connection: Promise<Connection> | undefined;

  constructor(settings: SalesforceSettings, stop: AbortSignal) {
    this.#settings = settings;
    this.#stop = stop;
  }

  /** Callers at the same time share one token request; a failed one is forgotten. */
  connection(): Promise<Connection> {
    this.#connection ??= this.#login().catch((error: unknown) => {
      this.#connection = undefined;
      throw error;
    });
    return this.#connection;
  }

  /** After a 401: forgets the token of `used`, unless another caller has renewed it already. */
  async forget(used: Connection): Promise<void> {
    const current = await this.#connection?.catch(() => undefined);
    if (current === used) this.#connection = undefined;
  }

  async #login(): Promise<Connection> {
    const { loginUrl, clientId, clientSecret, allowedHosts } = this.#settings;
    const transport = boundedTransport(this.#settings.callTimeoutMs, this.#stop);
    const oauth2 = new OAuth2({ loginUrl, clientId, clientSecret });
    oauth2._transport = transport;
    const token: unknown = await oauth2.requestToken({ grant_type: 'client_credentials' });
    const { instanceUrl, accessToken } = readToken(token);
    const instance = assertAllowed(instanceUrl, allowedHosts);
    const connection = new Connection({ instanceUrl: instance.origin, accessToken, version: apiVersion });
    connection._transport = transport;
    return connection;
  }
}

const apiVersion = '67.0';

function readToken(token: unknown): { instanceUrl: string; accessToken: string } {
  if (typeof token === 'object' && token !== null && 'instance_url' in token && 'access_token' in token) {
    const { instance_url: instanceUrl, access_token: accessToken } = token;
    if (typeof instanceUrl === 'string' && typeof accessToken === 'string') return { instanceUrl, accessToken };
  }
  throw new FatalError('LOGIN_UNREADABLE', 'the login answered without access_token and instance_url');
}
