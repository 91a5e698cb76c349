import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Intake, Rejection, WebhookHead } from '../core/intake.ts';

/**
 * `POST /webhooks/chargeover` and `/webhooks/chargeover/:site`. The head is judged before the body is read; the body stays raw
 * bytes until the secret is known to be right.
 */
export function addWebhookRoutes(app: FastifyInstance, intake: Intake): void {
  app.addHook('onRequest', async (request, reply) => {
    // Whatever the sender calls it (the type of encrypted bodies is documented nowhere), it is raw bytes to us.
    request.headers['content-type'] = 'application/octet-stream';
    const rejection = intake.refuseHead(headOf(request));
    return rejection ? refuse(reply, rejection) : undefined;
  });
  for (const url of ['/webhooks/chargeover', '/webhooks/chargeover/:site']) {
    app.post(url, async (request, reply) => {
      const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const taken = await intake.take(headOf(request), body);
      if (taken.kind === 'rejected') return refuse(reply, taken);
      // Exactly 200: ChargeOver's documentation knows no other success.
      return reply.code(200).send({ id: taken.id, repeat: taken.kind === 'repeat' });
    });
  }
}

function refuse(reply: FastifyReply, rejection: Rejection): FastifyReply {
  return reply.code(rejection.status).send({ error: rejection.reason });
}

function headOf(request: FastifyRequest): WebhookHead {
  const { params } = request;
  const site = typeof params === 'object' && params !== null ? Reflect.get(params, 'site') : undefined;
  return {
    source: header(request, 'x-chargeover-source'),
    key: header(request, 'x-chargeover-key'),
    contentEncoding: header(request, 'content-encoding'),
    pathSite: typeof site === 'string' ? site : undefined,
  };
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
