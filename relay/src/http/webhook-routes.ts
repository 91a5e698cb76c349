import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Intake, Rejection, WebhookHead } from '../core/intake.ts';
import type { Telemetry, WebhookWatch } from '../core/telemetry.ts';
import { plainAddress, type AddressList } from './client-address.ts';
import type { Refusals } from './refusals.ts';

export interface WebhookDoor {
  readonly intake: Intake;
  readonly refusals: Refusals;
  readonly telemetry: Telemetry;
  /** Who may send at all; undefined: everybody. */
  readonly addresses: AddressList | undefined;
}

const root = '/webhooks/chargeover';
export const webhookRoutes = [root, `${root}/:site`, `${root}/:site/:secret`];

const unlisted: Rejection = {
  kind: 'rejected',
  status: 403,
  reason: 'this address may not send webhooks',
  sender: 'stranger',
};

/**
 * `POST /webhooks/chargeover`, with a site, and with a site and a path secret behind it. The head is judged before the body is read;
 * the body stays raw bytes until the secret is known to be right.
 */
export function addWebhookRoutes(app: FastifyInstance, { intake, refusals, telemetry, addresses }: WebhookDoor): void {
  const watches = new WeakMap<FastifyRequest, WebhookWatch>();

  app.addHook('onRequest', (request, reply, done) => {
    watches.set(request, telemetry.webhook(seen(request)));
    // Whatever the sender calls it (the type of encrypted bodies is documented nowhere), it is raw bytes to us.
    request.headers['content-type'] = 'application/octet-stream';
    const isListed = addresses === undefined || addresses.has(plainAddress(request.ip));
    const rejection = isListed ? intake.refuseHead(headOf(request)) : unlisted;
    if (rejection) void refusals.answer(request, reply, rejection);
    else done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    watches.get(request)?.answered(reply.statusCode);
    done();
  });
  for (const url of webhookRoutes) {
    app.post(url, async (request, reply) => {
      const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const taken = await intake.take(headOf(request), body);
      if (taken.kind === 'rejected') return refusals.answer(request, reply, taken);
      watches.get(request)?.taken(taken.id);
      // Exactly 200: ChargeOver's documentation knows no other success.
      return reply.code(200).send({ id: taken.id, repeat: taken.kind === 'repeat' });
    });
  }
}

export function headOf(request: FastifyRequest): WebhookHead {
  return {
    source: header(request, 'x-chargeover-source'),
    key: header(request, 'x-chargeover-key'),
    contentEncoding: header(request, 'content-encoding'),
    pathSite: parameter(request, 'site'),
    pathSecret: parameter(request, 'secret'),
  };
}

function seen(request: FastifyRequest): Parameters<Telemetry['webhook']>[0] {
  return () => ({
    method: request.method,
    route: request.routeOptions.url ?? root,
    scheme: request.protocol,
    clientAddress: plainAddress(request.ip) ?? 'unknown',
    userAgent: header(request, 'user-agent'),
  });
}

function parameter({ params }: FastifyRequest, name: string): string | undefined {
  const value: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
