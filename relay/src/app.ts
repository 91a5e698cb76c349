import { createRequire } from 'node:module';
import type { DestinationStream } from 'pino';
import type { Config } from './config.ts';
import { BatchSize } from './core/batch-size.ts';
import { steadyClock, systemClock, type Clock, type Random } from './core/clock.ts';
import { DeliveryLoop } from './core/delivery-loop.ts';
import { Heartbeat } from './core/heartbeat.ts';
import type { DeadLetterOrder, EventStore } from './core/event-store.ts';
import type { Observer } from './core/happening.ts';
import { createIntake } from './core/intake.ts';
import type { Pause } from './core/pause.ts';
import { orderPause, type PauseAnswer, type PauseOrder } from './core/pause-orders.ts';
import { readRelayStatus } from './core/relay-status.ts';
import { Retention } from './core/retention.ts';
import { OrgControl } from './core/org-control.ts';
import { OrgGate } from './core/org-gate.ts';
import { joinTelemetry } from './core/telemetry.ts';
import { listen } from './http/listen.ts';
import { createHttpServer } from './http/server.ts';
import { createObserver, type Observed } from './observe/observer.ts';
import { createRequestMetrics } from './observe/request-metrics.ts';
import { addStateMetrics } from './observe/state-metrics.ts';
import type { Tracing } from './observe/tracing.ts';
import { watchEndpoint } from './observe/watched-endpoint.ts';
import { createWebhookReader } from './provider/webhook-reader.ts';
import { createSalesforceEndpoint } from './salesforce/salesforce-endpoint.ts';
import { LateStore } from './store/late-store.ts';
import { openForRelay } from './store/open.ts';

export interface Surroundings {
  readonly logTo: DestinationStream;
  readonly clock?: Clock;
  readonly random?: Random;
}

export interface Relay {
  /** Takes webhooks and delivers from now on. Gives the URL it listens on. */
  start(): Promise<string>;
  /** Closes the intake, finishes or releases what is in flight; under ten seconds. */
  stop(reason: string): Promise<void>;
}

const idleMs = 5_000;
const heartbeatMs = 60_000;
const { version: relayVersion } = createRequire(import.meta.url)('../package.json') as { readonly version: string };
const stopGraceMs = 7_000;
/** ChargeOver hangs up after 14 s; a client that needs longer for its request is no ChargeOver. */
const requestTimeoutMs = 14_000;

/** What has to be closed again. */
interface Resources {
  readonly observer: Observed;
  readonly tracing: Tracing | undefined;
  readonly store: EventStore;
  /** Called when another relay on the same store took events. */
  onStored: () => void;
}

/** Opens what the relay needs, and joins the parts. Throws `FatalError` when the store can't be opened, now or later. */
export async function createRelay(config: Config, surroundings: Surroundings): Promise<Relay> {
  const observer = createObserver({ relayId: config.relayId, level: config.logLevel }, surroundings.logTo);
  const tracing = await loadTracing(config, observer);
  let resources: Resources | undefined;
  try {
    const store = await openForRelay(config, () => resources?.onStored());
    resources = { observer, tracing, store, onStored: () => undefined };
    return joinParts(config, surroundings, resources);
  } catch (error) {
    await Promise.all([resources?.store.close(), tracing?.stop()]);
    throw error;
  }
}

function joinParts(config: Config, surroundings: Surroundings, resources: Resources): Relay {
  const { clock = systemClock, random = Math.random } = surroundings;
  const { observer, tracing, store } = resources;
  const abort = new AbortController();
  const steady = surroundings.clock ?? steadyClock;
  const gate = new OrgGate(steady, random);
  const control = new OrgControl(observer);
  const hooks = {
    now: () => clock.now(),
    onQuota: (used: number, limit: number): void => gate.learnQuota(used, limit),
    pinOrg: (orgId: string): Promise<string> => store.pin('org', orgId),
  };
  const metrics = createRequestMetrics(observer.registry);
  const telemetry = tracing ? joinTelemetry([metrics, tracing.telemetry]) : metrics;
  const shared = {
    relayId: config.relayId,
    store,
    endpoint: watchEndpoint(createSalesforceEndpoint(config.salesforce, abort.signal, hooks), telemetry),
    observer,
    clock,
    steady,
    random,
    gate,
    control,
  };
  const { callTimeoutMs } = config.salesforce;
  const loop = new DeliveryLoop(
    { ...shared, batchSize: new BatchSize(), callTimeoutMs, abort },
    { callsInFlight: config.callsInFlight, leaseMs: config.leaseMs, idleMs },
  );
  resources.onStored = () => loop.wake();
  const onFreed = (): void => loop.wake();
  const heartbeat = new Heartbeat({ ...shared, version: relayVersion, everyMs: heartbeatMs, onFreed });
  const retention = new Retention({ store, observer, clock, keepMs: config.keepMs, maxBytes: config.keepBytes });
  const intake = createIntake({
    reader: createWebhookReader(config.sites),
    store,
    observer,
    now: () => clock.now(),
    onStored: () => loop.wake(),
  });
  const readState = addStateMetrics(observer.registry, {
    version: relayVersion,
    view: store,
    gate,
    now: () => clock.now(),
  });
  let isStopping = false;
  const startedAt = clock.now();
  const doors = {
    view: store,
    status: () => readRelayStatus({ ...shared, view: store, version: relayVersion, startedAt }),
    sites: config.sites.map(({ code }) => code),
    orderPause: async (order: PauseOrder, pause: Pause): Promise<PauseAnswer> => {
      const answer = await orderPause(store, order, pause);
      loop.wake();
      return answer;
    },
    orderDeadLetters: async (order: DeadLetterOrder, ids: readonly string[]): Promise<readonly string[]> => {
      const done = await store.orderDeadLetters(order, ids, clock.now());
      if (order === 'retry') loop.wake();
      return done;
    },
    isReady: async () => {
      if (isStopping) return false;
      return store.probe(clock.now(), config.bodyLimitBytes).then(
        () => true,
        () => false,
      );
    },
    metrics: async () => {
      await readState();
      return { contentType: observer.registry.contentType, text: await observer.registry.metrics() };
    },
    adminToken: config.adminToken,
  };
  const { bodyLimitBytes, refusalsPerMinute, addresses, trustedProxies } = config;
  const http = createHttpServer(
    { bodyLimitBytes, requestTimeoutMs, refusalsPerMinute, addresses, trustedProxies },
    { intake, doors, observer, telemetry, now: () => clock.now() },
  );

  const begin = (): void => {
    loop.start();
    heartbeat.start();
    retention.start();
  };
  const beginLate = (late: LateStore): void =>
    late.tryUntilOpen({
      onFault: (fault) => observer.happened({ kind: 'store.unavailable', ...fault }),
      onOpened: (storeId) => {
        observer.happened({ kind: 'store.opened', storeId });
        if (!isStopping) begin();
      },
    });

  return {
    start: async () => {
      try {
        const url = await listen(http, config);
        const late = store instanceof LateStore ? store : undefined;
        observer.happened({ kind: 'relay.started', url, storeId: late ? null : store.storeId });
        if (late) beginLate(late);
        else begin();
        return url;
      } catch (error) {
        await http.close();
        await Promise.all([store.close(), tracing?.stop()]);
        throw error;
      }
    },
    stop: async (reason) => {
      isStopping = true;
      observer.happened({ kind: 'relay.stopping', reason });
      const cutOff = setTimeout(() => {
        // A client that is still sending after the grace was never answered 200: it will come again.
        http.server.closeAllConnections();
        // A heartbeat or a login that hangs, with no delivery under way that would end it.
        abort.abort();
      }, stopGraceMs);
      await Promise.all([http.close(), loop.stop(stopGraceMs), heartbeat.stop(), retention.stop()]);
      clearTimeout(cutOff);
      await Promise.all([store.close(), tracing?.stop()]);
      observer.happened({ kind: 'relay.stopped' });
    },
  };
}

/** OpenTelemetry takes a while to load, and memory: only where somebody wants traces. */
async function loadTracing({ tracing, relayId }: Config, observer: Observer): Promise<Tracing | undefined> {
  if (!tracing) return undefined;
  const { startTracing } = await import('./observe/tracing.ts');
  return startTracing({ ...tracing, relayId, version: relayVersion }, observer);
}
