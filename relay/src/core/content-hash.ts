import { hash } from 'node:crypto';

/**
 * Finds repeats; it is not an identity, since a record may well return to an earlier state.
 * @param text what the event is about and what it says, as JSON written by us: spaces and escapes make no difference
 * @returns SHA-512/256 in hexadecimal digits: twice as fast as SHA-256 where the processor has no instruction for that
 */
export function contentHash(text: string): string {
  return hash('sha512-256', text);
}
