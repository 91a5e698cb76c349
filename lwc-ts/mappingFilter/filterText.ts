/** A condition as the engine's `FilterCondition` reads it: a preset, or a field with a comparison. */
export interface Condition {
  readonly preset?: string | undefined;
  readonly field?: string | undefined;
  readonly is?: string | undefined;
  readonly value?: unknown;
}

export interface Filter {
  readonly isAny: boolean;
  readonly conditions: readonly Condition[];
}

/** Undefined for a text that is no filter. */
export function readFilter(text: string | undefined): Filter | undefined {
  if (text === undefined || text.trim() === '') return { isAny: false, conditions: [] };
  try {
    const { all, any } = JSON.parse(text) as { all?: unknown; any?: unknown };
    const conditions = all ?? any;
    return Array.isArray(conditions) ? { isAny: all === undefined, conditions: conditions as Condition[] } : undefined;
  } catch {
    // What is no JSON is no filter: the caller says so.
    return undefined;
  }
}

/** Undefined for a filter without conditions. */
export function writeFilter({ isAny, conditions }: Filter): string | undefined {
  if (conditions.length === 0) return undefined;
  return JSON.stringify({ [isAny ? 'any' : 'all']: conditions });
}
