import { nativeClass, refused } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexDatetime, type Id } from '../../runtime/values/scalars.ts';
import type { SObjectTypeValue } from '../../runtime/values/describe-tokens.ts';
import { loadCsv } from './load-csv.ts';
import { orgOf } from './org-of.ts';

/** The platform's part of System.Test; mocks of callouts are the language library's. Source: Apex Reference, Test Class. */
export const testClass = nativeClass(
  'System.Test',
  {},
  {
    'static Boolean isRunningTest()': (rt: Runtime) => rt.testRunning,
    'static Id getStandardPricebookId()': (rt: Runtime) => orgOf(rt).standardPricebookId,
    'static void setCreatedDate(Id recordId, Datetime createdDate)': (
      rt: Runtime,
      id: Id | null,
      date: ApexDatetime | null,
    ) => {
      if (id === null || date === null) throw rt.nullPointer();
      const org = orgOf(rt);
      const object = org.objectOfId(id);
      if (object === undefined || org.records.find(object, id) === undefined)
        throw rt.exception('System.InvalidParameterValueException', `Record not found: ${id.value}`);
      org.records.update(object, id.value, new Map([['CreatedDate', date]]));
    },
    'static List<SObject> loadData(Schema.SObjectType type, String resourceName)': (
      rt: Runtime,
      type: SObjectTypeValue | null,
      resource: string | null,
    ) => {
      if (type === null || resource === null) throw rt.nullPointer();
      return loadCsv(orgOf(rt), type.definition, resource);
    },
    'static void calculatePermissionSetGroup(String groupId)': () => undefined,
    'static void calculatePermissionSetGroup(List<String> groupIds)': () => undefined,
    'static void enableChangeDataCapture()': refused('change data capture'),
    'static void setFixedSearchResults(List<Id> ids)': refused('SOSL'),
  },
);
