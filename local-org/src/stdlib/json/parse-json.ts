import type { Runtime } from '../../runtime/runtime.ts';
import { JsonNumber, JsonObject, type Json } from './json-text.ts';
import { JsonTokenizer, type Token } from './tokenizer.ts';

/** Where tokens come from: a text, or a JSONParser that stands somewhere inside of one. */
export interface TokenSource {
  next(): Token | undefined;
}

/** A whole text, with nothing behind its value. */
export function parseJson(rt: Runtime, text: string): Json {
  const tokens = new JsonTokenizer(rt, text);
  const value = readValue(rt, tokens, tokens.next());
  tokens.next();
  return value;
}

/** The value that begins with `first`. */
export function readValue(rt: Runtime, tokens: TokenSource, first: Token | undefined): Json {
  switch (first?.kind) {
    case 'START_OBJECT':
      return readObject(rt, tokens);
    case 'START_ARRAY': {
      const items: Json[] = [];
      for (let token = tokens.next(); token?.kind !== 'END_ARRAY'; token = tokens.next())
        items.push(readValue(rt, tokens, token));
      return items;
    }
    case 'VALUE_STRING':
      return first.text;
    case 'VALUE_NUMBER_INT':
    case 'VALUE_NUMBER_FLOAT':
      return new JsonNumber(first.text);
    case 'VALUE_TRUE':
    case 'VALUE_FALSE':
      return first.kind === 'VALUE_TRUE';
    case 'VALUE_NULL':
      return null;
    default:
      throw rt.exception('System.JSONException', 'Malformed JSON: Expected a value');
  }
}

function readObject(rt: Runtime, tokens: TokenSource): JsonObject {
  const entries: [string, Json][] = [];
  for (let token = tokens.next(); token !== undefined && token.kind !== 'END_OBJECT'; token = tokens.next()) {
    entries.push([token.text, readValue(rt, tokens, tokens.next())]);
  }
  return new JsonObject(entries);
}
