import { nativeClass, type NativeMember } from '../../semantic/native.ts';
import type { LimitName } from '../../runtime/limits.ts';
import type { Runtime } from '../../runtime/runtime.ts';

/** Method name after `get` / `getLimit` → our counter. */
const COUNTERS: Readonly<Record<string, LimitName>> = {
  AggregateQueries: 'aggregateQueries',
  Callouts: 'callouts',
  CpuTime: 'cpuTime',
  DmlRows: 'dmlRows',
  DmlStatements: 'dmlStatements',
  EmailInvocations: 'emailInvocations',
  FetchCallsOnApexCursor: 'fetchCallsOnApexCursor',
  FutureCalls: 'futureCalls',
  HeapSize: 'heapSize',
  MobilePushApexCalls: 'mobilePushApexCalls',
  PublishImmediateDML: 'publishImmediateDml',
  Queries: 'queries',
  QueryLocatorRows: 'queryLocatorRows',
  QueryRows: 'queryRows',
  QueueableJobs: 'queueableJobs',
  SoslQueries: 'soslQueries',
};

/** Limits on what the local org refuses or no longer counts: nothing is ever used. Source: Apex Reference, Limits Class. */
const NEVER_USED: Readonly<Record<string, number>> = {
  ApexCursorRows: 50_000_000,
  AsyncCalls: 200,
};

/** Source: Apex Reference, Limits Class. CPU time is the wall clock and heap is not measured: estimates. */
export const limitsClass = nativeClass(
  'System.Limits',
  { note: 'CPU time is wall-clock time, heap size is not measured' },
  Object.fromEntries([
    ...Object.entries(NEVER_USED).flatMap(([name, max]): [string, NativeMember][] => [
      [`static Integer get${name}()`, () => 0],
      [`static Integer getLimit${name}()`, () => max],
    ]),
    ...Object.entries(COUNTERS).flatMap(([name, counter]): [string, NativeMember][] => [
      [`static Integer get${name}()`, (rt: Runtime) => rt.limits.used(counter)],
      [`static Integer getLimit${name}()`, (rt: Runtime) => rt.limits.max[counter]],
    ]),
  ]),
);
