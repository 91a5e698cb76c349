import type { DmlError } from '../../runtime/org-port.ts';
import { dmlError } from './work.ts';

/**
 * Makes DML fail as only a busy org makes it: a single-threaded org never meets `UNABLE_TO_LOCK_ROW` by itself. Tests and
 * `serve` set faults; each is used up by the rows it hits.
 */
export class FaultInjector {
  private readonly faults: {
    readonly object: string;
    readonly statusCode: string;
    readonly message: string;
    left: number;
  }[] = [];

  /** The next `times` rows of the object are refused because somebody else holds the row. */
  lockRows(object: string, times: number): void {
    this.add(object, {
      statusCode: 'UNABLE_TO_LOCK_ROW',
      message: 'unable to obtain exclusive access to this record',
      times,
    });
  }
  add(object: string, fault: { readonly statusCode: string; readonly message: string; readonly times: number }): void {
    this.faults.push({
      object: object.toLowerCase(),
      statusCode: fault.statusCode,
      message: fault.message,
      left: fault.times,
    });
  }
  clear(): void {
    this.faults.length = 0;
  }
  /** The fault that hits a row of this object now. */
  take(object: string): DmlError | undefined {
    const fault = this.faults.find((candidate) => candidate.left > 0 && candidate.object === object.toLowerCase());
    if (fault === undefined) return undefined;
    fault.left -= 1;
    return dmlError(fault.statusCode, fault.message);
  }
}
