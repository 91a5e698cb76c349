import type { DeadLetterOrder } from '../core/event-store.ts';
import type { Command } from './commands.ts';
import { orderRelay } from './relay-client.ts';
import type { Terminal } from './terminal.ts';

/** Exit code 1 if one of the ids is no dead letter. */
export async function orderDeadLetters(terminal: Terminal, command: Command, order: DeadLetterOrder): Promise<number> {
  const { ids, json } = command;
  const { done } = await orderRelay<{ readonly done: readonly string[] }>(
    terminal,
    { path: `/dead-letters/${order}`, body: { ids } },
    async (store) => ({ done: await store.orderDeadLetters(order, ids, Date.now()) }),
  );
  const missed = ids.filter((id) => !done.includes(id));
  const text = `${order}: ${done.length} done${missed.length > 0 ? `; no dead letter: ${missed.join(', ')}` : ''}`;
  terminal.stdout.write(`${json ? JSON.stringify({ done, missed }) : text}\n`);
  return missed.length === 0 ? 0 : 1;
}
