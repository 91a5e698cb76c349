import { LocalOrgError } from '../base/errors.ts';
import type { Position } from '../base/position.ts';

/** A text that the grammar takes and the platform doesn't. Leaves this folder only as a diagnostic. */
export class ApexSyntaxError extends LocalOrgError {
  readonly code = 'APEX_SYNTAX';
  readonly position: Position;
  constructor(message: string, position: Position) {
    super(message);
    this.name = 'ApexSyntaxError';
    this.position = position;
  }
}
