import { nativeClass, partly } from '../../semantic/native.ts';
import type { ApexType } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { NativeObject, type Key } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';

interface UrlParts {
  readonly protocol: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string | null;
  readonly ref: string | null;
}

/** A URL in its parts, as java.net.URL takes it apart. */
class UrlValue extends NativeObject {
  readonly apexName = 'System.Url';
  readonly parts: UrlParts;
  constructor(parts: UrlParts) {
    super();
    this.parts = parts;
  }
  get file(): string {
    return this.parts.path + (this.parts.query === null ? '' : `?${this.parts.query}`);
  }
  apexText(): string {
    return `${this.parts.protocol}://${this.parts.authority}${this.file}${this.parts.ref === null ? '' : `#${this.parts.ref}`}`;
  }
  override key(): Key {
    return `\0U${this.apexText()}`;
  }
  get host(): string {
    return this.parts.authority.replace(/^.*@/, '').replace(/:\d*$/, '');
  }
  get port(): number {
    return Number(/:(\d+)$/.exec(this.parts.authority)?.[1] ?? -1);
  }
}

type Text = string | null;
const ORG_DOMAIN = 'https://local-org.my.salesforce.com';
const DOMAIN = `always ${ORG_DOMAIN}`;
const orgDomain = (rt: Runtime): UrlValue => parse(rt, ORG_DOMAIN);

/** Source: Apex Reference, Url Class. */
export const urlClass = nativeClass(
  'System.Url',
  { complete: true },
  {
    'new(String spec)': (rt: Runtime, _type: ApexType, spec: Text) => parse(rt, required(rt, spec)),
    'new(Url context, String spec)': (rt: Runtime, _type: ApexType, context: UrlValue | null, spec: Text) =>
      parse(rt, new URL(required(rt, spec), required(rt, context).apexText()).href),
    'new(String protocol, String host, String file)': (
      rt: Runtime,
      _type: ApexType,
      protocol: Text,
      host: Text,
      file: Text,
    ) => parse(rt, `${required(rt, protocol)}://${required(rt, host)}${required(rt, file)}`),
    'new(String protocol, String host, Integer port, String file)': (
      rt: Runtime,
      _type: ApexType,
      protocol: Text,
      host: Text,
      port: number | null,
      file: Text,
    ) => parse(rt, `${required(rt, protocol)}://${required(rt, host)}:${required(rt, port)}${required(rt, file)}`),
    'static Url getCurrentRequestUrl()': partly(DOMAIN, orgDomain),
    'static Url getOrgDomainUrl()': partly(DOMAIN, orgDomain),
    'static Url getSalesforceBaseUrl()': partly(DOMAIN, orgDomain),
    'static String getFileFieldURL(String entityId, String fieldName)': partly(
      'the host is a made-up one',
      (rt: Runtime, id: Text, field: Text) =>
        `${ORG_DOMAIN}/servlet/servlet.FileDownload?file=${required(rt, id)}&field=${required(rt, field)}`,
    ),
    'String getAuthority()': (_rt: Runtime, self: UrlValue) => self.parts.authority,
    'Integer getDefaultPort()': (_rt: Runtime, self: UrlValue) => defaultPort(self.parts.protocol),
    'String getFile()': (_rt: Runtime, self: UrlValue) => self.file,
    'String getHost()': (_rt: Runtime, self: UrlValue) => self.host,
    'String getPath()': (_rt: Runtime, self: UrlValue) => self.parts.path,
    'Integer getPort()': (_rt: Runtime, self: UrlValue) => self.port,
    'String getProtocol()': (_rt: Runtime, self: UrlValue) => self.parts.protocol,
    'String getQuery()': (_rt: Runtime, self: UrlValue) => self.parts.query,
    'String getRef()': (_rt: Runtime, self: UrlValue) => self.parts.ref,
    'String getUserInfo()': (_rt: Runtime, self: UrlValue) => /^(.*)@/.exec(self.parts.authority)?.[1] ?? null,
    'Boolean sameFile(Url other)': (rt: Runtime, self: UrlValue, other: UrlValue | null) =>
      withoutRef(self) === withoutRef(required(rt, other)),
    'String toExternalForm()': (_rt: Runtime, self: UrlValue) => self.apexText(),
    'String toString()': (_rt: Runtime, self: UrlValue) => self.apexText(),
  },
);

/** `no protocol: x` and `unknown protocol: x` are Java's words; that they come as StringException is assumed. */
function parse(rt: Runtime, text: string): UrlValue {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(text.trim());
  const protocol = match?.[1]?.toLowerCase();
  if (match === null || protocol === undefined) throw rt.exception('System.StringException', `no protocol: ${text}`);
  if (!['http', 'https', 'ftp', 'file', 'jar', 'mailto'].includes(protocol)) {
    throw rt.exception('System.StringException', `unknown protocol: ${protocol}`);
  }
  return new UrlValue({
    protocol,
    authority: match[2] ?? '',
    path: match[3] ?? '',
    query: match[4] ?? null,
    ref: match[5] ?? null,
  });
}

function defaultPort(protocol: string): number {
  return { http: 80, https: 443, ftp: 21 }[protocol] ?? -1;
}

function withoutRef(url: UrlValue): string {
  return url.apexText().split('#')[0] ?? '';
}
