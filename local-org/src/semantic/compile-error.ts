import type { Diagnostic } from '../base/diagnostic.ts';
import type { Position } from '../base/position.ts';

/** Stops the binding of one statement; caught by the binder, which goes on with the next. Never leaves the semantic phase. */
export class CompileError extends Error {
  readonly position: Position;
  readonly kind: Diagnostic['kind'];
  constructor(message: string, position: Position, kind: Diagnostic['kind'] = 'error') {
    super(message);
    this.position = position;
    this.kind = kind;
  }
}

/** A construct or library member that the local org lacks: the program may be right, running it is refused. */
export function gap(message: string, position: Position): CompileError {
  return new CompileError(message, position, 'unsupported');
}
