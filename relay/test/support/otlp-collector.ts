import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

export interface CollectedSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly spanId: string }[];
  readonly status: number;
}

/** Takes OTLP over HTTP in JSON, as an OpenTelemetry collector does. */
export class OtlpCollector {
  readonly bodies: string[] = [];
  readonly requests: { readonly path: string; readonly headers: Readonly<Record<string, unknown>> }[] = [];
  status = 200;
  url = '';

  static async start(t: TestContext): Promise<OtlpCollector> {
    const collector = new OtlpCollector();
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        collector.bodies.push(body);
        collector.requests.push({ path: request.url ?? '', headers: request.headers });
        response.writeHead(collector.status, { 'content-type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    collector.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return collector;
  }

  get resources(): readonly Readonly<Record<string, unknown>>[] {
    return this.#exports().map(({ resource }) => attributesOf(resource.attributes));
  }

  get spans(): readonly CollectedSpan[] {
    return this.#exports().flatMap(({ scopeSpans }) =>
      scopeSpans.flatMap(({ spans }) =>
        spans.map(({ name, kind, traceId, spanId, attributes, links = [], status }) => {
          return { name, kind, traceId, spanId, attributes: attributesOf(attributes), links, status: status.code ?? 0 };
        }),
      ),
    );
  }

  #exports(): readonly Export[] {
    return this.bodies.flatMap((body) => (JSON.parse(body) as { resourceSpans: Export[] }).resourceSpans);
  }
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Export {
  readonly resource: { readonly attributes: readonly Attribute[] };
  readonly scopeSpans: readonly {
    readonly spans: readonly (Omit<CollectedSpan, 'attributes' | 'status'> & {
      readonly attributes: readonly Attribute[];
      readonly status: { readonly code?: number };
    })[];
  }[];
}

function attributesOf(list: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]]));
}
