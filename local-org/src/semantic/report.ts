import type { Diagnostic } from '../base/diagnostic.ts';
import type { Position } from '../base/position.ts';
import { CompileError } from './compile-error.ts';

/** Collects what the compiler has to say, so that one mistake does not hide the next. */
export class Report {
  readonly diagnostics: Diagnostic[] = [];

  error(file: string, position: Position, message: string): void {
    this.diagnostics.push({ kind: 'error', file, position, message });
  }
  add(file: string, error: CompileError): void {
    this.diagnostics.push({ kind: error.kind, file, position: error.position, message: error.message });
  }
  /** Runs a step; a CompileError is noted, and undefined returned. */
  guard<T>(file: string, step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      this.add(file, error);
      return undefined;
    }
  }
}
