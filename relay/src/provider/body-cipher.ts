import { isUtf8 } from 'node:buffer';
import { createCipheriv } from 'node:crypto';

const ivBytes = 16;
const openBrace = 0x7b;
const probeBytes = 64;
const keyBytes = [16, 24, 32];
const base64Text = /^\s*[A-Za-z0-9+/]+={0,2}\s*$/;

export function isCipherKey(key: string): boolean {
  return keyBytes.includes(Buffer.byteLength(key));
}

/**
 * Opens what ChargeOver sends when a webhook is set to be encrypted: base64 text of a 16-byte IV and the ciphertext, AES in 8-bit
 * OFB mode, as PHP's mcrypt does it (`rijndael-128`, `ofb`). There is no padding and no signature: a wrong key is noticed only by
 * what comes out.
 * https://github.com/chargeover/chargeover_php, `webhooks/example_on_customer_insert_w_aes128.php`
 */
export class BodyCipher {
  readonly #keys: readonly Buffer[];

  /** One key, or two while one replaces the other; 16, 24 or 32 bytes each. */
  constructor(keys: readonly string[]) {
    this.#keys = keys.map((key) => Buffer.from(key, 'utf8'));
  }

  /** The body in clear, or undefined if no key opens it. */
  open(body: Uint8Array): Uint8Array | undefined {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
    if (!base64Text.test(text)) return undefined;
    const sealed = Buffer.from(text, 'base64');
    if (sealed.length <= ivBytes) return undefined;
    const key = this.#keys.find((candidate) =>
      startsLikeJson(ofb8(candidate, sealed.subarray(0, ivBytes + probeBytes))),
    );
    const clear = key && ofb8(key, sealed);
    return clear && isUtf8(clear) ? clear : undefined;
  }
}

/**
 * What a wrong key gives is noise, and noise has control characters. Looked at before the rest is deciphered, so that a forged
 * megabyte costs no more than a forged line.
 */
function startsLikeJson(clear: Buffer): boolean {
  return (
    clear[0] === openBrace && clear.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
  );
}

/** A webhook in clear is a JSON object, which base64 text never looks like. */
export function looksEncrypted(body: Uint8Array): boolean {
  return !body.includes(openBrace);
}

/**
 * Node has no 8-bit OFB, but 8-bit CFB: there each byte of ciphertext goes into the shift register, and over zeros that byte *is*
 * the key stream, which is what 8-bit OFB shifts in. So its key stream is CFB-8 over zeros: one native call instead of one for
 * each byte.
 */
function ofb8(key: Buffer, sealed: Buffer): Buffer {
  const clear = Buffer.from(sealed.subarray(ivBytes));
  const cipher = createCipheriv(`aes-${key.length * 8}-cfb8`, key, sealed.subarray(0, ivBytes));
  const stream = cipher.update(Buffer.alloc(clear.length));
  for (let index = 0; index < clear.length; index += 1) clear[index] = (clear[index] ?? 0) ^ (stream[index] ?? 0);
  return clear;
}
