/** `skip`: not looked at, since something before it failed. */
export type CheckState = 'ok' | 'warn' | 'fail' | 'skip';

/** One line of the doctor. Names and shape are stable: programs read them. */
export interface Check {
  readonly name: string;
  readonly state: CheckState;
  /** What was found. Never a secret. */
  readonly found: string;
  /** What to do, where there is something to do. */
  readonly advice: string | null;
}

export function ok(name: string, found: string, advice: string | null = null): Check {
  return { name, state: 'ok', found, advice };
}

export function warn(name: string, found: string, advice: string): Check {
  return { name, state: 'warn', found, advice };
}

export function fail(name: string, found: string, advice: string): Check {
  return { name, state: 'fail', found, advice };
}

export function skip(name: string, because: string): Check {
  return { name, state: 'skip', found: `not checked: ${because}`, advice: null };
}
