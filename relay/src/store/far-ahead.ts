/**
 * No rule of the relay lets an event rest for longer than an hour. A time further ahead than this was written before the clock
 * was set back: it has come.
 */
export const farAheadMs = 2 * 3_600_000;
