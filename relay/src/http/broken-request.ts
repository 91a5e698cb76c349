import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Rejection } from '../core/intake.ts';
import type { Refusals } from './refusals.ts';

/** What Node found wrong before there was a request to route: https://nodejs.org/api/http.html#event-clienterror */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket, refusals: Refusals): void {
  // A client that went away made no request; if it went within a body, that request says so itself.
  const isGone = error.code === 'ECONNRESET' || error.code === 'HPE_INVALID_EOF_STATE';
  if (isGone || socket.destroyed) return void socket.destroy();
  const fault = faultOf(error.code);
  refusals.reportBrokenOff(socket, fault);
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify({ error: fault.reason });
  const head = [
    `HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

function faultOf(code: string | undefined): Pick<Rejection, 'status' | 'reason'> {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, reason: 'the request took too long to come' };
  if (code === 'HPE_HEADER_OVERFLOW') return { status: 431, reason: 'the headers are too large' };
  return { status: 400, reason: 'the request is no HTTP' };
}
