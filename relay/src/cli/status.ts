import { readStorePlace } from '../config.ts';
import { openView } from '../store/open.ts';
import { eventTable } from './event-table.ts';
import type { Command, Terminal } from './run.ts';

const recentRows = 10;

/** Reads the store beside a running relay, or of a stopped one. */
export async function status(terminal: Terminal, command: Command): Promise<number> {
  const view = await openView(readStorePlace(terminal.environment));
  try {
    const [counts, events, oldestAt] = [await view.counts(), await view.recent(recentRows), await view.oldestOpenAt()];
    const oldestOpenAt = oldestAt === undefined ? null : new Date(oldestAt).toISOString();
    if (command.json) {
      terminal.stdout.write(`${JSON.stringify({ counts, oldestOpenAt, recent: events })}\n`);
      return 0;
    }
    const states = Object.entries(counts).map(([state, count]) => `${state} ${count}`);
    terminal.stdout.write(
      `events: ${states.join(', ')}\noldest open: ${oldestOpenAt ?? 'none'}\n${eventTable(events)}`,
    );
    return 0;
  } finally {
    await view.close();
  }
}
