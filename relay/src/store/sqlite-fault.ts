import { FatalError, messageOf, RelayError, RetryableError } from '../core/errors.ts';

/** The path itself is wrong; no right, a disk that is full or read-only, heal without a change of the settings. */
const wrongPaths: ReadonlySet<unknown> = new Set(['EEXIST', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP']);

export function folderFault(folder: string, error: unknown): RelayError {
  const message = `can't write to the data folder ${folder} (${messageOf(error)})`;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const options = { cause: error };
  return wrongPaths.has(code)
    ? new FatalError('STORE_FOLDER', message, options)
    : new RetryableError('STORE_FOLDER', message, options);
}

/** PERM, BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN. https://sqlite.org/rescode.html */
const healing: ReadonlySet<number> = new Set([3, 5, 6, 7, 8, 10, 13, 14]);

export function openingFault(folder: string, error: unknown): RelayError {
  if (error instanceof RelayError) return error;
  const message = `can't open the event store in ${folder} (${messageOf(error)})`;
  const options = { cause: error };
  return healing.has(primaryCode(error))
    ? new RetryableError('STORE_OPEN', message, options)
    : new FatalError('STORE_OPEN', message, options);
}

/** The low byte says the kind, the rest its details. */
function primaryCode(error: unknown): number {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code & 0xff : -1;
}
