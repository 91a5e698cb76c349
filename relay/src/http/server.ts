import { fastify, type FastifyError, type FastifyInstance } from 'fastify';
import { RelayError } from '../core/errors.ts';
import type { Intake } from '../core/intake.ts';
import type { Observer } from '../core/happening.ts';
import { addServiceRoutes, type ServiceDoors } from './service-routes.ts';
import { addWebhookRoutes } from './webhook-routes.ts';

export interface HttpSettings {
  readonly bodyLimitBytes: number;
  /** A request that isn't complete by then is cut off. */
  readonly requestTimeoutMs: number;
}

export function createHttpServer(
  settings: HttpSettings,
  intake: Intake,
  doors: ServiceDoors,
  observer: Observer,
): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: settings.bodyLimitBytes,
    requestTimeout: settings.requestTimeoutMs,
    http: {
      // Node swaps the two times when the headers' one is longer (60 s by default), and looks only every 30 s.
      headersTimeout: settings.requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1_000, settings.requestTimeoutMs),
    },
    forceCloseConnections: 'idle',
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = clientFaultOf(error);
    if (status === undefined) {
      observer.happened({ kind: 'event.refused', code: error instanceof RelayError ? error.code : 'UNEXPECTED' });
      return reply.code(503).send({ error: 'not stored, try again' });
    }
    const reason = status === 413 ? `the body is over ${settings.bodyLimitBytes} bytes` : 'the request is malformed';
    intake.rejected({ kind: 'rejected', status, reason });
    return reply.code(status).send({ error: reason });
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'no such door' }));
  app.register(async (scope) => addWebhookRoutes(scope, intake));
  app.register(async (scope) => addServiceRoutes(scope, doors));
  return app;
}

/** Only what the HTTP layer itself found wrong with the request is the sender's fault; everything else is ours. */
function clientFaultOf(error: FastifyError): 400 | 413 | 415 | undefined {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 413;
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 415;
  return error.code?.startsWith('FST_') && error.statusCode === 400 ? 400 : undefined;
}
