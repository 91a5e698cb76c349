import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { fixtureSecret, temporaryFolder, webhookText } from '../support/fixtures.ts';
import { OtlpCollector } from '../support/otlp-collector.ts';
import { environmentFor, postWebhook, RelayProcess } from '../support/relay-process.ts';
import { ScriptedSalesforce } from '../support/scripted-salesforce.ts';

const server = 2;
const client = 3;
const error = 2;

async function startTraced(t: TestContext, more: Readonly<Record<string, string>>): Promise<RelayProcess> {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  return RelayProcess.start(t, { ...environmentFor(temporaryFolder(t), org.url), ...more });
}

/** Runs one webhook through, and stops the relay, which sends what is left. */
async function oneWebhook(relay: RelayProcess, path = ''): Promise<void> {
  const url = await relay.url();
  const headers = { 'content-type': 'application/json', 'x-chargeover-key': fixtureSecret, 'user-agent': 'ChargeOver' };
  const body = webhookText('customer.insert');
  assert.equal((await fetch(`${url}/webhooks/chargeover${path}`, { method: 'POST', body, headers })).status, 200);
  await relay.until(() => relay.stdout.includes('"event.settled"'));
  assert.equal((await postWebhook(url, body, { 'x-chargeover-key': 'wrong' })).status, 401);
  await relay.kill('SIGTERM');
}

test('a webhook and its call arrive at the collector, linked, and nothing secret with them', async (t) => {
  const collector = await OtlpCollector.start(t);
  const relay = await startTraced(t, {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=seven',
    OTEL_SERVICE_NAME: 'my-relay',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    CHARGEOVER_PATH_SECRET: 'path-secret-of-the-tests',
  });
  const url = await relay.url();
  assert.equal((await postWebhook(url, '{}')).status, 401, 'without the path secret');
  await oneWebhook(relay, '/acme/path-secret-of-the-tests');

  assert.deepEqual([collector.requests[0]?.path, collector.requests[0]?.headers['x-tenant']], ['/v1/traces', 'seven']);
  const [resource] = collector.resources;
  assert.deepEqual(
    [resource?.['service.name'], resource?.['service.instance.id'], resource?.['deployment.environment.name']],
    ['my-relay', 'relay-1', 'test'],
  );
  const taken = collector.spans.find((span) => span.attributes['http.response.status_code'] === 200);
  assert.equal(taken?.kind, server);
  assert.equal(taken.name, 'POST /webhooks/chargeover/:site/:secret');
  assert.equal(taken.attributes['client.address'], '127.0.0.1');
  assert.match(String(taken.attributes['relay.event.id']), /:1$/);
  const call = collector.spans.find((span) => span.attributes['url.template'] === '/v1/events');
  assert.deepEqual(
    [call?.kind, call?.attributes['relay.call.result'], call?.attributes['relay.batch.events']],
    [client, 'answered', 1],
  );
  assert.deepEqual(
    call?.links.map((link) => link.spanId),
    [taken.spanId],
  );
  assert.equal(collector.spans.filter((span) => span.attributes['http.response.status_code'] === 401).length, 2);

  const all = `${collector.bodies.join()}${relay.stdout}${relay.stderr}`;
  assert.doesNotMatch(
    all,
    new RegExp(`${fixtureSecret}|path-secret-of|client-secret-of|admin-token-of|token-1|john@example|Blue Grass`, 'i'),
  );
});

test('a call that fails is an error span with a code', async (t) => {
  const collector = await OtlpCollector.start(t);
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  org.script = () => ({ status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE' }] });
  const environment = environmentFor(temporaryFolder(t), org.url);
  const relay = RelayProcess.start(t, { ...environment, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/mine` });
  await postWebhook(await relay.url(), webhookText('customer.insert'));
  await relay.until(() => relay.stdout.includes('"delivery.paused"'));
  await relay.kill('SIGTERM');
  const call = collector.spans.find((span) => span.attributes['url.template'] === '/v1/events');
  assert.deepEqual([call?.status, call?.attributes['error.type']], [error, 'SERVER_UNAVAILABLE']);
  assert.equal(collector.requests[0]?.path, '/mine');
});

test('a sampler that keeps nothing sends nothing, and so does a disabled SDK', async (t) => {
  const collector = await OtlpCollector.start(t);
  for (const off of [
    { OTEL_TRACES_SAMPLER: 'always_off' },
    { OTEL_SDK_DISABLED: 'true' },
    { OTEL_TRACES_EXPORTER: 'none' },
  ]) {
    const relay = await startTraced(t, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...off });
    await oneWebhook(relay);
  }
  assert.deepEqual(collector.spans, []);
});

test('a collector that refuses costs nothing but a line in the log', async (t) => {
  const collector = await OtlpCollector.start(t);
  collector.status = 400;
  const relay = await startTraced(t, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '50' });
  const url = await relay.url();
  assert.equal((await postWebhook(url, webhookText('customer.insert'))).status, 200);
  await relay.until(() => relay.stdout.includes('"traces.lost"'));
  await relay.kill('SIGTERM');
  assert.equal(relay.child.exitCode, 0);
});
