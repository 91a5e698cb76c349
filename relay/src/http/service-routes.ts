import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { EventView } from '../core/event-store.ts';

export interface ServiceDoors {
  readonly view: EventView;
  /** Rejects when no event could be stored now. */
  readonly isReady: () => Promise<boolean>;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>;
  /** `GET /events` doesn't exist without it. */
  readonly adminToken: string | undefined;
}

const mostListed = 1_000;

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
}

function isToken(token: string, authorization: string | undefined): boolean {
  const given = authorization?.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : '';
  return timingSafeEqual(digest(token), digest(given));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
