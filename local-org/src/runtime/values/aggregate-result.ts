import { NativeObject, type Value } from './value.ts';

/** A row of a query with aggregates: alias (or `expr0`, or the field's name) → value; names fold case. */
export class AggregateResult extends NativeObject {
  readonly apexName = 'AggregateResult';
  readonly columns: ReadonlyMap<string, Value>;
  constructor(columns: ReadonlyMap<string, Value>) {
    super();
    this.columns = columns;
  }
}
