import type { Rejection } from '../core/intake.ts';
import { isDeeperThan } from './depth.ts';
import { idText, member } from './identity.ts';

/** ChargeOver's envelope, checked. `body` still holds the secret. */
export interface WebhookBody {
  readonly kind: 'parsed';
  readonly object: string;
  readonly recordId: string;
  readonly event: string;
  readonly data: object;
  readonly body: object;
  readonly securityToken: unknown;
}

const deepest = 64;

/** Names go into keys and lanes, so only plain ones pass; unknown kinds are welcome. */
const plainName = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

export function parseWebhookBody(bytes: Uint8Array): WebhookBody | Rejection {
  if (isDeeperThan(deepest, bytes)) return refuse(`the body nests deeper than ${deepest}`);
  const text = decodeUtf8(bytes);
  if (text === undefined) return refuse('the body is not valid UTF-8');
  const body = parseJson(text);
  if (body === undefined) return refuse('the body is not JSON');
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return refuse('the body is not a JSON object');
  return checkEnvelope(body);
}

function checkEnvelope(body: object): WebhookBody | Rejection {
  const object = member(body, 'context_str');
  if (typeof object !== 'string' || !plainName.test(object))
    return refuse('context_str is missing or not a plain name');
  const event = member(body, 'event');
  if (typeof event !== 'string' || !plainName.test(event)) return refuse('event is missing or not a plain name');
  const data = member(body, 'data') ?? {};
  // PHP writes an empty map as [].
  const isEmptyList = Array.isArray(data) && data.length === 0;
  if (typeof data !== 'object' || (Array.isArray(data) && !isEmptyList)) return refuse('data is not an object');
  const recordId = idText(member(body, 'context_id'));
  if (recordId === undefined) return refuse('context_id is missing or not a number');
  const securityToken = member(body, 'security_token');
  return { kind: 'parsed', object, recordId, event, data: isEmptyList ? {} : data, body, securityToken };
}

function refuse(reason: string): Rejection {
  return { kind: 'rejected', status: 400, reason };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
