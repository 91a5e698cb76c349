import { verify, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventEntry, EventsRequest } from '../../src/core/contract.ts';

/** What the scripted org does with one call; `body` as text goes out as it is. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Send this many bytes less than promised, then cut the connection. */
  readonly cutBytes?: number;
  /** Never answer. */
  readonly isSilent?: boolean;
  /** Cut the connection without a word. */
  readonly isReset?: boolean;
}

export type Script = (request: EventsRequest, call: number) => Reply | Promise<Reply>;

/** A Salesforce org of two doors: the token endpoint and the package's resource. It does what the test's script says;
 * heartbeats it takes without a word. */
export class ScriptedSalesforce {
  readonly requests: EventsRequest[] = [];
  readonly paths: string[] = [];
  readonly heartbeats: unknown[] = [];
  readonly grants: URLSearchParams[] = [];
  readonly #server: Server;
  #isAsked = false;
  script: Script = applyAll;
  /** Tokens given out so far are valid unless listed here. */
  readonly revoked = new Set<string>();
  instanceUrl: string | undefined;
  orgId = '00D000000000001';
  loginReply: Reply | undefined;
  heartbeatReply: Reply | undefined;
  healthReply: Reply = { body: healthy };
  /** Of the app's certificate; without it there is no JWT bearer flow. */
  publicKey: KeyObject | undefined;
  /** More than the token endpoint says by default, such as `expires_in`. */
  tokenExtras: Readonly<Record<string, string>> = {};

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      );
    });
  }

  static async start(port = 0): Promise<ScriptedSalesforce> {
    const org = new ScriptedSalesforce();
    await new Promise<void>((resolve) => org.#server.listen(port, '127.0.0.1', resolve));
    return org;
  }

  get url(): string {
    const address = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${address.port}`;
  }

  /** When the first request has come in. */
  async asked(): Promise<void> {
    if (!this.#isAsked) await once(this.#server, 'request');
  }

  get delivered(): EventEntry[] {
    return this.requests.flatMap((request) => [...request.events]);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#isAsked = true;
    const body = await readBody(request);
    const path = request.url ?? '';
    if (path === '/services/oauth2/token') return this.#token(body, response);
    if (!path.startsWith('/services/apexrest/'))
      return send(response, { status: 404, body: [{ errorCode: 'NOT_FOUND' }] });
    this.paths.push(path);
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (!token.startsWith('token-') || this.revoked.has(token)) {
      return send(response, {
        status: 401,
        body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }],
      });
    }
    if (path.endsWith('/heartbeat')) {
      this.heartbeats.push(JSON.parse(body));
      return send(response, this.heartbeatReply ?? { body: { contractVersion: 1, requests: [], results: [] } });
    }
    if (path.endsWith('/health')) return send(response, this.healthReply);
    const events = JSON.parse(body) as EventsRequest;
    this.requests.push(events);
    send(response, await this.script(events, this.requests.length));
  }

  #token(body: string, response: ServerResponse): void {
    const grant = new URLSearchParams(body);
    this.grants.push(grant);
    if (this.loginReply) return send(response, this.loginReply);
    if (!this.#isKnown(grant))
      return send(response, { status: 400, body: { error: 'invalid_client', error_description: 'invalid' } });
    const identity = `${this.url}/id/${this.orgId}AAA/005000000000001AAA`;
    const token = { access_token: `token-${this.grants.length}`, token_type: 'Bearer', id: identity };
    send(response, { body: { ...token, instance_url: this.instanceUrl ?? this.url, ...this.tokenExtras } });
  }

  /** Client credentials, or an assertion that the app's certificate fits. */
  #isKnown(grant: URLSearchParams): boolean {
    if (grant.get('client_id') !== 'client') return false;
    if (grant.get('grant_type') === 'client_credentials')
      return grant.get('client_secret') === 'client-secret-of-tests';
    const [head, claims, signature = ''] = (grant.get('assertion') ?? '').split('.');
    return (
      this.publicKey !== undefined &&
      verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), this.publicKey, Buffer.from(signature, 'base64url'))
    );
  }
}

/** Where nothing listens. Not a port of the lowest: `fetch` refuses many of them by itself. */
export async function deadUrl(): Promise<string> {
  const org = await ScriptedSalesforce.start();
  const { url } = org;
  await org.stop();
  return url;
}

/** What a package says of itself that has all it needs. */
export const healthy = {
  contractVersion: 1,
  control: { paused: [] },
  syncOff: false,
  namespace: 'cosync',
  packageVersion: '1.0.0',
  orgId: '00D000000000001AAA',
  hasCustomPermission: true,
  activeMappings: 14,
  missingRights: [],
};

/** The answer of a package that applied everything. */
export function applyAll(request: EventsRequest): Reply {
  return answer(request.events.map((event) => ({ id: event.id, status: 'applied', logId: `log-${event.sequence}` })));
}

export function answer(results: readonly unknown[], elapsedMs = 100): Reply {
  return { body: { contractVersion: 1, results, usage: { elapsedMs } } };
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply.isSilent) return;
  if (reply.isReset) return void response.socket?.resetAndDestroy();
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  const type = typeof reply.body === 'string' && reply.body.startsWith('<') ? 'text/html' : 'application/json';
  response.writeHead(reply.status ?? 200, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    ...reply.headers,
  });
  if (reply.cutBytes === undefined) return void response.end(text);
  response.write(text.slice(0, -reply.cutBytes), () => response.destroy());
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
