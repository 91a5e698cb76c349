import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readStorePlace, type Config, type Environment } from '../../config.ts';
import { FatalError, messageOf } from '../../core/errors.ts';
import type { EventView } from '../../core/event-store.ts';
import { openView } from '../../store/open.ts';
import { storeFile } from '../../store/sqlite-view.ts';
import { fail, ok, skip, warn, type Check } from './check.ts';

export interface StoreFound {
  readonly checks: readonly Check[];
  /** The org that this store has delivered to, if it is known. */
  readonly pinnedOrg: string | undefined;
}

const megabyte = 1_024 * 1_024;
const leastFree = 100 * megabyte;
const littleFree = 1_024 * megabyte;
const longBacklogMs = 3_600_000;

/** The store as it is, beside a running relay or of a stopped one. Nothing is made or written. */
export async function checkStore(environment: Environment, config: Config | undefined): Promise<StoreFound> {
  let view: EventView | undefined;
  try {
    const { dataDir, databaseUrl } = readStorePlace(environment);
    const isFile = databaseUrl === undefined;
    if (isFile && !existsSync(join(dataDir, storeFile))) return { checks: [checkEmpty(dataDir)], pinnedOrg: undefined };
    view = await openView({ dataDir, databaseUrl });
    const space = isFile ? [checkSpace(dataDir, config)] : [];
    const checks = [
      isFile ? checkFile(dataDir) : ok('store', 'PostgreSQL answers'),
      ...space,
      await checkBacklog(view),
    ];
    return { checks, pinnedOrg: await view.pinned('org') };
  } catch (error) {
    const advice = 'check RELAY_DATA_DIR or DATABASE_URL, and who may read and write there';
    const found = error instanceof FatalError ? error.message : `can't be read (${messageOf(error)})`;
    return { checks: [fail('store', found, advice), skip('backlog', "the store can't be read")], pinnedOrg: undefined };
  } finally {
    await view?.close();
  }
}

function checkEmpty(dataDir: string): Check {
  const nearest = existsSync(dataDir) ? dataDir : nearestFolder(dirname(dataDir));
  if (!isWritable(nearest)) {
    return fail(
      'store',
      `there is none in ${dataDir}, and it can't be made`,
      `give the relay's user the right to write ${nearest}`,
    );
  }
  return warn(
    'store',
    `there is none yet in ${dataDir}`,
    'the first start makes it; if there was one, check RELAY_DATA_DIR',
  );
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

function checkFile(dataDir: string): Check {
  const file = join(dataDir, storeFile);
  const bytes = [file, `${file}-wal`].filter((path) => existsSync(path)).map((path) => statSync(path).size);
  const size = `${(bytes.reduce((sum, one) => sum + one, 0) / megabyte).toFixed(1)} MB`;
  const found = `${file}, ${size}, schema ${readOne(dataDir, 'PRAGMA user_version', 'user_version') ?? 'unknown'}`;
  if (isWritable(dataDir) && isWritable(file)) return ok('store', found);
  return fail('store', `${found}; this user can't write it`, `give the relay's user the right to write ${dataDir}`);
}

function checkSpace(dataDir: string, config: Config | undefined): Check {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const found = `${Math.round(free / megabyte)} MB free on the disk of ${dataDir}`;
  const advice =
    'make room: a full disk means 503 for every webhook; RELAY_KEEP_DAYS and RELAY_KEEP_MB keep the store small';
  if (free < leastFree) return fail('store-space', found, advice);
  const isLittle = free < littleFree && free < (config?.keepBytes ?? littleFree);
  return isLittle ? warn('store-space', found, advice) : ok('store-space', found);
}

async function checkBacklog(view: EventView): Promise<Check> {
  const [counts, oldestAt] = [await view.counts(), await view.oldestOpenAt()];
  const open = counts.pending + counts.leased + counts.queued + counts.waiting;
  const ageMs = oldestAt === undefined ? 0 : Date.now() - oldestAt;
  const age = open === 0 ? '' : `, the oldest ${Math.round(ageMs / 60_000)} minutes old`;
  const found = `${open} to deliver${age}; ${counts.failed} dead letters`;
  if (counts.failed > 0) return warn('backlog', found, 'look at them: chargeover-relay dead-letters list');
  if (ageMs < longBacklogMs) return ok('backlog', found);
  return warn('backlog', found, 'see what holds them back: chargeover-relay status');
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function readOne(dataDir: string, query: string, column: string): unknown {
  const database = new DatabaseSync(join(dataDir, storeFile), { readOnly: true, timeout: 5_000 });
  try {
    return database.prepare(query).get()?.[column];
  } finally {
    database.close();
  }
}
