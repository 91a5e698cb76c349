import type { Api } from './api.ts';
import { type Json } from './api.ts';
import { ApiError, notFound } from './api-error.ts';

interface Part {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body: Json;
}
interface PartAnswer {
  readonly body: unknown;
  readonly httpHeaders: Json;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

/** `/composite`: up to 25 requests in one, later ones may name results of earlier ones (`@{ref.id}`). With allOrNone a failure undoes all. */
export function composite(api: Api, version: string, body: Json): Json {
  const requests = body['compositeRequest'];
  if (!Array.isArray(requests)) throw new ApiError(400, 'JSON_PARSER_ERROR', 'compositeRequest: a list is expected');
  if (requests.length > 25)
    throw new ApiError(400, 'LIMIT_EXCEEDED', `Limit exceeded: ${requests.length} requests, at most 25`);
  const allOrNone = body['allOrNone'] === true;
  const answers: PartAnswer[] = [];
  const run = (): void => {
    for (const raw of requests) {
      const part = readPart(raw, answers);
      const answer = runPart(api, version, part);
      answers.push(answer);
      if (allOrNone && answer.httpStatusCode >= 400) throw new Halted();
    }
  };
  try {
    if (allOrNone) api.project.org.transaction(run);
    else run();
  } catch (error) {
    if (!(error instanceof Halted)) throw error;
    return { compositeResponse: haltedAnswers(requests, answers) };
  }
  return { compositeResponse: answers };
}

class Halted extends Error {}

function haltedAnswers(requests: readonly unknown[], answers: readonly PartAnswer[]): PartAnswer[] {
  return requests.map((raw, i) => {
    const failed = answers[i];
    if (failed !== undefined && failed.httpStatusCode >= 400) return failed;
    const referenceId = String((raw as Json)['referenceId'] ?? '');
    const message = 'The transaction was rolled back since another operation in the same transaction failed.';
    return { body: [{ errorCode: 'PROCESSING_HALTED', message }], httpHeaders: {}, httpStatusCode: 400, referenceId };
  });
}

function readPart(raw: unknown, answers: readonly PartAnswer[]): Part {
  const text = JSON.stringify(raw).replace(/@\{([^.}]+)\.([^}]+)\}/g, (_all, reference: string, path: string) => {
    const found = answers.find((answer) => answer.referenceId === reference);
    const value = path
      .split('.')
      .reduce<unknown>((at, name) => (at as Json | undefined)?.[name.replace(/\[(\d+)\]$/, '')], found?.body);
    if (value === undefined)
      throw new ApiError(
        400,
        'PROCESSING_HALTED',
        `Invalid reference specified. No value for ${reference}.${path} found`,
      );
    return String(value);
  });
  const part = JSON.parse(text) as Json;
  return {
    method: String(part['method'] ?? ''),
    url: String(part['url'] ?? ''),
    referenceId: String(part['referenceId'] ?? ''),
    body: (part['body'] ?? {}) as Json,
  };
}

function runPart(api: Api, version: string, part: Part): PartAnswer {
  try {
    const { status, body } = api.project.org.transaction(() => dispatch(api, version, part));
    return { body, httpHeaders: {}, httpStatusCode: status, referenceId: part.referenceId };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { body: error.body, httpHeaders: {}, httpStatusCode: error.status, referenceId: part.referenceId };
  }
}

function dispatch(api: Api, version: string, { method, url, body }: Part): { status: number; body: unknown } {
  const at = new URL(url, 'http://localhost');
  const [kind = '', ...rest] = at.pathname
    .replace(/^\/services\/data\/v[\d.]+\//, '')
    .split('/')
    .map(decodeURIComponent);
  if (kind === 'query' && method === 'GET')
    return { status: 200, body: api.query(at.searchParams.get('q') ?? '', version) };
  if (kind !== 'sobjects') throw notFound();
  const [object = '', second, third] = rest;
  const fields = at.searchParams.get('fields') ?? undefined;
  if (second === undefined && method === 'POST') return api.create(object, body);
  if (second === undefined) throw notFound();
  if (third !== undefined)
    return method === 'PATCH'
      ? api.upsert(object, second, third, body)
      : { status: 200, body: api.retrieveByKey(object, second, third, fields, version) };
  if (method === 'GET') return { status: 200, body: api.retrieve(object, second, fields, version) };
  if (method === 'PATCH') api.update(object, second, body);
  else if (method === 'DELETE') api.remove(object, second);
  else throw notFound();
  return { status: 204, body: null };
}
