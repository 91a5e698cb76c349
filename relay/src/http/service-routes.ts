import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DeadLetterOrder, EventView } from '../core/event-store.ts';

export interface ServiceDoors {
  readonly view: EventView;
  readonly orderDeadLetters: (order: DeadLetterOrder, ids: readonly string[]) => Promise<readonly string[]>;
  /** Rejects when no event could be stored now. */
  readonly isReady: () => Promise<boolean>;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>;
  /** `GET /events` doesn't exist without it. */
  readonly adminToken: string | undefined;
}

const mostListed = 1_000;
const orderSchema = z.object({ ids: z.array(z.string()).min(1).max(mostListed) });

/** Probes, metrics and the list of events for people. */
export function addServiceRoutes(app: FastifyInstance, doors: ServiceDoors): void {
  app.get('/healthz', async () => ({ status: 'ok' }));

  app.get('/readyz', async (_request, reply) => {
    const isReady = await doors.isReady();
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' });
  });

  app.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await doors.metrics();
    return reply.type(contentType).send(text);
  });

  const { adminToken } = doors;
  if (adminToken === undefined) return;
  app.get<{ Querystring: { limit?: string } }>('/events', async (request, reply) => {
    if (!isToken(adminToken, request.headers.authorization))
      return reply.code(401).send({ error: 'wrong or missing token' });
    const limit = Number(request.query.limit ?? 50);
    if (!Number.isInteger(limit) || limit < 1) return reply.code(400).send({ error: 'limit is not a positive number' });
    return { counts: await doors.view.counts(), events: await doors.view.recent(Math.min(limit, mostListed)) };
  });
  for (const order of ['retry', 'discard'] as const) {
    app.post(`/dead-letters/${order}`, async (request, reply) => {
      if (!isToken(adminToken, request.headers.authorization))
        return reply.code(401).send({ error: 'wrong or missing token' });
      const body = orderSchema.safeParse(readJson(request.body));
      if (!body.success) return reply.code(400).send({ error: 'expected {"ids": ["<id>", …]} with 1 to 1000 ids' });
      return { done: await doors.orderDeadLetters(order, body.data.ids) };
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
