/**
 * Base of every error this part throws. Cut by what the caller does next: `RetryableError` heals by itself (answer 503, try again),
 * `FatalError` needs a person. A refused webhook is an expected outcome, so it is a return value (`Rejection`), not an error.
 */
export class RelayError extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

export class RetryableError extends RelayError {}

export class FatalError extends RelayError {}

export function assertNever(value: never): never {
  throw new FatalError('UNREACHABLE', `unexpected value: ${JSON.stringify(value)}`);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
