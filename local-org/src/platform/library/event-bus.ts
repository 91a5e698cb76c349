import { nativeClass, refused, type NativeClass } from '../../semantic/native.ts';
import { recordsOf } from '../../runtime/dml.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';
import { deliverEvents } from '../jobs/run-jobs.ts';
import { resultValue } from './dml-results.ts';
import { orgOf } from './org-of.ts';

class TestBroker extends NativeObject {
  readonly apexName = 'EventBus.TestBroker';
}

/** Source: Platform Events Developer Guide, "Publish Event Messages with Apex", "Test Your Platform Event in Apex". */
export const eventBusClasses: readonly NativeClass[] = [
  nativeClass(
    'System.EventBus',
    {},
    {
      'static Database.SaveResult publish(SObject event)': publish,
      'static List<Database.SaveResult> publish(List<SObject> events)': publish,
      'static Database.SaveResult publish(SObject event, Object callback)': refused('publish callbacks'),
      'static List<Database.SaveResult> publish(List<SObject> events, Object callback)': refused('publish callbacks'),
    },
  ),
  nativeClass(
    'EventBus.TestBroker',
    {},
    {
      'void deliver()': (rt: Runtime) => deliverEvents(orgOf(rt)),
      'void fail()': refused('failing event delivery'),
    },
  ),
  nativeClass('System.Test', {}, { 'static EventBus.TestBroker getEventBus()': () => new TestBroker() }),
];

/** One result an event; a refused event is a result, not an exception. */
function publish(rt: Runtime, target: Value): Value {
  if (target === null) throw rt.nullPointer();
  const rows = recordsOf(rt, target);
  for (const row of rows) {
    if (row.definition.kind !== 'platformEvent')
      throw rt.exception(
        'System.TypeException',
        `Only Platform Events are allowed to be published: ${row.definition.name}`,
      );
  }
  const results = rt.org.dml({ operation: 'insert', rows, allOrNone: false, access: rt.accessMode('system') });
  const values = results.map((result) => resultValue(rt, 'Database.SaveResult', result));
  return target instanceof ApexList ? rt.list('Database.SaveResult', values) : (values[0] ?? null);
}
