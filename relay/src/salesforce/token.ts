import { FatalError } from '../core/errors.ts';

export interface Token {
  readonly accessToken: string;
  readonly instanceUrl: string;
  /** 15 characters. */
  readonly orgId: string;
  /** From then on a new one is asked for, before this one ends. Milliseconds since 1970. */
  readonly renewAt: number;
}

/**
 * An opaque token says nothing of its end: the org's session time-out counts from its last use (two hours by default, 15 minutes
 * at least), and the heartbeat uses it every minute. An hour is well inside the default, and 24 logins a day cost nothing.
 * https://help.salesforce.com/s/articleView?id=xcloud.admin_sessions.htm
 */
const opaqueForMs = 3_600_000;

/** Renewed when nine tenths of its time are over. */
const usedPart = 0.9;

/** Reads the token endpoint's answer. Throws `FatalError`; its message holds nothing of the answer. */
export function readToken(answer: unknown, now: number): Token {
  const accessToken = text(answer, 'access_token');
  const instanceUrl = text(answer, 'instance_url');
  const orgId = orgOf(text(answer, 'id'));
  if (accessToken === undefined || instanceUrl === undefined || orgId === undefined) {
    throw new FatalError('LOGIN_UNREADABLE', 'the login answered without access_token, instance_url and id of the org');
  }
  return { accessToken, instanceUrl, orgId, renewAt: now + usedPart * lifetimeMs(answer, accessToken, now) };
}

/** `expires_in` where it is said, the end inside a token that is itself a JWT, else an hour. */
function lifetimeMs(answer: unknown, accessToken: string, now: number): number {
  const seconds = Number(property(answer, 'expires_in'));
  if (seconds > 0) return seconds * 1_000;
  const end = endOfJwt(accessToken);
  return end === undefined ? opaqueForMs : Math.max(end * 1_000 - now, 0);
}

/** An app may issue JWT-based access tokens. Only their time is read: the org checks them. */
function endOfJwt(accessToken: string): number | undefined {
  const [, claims, signature] = accessToken.split('.');
  if (claims === undefined || signature === undefined) return undefined;
  try {
    const end = property(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')), 'exp');
    return typeof end === 'number' ? end : undefined;
  } catch {
    return undefined;
  }
}

/** `…/id/<org>/<user>` of the token answer. https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm */
function orgOf(identityUrl: string | undefined): string | undefined {
  return /\/id\/(00D[A-Za-z0-9]{12})/.exec(identityUrl ?? '')?.[1];
}

function text(answer: unknown, key: string): string | undefined {
  const value = property(answer, key);
  return typeof value === 'string' ? value : undefined;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
