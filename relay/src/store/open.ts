import type { EventStore, EventView } from '../core/event-store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { openSqliteView } from './sqlite-view.ts';

/** Where the events are: PostgreSQL if there is a URL, else a SQLite file in the folder. */
export interface StorePlace {
  readonly dataDir: string;
  /** Holds a password. */
  readonly databaseUrl: string | undefined;
}

/**
 * Opens the store for a relay. `onStored` is called when another relay on the same store took events. Throws `FatalError` if it
 * can't be opened.
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
