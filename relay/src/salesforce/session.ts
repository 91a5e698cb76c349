import { Connection, OAuth2 } from '@jsforce/jsforce-node';
import { FatalError } from '../core/errors.ts';
import { assertAllowed } from './allowed-hosts.ts';
import { boundedTransport } from './bounded-transport.ts';
import type { Credentials } from './credentials.ts';
import { grantFor } from './grant.ts';
import { readToken } from './token.ts';

export interface SalesforceSettings {
  /** The org's My Domain: the client-credentials flow doesn't work on login.salesforce.com. */
  readonly loginUrl: string;
  readonly clientId: string;
  readonly credentials: Credentials;
  /** Empty in an unpackaged org. */
  readonly namespace: string;
  readonly allowedHosts: readonly string[];
  readonly callTimeoutMs: number;
}

/** What the session tells the relay, and asks it. */
export interface SessionHooks {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Every answer of the org says how much of the day's calls is used. */
  readonly onQuota: (used: number, limit: number) => void;
  /** The org that this store has always delivered to; the first one is kept. */
  readonly pinOrg: (orgId: string) => Promise<string>;
  /** What time Salesforce says it is, with every answer. */
  readonly onServerTime?: (at: number) => void;
}

interface Held {
  readonly connection: Connection;
  readonly renewAt: number;
}

/** A token that couldn't be renewed in good time is used on, and renewing tried again after this time. */
const renewAgainMs = 60_000;

/**
 * One token for many callers. It is asked for on an `OAuth2` of its own rather than by `Connection.authorize`: a connection
 * that knows the client renews on every 401 without end.
 */
export class Session {
  readonly #settings: SalesforceSettings;
  readonly #stop: AbortSignal;
  readonly #hooks: SessionHooks;
  #held: Held | undefined;
  #login: Promise<Held> | undefined;

  constructor(settings: SalesforceSettings, stop: AbortSignal, hooks: SessionHooks) {
    this.#settings = settings;
    this.#stop = stop;
    this.#hooks = hooks;
  }

  /** Callers at the same time share one token request; a failed one is forgotten. */
  async connection(): Promise<Connection> {
    const held = this.#held;
    if (held !== undefined && this.#hooks.now() < held.renewAt) return held.connection;
    this.#login ??= this.#renew(held).finally(() => (this.#login = undefined));
    return (await this.#login).connection;
  }

  /** After a 401: forgets the token of `used`, unless another caller has renewed it already. */
  forget(used: Connection): void {
    if (this.#held?.connection === used) this.#held = undefined;
  }

  async #renew(old: Held | undefined): Promise<Held> {
    try {
      this.#held = await this.#logIn();
    } catch (error) {
      // The old token still works as far as we know; a 401 will tell. Where a person is needed, nothing goes on.
      if (old === undefined || error instanceof FatalError || this.#held !== old) throw error;
      this.#held = { connection: old.connection, renewAt: this.#hooks.now() + renewAgainMs };
    }
    return this.#held;
  }

  async #logIn(): Promise<Held> {
    const { loginUrl, clientId, credentials, allowedHosts, callTimeoutMs } = this.#settings;
    const transport = boundedTransport(callTimeoutMs, this.#stop, (headers) => this.#read(headers));
    const client = credentials.kind === 'secret' ? { clientId, clientSecret: credentials.clientSecret } : { clientId };
    const oauth2 = new OAuth2({ loginUrl: assertAllowed(loginUrl, allowedHosts).origin, ...client });
    oauth2._transport = transport;
    const answer: unknown = await oauth2.requestToken(await grantFor(credentials, clientId, this.#hooks.now()));
    const { instanceUrl, accessToken, orgId, renewAt } = readToken(answer, this.#hooks.now());
    await this.#checkOrg(orgId);
    const instance = assertAllowed(instanceUrl, allowedHosts);
    const connection = new Connection({ instanceUrl: instance.origin, accessToken, version: apiVersion });
    connection._transport = transport;
    return { connection, renewAt };
  }

  /** A changed login URL, or a sandbox in the place of the org, must not get this store's events. */
  async #checkOrg(orgId: string): Promise<void> {
    const pinned = await this.#hooks.pinOrg(orgId);
    if (pinned !== orgId) {
      throw new FatalError('ORG_CHANGED', `this store delivers to the org ${pinned}, but the login leads to ${orgId}`);
    }
  }

  /** `Sforce-Limit-Info: api-usage=18/5000` */
  #read(headers: Headers): void {
    const [, used, limit] = /api-usage=(\d+)\/(\d+)/.exec(headers.get('sforce-limit-info') ?? '') ?? [];
    if (used !== undefined && limit !== undefined) this.#hooks.onQuota(Number(used), Number(limit));
    const at = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(at)) this.#hooks.onServerTime?.(at);
  }
}

const apiVersion = '67.0';
