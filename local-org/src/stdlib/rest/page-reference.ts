import { nativeClass, refused } from '../../semantic/native.ts';
import type { ApexType } from '../../semantic/types.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexMap } from '../../runtime/values/collections.ts';
import { NativeObject } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { urlEncode } from '../binary/encoding-util.ts';

class PageReferenceValue extends NativeObject {
  readonly apexName = 'System.PageReference';
  readonly path: string;
  readonly params: ApexMap;
  readonly headers: ApexMap;
  anchor: string | null = null;
  redirect = false;
  constructor(rt: Runtime, url: string) {
    super();
    const [path = '', query = ''] = url.split('?');
    this.path = path;
    this.headers = rt.map('String', 'String');
    this.params = rt.map('String', 'String', [...new URLSearchParams(query)]);
  }
  get url(): string {
    const query = this.params
      .pairs()
      .map(({ key, value }) => `${urlEncode(String(key), 'utf8')}=${urlEncode(String(value ?? ''), 'utf8')}`);
    return `${this.path}${query.length === 0 ? '' : `?${query.join('&')}`}${this.anchor === null ? '' : `#${this.anchor}`}`;
  }
  apexText(): string {
    return `System.PageReference[${this.url}]`;
  }
}

const VISUALFORCE = 'Visualforce is left out';

/** An address with parameters. Source: Apex Reference, PageReference Class. */
export const pageReferenceClass = nativeClass(
  'System.PageReference',
  { complete: true },
  {
    'new(String url)': (rt: Runtime, _type: ApexType, url: string | null) =>
      new PageReferenceValue(rt, required(rt, url)),
    'new(SObject record)': refused(VISUALFORCE),
    'static PageReference forResource(String resourceName)': refused(VISUALFORCE),
    'static PageReference forResource(String resourceName, String path)': refused(VISUALFORCE),
    'String getAnchor()': (_rt: Runtime, self: PageReferenceValue) => self.anchor,
    'Blob getContent()': refused(VISUALFORCE),
    'Blob getContentAsPDF()': refused(VISUALFORCE),
    'Map<String, String> getHeaders()': (_rt: Runtime, self: PageReferenceValue) => self.headers,
    'Map<String, String> getParameters()': (_rt: Runtime, self: PageReferenceValue) => self.params,
    'Map<String, Cookie> getCookies()': refused(VISUALFORCE),
    'void setCookies(List<Cookie> cookies)': refused(VISUALFORCE),
    'Boolean getRedirect()': (_rt: Runtime, self: PageReferenceValue) => self.redirect,
    'String getUrl()': (_rt: Runtime, self: PageReferenceValue) => self.url,
    'PageReference setAnchor(String anchor)': (_rt: Runtime, self: PageReferenceValue, anchor: string | null) => {
      self.anchor = anchor;
      return self;
    },
    'PageReference setRedirect(Boolean redirect)': (
      rt: Runtime,
      self: PageReferenceValue,
      redirect: boolean | null,
    ) => {
      self.redirect = required(rt, redirect);
      return self;
    },
  },
);
