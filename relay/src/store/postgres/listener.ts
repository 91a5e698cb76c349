import pg from 'pg';
import { clientConfig } from './database.ts';

const againMs = 1_000;

/**
 * Hears that a replica stored events. It only makes delivery look sooner: without it (a pooler that doesn't know LISTEN, a
 * connection that is being made again) the loop looks every few seconds by itself.
 */
export class Listener {
  readonly #url: string;
  readonly #onStored: () => void;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(url: string, onStored: () => void) {
    this.#url = url;
    this.#onStored = onStored;
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client(clientConfig(this.#url));
    this.#client = client;
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', () => this.#onStored());
    try {
      await client.connect();
      await client.query('LISTEN relay_stored');
      // Whatever was stored while nobody listened.
      this.#onStored();
    } catch {
      this.#lost(client);
    }
  }

  #lost(client: pg.Client): void {
    if (this.#isClosed || this.#client !== client) return;
    this.#client = undefined;
    client.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.#connect(), againMs);
  }
}
