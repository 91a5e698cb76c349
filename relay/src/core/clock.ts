/** Milliseconds since 1970. Handed in, so that tests decide what time it is. */
export interface Clock {
  now(): number;
}

/** A number in [0, 1), as `Math.random` gives it. */
export type Random = () => number;

export const systemClock: Clock = { now: () => Date.now() };

/** Goes on evenly, whatever somebody does to the machine's clock: for pauses within one process. */
export const steadyClock: Clock = { now: () => Math.floor(performance.timeOrigin + performance.now()) };
