import { nativeClass, refused } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { required } from '../arguments.ts';
import { HttpResponseValue } from './http-message.ts';
import { DOCUMENTS, messageMembers } from './message-members.ts';

/** Source: Apex Reference, HttpResponse Class. */
export const httpResponseClass = nativeClass(
  'System.HttpResponse',
  { complete: true },
  {
    'new()': () => new HttpResponseValue(),
    ...messageMembers,
    'XmlStreamReader getXmlStreamReader()': refused(DOCUMENTS),
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
