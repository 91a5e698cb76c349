import { nativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { required } from '../arguments.ts';
import { HttpResponseValue } from './http-message.ts';
import { messageMembers } from './message-members.ts';

/** Source: Apex Reference, HttpResponse Class. Its methods with XML readers and documents are not listed: the types are missing. */
export const httpResponseClass = nativeClass(
  'System.HttpResponse',
  {},
  {
    'new()': () => new HttpResponseValue(),
    ...messageMembers,
    'List<String> getHeaderKeys()': (rt: Runtime, self: HttpResponseValue) => rt.list('String', self.headers.names()),
    'String getStatus()': (_rt: Runtime, self: HttpResponseValue) => self.status,
    'Integer getStatusCode()': (_rt: Runtime, self: HttpResponseValue) => self.statusCode,
    'void setStatus(String status)': (rt: Runtime, self: HttpResponseValue, status: string | null) => {
      self.status = required(rt, status);
    },
    'void setStatusCode(Integer statusCode)': (rt: Runtime, self: HttpResponseValue, code: number | null) => {
      self.statusCode = required(rt, code);
    },
    'String toString()': (_rt: Runtime, self: HttpResponseValue) => self.apexText(),
  },
);
