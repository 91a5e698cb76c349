import { randomBytes } from 'node:crypto';
import { nativeClass, partly } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { NativeObject } from '../../runtime/values/value.ts';

class RequestValue extends NativeObject {
  readonly apexName = 'System.Request';
  readonly id: string;
  constructor(id: string) {
    super();
    this.id = id;
  }
}

const CURRENT = Symbol('Request');

/** What kind of request runs, for `Request.getQuiddity()`; whoever begins a transaction may set it under this key. */
export const QUIDDITY = Symbol('Quiddity');

/** Source: Apex Reference, Request Class. */
export const requestClass = nativeClass(
  'System.Request',
  { complete: true },
  {
    'static Request getCurrent()': (rt: Runtime) => {
      const known = rt.transactionState.get(CURRENT);
      if (known instanceof RequestValue) return known;
      const request = new RequestValue(randomBytes(12).toString('base64url'));
      rt.transactionState.set(CURRENT, request);
      return request;
    },
    'Quiddity getQuiddity()': partly(
      'RUNTEST_SYNC in tests, else what the transaction was begun as or SYNCHRONOUS',
      (rt: Runtime) => {
        const known = rt.transactionState.get(QUIDDITY);
        return rt.enumValue(
          'System.Quiddity',
          typeof known === 'string' ? known : rt.testRunning ? 'RUNTEST_SYNC' : 'SYNCHRONOUS',
        );
      },
    ),
    'String getRequestId()': (_rt: Runtime, self: RequestValue) => self.id,
  },
);
