import { readAdminAccess, readStorePlace } from '../config.ts';
import { FatalError, messageOf } from '../core/errors.ts';
import type { EventStore } from '../core/event-store.ts';
import { openStore, openView } from '../store/open.ts';
import type { Terminal } from './terminal.ts';

const answerTimeoutMs = 10_000;

/** What came of asking the running relay. */
export type Asked =
  | { readonly kind: 'answered'; readonly body: unknown }
  /** Nothing listens there. */
  | { readonly kind: 'away'; readonly url: string; readonly reason: string };

/** Through an operator's door of the running relay. Throws `FatalError` if it refuses, or without an admin token. */
export async function askRelay(terminal: Terminal, path: string, body?: object): Promise<Asked> {
  const { url, token } = readAdminAccess(terminal.environment);
  if (token === undefined) {
    throw new FatalError('CONFIG', 'RELAY_ADMIN_TOKEN is not set: the relay opens its doors to its holder only');
  }
  const request = {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(answerTimeoutMs),
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  };
  let response: Response;
  try {
    response = await fetch(`${url}${path}`, request);
  } catch (error) {
    return { kind: 'away', url, reason: reasonOf(error) };
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    throw new FatalError('RELAY_REFUSED', `the relay at ${url} answered ${response.status}${errorOf(answer)}`);
  }
  return { kind: 'answered', body: answer };
}

/**
 * Gives an order to the running relay; where none runs, straight to the store: then nobody else owns it, or it is a database
 * that several may write.
 */
export async function orderRelay<Answer>(
  terminal: Terminal,
  order: { readonly path: string; readonly body: object },
  direct: (store: EventStore) => Promise<Answer>,
): Promise<Answer> {
  const hasToken = readAdminAccess(terminal.environment).token !== undefined;
  const asked = hasToken ? await askRelay(terminal, order.path, order.body) : undefined;
  // Our own doors' answer: their tests hold its shape.
  if (asked?.kind === 'answered') return asked.body as Answer;
  const place = readStorePlace(terminal.environment);
  // A store that isn't there is not made: the data folder is probably another one.
  await (await openView(place)).close();
  const store = await openStore(place, () => undefined).catch((error: unknown) => {
    if (!(error instanceof FatalError) || error.code !== 'STORE_IN_USE') throw error;
    throw new FatalError('RELAY_UNREACHABLE', unreachable(asked), { cause: error });
  });
  try {
    return await direct(store);
  } finally {
    await store.close();
  }
}

function unreachable(asked: Asked | undefined): string {
  const runs = 'a relay runs on this store, and it alone may write it';
  return asked?.kind === 'away'
    ? `${runs}, but no relay answers at ${asked.url} (${asked.reason}): check RELAY_HOST and RELAY_PORT`
    : `${runs}: set RELAY_ADMIN_TOKEN for it and for this command`;
}

/** `fetch` says "fetch failed" and keeps the reason in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' ? code : messageOf(error);
}

function errorOf(answer: unknown): string {
  const error: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'error') : undefined;
  return typeof error === 'string' ? `: ${error}` : '';
}
