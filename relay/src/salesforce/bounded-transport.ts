import { createRequire } from 'node:module';
import { PassThrough } from 'node:stream';
import type { HttpRequest, HttpResponse } from '@jsforce/jsforce-node';
import type * as TransportModule from '@jsforce/jsforce-node/lib/transport.js';
import type { Transport } from '@jsforce/jsforce-node/lib/transport.js';
import type * as PromiseModule from '@jsforce/jsforce-node/lib/util/promise.js';

// The transport is exported by file only, and its package is CommonJS without named exports that Node can see.
const require = createRequire(import.meta.url);
const transport: typeof TransportModule = require('@jsforce/jsforce-node/lib/transport');
const promise: typeof PromiseModule = require('@jsforce/jsforce-node/lib/util/promise');

/** An answer other than 2xx, with what classification needs. The body is never logged. */
export class HttpFault extends Error {
  readonly status: number;
  readonly body: string;
  readonly retryAfterMs: number;

  constructor(status: number, body: string, retryAfterMs: number) {
    super(`HTTP ${status}`);
    this.name = 'HttpFault';
    this.status = status;
    this.body = body;
    this.retryAfterMs = retryAfterMs;
  }
}

/** No complete answer within the time: the org may or may not have done the work. */
export class TimeoutFault extends Error {
  override readonly name = 'TimeoutFault';
}

/** The answer was cut off by us: memory stays flat, whatever answers. */
export class AnswerTooLargeFault extends Error {
  override readonly name = 'AnswerTooLargeFault';
}

/** Two hundred results with every record that they wrote stay far below it. */
const mostAnswerBytes = 8 * 1_024 * 1_024;

/**
 * jsforce's own transport waits 30 minutes, follows redirects with the token in its headers, and ends the process with an uncaught
 * error when a connection breaks inside the body (3.12.0). This one has one deadline for headers and body together, follows
 * nothing, and reports every other status than 2xx as `HttpFault`.
 */
export function boundedTransport(
  timeoutMs: number,
  stop: AbortSignal,
  onHeaders: (headers: Headers) => void,
): Transport {
  return new (class extends transport.Transport {
    override httpRequest(request: HttpRequest): ReturnType<Transport['httpRequest']> {
      return promise.StreamPromise.create(() => ({
        stream: new PassThrough(),
        promise: send(request, { timeoutMs, stop, onHeaders }),
      }));
    }
  })();
}

interface Bounds {
  readonly timeoutMs: number;
  readonly stop: AbortSignal;
  readonly onHeaders: (headers: Headers) => void;
}

async function send(request: HttpRequest, { timeoutMs, stop, onHeaders }: Bounds): Promise<HttpResponse> {
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: withoutLength(request.headers ?? {}),
      body: typeof request.body === 'string' ? request.body : null,
      redirect: 'manual',
      signal: AbortSignal.any([deadline, stop]),
    });
    onHeaders(response.headers);
    const body = await readText(response);
    if (!response.ok) throw new HttpFault(response.status, body, retryAfterMs(response.headers));
    return { statusCode: response.status, headers: Object.fromEntries(response.headers), body };
  } catch (error) {
    if (deadline.aborted) throw new TimeoutFault(`no answer within ${timeoutMs} ms`, { cause: error });
    throw error;
  }
}

/** The cap counts what comes out of decompression, too. Leaving the loop cancels the rest. */
async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostAnswerBytes) {
      throw new AnswerTooLargeFault(`the answer (${response.status}) is larger than ${mostAnswerBytes} bytes`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function withoutLength(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length'));
}

function retryAfterMs(headers: Headers): number {
  const seconds = Number(headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3_600) * 1_000 : 0;
}
