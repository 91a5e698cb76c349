import getSave from '@salesforce/apex/MappingController.getSave';
import { messageOf } from 'c/errorPanel';
import { later, type Timer } from 'c/timers';

const ASK_AGAIN_MS = 2_000;
const MOST_ASKED = 30;

/** Follows a deployment: it answers when it likes, so it is asked again, with an end. Tells every state that it hears. */
export class SaveFollower {
  private readonly tell: (state: Apex.SaveState, isSlow: boolean) => unknown;
  private timer: Timer | undefined;

  /** @param tell hears `pending`, `done` or `failed`; slow when nobody asks any more */
  constructor(tell: (state: Apex.SaveState, isSlow: boolean) => unknown) {
    this.tell = tell;
  }

  follow(state: Apex.SaveState, left = MOST_ASKED): void {
    this.timer = later(ASK_AGAIN_MS, () => this.askOnce(state, left));
  }

  cancel(): void {
    this.timer?.cancel();
  }

  private async askOnce(before: Apex.SaveState, left: number): Promise<void> {
    const state = await ask(before);
    const isPending = state.status === 'pending';
    this.tell(state, isPending && left === 0);
    if (isPending && left > 0) this.follow(state, left - 1);
  }
}

async function ask(before: Apex.SaveState): Promise<Apex.SaveState> {
  try {
    return await getSave({ saveId: before.id });
  } catch (error) {
    return { ...before, status: 'failed', message: messageOf(error) };
  }
}
