import { nativeClass, type NativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';

export class QueryLocatorValue extends NativeObject {
  readonly apexName = 'Database.QueryLocator';
  readonly query: string;
  readonly rows: ApexList;
  constructor(query: string, rows: ApexList) {
    super();
    this.query = query;
    this.rows = rows;
  }
}

class QueryLocatorIteratorValue extends NativeObject {
  readonly apexName = 'Database.QueryLocatorIterator';
  readonly rows: ApexList;
  at = 0;
  constructor(rows: ApexList) {
    super();
    this.rows = rows;
  }
}

/** Source: Apex Reference, QueryLocator and QueryLocatorIterator Classes. */
export const queryLocatorClasses: readonly NativeClass[] = [
  nativeClass(
    'Database.QueryLocator',
    { implements: ['System.Iterable<SObject>'], complete: true },
    {
      'String getQuery()': (_rt: Runtime, self: QueryLocatorValue) => self.query,
      'Database.QueryLocatorIterator iterator()': (_rt: Runtime, self: QueryLocatorValue) =>
        new QueryLocatorIteratorValue(self.rows),
    },
  ),
  nativeClass(
    'Database.QueryLocatorIterator',
    { implements: ['System.Iterator<SObject>'], complete: true },
    {
      'Boolean hasNext()': (_rt: Runtime, self: QueryLocatorIteratorValue) => self.at < self.rows.items.length,
      'SObject next()': (rt: Runtime, self: QueryLocatorIteratorValue): Value => {
        const row = self.rows.items[self.at];
        if (row === undefined) throw rt.exception('System.NoSuchElementException', 'iterator has no more elements');
        self.at += 1;
        return row;
      },
    },
  ),
];
