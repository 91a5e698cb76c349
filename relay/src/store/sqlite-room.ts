import { statfsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { RetryableError } from '../core/errors.ts';

/** What a row takes beside its data: its place in the table and in the indexes, at most a page for each. */
const pagesOfRow = 16;

/** Throws `RetryableError` if a row of so many bytes wouldn't fit into the file, or onto its disk. Reads a few numbers only. */
export function checkRoom(database: DatabaseSync, bytes: number, freeDiskBytes: () => number): void {
  const read = (name: string): number => Number(database.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
  const pageSize = read('page_size');
  const pages = Math.ceil(bytes / pageSize) + pagesOfRow;
  const freePages = read('max_page_count') - read('page_count') + read('freelist_count');
  if (freePages < pages) throw full(`the file may grow by ${freePages} pages, ${pages} are needed`);
  // It is written into the log first, and from there into the file.
  const needed = 2 * pages * pageSize;
  const free = freeDiskBytes();
  if (free < needed) throw full(`the disk has ${free} bytes left, ${needed} are needed`);
}

/** What an unprivileged user may still write. */
export function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function full(reason: string): RetryableError {
  return new RetryableError('STORE_FULL', `there is no room for the largest webhook: ${reason}`);
}
