import { nativeClass, refused } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { required } from '../arguments.ts';
import { HttpRequestValue } from './http-message.ts';
import { DOCUMENTS, messageMembers } from './message-members.ts';

type Text = string | null;
const CERTIFICATES = 'the local org has no certificates';

/** Source: Apex Reference, HttpRequest Class. */
export const httpRequestClass = nativeClass(
  'System.HttpRequest',
  { complete: true },
  {
    'new()': () => new HttpRequestValue(),
    ...messageMembers,
    'void setBodyDocument(Dom.Document document)': refused(DOCUMENTS),
    'Boolean getCompressed()': (_rt: Runtime, self: HttpRequestValue) => self.compressed,
    'String getEndpoint()': (_rt: Runtime, self: HttpRequestValue) => self.endpoint,
    'String getMethod()': (_rt: Runtime, self: HttpRequestValue) => self.method,
    'void setClientCertificate(String clientCert, String password)': refused(CERTIFICATES),
    'void setClientCertificateName(String certDevName)': refused(CERTIFICATES),
    'void setCompressed(Boolean flag)': (rt: Runtime, self: HttpRequestValue, flag: boolean | null) => {
      self.compressed = required(rt, flag);
    },
    'void setEndpoint(String endpoint)': (rt: Runtime, self: HttpRequestValue, endpoint: Text) => {
      self.endpoint = required(rt, endpoint);
    },
    'void setMethod(String method)': (rt: Runtime, self: HttpRequestValue, method: Text) => {
      self.method = required(rt, method);
    },
    'void setTimeout(Integer timeout)': (rt: Runtime, self: HttpRequestValue, timeout: number | null) => {
      self.timeoutMs = required(rt, timeout);
    },
    'String toString()': (_rt: Runtime, self: HttpRequestValue) => self.apexText(),
  },
);
