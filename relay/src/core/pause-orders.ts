import type { EventStore } from './event-store.ts';
import { pauseText } from './org-control.ts';
import type { Pause } from './pause.ts';

export type PauseOrder = 'pause' | 'resume';

export interface PauseAnswer {
  /** False if it was so already. */
  readonly isChanged: boolean;
  /** All that is paused now, as `site:object`. */
  readonly pauses: readonly string[];
}

/** What an operator orders, in the store: it lasts over restarts, and for every relay on it. */
export async function orderPause(
  store: Pick<EventStore, PauseOrder | 'pauses'>,
  order: PauseOrder,
  pause: Pause,
): Promise<PauseAnswer> {
  const before = (await store.pauses()).map(pauseText);
  await store[order](pause);
  const pauses = (await store.pauses()).map(pauseText);
  return { isChanged: before.join() !== pauses.join(), pauses };
}
