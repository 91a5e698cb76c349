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

/** What the session tells the relay, and asks it. */
export interface SessionHooks {
  /** Every answer of the org says how much of the day's calls is used. */
  readonly onQuota: (used: number, limit: number) => void;
  /** The org that this store has always delivered to; the first one is kept. */
  readonly pinOrg: (orgId: string) => Promise<string>;
}

/**
 * One token for many callers, by OAuth client credentials. The token is asked for on an `OAuth2` of its own rather than by
 * `Connection.authorize`: a connection that knows the client renews on every 401 without end.
 */
export class Session {
  readonly #settings: SalesforceSettings;
  readonly #stop: AbortSignal;
  readonly #hooks: SessionHooks;
  #connection: Promise<Connection> | undefined;

  constructor(settings: SalesforceSettings, stop: AbortSignal, hooks: SessionHooks) {
    this.#settings = settings;
    this.#stop = stop;
    this.#hooks = hooks;
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

  /** `Sforce-Limit-Info: api-usage=18/5000` */
  #readQuota(headers: Headers): void {
    const [, used, limit] = /api-usage=(\d+)\/(\d+)/.exec(headers.get('sforce-limit-info') ?? '') ?? [];
    if (used !== undefined && limit !== undefined) this.#hooks.onQuota(Number(used), Number(limit));
  }

  /** A changed login URL, or a sandbox in the place of the org, must not get this store's events. */
  async #checkOrg(orgId: string): Promise<void> {
    const pinned = await this.#hooks.pinOrg(orgId);
    if (pinned !== orgId) {
      throw new FatalError('ORG_CHANGED', `this store delivers to the org ${pinned}, but the login leads to ${orgId}`);
    }
  }

  async #login(): Promise<Connection> {
    const { loginUrl, clientId, clientSecret, allowedHosts } = this.#settings;
    const transport = boundedTransport(this.#settings.callTimeoutMs, this.#stop, (headers) => this.#readQuota(headers));
    const oauth2 = new OAuth2({ loginUrl, clientId, clientSecret });
    oauth2._transport = transport;
    const token: unknown = await oauth2.requestToken({ grant_type: 'client_credentials' });
    const { instanceUrl, accessToken, orgId } = readToken(token);
    await this.#checkOrg(orgId);
    const instance = assertAllowed(instanceUrl, allowedHosts);
    const connection = new Connection({ instanceUrl: instance.origin, accessToken, version: apiVersion });
    connection._transport = transport;
    return connection;
  }
}

const apiVersion = '67.0';

/** `…/id/<org>/<user>` of the token answer. https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm */
function orgOf(identityUrl: unknown): string | undefined {
  return typeof identityUrl === 'string' ? /\/id\/(00D[A-Za-z0-9]{12})/.exec(identityUrl)?.[1] : undefined;
}

function readToken(token: unknown): { instanceUrl: string; accessToken: string; orgId: string } {
  if (typeof token === 'object' && token !== null && 'instance_url' in token && 'access_token' in token) {
    const { instance_url: instanceUrl, access_token: accessToken } = token;
    const orgId = orgOf('id' in token ? token.id : undefined);
    if (typeof instanceUrl === 'string' && typeof accessToken === 'string' && orgId !== undefined) {
      return { instanceUrl, accessToken, orgId };
    }
  }
  throw new FatalError('LOGIN_UNREADABLE', 'the login answered without access_token, instance_url and id of the org');
}
