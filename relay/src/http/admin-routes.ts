import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DeadLetterOrder, EventView } from '../core/event-store.ts';
import type { Rejection } from '../core/intake.ts';
import type { Pause } from '../core/pause.ts';
import type { PauseAnswer, PauseOrder } from '../core/pause-orders.ts';
import type { RelayStatus } from '../core/relay-status.ts';
import type { Refusals } from './refusals.ts';

/** What the holder of the admin token may see and order. */
export interface AdminDoors {
  readonly view: EventView;
  readonly status: () => Promise<RelayStatus>;
  readonly orderDeadLetters: (order: DeadLetterOrder, ids: readonly string[]) => Promise<readonly string[]>;
  readonly orderPause: (order: PauseOrder, pause: Pause) => Promise<PauseAnswer>;
  /** Codes of the configured sites. */
  readonly sites: readonly string[];
}

const noToken: Rejection = { kind: 'rejected', status: 401, reason: 'wrong or missing token', sender: 'stranger' };
const mostListed = 1_000;
const idsSchema = z.object({ ids: z.array(z.string()).min(1).max(mostListed) });
const pauseSchema = z.strictObject({ site: z.string().min(1).optional(), object: z.string().min(1).optional() });

/** Adds the doors to a scope of their own: all of them want the token. */
export function addAdminRoutes(app: FastifyInstance, doors: AdminDoors, token: string, refusals: Refusals): void {
  app.addHook('onRequest', async (request, reply) =>
    isToken(token, request.headers.authorization) ? undefined : refusals.answer(request, reply, noToken),
  );

  app.get('/status', () => doors.status());

  app.get<{ Querystring: { limit?: string } }>('/events', async (request, reply) => {
    const limit = Number(request.query.limit ?? 50);
    if (!Number.isInteger(limit) || limit < 1) return reply.code(400).send({ error: 'limit is not a positive number' });
    return { counts: await doors.view.counts(), events: await doors.view.recent(Math.min(limit, mostListed)) };
  });

  for (const order of ['retry', 'discard'] as const) {
    app.post(`/dead-letters/${order}`, async (request, reply) => {
      const body = idsSchema.safeParse(readJson(request.body));
      if (!body.success) return reply.code(400).send({ error: 'expected {"ids": ["<id>", …]} with 1 to 1000 ids' });
      return { done: await doors.orderDeadLetters(order, body.data.ids) };
    });
  }

  for (const order of ['pause', 'resume'] as const) {
    app.post(`/${order}`, async (request, reply) => {
      const body = pauseSchema.safeParse(readJson(request.body));
      if (!body.success)
        return reply.code(400).send({ error: 'expected {"site": "<code>", "object": "<name>"}, or {}' });
      const { site } = body.data;
      if (site !== undefined && order === 'pause' && !doors.sites.includes(site)) {
        return reply.code(400).send({ error: `no site has the code ${site}; there is ${doors.sites.join(', ')}` });
      }
      return doors.orderPause(order, body.data);
    });
  }
}

/** Bodies come as bytes: the webhook routes read them themselves. */
function readJson(body: unknown): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '');
  } catch {
    return undefined;
  }
}

function isToken(token: string, authorization: string | undefined): boolean {
  const given = authorization?.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : '';
  return timingSafeEqual(digest(token), digest(given));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
