import { createReadStream, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProjectError } from '../base/errors.ts';
import { parseSoql } from '../parser/soql.ts';
import type { OpenProject } from '../project.ts';
import type { LimitSet } from '../runtime/limits.ts';
import type { Id } from '../runtime/values/scalars.ts';
import { AuraFailure, callAura, limitsOf } from './aura-calls.ts';
import type { BuiltPages, Lightning } from './lightning.ts';
import { listView } from './list-view.ts';
import { html, sessionOf } from './page.ts';
import { PageError } from './page-error.ts';
import { recordPage, uiRecord } from './record-page.ts';
import { reportRoutes } from './report-routes.ts';

/** What the host needs of the org's HTTP side. */
export interface LightningDoors {
  /** The user behind a session's token. */
  userOf(token: string): Id | undefined;
  /** Opens a session for a user of the org. */
  open(username: string): string;
  /** Runs as a user in a transaction of its own. */
  run<T>(userId: Id, body: () => T, limits?: LimitSet): T;
}

const slds = dirname(createRequire(import.meta.url).resolve('@salesforce-ux/design-system/package.json'));
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
};

/** Lightning Experience in a browser: pages, their modules, and what the modules ask for. Sessions are a cookie, as in an org. */
export function lightningRoutes(
  app: FastifyInstance,
  project: OpenProject,
  doors: LightningDoors,
  lightning: Lightning,
): void {
  const run = <T>(request: FastifyRequest, body: () => T, limits?: LimitSet): T => {
    const userId = doors.userOf(cookie(request, 'sid'));
    if (userId === undefined) throw new PageError(401, 'the session has expired: log in again');
    return doors.run(userId, body, limits);
  };
  app.addHook('onClose', async () => lightning.close());
  assetRoutes(app, lightning);
  loginRoutes(app, project, doors);
  reportRoutes(app, project, { run, runAs: doors.run, answer });

  app.get('/lightning', (_request, reply) => reply.redirect(lightning.home()));
  for (const place of [
    '/lightning/n/*',
    '/lightning/o/*',
    '/lightning/r/*',
    '/lightning/flow/*',
    '/lightning/page/*',
  ]) {
    app.get(place, async (request, reply) => {
      const target = encodeURIComponent(request.url);
      if (doors.userOf(cookie(request, 'sid')) === undefined)
        return reply.redirect(`/lightning/login?retURL=${target}`);
      const built = await lightning.built().catch((error: unknown) => error);
      if (built instanceof Error)
        return reply.status(500).type('text/plain; charset=utf-8').send(compileFailure(built));
      const { imports } = built as BuiltPages;
      const url = new URL(request.url, 'http://localhost');
      return reply.type('text/html; charset=utf-8').send(
        html(
          run(request, () => sessionOf(project, lightning.pages, url)),
          imports,
        ),
      );
    });
  }
  // The short address of a record, as formulas write it: `/` and its id.
  app.get<{ Params: { id: string } }>('/:id(^\\w{15,18}$)', (request, reply) => {
    const { id } = request.params;
    const object = [...project.model.objects.values()].find(({ keyPrefix }) => keyPrefix === id.slice(0, 3));
    return object === undefined
      ? reply.status(404).send({ message: 'no such record' })
      : reply.redirect(`/lightning/r/${object.name}/${id}/view`);
  });
  app.post<{ Params: { method: string } }>('/lightning/apex/:method', (request, reply) => {
    const { method } = request.params;
    const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
    return answer(reply, () => run(request, () => callAura(project, method, body), limitsOf(project, method)));
  });
  app.get<{ Params: { object: string }; Querystring: { view?: string } }>(
    '/lightning/ui/list/:object',
    (request, reply) =>
      answer(reply, () =>
        run(request, () => {
          const object = project.model.findObject(request.params.object);
          if (object === undefined || !project.org.user.rights.object(object).read)
            throw new PageError(404, 'no such object');
          return listView(project, lightning.pages, object, request.query.view ?? '');
        }),
      ),
  );
  app.get<{ Params: { id: string } }>('/lightning/ui/page/:id', (request, reply) =>
    answer(reply, () => run(request, () => recordPage(project, lightning.pages, request.params.id))),
  );
  app.get<{ Params: { id: string }; Querystring: { fields?: string; optionalFields?: string } }>(
    '/lightning/ui/records/:id',
    (request, reply) => {
      const names = (text = ''): string[] => text.split(',').filter(Boolean);
      const { fields, optionalFields } = request.query;
      return answer(reply, () =>
        run(request, () => uiRecord(project, request.params.id, names(fields), names(optionalFields))),
      );
    },
  );
}

/** `frontdoor.jsp` takes a token, as in an org; the login page offers the org's users, since nobody here has a password. */
function loginRoutes(app: FastifyInstance, project: OpenProject, doors: LightningDoors): void {
  const enter = (reply: FastifyReply, token: string, target: string): FastifyReply =>
    reply
      .header('set-cookie', `sid=${token}; Path=/; HttpOnly; SameSite=Lax`)
      .redirect(/^\/(?!\/)/.test(target) ? target : '/lightning');
  app.get<{ Querystring: { sid?: string; retURL?: string } }>('/secur/frontdoor.jsp', (request, reply) => {
    const { sid = '', retURL = '/lightning' } = request.query;
    if (doors.userOf(sid) === undefined) return reply.redirect('/lightning/login');
    return enter(reply, sid, retURL);
  });
  app.get<{ Querystring: { username?: string; retURL?: string } }>('/lightning/login', (request, reply) => {
    const { username, retURL = '/lightning' } = request.query;
    if (username !== undefined) return enter(reply, doors.open(username), retURL);
    const links = usernames(project).map(
      (name) =>
        `<li><a href="?username=${encodeURIComponent(name)}&amp;retURL=${encodeURIComponent(retURL)}">${escape(name)}</a></li>`,
    );
    return reply
      .type('text/html; charset=utf-8')
      .send(
        `<!doctype html><html lang="en"><title>Log in</title><main><h1>Log in to the local org as</h1><ul>${links.join('')}</ul></main></html>`,
      );
  });
}

function usernames(project: OpenProject): string[] {
  const soql = 'SELECT Username FROM User WHERE IsActive = true ORDER BY Username LIMIT 100';
  const result = project.org.query(parseSoql(soql), { access: { mode: 'system', sharing: false }, bind: () => null });
  return result.kind === 'records' ? result.rows.map((row) => String(row.values.get('Username'))) : [];
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function assetRoutes(app: FastifyInstance, lightning: Lightning): void {
  const serve =
    (folder: () => Promise<string>): ((request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) =>
    async (request, reply) => {
      const root = await folder();
      const rest = decodeURIComponent((request.params as { '*': string })['*']);
      const file = normalize(join(root, rest));
      if (!file.startsWith(`${root}/`) || !existsSync(file) || !statSync(file).isFile())
        return reply.status(404).send({ message: 'no such file' });
      return reply
        .type(TYPES[extname(file)] ?? 'application/octet-stream')
        .header('cache-control', 'no-cache')
        .send(createReadStream(file));
    };
  app.get(
    '/lightning/assets/slds/*',
    serve(async () => join(slds, 'assets')),
  );
  app.get(
    '/lightning/assets/vendor/*',
    serve(async () => (await lightning.built()).vendor),
  );
  app.get(
    '/lightning/assets/app/*',
    serve(async () => (await lightning.built()).app),
  );
  // Base components draw their icons from this path.
  app.get(
    '/assets/icons/*',
    serve(async () => join(slds, 'assets', 'icons')),
  );
}

async function answer(reply: FastifyReply, body: () => unknown): Promise<FastifyReply> {
  try {
    return await reply.send(body() ?? {});
  } catch (error) {
    if (error instanceof AuraFailure) return reply.status(error.answer.status).send(error.answer.body);
    if (error instanceof PageError) return reply.status(error.status).send({ message: error.message });
    throw error;
  }
}

/** For the developer whose component doesn't compile: where, and why. */
function compileFailure(error: Error): string {
  if (!(error instanceof ProjectError)) throw error;
  const place = error.position === undefined ? '' : `:${error.position.line}:${error.position.column}`;
  return `${error.file}${place}\n${error.message}\n`;
}

function cookie(request: FastifyRequest, name: string): string {
  const match = new RegExp(`(?:^|; )${name}=([^;]*)`).exec(request.headers.cookie ?? '');
  return match?.[1] ?? '';
}
