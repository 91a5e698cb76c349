import type { Runtime } from '../runtime/runtime.ts';
import { Blob } from '../runtime/values/scalars.ts';
import type { Value } from '../runtime/values/value.ts';
import type { MethodSymbol } from '../semantic/types.ts';
import { restContext } from '../stdlib/rest/rest-context.ts';
import { RestRequestValue } from '../stdlib/rest/rest-request.ts';
import { RestResponseValue } from '../stdlib/rest/rest-response.ts';
import { restArguments } from './rest-parameters.ts';

export interface RestCall {
  readonly httpMethod: string;
  /** Without `/services/apexrest`, with the namespace. */
  readonly requestUri: string;
  /** `/services/apexrest/v1/*` */
  readonly resourcePath: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly remoteAddress: string;
}

export interface RestAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

/** Calls an Apex REST method: `RestContext` holds the request, the answer is what it set or returned. */
export function handleRestRequest(rt: Runtime, call: RestCall, method: MethodSymbol): RestAnswer {
  const context = restContext(rt);
  context.request = requestOf(rt, call);
  context.response = new RestResponseValue(rt);
  // The body goes to the parameters or to RestRequest.requestBody, never to both.
  if (method.parameters.length > 0) context.request.requestBody = null;
  const returned = rt.program.callStatic(method, restArguments(rt, method, call.body, contentTypeOf(call)));
  const { response } = context;
  const headers: Record<string, string> = {};
  for (const { key, value } of response?.headers.pairs() ?? []) headers[String(key)] = String(value);
  const own = response?.responseBody ?? null;
  const isVoid = method.returnType === rt.types.void;
  if (own !== null || isVoid) return { statusCode: response?.statusCode ?? 200, headers, body: own?.bytes ?? null };
  const json = { 'content-type': 'application/json;charset=UTF-8', ...headers };
  return { statusCode: response?.statusCode ?? 200, headers: json, body: Buffer.from(serialize(rt, returned)) };
}

function contentTypeOf(call: RestCall): string {
  const header = Object.entries(call.headers).find(([name]) => name.toLowerCase() === 'content-type');
  return header?.[1] ?? '';
}

function requestOf(rt: Runtime, call: RestCall): RestRequestValue {
  const request = new RestRequestValue(rt);
  request.httpMethod = call.httpMethod;
  request.requestUri = call.requestUri;
  request.resourcePath = call.resourcePath;
  request.remoteAddress = call.remoteAddress;
  request.requestBody = new Blob(call.body);
  for (const [name, value] of Object.entries(call.headers)) request.headers.put(name, value);
  for (const [name, value] of Object.entries(call.params)) request.params.put(name, value);
  return request;
}

/** A returned value goes out as `JSON.serialize` writes it. */
function serialize(rt: Runtime, value: Value): string {
  const method = rt.types
    .libraryType('System', 'JSON')
    ?.methods.get('serialize')
    ?.find((candidate) => candidate.parameters.length === 1);
  if (method?.native === undefined) throw rt.unsupported('an Apex REST method that returns a value');
  return String((method.native as (rt: Runtime, value: Value) => Value)(rt, value));
}
