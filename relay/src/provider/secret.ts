import { timingSafeEqual } from 'node:crypto';

/** Every secret is compared as this many bytes, whatever its own length. */
const comparedBytes = 256;

/** Comparing takes the same time whatever the length or the first wrong character of a candidate. */
export class SecretCheck {
  readonly #known: readonly Buffer[];

  /** One secret, or two while one replaces the other; each of at most 254 bytes. */
  constructor(secrets: readonly string[]) {
    if (secrets.some((secret) => Buffer.byteLength(secret) > comparedBytes - 2)) {
      throw new RangeError(`a secret has more than ${comparedBytes - 2} bytes`);
    }
    this.#known = secrets.map((secret) => padded(secret, Buffer.alloc(comparedBytes)));
  }

  accepts(candidate: string): boolean {
    const given = padded(candidate, scratch);
    // Every secret is compared, also after a match.
    let isKnown = false;
    for (const known of this.#known) isKnown = timingSafeEqual(known, given) || isKnown;
    return isKnown;
  }
}

const scratch = Buffer.alloc(comparedBytes);

/** Its length, then as much of the text as fits, then zeros: a candidate that is too long has a length that no secret has. */
function padded(text: string, bytes: Buffer): Buffer {
  bytes.fill(0);
  bytes.writeUInt16BE(Math.min(text.length, 0xffff));
  bytes.write(text, 2, 'utf8');
  return bytes;
}
