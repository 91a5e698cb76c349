import { isDeeperThan } from './depth.ts';
import { idText, member } from './identity.ts';
import { parseJson } from './json.ts';

/** ChargeOver's envelope, checked. `body` still holds the secret. */
export interface WebhookBody {
  readonly object: string;
  readonly recordId: string;
  readonly event: string;
  readonly data: object;
  readonly body: object;
}

/** Why a body is no webhook, in words that fit one line and repeat nothing of it. */
export interface BadBody {
  readonly reason: string;
}

const deepest = 64;

/** Names go into keys and lanes, so only plain ones pass; unknown kinds are welcome. */
const plainName = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** The object that the bytes are, however odd; nothing in it has been looked at. */
export function parseObject(bytes: Uint8Array): { readonly body: object } | BadBody {
  if (isDeeperThan(deepest, bytes)) return { reason: `the body nests deeper than ${deepest}` };
  const text = decodeUtf8(bytes);
  if (text === undefined) return { reason: 'the body is not valid UTF-8' };
  const body = parseJson(text);
  if (body === undefined) return { reason: 'the body is not JSON' };
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { reason: 'the body is not a JSON object' };
  return { body };
}

export function checkEnvelope(body: object): WebhookBody | BadBody {
  const object = member(body, 'context_str');
  if (typeof object !== 'string' || !plainName.test(object))
    return { reason: 'context_str is missing or not a plain name' };
  const event = member(body, 'event');
  if (typeof event !== 'string' || !plainName.test(event)) return { reason: 'event is missing or not a plain name' };
  const data = member(body, 'data') ?? {};
  // PHP writes an empty map as [].
  const isEmptyList = Array.isArray(data) && data.length === 0;
  if (typeof data !== 'object' || (Array.isArray(data) && !isEmptyList)) return { reason: 'data is not an object' };
  const recordId = idText(member(body, 'context_id'));
  if (recordId === undefined) return { reason: 'context_id is missing or not a number' };
  return { object, recordId, event, data: isEmptyList ? {} : data, body };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
