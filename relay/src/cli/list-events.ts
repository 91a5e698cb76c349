import { readStorePlace } from '../config.ts';
import { FatalError } from '../core/errors.ts';
import type { EventView } from '../core/event-store.ts';
import { openView } from '../store/open.ts';
import type { Command } from './commands.ts';
import { eventTable } from './event-table.ts';
import type { Terminal } from './terminal.ts';

export function listEvents(terminal: Terminal, { json, limit }: Command): Promise<number> {
  return read(terminal, async (view) => {
    const events = await view.recent(limit);
    return json ? `${JSON.stringify(events)}\n` : eventTable(events);
  });
}

export function listDeadLetters(terminal: Terminal, { json, limit }: Command): Promise<number> {
  return read(terminal, async (view) => {
    const events = await view.deadLetters(limit);
    return json ? `${JSON.stringify(events)}\n` : eventTable(events);
  });
}

export function showEvent(terminal: Terminal, { json, ids: [id = ''] }: Command): Promise<number> {
  return read(terminal, async (view) => {
    const event = await view.find(id);
    if (event === undefined) throw new FatalError('EVENT_UNKNOWN', `the store has no event ${id}`);
    const lines = Object.entries(event).map(([key, value]) => `${key.padEnd(10)} ${String(value ?? '')}`);
    return json ? `${JSON.stringify(event)}\n` : `${lines.join('\n')}\n`;
  });
}

/** Reads the store beside a running relay, or of a stopped one. */
async function read(terminal: Terminal, show: (view: EventView) => Promise<string>): Promise<number> {
  const view = await openView(readStorePlace(terminal.environment));
  try {
    terminal.stdout.write(await show(view));
    return 0;
  } finally {
    await view.close();
  }
}
