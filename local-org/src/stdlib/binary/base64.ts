/** Decodes base64 leniently, as Java's decoder of the platform does: line breaks are passed over. */
export function decodeBase64(text: string): Uint8Array {
  return Buffer.from(text.replace(/\s/g, ''), 'base64');
}

export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
