import type { Environment } from '../config.ts';

/** What a command needs of the process. */
export interface Terminal {
  readonly environment: Environment;
  readonly stdout: { write(text: string): boolean };
  readonly stderr: { write(text: string): boolean };
  onStopSignal(handle: (signal: string) => void): void;
  /** Ends the process where it stands. */
  endNow(exitCode: number): void;
}
