import { fastify, type FastifyError, type FastifyInstance } from 'fastify';
import { RelayError } from '../core/errors.ts';
import type { Observer } from '../core/happening.ts';
import type { Intake, Rejection } from '../core/intake.ts';
import type { Telemetry } from '../core/telemetry.ts';
import { AddressList } from './client-address.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { Refusals } from './refusals.ts';
import { addServiceRoutes, type ServiceDoors } from './service-routes.ts';
import { addWebhookRoutes, headOf, webhookRoutes } from './webhook-routes.ts';

export interface HttpSettings {
  readonly bodyLimitBytes: number;
  /** A request that isn't complete by then is cut off. */
  readonly requestTimeoutMs: number;
  /** Refused requests that one address may make in a minute before it is answered 429. */
  readonly refusalsPerMinute: number;
  /** Who may send webhooks; empty: everybody. */
  readonly addresses: readonly string[];
  /** Whose `X-Forwarded-For` is believed; empty: nobody's. */
  readonly trustedProxies: readonly string[];
}

export interface HttpParts {
  readonly intake: Intake;
  readonly doors: ServiceDoors;
  readonly observer: Observer;
  readonly telemetry: Telemetry;
  readonly now: () => number;
}

const noPath: Rejection = { kind: 'rejected', status: 400, reason: 'the path is malformed', sender: 'stranger' };

/** Longer than any path secret that makes sense; the router's own limit is 100. */
const longestParameter = 512;

export function createHttpServer(settings: HttpSettings, parts: HttpParts): FastifyInstance {
  const { intake, doors, observer, telemetry, now } = parts;
  const refusals = new Refusals(observer, settings.refusalsPerMinute, now);
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
    routerOptions: { maxParamLength: longestParameter },
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    // The router's own answer repeats the path, which may hold a secret.
    frameworkErrors: (_error, request, reply) => void refusals.answer(request, reply, noPath),
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, refusals),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (refusals.isBrokenOff(request.raw.socket)) return reply.code(400).send();
    const fault = clientFaultOf(error, settings.bodyLimitBytes);
    if (fault !== undefined) {
      // The head has been judged by now: a key or token that is there is the right one.
      const isWebhook = webhookRoutes.includes(request.routeOptions.url ?? '');
      const isKnown = !isWebhook || headOf(request).key !== undefined;
      const sender = isKnown ? 'known' : 'stranger';
      return refusals.answer(request, reply, { kind: 'rejected', ...fault, sender });
    }
    observer.happened({ kind: 'event.refused', code: error instanceof RelayError ? error.code : 'UNEXPECTED' });
    return reply.code(503).send({ error: 'not stored, try again' });
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'no such door' }));
  const addresses = settings.addresses.length > 0 ? new AddressList(settings.addresses) : undefined;
  app.register(async (scope) => addWebhookRoutes(scope, { intake, refusals, telemetry, addresses }));
  app.register(async (scope) => addServiceRoutes(scope, doors, refusals));
  return app;
}

/** Only what the HTTP layer itself found wrong with the request is the sender's fault; everything else is ours. */
function clientFaultOf(error: FastifyError, limit: number): Pick<Rejection, 'status' | 'reason'> | undefined {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { status: 413, reason: `the body is over ${limit} bytes` };
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { status: 415, reason: 'the content type is malformed' };
  if (error.code === 'ECONNRESET') return { status: 400, reason: 'the sender hung up within the body' };
  const isMalformed = error.code?.startsWith('FST_') && error.statusCode === 400;
  return isMalformed ? { status: 400, reason: 'the request is malformed' } : undefined;
}
