import type { Runtime } from '../runtime/runtime.ts';
import { ApexException } from '../runtime/values/guest.ts';
import type { Value } from '../runtime/values/value.ts';
import type { MethodSymbol } from '../semantic/types.ts';
import { fromJson } from '../stdlib/json/deserialize.ts';
import { JsonObject } from '../stdlib/json/json-text.ts';
import { parseJson } from '../stdlib/json/parse-json.ts';
import { ApiError } from './api-error.ts';

/**
 * The arguments of an Apex REST method with parameters: the keys of a JSON body by their names, null where one is missing.
 * Apex Developer Guide, "Apex REST Methods", "Exposing Apex Classes as REST Web Services". Codes and texts of refusals are
 * assumed; XML bodies are a gap.
 */
export function restArguments(rt: Runtime, method: MethodSymbol, body: Uint8Array, contentType: string): Value[] {
  if (method.parameters.length === 0) return [];
  if (/xml/i.test(contentType)) throw rt.unsupported('an XML body for an Apex REST method with parameters');
  const json = bodyOf(rt, new TextDecoder().decode(body));
  for (const [name] of json.entries) {
    if (!method.parameters.some((parameter) => parameter.name === name))
      throw parserError(`Unexpected parameter encountered during deserialization: ${name}`);
  }
  return method.parameters.map(({ name, type }) => {
    const entry = json.entries.find(([key]) => key === name);
    return entry === undefined ? null : guarded(() => fromJson(rt, entry[1], type, true));
  });
}

function bodyOf(rt: Runtime, text: string): JsonObject {
  if (text.trim() === '') return new JsonObject([]);
  const json = guarded(() => parseJson(rt, text));
  if (json instanceof JsonObject) return json;
  throw parserError('HTTP entity body is required to be an object of the parameters');
}

/** What the guest would see as a JSONException is the caller's mistake here. */
function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ApexException) throw parserError(error.message ?? 'bad JSON');
    throw error;
  }
}

function parserError(message: string): ApiError {
  return new ApiError(400, 'JSON_PARSER_ERROR', message);
}
