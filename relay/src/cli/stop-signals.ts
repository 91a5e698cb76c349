/**
 * Within this time it is the same signal twice: Ctrl-C, and a supervisor that signals every process, reach us directly and
 * once more through the launcher.
 */
const echoMs = 1_000;

/** The first signal asks for a graceful stop; a later one wants it now. */
export function stopSignals(doors: {
  readonly now: () => number;
  readonly stop: (signal: string) => void;
  readonly endNow: (signal: string) => void;
}): (signal: string) => void {
  let firstAt: number | undefined;
  return (signal) => {
    if (firstAt === undefined) {
      firstAt = doors.now();
      doors.stop(signal);
    } else if (doors.now() - firstAt >= echoMs) {
      doors.endNow(signal);
    }
  };
}
