/** An error as `@salesforce/apex` and `lightning/uiRecordApi` give it to a component. */
export interface FetchError {
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Asks the host as the user of the page. Rejects with a `FetchError`. */
export async function ask(method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw failure(0, 'Network Error', { message: error instanceof Error ? error.message : 'no answer' });
  });
  const text = await response.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw failure(response.status, response.statusText, json);
  return json;
}

function failure(status: number, statusText: string, body: unknown): FetchError {
  return { ok: false, status, statusText, headers: {}, body };
}
