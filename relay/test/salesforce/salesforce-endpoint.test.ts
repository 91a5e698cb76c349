import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { CallResult } from '../../src/core/endpoint.ts';
import { createSalesforceEndpoint } from '../../src/salesforce/salesforce-endpoint.ts';
import type { SalesforceSettings } from '../../src/salesforce/session.ts';
import { answer, ScriptedSalesforce, type Reply } from '../support/scripted-salesforce.ts';

const request = { contractVersion: 1, relay: 'relay-1', events: [] } as const;

interface Bench {
  readonly org: ScriptedSalesforce;
  readonly quotas: readonly (readonly [number, number])[];
  readonly clock: { now: number };
  post(): Promise<CallResult>;
}

async function start(
  t: TestContext,
  change: Partial<SalesforceSettings> = {},
  stop = new AbortController(),
): Promise<Bench> {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const settings: SalesforceSettings = {
    loginUrl: org.url,
    clientId: 'client',
    credentials: { kind: 'secret', clientSecret: 'client-secret-of-tests' },
    namespace: '',
    allowedHosts: [new URL(org.url).host],
    callTimeoutMs: 5_000,
    ...change,
  };
  const quotas: [number, number][] = [];
  let pinned: string | undefined;
  const clock = { now: Date.UTC(2026, 10, 22) };
  const endpoint = createSalesforceEndpoint(settings, stop.signal, {
    now: () => clock.now,
    onQuota: (used, limit) => quotas.push([used, limit]),
    pinOrg: async (orgId) => (pinned ??= orgId),
  });
  return { org, quotas, clock, post: () => endpoint.postEvents(request) };
}

test('logs in with client credentials and posts to the resource', async (t) => {
  const { org, post } = await start(t);
  org.script = () => answer([]);
  const result = await post();
  assert.deepEqual(result, { kind: 'answered', body: { contractVersion: 1, results: [], usage: { elapsedMs: 100 } } });
  assert.equal(org.grants[0]?.get('grant_type'), 'client_credentials');
  assert.deepEqual([org.paths, org.requests], [['/services/apexrest/v1/events'], [request]]);
});

test('the namespace stands in the path of a packaged org', async (t) => {
  const { org, post } = await start(t, { namespace: 'cosync' });
  await post();
  assert.deepEqual(org.paths, ['/services/apexrest/cosync/v1/events']);
});

test('hears with every answer how much of the quota is used', async (t) => {
  const { org, post, quotas } = await start(t);
  org.script = () => ({ ...answer([]), headers: { 'sforce-limit-info': 'api-usage=18/5000' } });
  await post();
  assert.deepEqual(quotas, [[18, 5_000]]);
});

test('delivers to no other org than the first one', async (t) => {
  const { org, post } = await start(t);
  await post();
  org.orgId = '00D000000000002';
  org.revoked.add('token-1');
  const result = await post();
  assert.deepEqual(
    [result.kind, 'code' in result && result.code, 'needsPerson' in result && result.needsPerson],
    ['orgFault', 'ORG_CHANGED', true],
  );
  assert.equal(org.requests.length, 1);
});

test('many callers share one token request', async (t) => {
  const { org, post } = await start(t);
  await Promise.all([post(), post(), post()]);
  await post();
  assert.equal(org.grants.length, 1);
});

test('renews a token once after a 401, for all callers together', async (t) => {
  const { org, post } = await start(t);
  await post();
  org.revoked.add('token-1');
  const results = await Promise.all([post(), post()]);
  assert.deepEqual(
    results.map((result) => result.kind),
    ['answered', 'answered'],
  );
  assert.equal(org.grants.length, 2);
});

test('a token that is refused even when new is a fault of the org, not an endless loop', async (t) => {
  const { org, post } = await start(t);
  for (let index = 1; index < 9; index += 1) org.revoked.add(`token-${index}`);
  const result = await post();
  assert.deepEqual(
    [result.kind, 'code' in result && result.code, org.grants.length],
    ['orgFault', 'INVALID_SESSION_ID', 2],
  );
});

const sfError = (errorCode: string): unknown => [{ errorCode, message: 'john@example.com' }];

const faults: readonly [string, Reply, CallResult['kind'], string, number?][] = [
  ['an Apex that died', { status: 500, body: sfError('APEX_ERROR') }, 'batchFault', 'APEX_ERROR'],
  ['a 500 as a page', { status: 500, body: '<html>oops</html>' }, 'orgFault', 'HTTP_500'],
  ['a body too large', { status: 413, body: '' }, 'batchFault', 'PAYLOAD_TOO_LARGE'],
  [
    'a refused contract',
    { status: 400, body: { error: { code: 'CONTRACT_VERSION' } } },
    'contractFault',
    'CONTRACT_VERSION',
  ],
  ['no permission', { status: 403, body: sfError('INSUFFICIENT_ACCESS') }, 'orgFault', 'INSUFFICIENT_ACCESS'],
  [
    'a spent quota',
    { status: 403, body: sfError('REQUEST_LIMIT_EXCEEDED') },
    'orgFault',
    'REQUEST_LIMIT_EXCEEDED',
    60_000,
  ],
  ['no package', { status: 404, body: sfError('NOT_FOUND') }, 'orgFault', 'NOT_FOUND'],
  ['too many requests', { status: 429, headers: { 'retry-after': '7' }, body: '' }, 'orgFault', 'HTTP_429', 7_000],
  ['maintenance', { status: 503, body: sfError('SERVER_UNAVAILABLE') }, 'orgFault', 'SERVER_UNAVAILABLE'],
  ['a redirect', { status: 302, headers: { location: 'https://example.com/' }, body: '' }, 'orgFault', 'HTTP_302'],
  ['a page instead of JSON', { body: '<html>Login</html>' }, 'orgFault', 'NOT_JSON'],
  ['cut-off JSON', { body: '{"contractVersion":1,"resul' }, 'orgFault', 'NOT_JSON'],
  [
    'a connection that breaks inside the body',
    { body: { results: 'x'.repeat(1_000) }, cutBytes: 500 },
    'orgFault',
    'NETWORK',
  ],
];

for (const [title, reply, kind, code, leastPauseMs = 0] of faults) {
  test(`${title} is a ${kind} ${code}`, async (t) => {
    const { org, post } = await start(t);
    org.script = () => reply;
    const result = await post();
    assert.deepEqual([result.kind, 'code' in result && result.code], [kind, code]);
    if (result.kind === 'orgFault') assert.equal(result.leastPauseMs, leastPauseMs);
    assert.doesNotMatch(JSON.stringify(result), /john@example.com/);
  });
}

test('a fault that only a person can mend says so', async (t) => {
  const { org, post } = await start(t);
  const needsPerson = async (reply: Reply): Promise<boolean> => {
    org.script = () => reply;
    const result = await post();
    return result.kind === 'orgFault' && result.needsPerson;
  };
  assert.equal(await needsPerson({ status: 403, body: sfError('INSUFFICIENT_ACCESS') }), true);
  assert.equal(await needsPerson({ status: 403, body: sfError('REQUEST_LIMIT_EXCEEDED') }), false);
  assert.equal(await needsPerson({ status: 404, body: '' }), true);
  assert.equal(await needsPerson({ status: 503, body: '' }), false);
});

test('no answer within the time is a fault of the batch', async (t) => {
  const { org, post } = await start(t, { callTimeoutMs: 200 });
  org.script = () => ({ body: '', isSilent: true });
  const result = await post();
  assert.deepEqual([result.kind, 'code' in result && result.code], ['batchFault', 'TIMEOUT']);
});

test('a refused connection is a fault of the org', async (t) => {
  const { org, post } = await start(t);
  await org.stop();
  const result = await post();
  assert.deepEqual([result.kind, 'code' in result && result.code], ['orgFault', 'NETWORK']);
});

test('a refused login says what the login said, and is asked for again next time', async (t) => {
  const { org, post } = await start(t, { credentials: { kind: 'secret', clientSecret: 'wrong' } });
  const result = await post();
  assert.deepEqual([result.kind, 'code' in result && result.code], ['orgFault', 'LOGIN_INVALID_CLIENT']);
  await post();
  assert.equal(org.grants.length, 2);
});

test('the token goes to no host that the settings do not name', async (t) => {
  const { org, post } = await start(t);
  const stranger = await ScriptedSalesforce.start();
  t.after(() => stranger.stop());
  org.instanceUrl = stranger.url;
  const result = await post();
  assert.deepEqual([result.kind, 'code' in result && result.code], ['orgFault', 'INSTANCE_NOT_ALLOWED']);
  assert.equal(stranger.paths.length, 0);
});
