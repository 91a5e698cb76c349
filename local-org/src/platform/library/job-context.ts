import type { Id } from '../../runtime/values/scalars.ts';
import { NativeObject } from '../../runtime/values/value.ts';

/** Context handed to `execute`: knows its job. The class name is that of the interface it stands for. */
export class JobContext extends NativeObject {
  readonly apexName: string;
  readonly id: Id;
  constructor(apexName: string, id: Id) {
    super();
    this.apexName = apexName;
    this.id = id;
  }
}
