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

test('the table in the README is the one that the code makes', () => {
  const script = join(import.meta.dirname, '..', 'scripts', 'config-table.ts');
  assert.match(execFileSync(process.execPath, [script, 'check'], { encoding: 'utf8' }), /up to date/);
});
