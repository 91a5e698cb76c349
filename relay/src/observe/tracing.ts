import {
  SpanKind,
  SpanStatusCode,
  type Attributes,
  type Link,
  type SpanContext,
  type Tracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type Sampler,
  type SpanExporter,
} from '@opentelemetry/sdk-trace';
import type { Observer } from '../core/happening.ts';
import type { Telemetry } from '../core/telemetry.ts';

export interface TracingSettings {
  readonly relayId: string;
  readonly version: string;
  /** Part of the traces that are kept, 0 to 1. */
  readonly sampledRatio: number;
  readonly exportEveryMs: number;
}

export interface Tracing {
  readonly telemetry: Telemetry;
  /** Sends what is left, for at most two seconds. */
  stop(): Promise<void>;
}

const mostRemembered = 10_000;
const stopMs = 2_000;

/**
 * OpenTelemetry: a SERVER span for each webhook, a CLIENT span for each call, linked to the webhooks that it delivers if they came
 * to this process lately. No body, no secret, no path. Where spans go (endpoint, headers, compression, certificates), and the
 * resource's attributes, the SDK reads from its standard variables.
 * https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function startTracing(settings: TracingSettings, observer: Observer): Tracing {
  const own = resourceFromAttributes({
    'service.name': 'chargeover-relay',
    'service.version': settings.version,
    'service.instance.id': settings.relayId,
  });
  const processor = new BatchSpanProcessor({
    exporter: reporting(new OTLPTraceExporter(), observer),
    scheduledDelayMillis: settings.exportEveryMs,
  });
  const provider = new TracerProvider({
    resource: own.merge(detectResources({ detectors: [envDetector] })),
    sampler: samplerFor(settings.sampledRatio),
    spanProcessors: [processor],
  });
  return {
    telemetry: spans(provider.getTracer('chargeover-relay', settings.version)),
    stop: async () => {
      const timer = Promise.withResolvers<void>();
      const handle = setTimeout(timer.resolve, stopMs);
      await Promise.race([provider.shutdown().catch(() => undefined), timer.promise]);
      clearTimeout(handle);
    },
  };
}

function samplerFor(ratio: number): Sampler {
  if (ratio >= 1) return new AlwaysOnSampler();
  return ratio <= 0 ? new AlwaysOffSampler() : new TraceIdRatioBasedSampler(ratio);
}

/** The SDK loses spans in silence. */
function reporting(exporter: SpanExporter, observer: Observer): SpanExporter {
  return {
    export: (batch, done) =>
      exporter.export(batch, (result) => {
        if (result.code !== 0) observer.happened({ kind: 'traces.lost', spans: batch.length });
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
}

function spans(tracer: Tracer): Telemetry {
  const webhooks = new Map<string, SpanContext>();

  const remember = (eventId: string, context: SpanContext): void => {
    webhooks.set(eventId, context);
    const [oldest] = webhooks.keys();
    if (webhooks.size > mostRemembered && oldest !== undefined) webhooks.delete(oldest);
  };

  return {
    webhook: (seen) => {
      const { method, route, scheme, clientAddress, userAgent } = seen();
      const attributes: Attributes = {
        'http.request.method': method,
        'http.route': route,
        'url.scheme': scheme,
        'client.address': clientAddress,
        ...(userAgent !== undefined && { 'user_agent.original': userAgent }),
      };
      const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes });
      return {
        taken: (eventId) => {
          span.setAttribute('relay.event.id', eventId);
          if (span.isRecording()) remember(eventId, span.spanContext());
        },
        answered: (status) => {
          span.setAttribute('http.response.status_code', status);
          if (status >= 500) span.setAttribute('error.type', String(status)).setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    call: ({ door, eventIds }) => {
      const links: Link[] = eventIds.flatMap((id) => {
        const context = webhooks.get(id);
        return context ? [{ context }] : [];
      });
      const method = door === 'health' ? 'GET' : 'POST';
      const attributes: Attributes = {
        'http.request.method': method,
        'url.template': `/v1/${door === 'step' ? 'requests/{id}/step' : door}`,
        ...(eventIds.length > 0 && { 'relay.batch.events': eventIds.length }),
      };
      const span = tracer.startSpan(`${method} /v1/${door}`, { kind: SpanKind.CLIENT, attributes, links });
      return ({ result, code }) => {
        span.setAttribute('relay.call.result', result);
        if (code !== undefined) span.setAttribute('error.type', code);
        if (result !== 'answered') span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      };
    },
  };
}
