import { createVerify, randomBytes, timingSafeEqual } from 'node:crypto';
import type { OpenProject } from '../project.ts';
import { Id } from '../runtime/values/scalars.ts';
import { OAuthError } from './api-error.ts';

/** An external client app as an administrator sets it up: who may connect, as which user. */
export interface ClientApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The user that client credentials run as; looked up when a token is asked for. */
  readonly runAs: string;
  /** PEM certificate for JWT bearer; undefined: that flow is off. */
  readonly certificate?: string;
}

interface Session {
  readonly userId: Id;
  readonly expiresAt: number;
}

const SESSION_MS = 2 * 60 * 60 * 1000;

/** Tokens given out and the users behind them. */
export class Sessions {
  private readonly project: OpenProject;
  private readonly clients: readonly ClientApp[];
  private readonly sessions = new Map<string, Session>();
  private readonly now: () => number;
  constructor(project: OpenProject, clients: readonly ClientApp[], now: () => number = Date.now) {
    this.project = project;
    this.clients = clients;
    this.now = now;
  }

  userOf(token: string): Id | undefined {
    const session = this.sessions.get(token);
    return session !== undefined && session.expiresAt > this.now() ? session.userId : undefined;
  }
  revoke(token: string): void {
    this.sessions.delete(token);
  }

  /** Answers `/services/oauth2/token`. */
  grant(
    form: URLSearchParams,
    basic: readonly [string, string] | undefined,
  ): { readonly token: string; readonly userId: Id; readonly scope: string } {
    switch (form.get('grant_type')) {
      case 'client_credentials':
        return this.open(
          this.clientCredentials(
            form.get('client_id') ?? basic?.[0] ?? '',
            form.get('client_secret') ?? basic?.[1] ?? '',
          ),
        );
      case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
        return this.open(this.jwtBearer(form.get('assertion') ?? ''));
      case null:
        throw new OAuthError('invalid_request', 'grant type not supported');
      default:
        throw new OAuthError('unsupported_grant_type', 'grant type not supported');
    }
  }

  private clientCredentials(clientId: string, secret: string): string {
    const client = this.clients.find((candidate) => candidate.clientId === clientId);
    if (client === undefined) throw new OAuthError('invalid_client_id', 'client identifier invalid');
    if (!sameText(client.clientSecret, secret))
      throw new OAuthError('invalid_client', 'invalid client credentials', 401);
    return client.runAs;
  }

  /** Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow": RS256, iss the client, sub the user, aud the login host, exp within three minutes. */
  private jwtBearer(assertion: string): string {
    const [head = '', payload = '', signature = ''] = assertion.split('.');
    const claims = jsonOf(payload);
    const client = this.clients.find((candidate) => candidate.clientId === claims['iss']);
    if (client?.certificate === undefined) throw new OAuthError('invalid_client_id', 'client identifier invalid');
    const isSigned = createVerify('RSA-SHA256')
      .update(`${head}.${payload}`)
      .verify(client.certificate, signature, 'base64url');
    if (!isSigned) throw new OAuthError('invalid_grant', 'invalid assertion');
    if (typeof claims['exp'] !== 'number' || claims['exp'] * 1000 < this.now())
      throw new OAuthError('invalid_grant', 'expired authorization code');
    if (typeof claims['sub'] !== 'string') throw new OAuthError('invalid_grant', "user hasn't approved this consumer");
    return claims['sub'];
  }

  /** A session without a login: for the page that offers the org's users. */
  open(username: string): { token: string; userId: Id; scope: string } {
    const { org } = this.project;
    const userId = findActiveUser(this.project, username);
    if (userId === undefined) throw new OAuthError('invalid_grant', `no active user ${username} to run as`);
    const token = `${org.organizationId.value.slice(0, 15)}!${randomBytes(48).toString('base64url')}`;
    this.sessions.set(token, { userId, expiresAt: this.now() + SESSION_MS });
    return { token, userId, scope: 'api id' };
  }
}

function findActiveUser({ org }: OpenProject, username: string): Id | undefined {
  const user = org.object('User');
  const [row] = org.records.where(user, 'lower("Username") = ? AND "IsActive" = 1', [username.toLowerCase()]);
  const id = row?.values.get('Id');
  return id instanceof Id ? id : undefined;
}

function jsonOf(base64: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(base64, 'base64url').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    throw new OAuthError('invalid_grant', 'invalid assertion');
  }
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
