import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { summariseConfig } from '../src/config-summary.ts';
import { readConfig } from '../src/config.ts';
import { temporaryFolder } from './support/fixtures.ts';

const least = {
  CHARGEOVER_SITES: 'acme=acme.chargeover.com',
  CHARGEOVER_SECRET: 'a-secret-of-16-letters',
  SALESFORCE_LOGIN_URL: 'https://acme.my.salesforce.com',
  SALESFORCE_CLIENT_ID: 'the-client-id',
  SALESFORCE_CLIENT_SECRET: 'the-client-secret',
};

test('has defaults for everything that is not about the customer', () => {
  const config = readConfig(least);
  assert.deepEqual(
    [config.port, config.host, config.relayId, config.adminToken],
    [7701, '127.0.0.1', 'relay-1', undefined],
  );
  assert.deepEqual(config.salesforce.allowedHosts, ['acme.my.salesforce.com', '*.my.salesforce.com']);
  assert.ok(config.dataDir.endsWith(join('data', 'relay')));
});

test('names everything that is missing in one line', () => {
  assert.throws(
    () => readConfig({}),
    (error) => {
      assert.ok(error instanceof Error);
      for (const key of Object.keys(least).filter((name) => name !== 'CHARGEOVER_SECRET'))
        assert.match(error.message, new RegExp(key));
      assert.doesNotMatch(error.message, /\n/);
      return true;
    },
  );
});

test('names a site without a secret, and a value that makes no sense', () => {
  assert.throws(() => readConfig({ ...least, CHARGEOVER_SECRET: '' }), /CHARGEOVER_SECRET_ACME is not set/);
  assert.throws(() => readConfig({ ...least, RELAY_PORT: 'x' }), /RELAY_PORT must be a whole number/);
  assert.throws(() => readConfig({ ...least, CHARGEOVER_SITES: 'Acme Inc' }), /no site code/);
});

test("takes the hosting platform's PORT, unless a port of its own is set", () => {
  assert.equal(readConfig({ ...least, PORT: '8080' }).port, 8_080);
  assert.equal(readConfig({ ...least, PORT: '8080', RELAY_PORT: '7000' }).port, 7_000);
});

test('reads sites from a list or from JSON, with secrets of their own and old ones', () => {
  const list = 'acme=a.chargeover.com, acme=a2.chargeover.com, beta-eu';
  const own = {
    CHARGEOVER_SECRET_BETA_EU: 'secret-of-beta-eu',
    CHARGEOVER_SECRET_BETA_EU_PREVIOUS: 'secret-of-beta-eu-old',
  };
  const fromList = readConfig({ ...least, ...own, CHARGEOVER_SITES: list }).sites;
  const json = '{"acme":["a.chargeover.com","a2.chargeover.com"],"beta-eu":[]}';
  assert.deepEqual(fromList, readConfig({ ...least, ...own, CHARGEOVER_SITES: json }).sites);
  assert.deepEqual(fromList, [
    {
      code: 'acme',
      hosts: ['a.chargeover.com', 'a2.chargeover.com'],
      secrets: ['a-secret-of-16-letters'],
      pathSecrets: [],
      encryptionKeys: [],
    },
    {
      code: 'beta-eu',
      hosts: [],
      secrets: ['secret-of-beta-eu', 'secret-of-beta-eu-old'],
      pathSecrets: [],
      encryptionKeys: [],
    },
  ]);
});

test('reads a secret from a file, without its line end', (t) => {
  const file = join(temporaryFolder(t), 'secret');
  writeFileSync(file, 'secret-out-of-a-file\n');
  const { CHARGEOVER_SECRET: _, ...rest } = least;
  assert.deepEqual(readConfig({ ...rest, CHARGEOVER_SECRET_FILE: file }).sites[0]?.secrets, ['secret-out-of-a-file']);
  assert.throws(
    () => readConfig({ ...rest, CHARGEOVER_SECRET_FILE: `${file}-gone` }),
    /CHARGEOVER_SECRET_FILE can't be read/,
  );
});

test('is printed with secrets as set or not set', () => {
  const printed = JSON.stringify(summariseConfig(readConfig(least)));
  assert.doesNotMatch(printed, /a-secret-of|the-client/);
  assert.match(printed, /"clientSecret":"set"/);
  assert.match(printed, /"adminToken":"not set"/);
});

const senseless: readonly [Record<string, string>, RegExp][] = [
  [{ CHARGEOVER_ADDRESSES: '203.0.113.0/33' }, /CHARGEOVER_ADDRESSES holds something that is no address/],
  [{ CHARGEOVER_ADDRESSES: 'loopback' }, /CHARGEOVER_ADDRESSES holds something/],
  [{ RELAY_TRUSTED_PROXIES: 'true' }, /RELAY_TRUSTED_PROXIES holds something/],
  [{ RELAY_REFUSALS_PER_MINUTE: '0' }, /RELAY_REFUSALS_PER_MINUTE must be a whole number/],
  [{ CHARGEOVER_ENCRYPTION_KEY: 'x'.repeat(31) }, /CHARGEOVER_ENCRYPTION_KEY has not 16, 24 or 32 bytes/],
  [{ CHARGEOVER_PATH_SECRET_ACME: 'short' }, /CHARGEOVER_PATH_SECRET is shorter than 16/],
  [{ CHARGEOVER_PATH_SECRET: 'sixteen/letters-and' }, /CHARGEOVER_PATH_SECRET has other characters/],
  [{ OTEL_TRACES_SAMPLER: 'sometimes' }, /OTEL_TRACES_SAMPLER is no sampler/],
  [{ OTEL_TRACES_SAMPLER_ARG: '2' }, /OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1/],
];

for (const [change, message] of senseless) {
  test(`refuses ${JSON.stringify(change)}`, () => assert.throws(() => readConfig({ ...least, ...change }), message));
}

test('reads networks, proxies, path secrets and encryption keys, and prints none of the secrets', () => {
  const config = readConfig({
    ...least,
    CHARGEOVER_ADDRESSES: '203.0.113.7, 2001:db8::/32',
    RELAY_TRUSTED_PROXIES: 'uniquelocal,10.0.0.0/8',
    CHARGEOVER_PATH_SECRET: 'path-secret-of-all',
    CHARGEOVER_ENCRYPTION_KEY_ACME: 'encryption-key-of-acme-32-bytes!',
    CHARGEOVER_ENCRYPTION_KEY_ACME_PREVIOUS: 'encryption-key-of-acme-the-last!',
  });
  assert.deepEqual(config.addresses, ['203.0.113.7', '2001:db8::/32']);
  assert.deepEqual(config.trustedProxies, ['uniquelocal', '10.0.0.0/8']);
  assert.deepEqual(config.sites[0]?.pathSecrets, ['path-secret-of-all']);
  assert.equal(config.sites[0]?.encryptionKeys?.length, 2);
  const printed = JSON.stringify(summariseConfig(config));
  assert.doesNotMatch(printed, /path-secret-of|encryption-key-of/);
  assert.match(printed, /path secret set; encryption key set/);
});

test('traces only where OpenTelemetry is told where to', () => {
  const tracing = (change: Record<string, string>): unknown => readConfig({ ...least, ...change }).tracing;
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' };
  assert.deepEqual(
    [
      tracing({}),
      tracing({ ...endpoint, OTEL_SDK_DISABLED: 'TRUE' }),
      tracing({ ...endpoint, OTEL_TRACES_EXPORTER: 'none' }),
    ],
    [undefined, undefined, undefined],
  );
  const sampled = { ...endpoint, OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' };
  assert.deepEqual(tracing(sampled), { sampledRatio: 0.25, exportEveryMs: 5_000 });
  assert.deepEqual(tracing({ OTEL_TRACES_EXPORTER: 'otlp' }), { sampledRatio: 1, exportEveryMs: 5_000 });
});

test('the table in the README is the one that the code makes', () => {
  const script = join(import.meta.dirname, '..', 'scripts', 'config-table.ts');
  assert.match(execFileSync(process.execPath, [script, 'check'], { encoding: 'utf8' }), /up to date/);
});
