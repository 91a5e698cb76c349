/**
 * `JSON.parse`, but a number that JavaScript can't hold exactly (an id above 2^53, 1e400) comes as the text it was written as.
 * ChargeOver itself writes numbers as text now and then, so that everything behind takes either.
 * Gives undefined if the text is no JSON.
 */
export function parseJson(text: string): unknown {
  try {
    // Reading with a reviver is many times slower; such numbers are rare.
    return mayHoldHugeNumber.test(text) ? JSON.parse(text, keepExact) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const mayHoldHugeNumber = /\d{16}|\d[eE]\+?\d{3}/;

/** What a reviver is told beside key and value: https://tc39.es/proposal-json-parse-with-source/ (V8 11.4). */
interface ReviverContext {
  readonly source?: string;
}

function keepExact(_key: string, value: unknown, context?: ReviverContext): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  const isExact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  return isExact ? value : context.source;
}
