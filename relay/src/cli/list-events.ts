import { readStorePlace } from '../config.ts';
import { openView } from '../store/open.ts';
import { eventTable } from './event-table.ts';
import type { Command, Terminal } from './run.ts';

export async function listEvents(terminal: Terminal, command: Command): Promise<number> {
  const view = await openView(readStorePlace(terminal.environment));
  try {
    const events = await view.recent(command.limit);
    terminal.stdout.write(command.json ? `${JSON.stringify(events)}\n` : eventTable(events));
    return 0;
  } finally {
    await view.close();
  }
}
