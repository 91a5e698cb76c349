import type { Runtime } from '../../runtime/runtime.ts';
import { ApexMap } from '../../runtime/values/collections.ts';
import type { Blob } from '../../runtime/values/scalars.ts';
import { NativeObject } from '../../runtime/values/value.ts';
import { nativeClass } from '../../semantic/native.ts';

type Text = string | null;

/** What an Apex REST method answers when it sets the answer itself. */
export class RestResponseValue extends NativeObject {
  readonly apexName = 'System.RestResponse';
  statusCode: number | null = null;
  responseBody: Blob | null = null;
  readonly headers: ApexMap;
  constructor(rt: Runtime) {
    super();
    this.headers = new ApexMap(rt.types.map(rt.types.string, rt.types.string), true);
  }
}

/** Source: Apex Reference, "RestResponse Class". */
export const restResponseClass = nativeClass(
  'System.RestResponse',
  { complete: true },
  {
    'new()': (rt: Runtime) => new RestResponseValue(rt),
    'Map<String, String> headers': (_rt: Runtime, self: RestResponseValue) => self.headers,
    'Blob responseBody': {
      get: (_rt: Runtime, self: RestResponseValue) => self.responseBody,
      set: (_rt: Runtime, self: RestResponseValue, value: Blob | null) => (self.responseBody = value),
    },
    'Integer statusCode': {
      get: (_rt: Runtime, self: RestResponseValue) => self.statusCode,
      set: (_rt: Runtime, self: RestResponseValue, value: number | null) => (self.statusCode = value),
    },
    'void addHeader(String name, String value)': (_rt: Runtime, self: RestResponseValue, name: Text, value: Text) => {
      self.headers.put(name, value);
    },
  },
);
