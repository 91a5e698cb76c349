import type { CallResult } from '../core/endpoint.ts';
import { FatalError, messageOf, RelayError } from '../core/errors.ts';
import { rowLocked } from '../core/outcome.ts';
import { AnswerTooLargeFault, HttpFault, TimeoutFault } from './bounded-transport.ts';
import { loginReason } from './login-reason.ts';

type Fault = Exclude<CallResult, { kind: 'answered' }>;

/** The quota is a rolling day; asking every second doesn't bring it back. */
const quotaPauseMs = 60_000;

/**
 * Salesforce's faults, cut by what the relay does next.
 * Status codes: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
export function classify(error: unknown): Fault {
  if (error instanceof HttpFault) return classifyStatus(error);
  if (error instanceof TimeoutFault) return { kind: 'batchFault', code: 'TIMEOUT', message: error.message };
  // No answer of the package is that large: something else answers at this address.
  if (error instanceof AnswerTooLargeFault) return { ...org('ANSWER_TOO_LARGE', error.message), needsPerson: true };
  // Of our own: the store that keeps the org's id, hosts that aren't allowed.
  if (error instanceof RelayError)
    return { ...org(error.code, error.message), needsPerson: error instanceof FatalError };
  return org('NETWORK', causeCodeOf(error));
}

/** Faults of the token endpoint never concern a batch. */
export function classifyLogin(error: unknown): Fault {
  if (error instanceof HttpFault) {
    const code = loginErrorOf(error.body) ?? `HTTP_${error.status}`;
    const reason = loginReason(property(parse(error.body), 'error_description'));
    const message = `the login answered ${error.status} ${code}${reason === undefined ? '' : `: ${reason}`}`;
    const fault = org(`LOGIN_${code.toUpperCase()}`, message, error.retryAfterMs);
    return { ...fault, needsPerson: isRefusal(error.status) };
  }
  if (error instanceof TimeoutFault) return org('LOGIN_TIMEOUT', error.message);
  return classify(error);
}

function classifyStatus(fault: HttpFault): Fault {
  const code = errorCodeOf(fault.body) ?? `HTTP_${fault.status}`;
  const message = `Salesforce answered ${fault.status} ${code}`;
  if (code === 'REQUEST_LIMIT_EXCEEDED') {
    // Too many calls at the same time pass in seconds; a spent day doesn't.
    return org(code, message, Math.max(/concurrent/i.test(fault.body) ? 0 : quotaPauseMs, fault.retryAfterMs));
  }
  if (fault.status === 413) return { kind: 'batchFault', code: 'PAYLOAD_TOO_LARGE', message };
  // One event that Apex's parser refuses: found by splitting, so that it holds nobody up.
  if (fault.status === 400 && code === 'BODY_NOT_JSON') return { kind: 'batchFault', code, message };
  if (fault.status === 400) return { kind: 'contractFault', code, message };
  if (fault.status === 409) return { kind: 'conflict', code, message };
  if (fault.status === 500 && /UNABLE_TO_LOCK_ROW|Record Currently Unavailable/i.test(fault.body)) {
    return { kind: 'batchFault', code: rowLocked, message };
  }
  // Apex that died (limits, an unhandled exception) answers 500 with a JSON error; a page of HTML comes from before Apex.
  const isApexDead = fault.status === 500 && errorCodeOf(fault.body) !== undefined && code !== 'SERVER_UNAVAILABLE';
  if (isApexDead) return { kind: 'batchFault', code, message };
  return { ...org(code, message, fault.retryAfterMs), needsPerson: isRefusal(fault.status) };
}

/** A login, right, redirect or package that is wrong stays wrong until somebody acts; too many requests and 5xx pass. */
function isRefusal(status: number): boolean {
  return status < 500 && ![408, 420, 429].includes(status);
}

function org(code: string, message: string, leastPauseMs = 0): Fault & { kind: 'orgFault' } {
  return { kind: 'orgFault', code, message, leastPauseMs, needsPerson: false };
}

/** `[{ "errorCode" }]` of the platform, or `{ "error": { "code" } }` of our resource. Only plain codes pass: they are logged. */
function errorCodeOf(body: string): string | undefined {
  const parsed = parse(body);
  const item: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
  return plainCode(property(item, 'errorCode')) ?? plainCode(property(property(item, 'error'), 'code'));
}

function loginErrorOf(body: string): string | undefined {
  return plainCode(property(parse(body), 'error'));
}

function plainCode(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9_]{1,80}$/.test(value) ? value : undefined;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** `fetch` says "fetch failed" and keeps the reason (ECONNREFUSED, ENOTFOUND …) in its cause. */
function causeCodeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = property(cause, 'code');
  return typeof code === 'string'
    ? `no connection to Salesforce: ${code}`
    : `no connection to Salesforce: ${messageOf(error)}`;
}
