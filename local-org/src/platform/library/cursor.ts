import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { NativeObject } from '../../runtime/values/value.ts';
import { nativeClass, type NativeClass } from '../../semantic/native.ts';

/** `Database.Cursor`: the rows as they were when the cursor was made. */
export class CursorValue extends NativeObject {
  readonly apexName = 'Database.Cursor';
  readonly rows: ApexList;
  constructor(rows: ApexList) {
    super();
    this.rows = rows;
  }
}

/** Source: Apex Developer Guide, "Apex Cursors"; Apex Reference, Cursor Class. */
export const cursorClasses: readonly NativeClass[] = [
  nativeClass(
    'Database.Cursor',
    { complete: true, note: 'the rows are read when the cursor is made; the daily limits of cursors are not counted' },
    {
      'List<SObject> fetch(Integer position, Integer count)': fetch,
      'Integer getNumRecords()': (_rt: Runtime, self: CursorValue) => self.rows.items.length,
    },
  ),
];

/** Each call counts as a query. Where the range ends before `count`, fewer rows come; a position outside of the rows is refused (text assumed). */
function fetch(rt: Runtime, self: CursorValue, position: number | null, count: number | null): ApexList {
  if (position === null || count === null) throw rt.nullPointer();
  rt.charge('queries');
  rt.charge('fetchCallsOnApexCursor');
  const { items } = self.rows;
  const { length } = items;
  if (position < 0 || count < 0 || (position >= length && length > 0) || (length === 0 && position > 0)) {
    throw rt.exception(
      'System.InvalidParameterValueException',
      `Invalid cursor range: position ${position}, count ${count}, records ${length}`,
    );
  }
  return new ApexList(self.rows.type, items.slice(position, position + count));
}
