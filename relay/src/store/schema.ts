import { FatalError } from '../core/errors.ts';

/** @param found number of the store's schema @param known the one that this relay makes */
export function checkNotNewer(found: number, known: number): void {
  if (found <= known) return;
  throw new FatalError(
    'STORE_NEWER',
    `the event store has schema ${found}, this relay knows ${known}: a newer relay has used it`,
  );
}

/** For who only reads, and so can't bring the schema up to date. */
export function checkReadable(found: number, known: number): void {
  checkNotNewer(found, known);
  if (found === known) return;
  throw new FatalError(
    'STORE_OLDER',
    `the event store has schema ${found}, this version knows ${known}: start the relay of this version, which brings it up to date`,
  );
}
