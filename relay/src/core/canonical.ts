import { createHash } from 'node:crypto';

/** JSON with sorted keys and without spaces: equal values give equal text, whatever order their keys came in. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

/** Finds repeats; it is not an identity, since a record may well return to an earlier state. */
export function contentHash(
  parts: readonly [site: string, object: string, recordId: string, event: string],
  body: unknown,
): string {
  return createHash('sha256')
    .update(canonicalJson([...parts, body]))
    .digest('hex');
}
