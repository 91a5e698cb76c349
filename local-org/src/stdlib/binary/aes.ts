import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Runtime } from '../../runtime/runtime.ts';
import { Blob } from '../../runtime/values/scalars.ts';

/** AES in CBC mode with PKCS5 padding, as `Crypto.encrypt` documents it. The messages of its exceptions are assumed. */
export function encrypt(rt: Runtime, algorithm: string, key: Uint8Array, iv: Uint8Array, clear: Uint8Array): Blob {
  const cipher = createCipheriv(checked(rt, algorithm, key, iv), key, iv);
  return new Blob(Buffer.concat([cipher.update(clear), cipher.final()]));
}

export function decrypt(rt: Runtime, algorithm: string, key: Uint8Array, iv: Uint8Array, encrypted: Uint8Array): Blob {
  const decipher = createDecipheriv(checked(rt, algorithm, key, iv), key, iv);
  if (encrypted.length === 0 || encrypted.length % 16 !== 0) {
    throw rt.exception(
      'System.SecurityException',
      'Input length must be multiple of 16 when decrypting with padded cipher',
    );
  }
  try {
    return new Blob(Buffer.concat([decipher.update(encrypted), decipher.final()]));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw rt.exception(
      'System.SecurityException',
      'Given final block not properly padded. Such issues can arise if a bad key is used during decryption.',
    );
  }
}

function checked(rt: Runtime, algorithm: string, key: Uint8Array, iv: Uint8Array): string {
  const size = /^AES(128|192|256)$/i.exec(algorithm)?.[1];
  if (/GCM/i.test(algorithm)) throw rt.unsupported(`the algorithm ${algorithm}`);
  if (size === undefined)
    throw rt.exception(
      'System.InvalidParameterValueException',
      `Invalid algorithm ${algorithm}. Must be AES128, AES192, or AES256.`,
    );
  if (key.length !== Number(size) / 8)
    throw rt.exception(
      'System.InvalidParameterValueException',
      `Invalid private key. Must be ${Number(size) / 8} bytes.`,
    );
  if (iv.length !== 16)
    throw rt.exception('System.InvalidParameterValueException', 'Invalid initialization vector. Must be 16 bytes.');
  return `aes-${size}-cbc`;
}
