import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { jwtVerify } from 'jose';
import { FatalError } from '../../src/core/errors.ts';
import type { Credentials } from '../../src/salesforce/credentials.ts';
import { Session } from '../../src/salesforce/session.ts';
import { ScriptedSalesforce } from '../support/scripted-salesforce.ts';

const minute = 60_000;
const hour = 60 * minute;
const secret: Credentials = { kind: 'secret', clientSecret: 'client-secret-of-tests' };

interface Bench {
  readonly org: ScriptedSalesforce;
  readonly session: Session;
  now: number;
  /** The token that a call would carry. */
  token(): Promise<string | null | undefined>;
}

async function start(t: TestContext, credentials: Credentials = secret): Promise<Bench> {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const settings = {
    loginUrl: org.url,
    clientId: 'client',
    credentials,
    namespace: '',
    allowedHosts: [new URL(org.url).host],
    callTimeoutMs: 5_000,
  };
  let pinned: string | undefined;
  const session = new Session(settings, new AbortController().signal, {
    now: () => bench.now,
    onQuota: () => undefined,
    pinOrg: async (orgId) => (pinned ??= orgId),
  });
  const bench: Bench = {
    org,
    session,
    now: Date.UTC(2026, 10, 22),
    token: async () => (await session.connection()).accessToken,
  };
  return bench;
}

test('with a key it signs for two minutes who it is, and sends no secret', async (t) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const username = 'integration@acme.example';
  const bench = await start(t, { kind: 'jwt', privateKey, username, audience: 'https://test.salesforce.com' });
  bench.org.publicKey = publicKey;
  assert.equal(await bench.token(), 'token-1');
  const [grant] = bench.org.grants;
  assert.equal(grant?.get('grant_type'), 'urn:ietf:params:oauth:grant-type:jwt-bearer');
  assert.equal(grant.has('client_secret'), false);
  const { payload, protectedHeader } = await jwtVerify(grant.get('assertion') ?? '', publicKey, {
    currentDate: new Date(bench.now),
  });
  assert.equal(protectedHeader.alg, 'RS256');
  assert.deepEqual(payload, {
    iss: 'client',
    sub: username,
    aud: 'https://test.salesforce.com',
    exp: bench.now / 1_000 + 120,
  });
});

test('a key that the app does not know is refused', async (t) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const bench = await start(t, {
    kind: 'jwt',
    privateKey,
    username: 'a@b.c',
    audience: 'https://login.salesforce.com',
  });
  bench.org.publicKey = generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey;
  await assert.rejects(bench.token(), /HTTP 400/);
});

test('a token that says nothing of its end is renewed before its hour is over', async (t) => {
  const bench = await start(t);
  assert.equal(await bench.token(), 'token-1');
  bench.now += 54 * minute - 1;
  assert.equal(await bench.token(), 'token-1');
  bench.now += 1;
  assert.deepEqual(await Promise.all([bench.token(), bench.token(), bench.token()]), ['token-2', 'token-2', 'token-2']);
  assert.equal(bench.org.grants.length, 2);
});

test('a token that says when it ends is renewed before that', async (t) => {
  const bench = await start(t);
  bench.org.tokenExtras = { expires_in: '600' };
  await bench.token();
  bench.now += 9 * minute - 1;
  assert.equal(await bench.token(), 'token-1');
  bench.now += 1;
  assert.equal(await bench.token(), 'token-2');
});

test('a token that is a JWT itself is renewed before the end that stands in it', async (t) => {
  const bench = await start(t);
  const claims = Buffer.from(JSON.stringify({ exp: bench.now / 1_000 + 1_800 })).toString('base64url');
  bench.org.tokenExtras = { access_token: `token-a.${claims}.signature` };
  await bench.token();
  bench.now += 27 * minute - 1;
  await bench.token();
  assert.equal(bench.org.grants.length, 1);
  bench.now += 1;
  await bench.token();
  assert.equal(bench.org.grants.length, 2);
});

test('when renewing fails the old token is used on, and a new one asked for a minute later', async (t) => {
  const bench = await start(t);
  await bench.token();
  bench.org.loginReply = { status: 503, body: 'maintenance' };
  bench.now += hour;
  assert.equal(await bench.token(), 'token-1');
  assert.equal(await bench.token(), 'token-1');
  assert.equal(bench.org.grants.length, 2);
  bench.org.loginReply = undefined;
  bench.now += minute;
  assert.equal(await bench.token(), 'token-3');
});

test('when renewing leads to another org, the old token is not used on', async (t) => {
  const bench = await start(t);
  await bench.token();
  bench.org.orgId = '00D000000000002';
  bench.now += hour;
  await assert.rejects(bench.token(), (error) => error instanceof FatalError && error.code === 'ORG_CHANGED');
});

test('a login URL outside the listed hosts is never asked', async (t) => {
  const org = await ScriptedSalesforce.start();
  t.after(() => org.stop());
  const settings = { loginUrl: org.url, clientId: 'client', credentials: secret, namespace: '', callTimeoutMs: 5_000 };
  const hooks = { now: () => 0, onQuota: () => undefined, pinOrg: async (orgId: string) => orgId };
  const session = new Session(
    { ...settings, allowedHosts: ['*.my.salesforce.com'] },
    new AbortController().signal,
    hooks,
  );
  await assert.rejects(session.connection(), /isn't one of SALESFORCE_ALLOWED_HOSTS/);
  assert.equal(org.grants.length, 0);
});
