/** An error as Salesforce's REST API writes it: a list of `{ errorCode, message, fields? }`. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, errorCode: string, message: string, fields?: readonly string[]) {
    super(message);
    this.status = status;
    this.body = [fields === undefined ? { message, errorCode } : { message, errorCode, fields }];
  }
}

/** An error of the token endpoint, which has a form of its own. */
export class OAuthError extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(error: string, description: string, status = 400) {
    super(description);
    this.status = status;
    this.body = { error, error_description: description };
  }
}

export const notFound = (): ApiError => new ApiError(404, 'NOT_FOUND', 'The requested resource does not exist');
export const invalidSession = (): ApiError => new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
