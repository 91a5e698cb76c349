import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FatalError, messageOf } from '../core/errors.ts';

/**
 * One process owns a SQLite store. The lock is an open transaction on a small database of its own: the operating system lets go
 * of it when the process dies, however it dies, and the store itself stays readable for `status`.
 */
export function lockOwner(folder: string): () => void {
  const database = new DatabaseSync(join(folder, 'owner.lock'));
  try {
    database.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!/locked/.test(messageOf(error))) throw error;
    throw new FatalError('STORE_IN_USE', `another relay is running on the data folder ${folder}`, { cause: error });
  }
  return () => database.close();
}
