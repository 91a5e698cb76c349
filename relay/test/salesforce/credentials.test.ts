import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { summariseConfig } from '../../src/config-summary.ts';
import { readConfig } from '../../src/config.ts';
import { audienceOf, readCredentials, type CredentialTexts } from '../../src/salesforce/credentials.ts';
import { temporaryFolder } from '../support/fixtures.ts';

const none = { clientSecret: '', jwtKey: '', username: '', audience: '', loginUrl: 'https://acme.my.salesforce.com' };
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const username = 'integration@acme.example';

function faultsOf(texts: Partial<CredentialTexts>): string[] {
  const faults: string[] = [];
  readCredentials({ ...none, ...texts }, faults);
  return faults;
}

test('exactly one of secret and key is wanted', () => {
  assert.deepEqual(faultsOf({ clientSecret: 'x' }), []);
  assert.deepEqual(faultsOf({ jwtKey: pem, username }), []);
  assert.match(faultsOf({}).join(), /SALESFORCE_CLIENT_SECRET is not set \(or SALESFORCE_JWT_KEY/);
  assert.match(faultsOf({ clientSecret: 'x', jwtKey: pem, username }).join(), /both set: choose one/);
  assert.match(faultsOf({ jwtKey: pem }).join(), /SALESFORCE_USERNAME is not set/);
});

for (const [title, key] of [
  ['PKCS #8', pem],
  ['PKCS #1', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
  ['one line with written-out line ends', pem.replaceAll('\n', '\\n')],
] as const) {
  test(`takes a key as ${title}`, () => {
    const credentials = readCredentials({ ...none, jwtKey: key, username }, []);
    assert.equal(credentials.kind === 'jwt' && credentials.privateKey.equals(privateKey), true);
  });
}

test('a key that is none, too short, of another kind or behind a passphrase is named, and never quoted', () => {
  const short = generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  });
  const curve = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const locked = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' });
  for (const [key, expected] of [
    ['MIIEvQ-no-pem', /no private key in PEM form/],
    [locked.toString(), /without a passphrase/],
    [short.toString(), /at least 2048 bits/],
    [curve.toString(), /must be an RSA key/],
  ] as const) {
    const faults = faultsOf({ jwtKey: key, username });
    assert.equal(faults.length, 1);
    assert.match(faults.join(), expected);
    assert.doesNotMatch(faults.join(), /MII/);
  }
});

for (const [loginUrl, audience] of [
  ['https://login.salesforce.com', 'https://login.salesforce.com'],
  ['https://acme.my.salesforce.com', 'https://login.salesforce.com'],
  ['https://acme-dev-ed.develop.my.salesforce.com', 'https://login.salesforce.com'],
  ['https://test.salesforce.com', 'https://test.salesforce.com'],
  ['https://acme--uat.sandbox.my.salesforce.com', 'https://test.salesforce.com'],
  ['https://site-flow-1234.scratch.my.salesforce.com', 'https://test.salesforce.com'],
  ['https://sandbox.my.salesforce.com', 'https://login.salesforce.com'],
] as const) {
  test(`the audience at ${new URL(loginUrl).host} is ${new URL(audience).host}`, () => {
    assert.equal(audienceOf(loginUrl), audience);
  });
}

test('an audience in the settings wins', () => {
  const audience = 'https://acme.my.salesforce.com';
  const credentials = readCredentials({ ...none, jwtKey: pem, username, audience }, []);
  assert.equal(credentials.kind === 'jwt' && credentials.audience, audience);
});

test('the settings take the key from a file, need no secret then, and print neither', (t) => {
  const file = join(temporaryFolder(t), 'key.pem');
  writeFileSync(file, pem);
  const config = readConfig({
    CHARGEOVER_SITES: 'acme',
    CHARGEOVER_SECRET: 'a-secret-of-16-letters',
    SALESFORCE_LOGIN_URL: 'https://acme--uat.sandbox.my.salesforce.com',
    SALESFORCE_CLIENT_ID: 'the-client-id',
    SALESFORCE_USERNAME: username,
    SALESFORCE_JWT_KEY_FILE: file,
  });
  const { credentials } = config.salesforce;
  assert.deepEqual(credentials.kind === 'jwt' && [credentials.username, credentials.audience], [
    username,
    'https://test.salesforce.com',
  ]);
  const printed = JSON.stringify(summariseConfig(config));
  assert.match(printed, /"clientSecret":"not set","jwtKey":"set"/);
  for (const text of [username, 'the-client-id', 'MII']) assert.ok(!printed.includes(text), text);
});
