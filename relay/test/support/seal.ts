import { createCipheriv } from 'node:crypto';

/**
 * A body as ChargeOver encrypts it, straight from the definition of 8-bit OFB (FIPS 81; NIST SP 800-38A knows the 128-bit one only):
 * encrypt the register, take the first byte as key stream, shift it in. One block for each byte, so that it shares nothing with
 * what it tests.
 */
export function seal(clear: string | Uint8Array, key: string, iv: Uint8Array): string {
  const bytes = typeof clear === 'string' ? Buffer.from(clear) : clear;
  const keyBytes = Buffer.from(key);
  const block = createCipheriv(`aes-${keyBytes.length * 8}-ecb`, keyBytes, null);
  const register = Buffer.from(iv);
  const sealed = Buffer.alloc(bytes.length);
  bytes.forEach((byte, index) => {
    const [stream = 0] = block.update(register);
    sealed[index] = byte ^ stream;
    register.copyWithin(0, 1);
    register[15] = stream;
  });
  return Buffer.concat([iv, sealed]).toString('base64');
}
