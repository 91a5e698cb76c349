import { createHash } from 'node:crypto';

/**
 * Finds repeats; it is not an identity, since a record may well return to an earlier state.
 * @param texts what the event is about and what it says, as JSON with sorted keys
 * @returns SHA-256 in hexadecimal digits
 */
export function contentHash(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text, 'utf8');
  return hash.digest('hex');
}
