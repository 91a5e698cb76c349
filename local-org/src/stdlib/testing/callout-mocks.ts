import { nativeClass, type NativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { TypeValue } from '../../runtime/values/guest.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { interfaceMethod } from '../interface-method.ts';
import { HttpResponseValue, type HttpRequestValue } from '../http/http-message.ts';

const MOCKS = Symbol('callout mocks');
const KINDS = ['System.HttpCalloutMock', 'System.WebServiceMock'];

/** `Test.setMock`: lives as long as the test method, its asynchronous work included. */
export function setMock(rt: Runtime, type: TypeValue | null, mock: Value): void {
  if (!rt.testRunning) throw rt.exception('System.TypeException', 'Test.setMock can only be called from a test method');
  const wanted = required(rt, type).type;
  const kind = KINDS.find((name) => rt.types.named(name) === wanted);
  if (kind === undefined || !rt.isInstance(required(rt, mock), wanted)) {
    throw rt.exception('System.TypeException', `Not a callout mock of type ${wanted.name}`);
  }
  rt.testState.set(MOCKS, new Map(mocks(rt)).set(kind, mock));
}

/** The mock set for an interface. */
export function mockFor(rt: Runtime, kind: string): Value | undefined {
  return mocks(rt).get(kind);
}

function mocks(rt: Runtime): ReadonlyMap<string, Value> {
  return (rt.testState.get(MOCKS) as ReadonlyMap<string, Value> | undefined) ?? new Map();
}

/** A response made of static resources. */
class ResourceMock extends NativeObject {
  readonly apexName: string;
  readonly resources = new Map<string, string>();
  readonly headers = new Map<string, string>();
  status: string | null = null;
  statusCode = 0;
  constructor(apexName: string) {
    super();
    this.apexName = apexName;
  }
  respond(rt: Runtime, resource: string | undefined): HttpResponseValue {
    const found = rt.org.model.staticResources.find(
      (candidate) => candidate.name.toLowerCase() === resource?.toLowerCase(),
    );
    if (found === undefined)
      throw rt.exception('System.CalloutException', `No static resource for this request: ${resource ?? ''}`);
    const response = new HttpResponseValue();
    response.body = found.body;
    response.status = this.status;
    response.statusCode = this.statusCode;
    for (const [name, value] of this.headers) response.headers.set(name, value);
    return response;
  }
}

type Text = string | null;

const common = {
  'void setHeader(String key, String value)': (rt: Runtime, self: ResourceMock, key: Text, value: Text) => {
    self.headers.set(required(rt, key), required(rt, value));
  },
  'void setStatus(String status)': (rt: Runtime, self: ResourceMock, status: Text) => {
    self.status = required(rt, status);
  },
  'void setStatusCode(Integer statusCode)': (rt: Runtime, self: ResourceMock, code: number | null) => {
    self.statusCode = required(rt, code);
  },
};

/** Source: Apex Developer Guide, "Testing HTTP Callouts". */
export const calloutMocks: readonly NativeClass[] = [
  nativeClass(
    'System.HttpCalloutMock',
    { kind: 'interface', complete: true },
    { 'HttpResponse respond(HttpRequest request)': interfaceMethod('respond') },
  ),
  nativeClass(
    'System.WebServiceMock',
    { kind: 'interface', complete: true },
    {
      'void doInvoke(Object stub, Object request, Map<String, Object> response, String endpoint, String soapAction, String requestName, String responseNamespace, String responseName, String responseType)':
        interfaceMethod('doInvoke'),
    },
  ),
  nativeClass(
    'System.StaticResourceCalloutMock',
    { implements: ['System.HttpCalloutMock'], complete: true },
    {
      'new()': () => new ResourceMock('System.StaticResourceCalloutMock'),
      ...common,
      'HttpResponse respond(HttpRequest request)': (rt: Runtime, self: ResourceMock) =>
        self.respond(rt, self.resources.get('')),
      'void setStaticResource(String staticResourceName)': (rt: Runtime, self: ResourceMock, name: Text) => {
        self.resources.set('', required(rt, name));
      },
    },
  ),
  nativeClass(
    'System.MultiStaticResourceCalloutMock',
    { implements: ['System.HttpCalloutMock'], complete: true },
    {
      'new()': () => new ResourceMock('System.MultiStaticResourceCalloutMock'),
      ...common,
      'HttpResponse respond(HttpRequest request)': (
        rt: Runtime,
        self: ResourceMock,
        request: HttpRequestValue | null,
      ) => self.respond(rt, self.resources.get(required(rt, request).endpoint ?? '')),
      'void setStaticResource(String endpoint, String staticResourceName)': (
        rt: Runtime,
        self: ResourceMock,
        url: Text,
        name: Text,
      ) => {
        self.resources.set(required(rt, url), required(rt, name));
      },
    },
  ),
];
