import { orderPause, type PauseAnswer, type PauseOrder } from '../core/pause-orders.ts';
import { pauseText } from '../core/org-control.ts';
import type { Command } from './commands.ts';
import { orderRelay } from './relay-client.ts';
import type { Terminal } from './terminal.ts';

/** Exit code 1 if there was nothing to resume. */
export async function orderPauses(terminal: Terminal, command: Command, order: PauseOrder): Promise<number> {
  const { site, object, json } = command;
  const pause = { ...(site !== undefined && { site }), ...(object !== undefined && { object }) };
  const answer = await orderRelay<PauseAnswer>(terminal, { path: `/${order}`, body: pause }, (store) =>
    orderPause(store, order, pause),
  );
  const missed = order === 'resume' && !answer.isChanged;
  const paused = answer.pauses.join(', ') || 'nothing';
  const text = missed ? `${pauseText(pause)} is not paused; paused is: ${paused}` : `paused: ${paused}`;
  terminal.stdout.write(`${json ? JSON.stringify(answer) : text}\n`);
  return missed ? 1 : 0;
}
