import { nativeClass, refused, type NativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexSet } from '../../runtime/values/collections.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { EnumValue } from '../../runtime/values/guest.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';
import { stripInaccessible, type Stripped } from '../security/strip-inaccessible.ts';
import { orgOf } from './org-of.ts';

class AccessDecision extends NativeObject {
  readonly apexName = 'System.SObjectAccessDecision';
  readonly stripped: Stripped;
  readonly records: ApexList;
  constructor(stripped: Stripped, records: ApexList) {
    super();
    this.stripped = stripped;
    this.records = records;
  }
}

/** Source: Apex Reference, Security and SObjectAccessDecision Classes. */
export const securityClasses: readonly NativeClass[] = [
  nativeClass(
    'System.AccessType',
    { kind: 'enum', constants: ['CREATABLE', 'READABLE', 'UPDATABLE', 'UPSERTABLE'], complete: true },
    {},
  ),
  nativeClass(
    'System.Security',
    { complete: true },
    {
      'static System.SObjectAccessDecision stripInaccessible(System.AccessType accessType, List<SObject> records)': (
        rt: Runtime,
        type: EnumValue,
        records: ApexList,
      ) => decide(rt, type, records, true),
      'static System.SObjectAccessDecision stripInaccessible(System.AccessType accessType, List<SObject> records, Boolean enforceRootObjectCRUD)':
        (rt: Runtime, type: EnumValue, records: ApexList, enforceRoot: boolean | null) =>
          decide(rt, type, records, enforceRoot !== false),
      'static System.SObjectAccessDecision stripInaccessible(System.AccessType accessType, List<SObject> records, Id permissionSetId)':
        refused('rights of one permission set'),
    },
  ),
  nativeClass(
    'System.SObjectAccessDecision',
    { complete: true },
    {
      'List<SObject> getRecords()': (_rt: Runtime, self: AccessDecision) => self.records,
      'Map<String, Set<String>> getRemovedFields()': (rt: Runtime, self: AccessDecision) =>
        rt.map(
          'String',
          'Set<String>',
          [...self.stripped.removed].map(([object, fields]) => [object, rt.set('String', fields)] as const),
        ),
      'Set<Integer> getModifiedIndexes()': (rt: Runtime, self: AccessDecision): ApexSet =>
        rt.set('Integer', self.stripped.modified),
    },
  ),
];

function decide(rt: Runtime, type: EnumValue | null, records: ApexList | null, enforceRoot: boolean): Value {
  if (type === null || records === null) throw rt.nullPointer();
  const stripped = stripInaccessible(orgOf(rt), {
    access: type.name as 'READABLE',
    records: records.items,
    enforceRoot,
  });
  return new AccessDecision(stripped, new ApexList(records.type, stripped.records));
}
