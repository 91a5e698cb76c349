/** A call that waits for its time, and can be called off. */
export interface Timer {
  cancel(): void;
}

/** The one place for timers: a component has to cancel what it started when it leaves the page. */
export function later(milliseconds: number, run: () => unknown): Timer {
  const id = setTimeout(run, milliseconds);
  return { cancel: () => clearTimeout(id) };
}
