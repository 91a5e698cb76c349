import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { nativeClass, refused } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { Blob } from '../../runtime/values/scalars.ts';
import { required } from '../arguments.ts';
import { decrypt, encrypt } from './aes.ts';
import { sign, verify } from './signatures.ts';

type Text = string | null;
type Bytes = Blob | null;
const CERTIFICATES = 'the local org has no certificates';

/** Source: Apex Reference, Crypto Class. */
export const cryptoClass = nativeClass(
  'System.Crypto',
  { complete: true },
  {
    'static Blob decrypt(String algorithmName, Blob privateKey, Blob initializationVector, Blob cipherText)': (
      rt: Runtime,
      name: Text,
      key: Bytes,
      iv: Bytes,
      data: Bytes,
    ) => decrypt(rt, required(rt, name), bytes(rt, key), bytes(rt, iv), bytes(rt, data)),
    'static Blob decryptWithManagedIV(String algorithmName, Blob privateKey, Blob ivAndCipherText)': (
      rt: Runtime,
      name: Text,
      key: Bytes,
      data: Bytes,
    ) => {
      const all = bytes(rt, data);
      return decrypt(rt, required(rt, name), bytes(rt, key), all.subarray(0, 16), all.subarray(16));
    },
    'static Blob encrypt(String algorithmName, Blob privateKey, Blob initializationVector, Blob clearText)': (
      rt: Runtime,
      name: Text,
      key: Bytes,
      iv: Bytes,
      data: Bytes,
    ) => encrypt(rt, required(rt, name), bytes(rt, key), bytes(rt, iv), bytes(rt, data)),
    'static Blob encryptWithManagedIV(String algorithmName, Blob privateKey, Blob clearText)': (
      rt: Runtime,
      name: Text,
      key: Bytes,
      data: Bytes,
    ) => {
      const iv = randomBytes(16);
      const encrypted = encrypt(rt, required(rt, name), bytes(rt, key), iv, bytes(rt, data));
      return new Blob(Buffer.concat([iv, encrypted.bytes]));
    },
    'static Blob generateAesKey(Integer size)': (rt: Runtime, size: number | null) => {
      if (![128, 192, 256].includes(required(rt, size)))
        throw rt.exception('System.InvalidParameterValueException', `Invalid key size: ${String(size)}`);
      return new Blob(randomBytes(required(rt, size) / 8));
    },
    'static Blob generateDigest(String algorithmName, Blob input)': (rt: Runtime, name: Text, input: Bytes) =>
      new Blob(
        createHash(algorithm(rt, DIGESTS, name))
          .update(bytes(rt, input))
          .digest(),
      ),
    'static Blob generateMac(String algorithmName, Blob input, Blob privateKey)': (
      rt: Runtime,
      name: Text,
      input: Bytes,
      key: Bytes,
    ) => new Blob(mac(rt, name, input, key)),
    'static Integer getRandomInteger()': () => randomBytes(4).readInt32BE(),
    'static Long getRandomLong()': () => randomBytes(8).readBigInt64BE(),
    'static Blob sign(String algorithmName, Blob input, Blob privateKey)': (
      rt: Runtime,
      name: Text,
      input: Bytes,
      key: Bytes,
    ) => sign(rt, required(rt, name), bytes(rt, input), bytes(rt, key)),
    'static Blob signWithCertificate(String algorithmName, Blob input, String certDevName)': refused(CERTIFICATES),
    'static Boolean verify(String algorithmName, Blob data, Blob signature, Blob publicKey)': (
      rt: Runtime,
      name: Text,
      data: Bytes,
      signature: Bytes,
      key: Bytes,
    ) =>
      verify(rt, required(rt, name), {
        data: bytes(rt, data),
        signature: bytes(rt, signature),
        publicKey: bytes(rt, key),
      }),
    'static void signXml(String algorithmName, Dom.XmlNode node, String idAttributeName, String certDevName)':
      refused(CERTIFICATES),
    'static void signXml(String algorithmName, Dom.XmlNode node, String idAttributeName, String certDevName, Dom.XmlNode refChild)':
      refused(CERTIFICATES),
    'static Boolean verify(String algorithmName, Blob data, Blob signature, String certDevName)': refused(CERTIFICATES),
    'static Boolean verifyHMac(String algorithmName, Blob input, Blob privateKey, Blob hmacToVerify)': (
      rt: Runtime,
      name: Text,
      input: Bytes,
      key: Bytes,
      given: Bytes,
    ) => {
      const expected = mac(rt, name, input, key);
      const actual = bytes(rt, given);
      return actual.length === expected.length && timingSafeEqual(actual, expected);
    },
  },
);

/** The names of the reference and those that public tests (apex-recipes) use besides. */
const DIGESTS: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  SHA256: 'sha256',
  'SHA-512': 'sha512',
  SHA512: 'sha512',
  'SHA3-256': 'sha3-256',
  'SHA3-384': 'sha3-384',
  'SHA3-512': 'sha3-512',
};

const MACS: Readonly<Record<string, string>> = {
  HMACMD5: 'md5',
  HMACSHA1: 'sha1',
  HMACSHA256: 'sha256',
  HMACSHA512: 'sha512',
};

function mac(rt: Runtime, name: Text, input: Bytes, key: Bytes): Buffer {
  return createHmac(algorithm(rt, MACS, name), bytes(rt, key))
    .update(bytes(rt, input))
    .digest();
}

function algorithm(rt: Runtime, known: Readonly<Record<string, string>>, name: Text): string {
  const found = known[required(rt, name).toUpperCase()];
  if (found === undefined)
    throw rt.exception(
      'System.InvalidParameterValueException',
      `Invalid algorithm ${name ?? ''}. Must be ${Object.keys(known).join(', ')}.`,
    );
  return found;
}

function bytes(rt: Runtime, blob: Bytes): Uint8Array {
  return required(rt, blob).bytes;
}
