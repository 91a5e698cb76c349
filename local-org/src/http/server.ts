import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { OpenProject } from '../project.ts';
import type { LimitSet } from '../runtime/limits.ts';
import type { Id } from '../runtime/values/scalars.ts';
import { Api, isGap, type Json } from './api.ts';
import { ApexRest } from './apex-rest.ts';
import { ApiError, invalidSession, notFound, OAuthError } from './api-error.ts';
import { Sessions, type ClientApp } from './clients.ts';
import { composite } from './composite.ts';
import { globalDescribe, objectDescribe } from './describe-json.ts';
import { ApiUsage } from './usage.ts';

export interface ServerOptions {
  readonly clients: readonly ClientApp[];
  /** Answers allowed a day, as `Sforce-Limit-Info` shows them. */
  readonly dailyLimit?: number;
  /** Adds routes of other parts: they get the sessions and the way to run as a user. */
  readonly extend?: (app: FastifyInstance, doors: ServerDoors) => void;
  /** Told of every gap of ours that a request met, and of bugs. */
  readonly onProblem?: (text: string) => void;
}

export interface ServerDoors {
  userOf(token: string): Id | undefined;
  /** Opens a session for the user of that name; throws an `OAuthError` if there is none. */
  open(username: string): string;
  run<T>(userId: Id, body: () => T, limits?: LimitSet): T;
}

const OLDEST = 31;
const NEWEST = 67;
/** The platform's limit on a request's body. */
const BODY_LIMIT = 50 * 1024 * 1024;

/** The org over HTTP: the paths that real clients use, answered as Salesforce answers them. */
export function createServer(project: OpenProject, options: ServerOptions): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    routerOptions: { ignoreTrailingSlash: true },
    rewriteUrl: (request) => (request.url ?? '/').replace(/^\/{2,}/, '/'),
  });
  const sessions = new Sessions(project, options.clients);
  const api = new Api(project);
  const rest = new ApexRest(project);
  const usage = new ApiUsage(options.dailyLimit ?? 100_000);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => answerError(error, reply, options.onProblem));
  app.setNotFoundHandler(() => {
    throw notFound();
  });
  oauthRoutes(app, project, sessions);
  app.get('/services/data', () => versions());

  /** A route behind a session: counted, run as its user in one transaction. */
  const route = (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT',
    url: string,
    handle: (call: Call) => unknown,
  ): void => {
    app.route({
      method,
      url,
      handler: (request, reply) => {
        const userId = authenticate(request, sessions);
        reply.header('Sforce-Limit-Info', usage.count());
        const answer = api.run(userId, () => handle(new Call(request, reply)));
        return reply.sent ? reply : reply.send(answer ?? undefined);
      },
    });
  };
  dataRoutes(route, project, api, usage);
  for (const method of ['GET', 'POST', 'PATCH', 'DELETE', 'PUT'] as const) {
    route(method, '/services/apexrest/*', (call) => apexCall(call, rest));
  }
  // Ours, not Salesforce's: what programs sent to people, oldest first, for whoever keeps the host.
  route('GET', '/local-org/sent', () => project.org.sent);
  options.extend?.(app, {
    userOf: (token) => sessions.userOf(token),
    open: (username) => sessions.open(username).token,
    run: (userId, body, limits) => api.run(userId, body, limits),
  });
  return app;
}

/** One request as the handlers see it. */
export class Call {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  constructor(request: FastifyRequest, reply: FastifyReply) {
    this.request = request;
    this.reply = reply;
  }
  param(name: string): string {
    return (this.request.params as Record<string, string>)[name] ?? '';
  }
  query(name: string): string | undefined {
    return (this.request.query as Record<string, string>)[name];
  }
  get version(): string {
    const version = this.param('version').replace(/^v/, '');
    const major = Number(version);
    if (!/^\d+\.0$/.test(version) || major < OLDEST || major > NEWEST) throw notFound();
    return version;
  }
  get raw(): Buffer {
    return Buffer.isBuffer(this.request.body) ? this.request.body : Buffer.alloc(0);
  }
  get json(): Json {
    let parsed: unknown;
    try {
      parsed = JSON.parse(this.raw.toString('utf8'));
    } catch (error) {
      throw new ApiError(400, 'JSON_PARSER_ERROR', error instanceof Error ? error.message : 'not JSON');
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
      throw new ApiError(400, 'JSON_PARSER_ERROR', 'a JSON object is expected');
    return parsed as Json;
  }
  /** Rows an answer may hold: `Sforce-Query-Options: batchSize=200`. */
  get pageSize(): number | undefined {
    const match = /batchSize=(\d+)/.exec(String(this.request.headers['sforce-query-options'] ?? ''));
    return match === null ? undefined : Math.min(2000, Math.max(200, Number(match[1])));
  }
}

type Route = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT',
  url: string,
  handle: (call: Call) => unknown,
) => void;

function authenticate(request: FastifyRequest, sessions: Sessions): Id {
  const match = /^(?:Bearer|OAuth) (.+)$/.exec(request.headers.authorization ?? '');
  const userId = match?.[1] === undefined ? undefined : sessions.userOf(match[1]);
  if (userId === undefined) throw invalidSession();
  return userId;
}

function oauthRoutes(app: FastifyInstance, project: OpenProject, sessions: Sessions): void {
  const identity = (host: string, userId: Id): string =>
    `http://${host}/id/${project.org.organizationId.value}/${userId.value}`;
  app.post('/services/oauth2/token', (request) => {
    const form = new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '');
    const { token, userId, scope } = sessions.grant(form, basicAuth(request.headers.authorization));
    return {
      access_token: token,
      scope,
      instance_url: `http://${request.host}`,
      id: identity(request.host, userId),
      token_type: 'Bearer',
      issued_at: String(Date.now()),
    };
  });
  app.post('/services/oauth2/revoke', (request) => {
    sessions.revoke(
      new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '').get('token') ?? '',
    );
    return '';
  });
  app.get('/services/oauth2/userinfo', (request) => userInfo(project, authenticate(request, sessions)));
  app.get('/id/:org/:user', (request) => userInfo(project, authenticate(request, sessions)));
}

function userInfo({ org }: OpenProject, userId: Id): Json {
  const record = org.records.find(org.object('User'), userId);
  const text = (field: string): unknown => record?.values.get(field) ?? null;
  return {
    sub: userId.value,
    user_id: userId.value,
    organization_id: org.organizationId.value,
    preferred_username: text('Username'),
    username: text('Username'),
    name: text('Name'),
    email: text('Email'),
    active: true,
  };
}

function basicAuth(header: string | undefined): readonly [string, string] | undefined {
  const match = /^Basic (.+)$/.exec(header ?? '');
  if (match?.[1] === undefined) return undefined;
  const [id = '', ...secret] = Buffer.from(match[1], 'base64').toString('utf8').split(':');
  return [id, secret.join(':')];
}

/** Newest last, as the platform lists them; labels follow its three seasons. */
function versions(): Json[] {
  const seasons = ['Spring', 'Summer', 'Winter'];
  return Array.from({ length: NEWEST - OLDEST + 1 }, (_, i) => {
    const version = OLDEST + i;
    const season = (version - 60 + 300) % 3;
    const year = 24 + Math.floor((version - 60 + (season === 2 ? 1 : 0)) / 3);
    return {
      label: `${seasons[season]} '${String(year).padStart(2, '0')}`,
      url: `/services/data/v${version}.0`,
      version: `${version}.0`,
    };
  });
}

function dataRoutes(route: Route, project: OpenProject, api: Api, usage: ApiUsage): void {
  const { org } = project;
  const data = '/services/data/:version';
  route('GET', data, (call) => resources(call.version));
  route('GET', `${data}/limits`, () => usage.limits());
  route('GET', `${data}/query`, (call) => api.query(call.query('q') ?? '', call.version, call.pageSize));
  route('GET', `${data}/queryAll`, (call) => api.query(call.query('q') ?? '', call.version, call.pageSize, true));
  route('GET', `${data}/query/:locator`, (call) => api.queryMore(call.param('locator'), call.version, call.pageSize));
  route('GET', `${data}/sobjects`, (call) => globalDescribe(org, call.version));
  route('GET', `${data}/sobjects/:object`, (call) => ({
    objectDescribe: objectDescribe(org, api.object(call.param('object')), call.version),
    recentItems: [],
  }));
  route('GET', `${data}/sobjects/:object/describe`, (call) =>
    objectDescribe(org, api.object(call.param('object')), call.version),
  );
  route('POST', `${data}/sobjects/:object`, (call) => send(call, api.create(call.param('object'), call.json)));
  route('GET', `${data}/sobjects/:object/:id`, (call) =>
    api.retrieve(call.param('object'), call.param('id'), call.query('fields'), call.version),
  );
  route('PATCH', `${data}/sobjects/:object/:id`, (call) =>
    noContent(call, () => api.update(call.param('object'), call.param('id'), call.json)),
  );
  route('DELETE', `${data}/sobjects/:object/:id`, (call) =>
    noContent(call, () => api.remove(call.param('object'), call.param('id'))),
  );
  route('GET', `${data}/sobjects/:object/:field/:key`, (call) =>
    api.retrieveByKey(call.param('object'), call.param('field'), call.param('key'), call.query('fields'), call.version),
  );
  route('PATCH', `${data}/sobjects/:object/:field/:key`, (call) =>
    send(call, api.upsert(call.param('object'), call.param('field'), call.param('key'), call.json)),
  );
  route('POST', `${data}/composite`, (call) => composite(api, call.version, call.json));
  route('POST', `${data}/composite/sobjects`, (call) => api.collection('insert', call.json));
  route('PATCH', `${data}/composite/sobjects`, (call) => api.collection('update', call.json));
  route('PATCH', `${data}/composite/sobjects/:object/:field`, (call) =>
    api.collection('upsert', call.json, [call.param('object'), call.param('field')]),
  );
  route('DELETE', `${data}/composite/sobjects`, (call) =>
    api.removeCollection((call.query('ids') ?? '').split(','), call.query('allOrNone') === 'true'),
  );
}

function resources(version: string): Json {
  const base = `/services/data/v${version}`;
  return {
    limits: `${base}/limits`,
    sobjects: `${base}/sobjects`,
    query: `${base}/query`,
    queryAll: `${base}/queryAll`,
    composite: `${base}/composite`,
  };
}

function send(call: Call, answer: { status: number; body: unknown }): unknown {
  call.reply.status(answer.status);
  return answer.body;
}
function noContent(call: Call, body: () => void): undefined {
  body();
  call.reply.status(204);
  return undefined;
}

function apexCall(call: Call, rest: ApexRest): unknown {
  const url = new URL(call.request.url, 'http://localhost');
  const answer = rest.call(decodeURIComponent(url.pathname).replace(/^\/services\/apexrest/, ''), {
    httpMethod: call.request.method,
    headers: Object.fromEntries(
      Object.entries(call.request.headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    ),
    params: Object.fromEntries(url.searchParams),
    body: call.raw,
    remoteAddress: call.request.ip,
  });
  call.reply.status(answer.statusCode);
  for (const [name, value] of Object.entries(answer.headers)) call.reply.header(name, value);
  return answer.body === null ? undefined : Buffer.from(answer.body);
}

function answerError(error: unknown, reply: FastifyReply, onProblem: ServerOptions['onProblem']): FastifyReply {
  if (error instanceof ApiError || error instanceof OAuthError) return reply.status(error.status).send(error.body);
  if (isGap(error)) {
    onProblem?.(`Unsupported: ${error.message} (${error.file ?? ''}:${error.position?.line ?? 0})`);
    return reply.status(501).send([{ errorCode: 'UNSUPPORTED_BY_LOCAL_ORG', message: error.message }]);
  }
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 413)
    return reply.status(413).send([{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'The request body is too large' }]);
  onProblem?.(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return reply.status(500).send([
    {
      errorCode: 'UNKNOWN_EXCEPTION',
      message: 'An unexpected error occurred. Please include this ErrorId if you contact support',
    },
  ]);
}
