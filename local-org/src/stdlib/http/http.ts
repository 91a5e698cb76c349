import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { mockFor } from '../testing/callout-mocks.ts';
import type { HttpRequestValue } from './http-message.ts';

class HttpValue extends NativeObject {
  readonly apexName = 'System.Http';
  apexText(): string {
    return 'System.Http[]';
  }
}

/** Source: Apex Reference, Http Class; apex-semantics X4, R4, R5. Nothing leaves the machine: outside of tests a callout is refused. */
export const httpClass = nativeClass(
  'System.Http',
  { complete: true },
  {
    'new()': () => new HttpValue(),
    'HttpResponse send(HttpRequest request)': (rt: Runtime, _self: Value, request: HttpRequestValue | null) =>
      send(rt, required(rt, request)),
    'String toString()': (_rt: Runtime, self: HttpValue) => self.apexText(),
  },
);

function send(rt: Runtime, request: HttpRequestValue): Value {
  rt.charge('callouts');
  if (rt.org.hasUncommittedWork?.() === true) {
    throw rt.exception(
      'System.CalloutException',
      'You have uncommitted work pending. Please commit or rollback before calling out',
    );
  }
  // Apex Developer Guide, "Transaction Control": open savepoints must be released before a callout.
  if (rt.org.hasOpenSavepoints?.() === true)
    throw rt.exception('System.CalloutException', 'All active Savepoints must be released before making callouts.');
  if (!rt.testRunning) throw rt.unsupported('callouts outside of tests');
  const mock = mockFor(rt, 'System.HttpCalloutMock');
  if (mock === undefined)
    throw rt.exception('System.TypeException', 'Methods defined as TestMethod do not support Web service callouts');
  checkRequest(rt, request);
  return rt.invoke(mock, 'respond', [request]);
}

function checkRequest(rt: Runtime, request: HttpRequestValue): void {
  // A mock is asked even where no endpoint was set: amoss's tests do so and pass on orgs.
  if (request.timeoutMs < 1 || request.timeoutMs > 120_000) {
    throw rt.exception(
      'System.CalloutException',
      `Invalid timeout: ${request.timeoutMs}; must be between 1 and 120000 ms`,
    );
  }
}
