/**
 * `JSON.parse`, but a number that JavaScript can't hold exactly (an id above 2^53, 1e400) comes as the text it was written as.
 * ChargeOver itself writes numbers as text now and then, so that everything behind takes either.
 * Gives undefined if the text is no JSON.
 */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    // Reading with a reviver is many times slower; such numbers are rare.
    return holdsInexact(value) ? JSON.parse(text, keepExact) : value;
  } catch {
    return undefined;
  }
}

function holdsInexact(value: unknown): boolean {
  if (typeof value === 'number') return !isExact(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsInexact);
  for (const key in value) if (holdsInexact(Reflect.get(value, key))) return true;
  return false;
}

function isExact(value: number): boolean {
  return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
}

/** What a reviver is told beside key and value: https://tc39.es/proposal-json-parse-with-source/ (V8 11.4). */
interface ReviverContext {
  readonly source?: string;
}

function keepExact(_key: string, value: unknown, context?: ReviverContext): unknown {
  return typeof value !== 'number' || isExact(value) || context?.source === undefined ? value : context.source;
}
