import type { DeadLetterOrder } from '../../src/core/event-store.ts';
import type { TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Happening } from '../../src/core/happening.ts';
import type { EventStore } from '../../src/core/event-store.ts';
import { createIntake } from '../../src/core/intake.ts';
import { OrgControl } from '../../src/core/org-control.ts';
import { OrgGate } from '../../src/core/org-gate.ts';
import type { Pause } from '../../src/core/pause.ts';
import { orderPause, type PauseOrder } from '../../src/core/pause-orders.ts';
import { readRelayStatus } from '../../src/core/relay-status.ts';
import { createHttpServer, type HttpSettings } from '../../src/http/server.ts';
import { noTelemetry } from '../../src/core/telemetry.ts';
import type { SiteSettings } from '../../src/provider/site.ts';
import { createWebhookReader } from '../../src/provider/webhook-reader.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { fixtureSecret, temporaryFolder } from './fixtures.ts';

export interface IntakeBench {
  readonly url: string;
  readonly store: EventStore;
  readonly happenings: Happening[];
  readonly http: FastifyInstance;
  post(
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Readonly<Record<string, string>>,
    path?: string,
  ): Promise<Response>;
}

export const oneSite: readonly SiteSettings[] = [{ code: 'acme', hosts: [], secrets: [fixtureSecret] }];

/** The intake over real HTTP on a real store, without delivery. `wrap` may break the store. */
export async function startIntake(
  t: TestContext,
  sites: readonly SiteSettings[] = oneSite,
  wrap: (store: EventStore) => EventStore = (store) => store,
  change: Partial<HttpSettings> = {},
): Promise<IntakeBench> {
  const store = openSqliteStore(temporaryFolder(t));
  const happenings: Happening[] = [];
  const observer = { happened: (happening: Happening): void => void happenings.push(happening) };
  const reader = createWebhookReader(sites);
  const wrapped = wrap(store);
  const intake = createIntake({ reader, store: wrapped, observer, now: () => 1_000, onStored: () => undefined });
  const clock = { now: () => 1_000 };
  const gate = new OrgGate(clock, () => 1);
  const control = new OrgControl(observer);
  const doors = {
    view: wrapped,
    orderDeadLetters: (order: DeadLetterOrder, ids: readonly string[]) =>
      wrapped.orderDeadLetters(order, ids, Date.now()),
    orderPause: (order: PauseOrder, pause: Pause) => orderPause(wrapped, order, pause),
    status: () =>
      readRelayStatus({ relayId: 'relay-1', version: '1.2.3', startedAt: 0, view: wrapped, gate, control, clock }),
    sites: sites.map(({ code }) => code),
    isReady: () =>
      wrapped.probe(1_000, 1).then(
        () => true,
        () => false,
      ),
    metrics: async () => ({ contentType: 'text/plain', text: 'metrics' }),
    adminToken: 'admin-token-of-the-tests',
  };
  const settings = {
    bodyLimitBytes: 20_000,
    requestTimeoutMs: 500,
    refusalsPerMinute: 1_000,
    addresses: [],
    trustedProxies: [],
    ...change,
  };
  const http = createHttpServer(settings, { intake, doors, observer, telemetry: noTelemetry, now: () => 1_000 });
  const url = await http.listen({ host: '127.0.0.1', port: 0 });
  t.after(async () => {
    await http.close();
    await store.close();
  });
  const post: IntakeBench['post'] = (body, headers = {}, path = '') =>
    fetch(`${url}/webhooks/chargeover${path}`, { method: 'POST', body, headers });
  return { url, store, happenings, http, post };
}
