import { readAdminAccess, readStorePlace } from '../config.ts';
import type { DeadLetterOrder } from '../core/event-store.ts';
import { FatalError, messageOf } from '../core/errors.ts';
import { openView } from '../store/open.ts';
import { eventTable } from './event-table.ts';
import type { Command, Terminal } from './run.ts';

/** Reads the store beside a running relay, or of a stopped one. */
export async function listDeadLetters(terminal: Terminal, command: Command): Promise<number> {
  const view = await openView(readStorePlace(terminal.environment));
  try {
    const events = await view.deadLetters(command.limit);
    terminal.stdout.write(command.json ? `${JSON.stringify(events)}\n` : eventTable(events));
    return 0;
  } finally {
    await view.close();
  }
}

export async function showEvent(terminal: Terminal, command: Command): Promise<number> {
  const view = await openView(readStorePlace(terminal.environment));
  try {
    const [id = ''] = command.operands;
    const event = await view.find(id);
    if (event === undefined) throw new FatalError('EVENT_UNKNOWN', `the store has no event ${id}`);
    const lines = Object.entries(event).map(([key, value]) => `${key.padEnd(10)} ${String(value ?? '')}`);
    terminal.stdout.write(command.json ? `${JSON.stringify(event)}\n` : `${lines.join('\n')}\n`);
    return 0;
  } finally {
    await view.close();
  }
}

/** Through the running relay, which alone may write its store. Exit code 1 if one of the ids is no dead letter. */
export async function orderDeadLetters(terminal: Terminal, command: Command, order: DeadLetterOrder): Promise<number> {
  const { url, token } = readAdminAccess(terminal.environment);
  const ids = command.operands;
  const response = await fetch(`${url}/dead-letters/${order}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ids }),
  }).catch((error: unknown) => {
    throw new FatalError('RELAY_UNREACHABLE', `no relay answers at ${url} (${messageOf(error)})`, { cause: error });
  });
  const answer = (await response.json()) as { readonly done?: readonly string[]; readonly error?: string };
  if (!response.ok)
    throw new FatalError('RELAY_REFUSED', `the relay answered ${response.status}: ${answer.error ?? ''}`);
  const done = answer.done ?? [];
  const missed = ids.filter((id) => !done.includes(id));
  if (command.json) terminal.stdout.write(`${JSON.stringify({ done, missed })}\n`);
  else
    terminal.stdout.write(
      `${order}: ${done.length} done${missed.length > 0 ? `; no dead letter: ${missed.join(', ')}` : ''}\n`,
    );
  return missed.length === 0 ? 0 : 1;
}
