import assert from 'node:assert/strict';
import { createCipheriv, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BodyCipher, isCipherKey, looksEncrypted } from '../../src/provider/body-cipher.ts';
import { seal } from '../support/seal.ts';
import { fixtureSecret, webhookText } from '../support/fixtures.ts';

const folder = join(import.meta.dirname, '..', 'fixtures', 'webhooks', 'variants');
const sealedSample = readFileSync(join(folder, 'customer.insert.encrypted.b64.txt'));

function opened(keys: readonly string[], body: Uint8Array): string | undefined {
  const clear = new BodyCipher(keys).open(body);
  return clear && Buffer.from(clear).toString('utf8');
}

test('opens the sample that ChargeOver encrypts', () => {
  const clear: unknown = JSON.parse(opened([fixtureSecret], sealedSample) ?? '');
  const plain: unknown = JSON.parse(webhookText('customer.insert'));
  assert.ok(typeof clear === 'object' && clear !== null && typeof plain === 'object' && plain !== null);
  assert.deepEqual(Reflect.get(clear, 'data'), Reflect.get(plain, 'data'));
  assert.deepEqual(Object.keys(clear), ['context_str', 'context_id', 'event', 'data', 'security_salt']);
});

for (const bytes of [16, 24, 32]) {
  test(`opens what the mode's definition gives, one block for each byte, with a key of ${bytes} bytes`, () => {
    const key = 'k'.repeat(bytes);
    for (const length of [2, 15, 16, 17, 63, 64, 65, 3_000]) {
      const clear = `{${'ü€😀x'.repeat(length)}`;
      assert.equal(opened([key], Buffer.from(seal(clear, key, randomBytes(16)))), clear);
    }
  });
}

test('the test seals with the right block cipher: FIPS 197, appendix C.3', () => {
  const key = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');
  const block = createCipheriv('aes-256-ecb', key, null).update(Buffer.from('00112233445566778899aabbccddeeff', 'hex'));
  assert.equal(block.toString('hex'), '8ea2b7ca516745bfeafc49904b496089');
});

test('opens with the old key while it is being replaced', () => {
  assert.match(opened(['another-key-another-key-another-'.slice(0, 32), fixtureSecret], sealedSample) ?? '', /^\{/);
});

const closed: readonly [string, Uint8Array][] = [
  ['what another key sealed', Buffer.from(seal('{"a":"a text that is long enough"}', 'y'.repeat(32), randomBytes(16)))],
  ['a sample without its first byte', sealedSample.subarray(4)],
  ['an initialisation vector alone', Buffer.from(randomBytes(16).toString('base64'))],
  ['nothing', new Uint8Array()],
  ['blanks', Buffer.from('  ')],
  ['base64 with another character in it', Buffer.from(`${sealedSample.toString()}!`)],
  ['bytes above 127', randomBytes(200).map((byte) => byte | 0x80)],
  [
    'sealed bytes that are no UTF-8',
    Buffer.from(seal(Buffer.from([0x7b, 0xc3, 0x28, 0x7d]), fixtureSecret, randomBytes(16))),
  ],
];

for (const [title, body] of closed) {
  test(`does not open ${title}`, () => assert.equal(new BodyCipher([fixtureSecret]).open(body), undefined));
}

test('opens text that is wrapped in blanks and line ends', () => {
  assert.match(opened([fixtureSecret], Buffer.from(`\r\n ${sealedSample.toString().trim()}\n`)) ?? '', /^\{/);
});

test('tells encrypted bodies from those in clear', () => {
  assert.deepEqual([looksEncrypted(sealedSample), looksEncrypted(Buffer.from(' {}'))], [true, false]);
});

test('a key has 16, 24 or 32 bytes', () => {
  assert.deepEqual(
    ['', 'x'.repeat(15), 'x'.repeat(16), 'x'.repeat(24), 'x'.repeat(32), 'ü'.repeat(16), 'ü'.repeat(32)].map(
      isCipherKey,
    ),
    [false, false, true, true, true, true, false],
  );
});
