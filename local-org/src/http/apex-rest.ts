import type { OpenProject } from '../project.ts';
import { ApexException } from '../runtime/values/guest.ts';
import { describeFailure, stackText } from '../testing/describe-failure.ts';
import type { MethodSymbol, TypeSymbol } from '../semantic/types.ts';
import { handleRestRequest, type RestAnswer, type RestCall } from './handle-rest-request.ts';
import { ApiError } from './api-error.ts';

interface Route {
  readonly symbol: TypeSymbol;
  readonly pattern: string;
  readonly method: MethodSymbol;
}

const HTTP_ANNOTATIONS = ['httpget', 'httppost', 'httpput', 'httppatch', 'httpdelete'];

/** The project's `@RestResource` classes under `/services/apexrest/<namespace>`. */
export class ApexRest {
  private readonly project: OpenProject;
  private readonly routes: readonly Route[];
  constructor(project: OpenProject) {
    this.project = project;
    this.routes = findRoutes(project);
  }

  /** `path` without `/services/apexrest`. */
  call(path: string, request: Omit<RestCall, 'requestUri' | 'resourcePath'>): RestAnswer {
    const inner = this.withoutNamespace(path);
    const candidates = inner === undefined ? [] : this.routes.filter((route) => matches(route.pattern, inner));
    if (candidates.length === 0) throw new ApiError(404, 'NOT_FOUND', 'Could not find a match for URL');
    const longest = Math.max(...candidates.map((route) => route.pattern.length));
    const route = candidates.find(
      (candidate) =>
        candidate.pattern.length === longest &&
        candidate.method.annotations.includes(`http${request.httpMethod.toLowerCase()}`),
    );
    if (route === undefined)
      throw new ApiError(
        405,
        'METHOD_NOT_ALLOWED',
        `HTTP Method '${request.httpMethod}' not allowed. Allowed are ${allowed(candidates)}`,
      );
    if (!this.project.org.user.rights.has('ModifyAllData') && !this.mayUse(route.symbol))
      throw new ApiError(403, 'FORBIDDEN', 'You do not have access to the Apex class named: ' + route.symbol.name);
    try {
      return handleRestRequest(
        this.project.rt,
        { ...request, requestUri: path, resourcePath: `/services/apexrest${this.prefix()}${route.pattern}` },
        route.method,
      );
    } catch (error) {
      if (error instanceof ApexException) throw apexError(this.project, error);
      throw error;
    }
  }

  private mayUse(symbol: TypeSymbol): boolean {
    const { classes } = this.project.org.user.rights;
    return classes.has(symbol.name.toLowerCase());
  }
  private prefix(): string {
    return this.project.model.namespace === undefined ? '' : `/${this.project.model.namespace}`;
  }
  private withoutNamespace(path: string): string | undefined {
    const prefix = this.prefix();
    if (prefix === '') return path;
    return path.toLowerCase().startsWith(`${prefix.toLowerCase()}/`) ? path.slice(prefix.length) : undefined;
  }
}

function findRoutes(project: OpenProject): Route[] {
  return project.compilation.classes.flatMap(({ symbol }) => {
    const annotation = symbol.declaration?.modifiers.annotations.find(
      (one) => one.name.toLowerCase() === 'restresource',
    );
    const mapping = annotation?.args.find((arg) => arg.name.toLowerCase() === 'urlmapping')?.value;
    if (typeof mapping !== 'string') return [];
    const methods = [...symbol.methods.values()]
      .flat()
      .filter((method) => method.isStatic && method.annotations.some((name) => HTTP_ANNOTATIONS.includes(name)));
    return methods.map((method) => ({ symbol, pattern: mapping, method }));
  });
}

/** A mapping is case-sensitive; `/*` at its end stands for the rest. Source: Apex Developer Guide, "RestResource annotation". */
function matches(pattern: string, path: string): boolean {
  if (!pattern.endsWith('*')) return path === pattern || path === `${pattern}/`;
  const stem = pattern.slice(0, -1);
  return path.startsWith(stem) || `${path}/` === stem;
}

function allowed(routes: readonly Route[]): string {
  return [
    ...new Set(
      routes.flatMap((route) =>
        route.method.annotations
          .filter((name) => HTTP_ANNOTATIONS.includes(name))
          .map((name) => name.slice(4).toUpperCase()),
      ),
    ),
  ].join(',');
}

function apexError(project: OpenProject, error: ApexException): ApiError {
  const { message } = describeFailure(project.rt, error);
  return new ApiError(500, 'APEX_ERROR', `${message}\n\n${stackText(error)}`);
}
