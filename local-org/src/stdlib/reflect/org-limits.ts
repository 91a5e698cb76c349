import { nativeClass, type NativeClass } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { NativeObject } from '../../runtime/values/value.ts';

/** Limits of a Developer Edition org: Salesforce Developer Limits and Allocations Quick Reference. Nothing is ever used. */
const LIMITS: Readonly<Record<string, number>> = {
  DailyApiRequests: 15_000,
  DailyAsyncApexExecutions: 250_000,
  DailyBulkApiBatches: 15_000,
  DailyGenericStreamingApiEvents: 10_000,
  DailyStreamingApiEvents: 10_000,
  DataStorageMB: 5,
  FileStorageMB: 20,
  HourlyAsyncReportRuns: 1200,
  HourlyDashboardRefreshes: 200,
  HourlyPublishedPlatformEvents: 50_000,
  MassEmail: 10,
  SingleEmail: 15,
};

class OrgLimitValue extends NativeObject {
  readonly apexName = 'System.OrgLimit';
  readonly name: string;
  readonly limit: number;
  constructor(name: string, limit: number) {
    super();
    this.name = name;
    this.limit = limit;
  }
}

/** Source: Apex Reference, OrgLimit Class and OrgLimits Class. */
export const orgLimitClasses: readonly NativeClass[] = [
  nativeClass(
    'System.OrgLimit',
    { complete: true },
    {
      'String getName()': (_rt: Runtime, self: OrgLimitValue) => self.name,
      'Integer getLimit()': (_rt: Runtime, self: OrgLimitValue) => self.limit,
      'Integer getValue()': () => 0,
    },
  ),
  nativeClass(
    'System.OrgLimits',
    { complete: true, note: 'the limits of a Developer Edition org; nothing is ever used' },
    {
      'static List<System.OrgLimit> getAll()': (rt: Runtime) => rt.list('System.OrgLimit', all()),
      'static Map<String, System.OrgLimit> getMap()': (rt: Runtime) =>
        rt.map(
          'String',
          'System.OrgLimit',
          all().map((limit) => [limit.name, limit]),
        ),
    },
  ),
];

function all(): OrgLimitValue[] {
  return Object.entries(LIMITS).map(([name, limit]) => new OrgLimitValue(name, limit));
}
