import { createPrivateKey, createPublicKey, createSign, createVerify, type KeyObject } from 'node:crypto';
import type { Runtime } from '../../runtime/runtime.ts';
import { Blob } from '../../runtime/values/scalars.ts';

/** Signatures with a key in PKCS #8 form. Source: Apex Reference, Crypto Class, `sign`. */
export function sign(rt: Runtime, algorithm: string, input: Uint8Array, key: Uint8Array): Blob {
  const hash = hashOf(rt, algorithm);
  const privateKey = readKey(rt, () => createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' }));
  return new Blob(createSign(hash).update(input).sign(privateKey));
}

export interface Signed {
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
  readonly publicKey: Uint8Array;
}

export function verify(rt: Runtime, algorithm: string, signed: Signed): boolean {
  const hash = hashOf(rt, algorithm);
  const publicKey = readKey(rt, () =>
    createPublicKey({ key: Buffer.from(signed.publicKey), format: 'der', type: 'spki' }),
  );
  return createVerify(hash).update(signed.data).verify(publicKey, signed.signature);
}

function hashOf(rt: Runtime, algorithm: string): string {
  const size = /^(?:RSA|RSA-SHA(1|256|384|512)|ECDSA-SHA(256|384|512))$/i.exec(algorithm);
  if (size === null) throw rt.exception('System.InvalidParameterValueException', `Invalid algorithm ${algorithm}`);
  return `sha${size[1] ?? size[2] ?? '1'}`;
}

function readKey(rt: Runtime, read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw rt.exception('System.SecurityException', `Invalid Crypto Key: ${error.message}`);
  }
}
