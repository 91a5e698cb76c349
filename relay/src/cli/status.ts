import { readAdminAccess, readStorePlace } from '../config.ts';
import { pauseText } from '../core/org-control.ts';
import type { RelayStatus } from '../core/relay-status.ts';
import { openView } from '../store/open.ts';
import type { Command } from './commands.ts';
import { eventTable } from './event-table.ts';
import { askRelay } from './relay-client.ts';
import type { Terminal } from './terminal.ts';

const recentRows = 10;

/** Reads the store beside a running relay, or of a stopped one; asks the relay what only it knows. */
export async function status(terminal: Terminal, { json }: Command): Promise<number> {
  const relay = await askStatus(terminal);
  const view = await openView(readStorePlace(terminal.environment));
  try {
    const [counts, recent, oldestAt] = [await view.counts(), await view.recent(recentRows), await view.oldestOpenAt()];
    const oldestOpenAt = oldestAt === undefined ? null : new Date(oldestAt).toISOString();
    const pauses = (await view.pauses()).map(pauseText);
    if (json) {
      terminal.stdout.write(`${JSON.stringify({ counts, oldestOpenAt, pauses, relay: relay.status, recent })}\n`);
      return 0;
    }
    const states = Object.entries(counts).map(([state, count]) => `${state} ${count}`);
    const lines = [
      `relay: ${relay.text}`,
      `events: ${states.join(', ')}`,
      `oldest open: ${oldestOpenAt ?? 'none'}`,
      `paused here: ${pauses.join(', ') || 'nothing'}`,
      ...(relay.status === null ? [] : orgLines(relay.status)),
    ];
    terminal.stdout.write(`${lines.join('\n')}\n\n${eventTable(recent)}`);
    return 0;
  } finally {
    await view.close();
  }
}

/** Never fails: the store says the rest. */
async function askStatus(terminal: Terminal): Promise<{ readonly text: string; readonly status: RelayStatus | null }> {
  const { url, token } = readAdminAccess(terminal.environment);
  if (token === undefined) return { text: 'not asked (RELAY_ADMIN_TOKEN is not set)', status: null };
  try {
    const asked = await askRelay(terminal, '/status');
    if (asked.kind === 'away') return { text: `none answers at ${url} (${asked.reason})`, status: null };
    const status = asked.body as RelayStatus;
    return { text: `${status.relay} ${status.version} at ${url}, since ${status.startedAt}`, status };
  } catch (error) {
    return { text: error instanceof Error ? error.message : String(error), status: null };
  }
}

function orgLines({ org }: RelayStatus): string[] {
  const { breaker, faultCode, nextCallAt, quotaUsed } = org;
  const held = breaker === 'closed' ? 'closed' : `${breaker} for ${faultCode ?? 'a fault'}, next call at ${nextCallAt}`;
  const paused = org.isSyncOff ? 'everything: the sync is off there' : org.pauses.join(', ') || 'nothing';
  return [
    `breaker: ${held}`,
    `quota used: ${quotaUsed === null ? 'not known yet' : `${quotaUsed} %`}`,
    `paused in Salesforce: ${paused}`,
  ];
}
