import { inflateRawSync } from 'node:zlib';

/** The wanted files of a zip archive (a jar), path → bytes. Enough of the format for archives that build tools write: stored or deflated, no zip64. */
export function* readZipEntries(zip: Buffer, wanted: (path: string) => boolean): Iterable<readonly [string, Buffer]> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error('not a zip archive');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const path = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (wanted(path)) yield [path, entryBytes(zip, zip.readUInt32LE(at + 42), method, size)];
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

function entryBytes(zip: Buffer, header: number, method: number, size: number): Buffer {
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const raw = zip.subarray(start, start + size);
  if (method === 0) return raw;
  if (method === 8) return inflateRawSync(raw);
  throw new Error(`zip method ${method} is not supported`);
}
