import type { Runtime } from '../../runtime/runtime.ts';
import { nativeClass, refused, type NativeClass } from '../../semantic/native.ts';
import type { Bag } from './bag.ts';
import { bagGetters, bagProperties } from './bag.ts';

const WHY = 'approval processes and record locks';

/** Results that tests make from JSON; nothing here locks or approves. Source: Apex Reference, Approval Namespace. */
export const approvalClasses: readonly NativeClass[] = [
  ...['LockResult', 'UnlockResult'].map((name) =>
    nativeClass(
      `Approval.${name}`,
      { complete: true },
      {
        ...bagProperties('List<Database.Error> errors', 'Id id', 'Boolean success'),
        ...bagGetters('Id getId', 'Boolean isSuccess'),
        'List<Database.Error> getErrors()': errorsOf,
      },
    ),
  ),
  nativeClass(
    'Approval.ProcessResult',
    { complete: true },
    {
      ...bagProperties(
        'Id entityId',
        'List<Database.Error> errors',
        'Id instanceId',
        'String instanceStatus',
        'List<Id> newWorkitemIds',
        'Boolean success',
      ),
      ...bagGetters('Id getEntityId', 'Id getInstanceId', 'String getInstanceStatus', 'Boolean isSuccess'),
      'List<Database.Error> getErrors()': errorsOf,
      'List<Id> getNewWorkitemIds()': (rt: Runtime, self: Bag) => self.get('newWorkitemIds') ?? rt.list('Id', []),
    },
  ),
  nativeClass(
    'System.Approval',
    {},
    {
      'static Approval.LockResult lock(SObject record)': refused(WHY),
      'static Approval.LockResult lock(Id recordId)': refused(WHY),
      'static List<Approval.LockResult> lock(List<SObject> records)': refused(WHY),
      'static Approval.UnlockResult unlock(SObject record)': refused(WHY),
      'static Approval.UnlockResult unlock(Id recordId)': refused(WHY),
      'static List<Approval.UnlockResult> unlock(List<SObject> records)': refused(WHY),
      'static Boolean isLocked(SObject record)': refused(WHY),
      'static Boolean isLocked(Id recordId)': refused(WHY),
    },
  ),
];

function errorsOf(rt: Runtime, self: Bag): unknown {
  return self.get('errors') ?? rt.list('Database.Error', []);
}
