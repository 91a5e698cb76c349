import type { FastifyInstance } from 'fastify';
import { addAdminRoutes, type AdminDoors } from './admin-routes.ts';
import type { Refusals } from './refusals.ts';

export interface ServiceDoors extends AdminDoors {
  /** Rejects when no event could be stored now. */
  readonly isReady: () => Promise<boolean>;
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>;
  /** The doors of an operator don't exist without it. */
  readonly adminToken: string | undefined;
}

/** Probes, metrics, and the doors of an operator. */
export function addServiceRoutes(app: FastifyInstance, doors: ServiceDoors, refusals: Refusals): void {
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
  if (adminToken !== undefined) app.register(async (scope) => addAdminRoutes(scope, doors, adminToken, refusals));
}
