import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observer } from '../core/happening.ts';
import type { Rejection } from '../core/intake.ts';
import { plainAddress } from './client-address.ts';
import { RefusalCap } from './refusal-cap.ts';

const tooMany = 'too many refused requests from this address';

/** Reports and answers what is not taken. */
export class Refusals {
  readonly #observer: Observer;
  readonly #cap: RefusalCap;
  readonly #now: () => number;
  readonly #brokenOff = new WeakSet<object>();

  constructor(observer: Observer, perMinute: number, now: () => number) {
    this.#observer = observer;
    this.#cap = new RefusalCap(perMinute);
    this.#now = now;
  }

  /**
   * A stranger over the cap gets 429, whatever was wrong, and its connection is closed, so that the rest of its body is never read;
   * its requests are counted, but logged once a minute only. An address that isn't listed gets 403 to the end: nobody looked at
   * its secret.
   */
  answer(request: FastifyRequest, reply: FastifyReply, rejection: Rejection): FastifyReply {
    const address = plainAddress(request.ip);
    const spending = rejection.sender === 'known' ? 'within' : this.#cap.spend(address, this.#now());
    if (spending === 'just-over') this.#observer.happened({ kind: 'client.capped', address: address ?? 'unknown' });
    const isCapped = spending !== 'within';
    if (isCapped) reply.header('connection', 'close');
    if (!isCapped || rejection.status === 403) {
      this.report(rejection, isCapped);
      return reply.code(rejection.status).send({ error: rejection.reason });
    }
    this.report({ ...rejection, status: 429, reason: tooMany }, isCapped);
    return reply.code(429).header('retry-after', '60').send({ error: tooMany });
  }

  /** The connection is at its end: what becomes of a request on it is no news any more. */
  reportBrokenOff(socket: object, fault: Pick<Rejection, 'status' | 'reason'>): void {
    this.#brokenOff.add(socket);
    this.report(fault);
  }

  isBrokenOff(socket: object): boolean {
    return this.#brokenOff.has(socket);
  }

  report({ status, reason }: Pick<Rejection, 'status' | 'reason'>, isCapped = false): void {
    this.#observer.happened({ kind: 'event.rejected', status, reason, isCapped });
  }
}
