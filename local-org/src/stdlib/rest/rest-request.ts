import type { Runtime } from '../../runtime/runtime.ts';
import { ApexMap } from '../../runtime/values/collections.ts';
import type { Blob } from '../../runtime/values/scalars.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';
import { nativeClass } from '../../semantic/native.ts';

type Text = string | null;

/** A request to an Apex REST class, and what tests make with `new RestRequest()`. */
export class RestRequestValue extends NativeObject {
  readonly apexName = 'System.RestRequest';
  httpMethod: Text = null;
  remoteAddress: Text = null;
  requestBody: Blob | null = null;
  requestUri: Text = null;
  resourcePath: Text = null;
  readonly headers: ApexMap;
  readonly params: ApexMap;
  /** Header names are looked up without regard to case (assumed). */
  constructor(rt: Runtime) {
    super();
    const type = rt.types.map(rt.types.string, rt.types.string);
    this.headers = new ApexMap(type, true);
    this.params = new ApexMap(type);
  }
}

function property<T extends Value>(
  name: 'httpMethod' | 'remoteAddress' | 'requestBody' | 'requestUri' | 'resourcePath',
) {
  return {
    get: (_rt: Runtime, self: RestRequestValue): Value => self[name],
    set: (_rt: Runtime, self: RestRequestValue, value: T): T => {
      Object.assign(self, { [name]: value });
      return value;
    },
  };
}

/** Source: Apex Reference, "RestRequest Class". */
export const restRequestClass = nativeClass(
  'System.RestRequest',
  { complete: true },
  {
    'new()': (rt: Runtime) => new RestRequestValue(rt),
    'Map<String, String> headers': (_rt: Runtime, self: RestRequestValue) => self.headers,
    'Map<String, String> params': (_rt: Runtime, self: RestRequestValue) => self.params,
    'String httpMethod': property<Text>('httpMethod'),
    'String remoteAddress': property<Text>('remoteAddress'),
    'Blob requestBody': property<Blob | null>('requestBody'),
    'String requestURI': property<Text>('requestUri'),
    'String resourcePath': property<Text>('resourcePath'),
    'void addHeader(String name, String value)': (_rt: Runtime, self: RestRequestValue, name: Text, value: Text) => {
      self.headers.put(name, value);
    },
    'void addParameter(String name, String value)': (_rt: Runtime, self: RestRequestValue, name: Text, value: Text) => {
      self.params.put(name, value);
    },
  },
);
