import { refused, type NativeMember } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { Blob } from '../../runtime/values/scalars.ts';
import { required } from '../arguments.ts';
import { blobText } from '../binary/blob.ts';
import type { HttpMessage } from './http-message.ts';

type Text = string | null;
export const DOCUMENTS = 'XML documents (Dom) are left out';

/** Methods that HttpRequest and HttpResponse share. */
export const messageMembers: Readonly<Record<string, NativeMember>> = {
  'String getBody()': (rt: Runtime, self: HttpMessage) => blobText(rt, new Blob(self.body)),
  'Blob getBodyAsBlob()': (_rt: Runtime, self: HttpMessage) => new Blob(self.body),
  'Dom.Document getBodyDocument()': refused(DOCUMENTS),
  'String getHeader(String key)': (rt: Runtime, self: HttpMessage, key: Text) => self.headers.get(required(rt, key)),
  'void setBody(String body)': (rt: Runtime, self: HttpMessage, body: Text) => {
    self.body = new TextEncoder().encode(required(rt, body));
  },
  'void setBodyAsBlob(Blob body)': (rt: Runtime, self: HttpMessage, body: Blob | null) => {
    self.body = required(rt, body).bytes;
  },
  'void setHeader(String key, String value)': (rt: Runtime, self: HttpMessage, key: Text, value: Text) =>
    self.headers.set(required(rt, key), required(rt, value)),
};
