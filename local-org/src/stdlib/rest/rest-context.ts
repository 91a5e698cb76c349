import type { Runtime } from '../../runtime/runtime.ts';
import { nativeClass } from '../../semantic/native.ts';
import type { RestRequestValue } from './rest-request.ts';
import type { RestResponseValue } from './rest-response.ts';

/** The request and response of a transaction; null outside of Apex REST until a test sets them. */
interface Context {
  request: RestRequestValue | null;
  response: RestResponseValue | null;
}

const KEY = Symbol('RestContext');

export function restContext(rt: Runtime): Context {
  const known = rt.transactionState.get(KEY) as Context | undefined;
  const context = known ?? { request: null, response: null };
  rt.transactionState.set(KEY, context);
  return context;
}

/** Source: Apex Reference, "RestContext Class". */
export const restContextClass = nativeClass(
  'System.RestContext',
  { complete: true },
  {
    'static RestRequest request': {
      get: (rt: Runtime) => restContext(rt).request,
      set: (rt: Runtime, value: RestRequestValue | null) => (restContext(rt).request = value),
    },
    'static RestResponse response': {
      get: (rt: Runtime) => restContext(rt).response,
      set: (rt: Runtime, value: RestResponseValue | null) => (restContext(rt).response = value),
    },
  },
);
