import { RetryableError } from '../core/errors.ts';
import type { EventStore, EventView } from '../core/event-store.ts';
import { LateStore } from './late-store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { openSqliteView } from './sqlite-view.ts';

/** Where the events are: PostgreSQL if there is a URL, else a SQLite file in the folder. */
export interface StorePlace {
  readonly dataDir: string;
  /** Holds a password. */
  readonly databaseUrl: string | undefined;
}

/**
 * Opens the store of a relay, which must answer webhooks in any case: where the fault may heal, gives a `LateStore`, whose owner
 * sets it trying. Throws `FatalError` for what needs a person before there can be a store: no folder, a newer schema.
 */
export async function openForRelay(place: StorePlace, onStored: () => void): Promise<EventStore> {
  const open = (): Promise<EventStore> => openStore(place, onStored);
  try {
    return await open();
  } catch (error) {
    if (error instanceof RetryableError) return new LateStore(open, error);
    throw error;
  }
}

/**
 * Opens the store to change it. `onStored` is called when another relay on the same store took events. Throws `RetryableError` if
 * it can't be opened now (no right to write, no room), `FatalError` if it needs a person.
 */
export async function openStore(place: StorePlace, onStored: () => void): Promise<EventStore> {
  if (place.databaseUrl === undefined) return openSqliteStore(place.dataDir);
  // Only here: who keeps events in SQLite needs no driver.
  const { openPostgresStore } = await import('./postgres/open.ts');
  return openPostgresStore(place.databaseUrl, { onStored });
}

/** Opens the store for reading, beside its relays or while none runs. Throws `FatalError` if there is none. */
export async function openView(place: StorePlace): Promise<EventView> {
  if (place.databaseUrl === undefined) return openSqliteView(place.dataDir);
  const { openPostgresView } = await import('./postgres/open.ts');
  return openPostgresView(place.databaseUrl);
}
