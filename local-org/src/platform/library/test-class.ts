import { nativeClass, refused } from '../../semantic/native.ts';
import { Limits, SYNCHRONOUS_LIMITS } from '../../runtime/limits.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexDatetime } from '../../runtime/values/scalars.ts';
import { type Id } from '../../runtime/values/scalars.ts';
import type { SObjectTypeValue } from '../../runtime/values/describe-tokens.ts';
import { runJobs } from '../jobs/run-jobs.ts';
import { loadCsv } from './load-csv.ts';
import { orgOf } from './org-of.ts';

/** The platform's part of System.Test; mocks of callouts are the language library's. Source: Apex Reference, Test Class. */
export const testClass = nativeClass(
  'System.Test',
  {},
  {
    'static Boolean isRunningTest()': (rt: Runtime) => rt.testRunning,
    'static void startTest()': startTest,
    'static void stopTest()': stopTest,
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

/** A fresh set of limits, once in a test; rows changed before don't stand in the way of callouts. */
function startTest(rt: Runtime): void {
  const { state } = orgOf(rt);
  if (state.testBlock !== undefined) throw rt.exception('System.FinalException', 'Testing already started');
  state.testBlock = { outerLimits: rt.limits, stopped: false };
  state.uncommittedWork = false;
  rt.limits = new Limits(SYNCHRONOUS_LIMITS);
}

/** Runs what was queued since `startTest`, then goes back to the outer limits. */
function stopTest(rt: Runtime): void {
  const org = orgOf(rt);
  const { testBlock } = org.state;
  if (testBlock === undefined || testBlock.stopped)
    throw rt.exception('System.FinalException', 'Testing has not started');
  testBlock.stopped = true;
  runJobs(org);
  rt.limits = testBlock.outerLimits;
}
