import { pausedBy, type ControlAnswer } from './contract.ts';
import type { Observer } from './happening.ts';
import type { Pause } from './pause.ts';

/** What the org wants kept back, as its last answer said; unknown, and so nothing, until the first one. */
export class OrgControl {
  readonly #observer: Observer;
  #paused: readonly Pause[] = [];
  #isSyncOff = false;

  constructor(observer: Observer) {
    this.#observer = observer;
  }

  get paused(): readonly Pause[] {
    return this.#paused;
  }

  /** The org's own switch is off, as in a refreshed sandbox. */
  get isSyncOff(): boolean {
    return this.#isSyncOff;
  }

  /** Nothing at all may be delivered: no need to look for what may. */
  get isAllPaused(): boolean {
    return this.#paused.some(({ site, object }) => site === undefined && object === undefined);
  }

  /** Every answer says all of it anew; one that says nothing changes nothing. Gives whether something changed. */
  learn(answer: ControlAnswer): boolean {
    const said = pausedBy(answer);
    if (said === undefined) return false;
    const before = this.#text();
    this.#paused = said.paused;
    this.#isSyncOff = said.isSyncOff;
    const after = this.#text();
    if (before !== after) this.#observer.happened({ kind: 'org.control', paused: after });
    return before !== after;
  }

  #text(): string {
    if (this.#isSyncOff) return 'everything: the sync is off';
    return this.#paused.map(pauseText).toSorted().join(', ') || 'nothing';
  }
}

/** `acme:invoice`, with `*` for every. */
export function pauseText({ site = '*', object = '*' }: Pause): string {
  return `${site}:${object}`;
}
