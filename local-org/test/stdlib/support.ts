import type { ObjectDefinition, OrgModel } from '../../src/metadata/model.ts';
import { nativeClass, type NativeFunction } from '../../src/semantic/native.ts';
import { TypeTable } from '../../src/semantic/type-table.ts';
import type { OrgPort } from '../../src/runtime/org-port.ts';
import { Runtime } from '../../src/runtime/runtime.ts';
import { ApexException } from '../../src/runtime/values/guest.ts';
import { ApexDatetime, Id } from '../../src/runtime/values/scalars.ts';
import type { Value } from '../../src/runtime/values/value.ts';
import { languageLibrary } from '../../src/stdlib/index.ts';

/** Types that the language library names and the platform's library declares. */
const PLATFORM_TYPES = ['System.SObject', 'Schema.SObjectType', 'Schema.SObjectField'];

export interface FakeUser {
  readonly timeZone?: string;
  readonly locale?: string;
  readonly uncommittedWork?: boolean;
}

/** A runtime with the language library alone: no project, no records, a clock that stands still. */
export function languageRuntime(user: FakeUser = {}): Runtime {
  const types = new TypeTable(
    [...languageLibrary, ...PLATFORM_TYPES.map((name) => nativeClass(name, {}, {}))],
    emptyModel(),
  );
  return new Runtime(types, fakeOrg(types.model, user));
}

/** Calls a member of the library by its class and signature, as generated code does. */
export function call(rt: Runtime, className: string, signature: string, ...args: unknown[]): Value {
  return (memberOf(className, signature) as (...all: unknown[]) => Value)(rt, ...args);
}

function memberOf(className: string, signature: string): NativeFunction {
  for (const native of languageLibrary) {
    const member = native.fullName === className ? native.members[signature] : undefined;
    if (typeof member === 'function') return member;
    if (member !== undefined && 'implementation' in member) return member.implementation;
  }
  throw new Error(`no member ${signature} on ${className}`);
}

/** `TypeException: Invalid integer: x`: the guest exception that the call throws. */
export function thrownBy(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (error instanceof ApexException) return `${error.exceptionType.name}: ${error.message ?? ''}`;
    throw error;
  }
  return 'nothing';
}

function emptyModel(): OrgModel {
  return {
    namespace: undefined,
    apiVersion: 67,
    projectDir: '',
    objects: new Map<string, ObjectDefinition>(),
    classes: [],
    screenFlows: [],
    listButtons: [],
    triggers: [],
    labels: new Map(),
    customMetadataRecords: [],
    permissionSets: [],
    permissionSetGroups: [],
    customPermissions: [],
    remoteSites: [],
    namedCredentials: [],
    cachePartitions: [],
    staticResources: [],
    notificationTypes: [],
    duplicateRules: [],
    matchingRules: [],
    notRun: [],
    sharingRules: new Map(),
    analytics: { reportTypes: [], reports: [], dashboards: [] },
    definition: {
      personAccounts: false,
      multiCurrency: false,
      language: 'en_US',
      timeZone: 'America/Los_Angeles',
      locale: 'en_US',
      stateAndCountryPicklists: false,
      deploysFromUncertifiedPackages: false,
    },
    findObject: () => undefined,
    isOtherStandardObject: () => false,
  };
}

/** Only what the language asks of an org; everything else is a mistake of the test. */
function fakeOrg(model: OrgModel, user: FakeUser): OrgPort {
  const id = Id.parse('005000000000001');
  if (id === undefined) throw new Error('bad id');
  const known: Partial<OrgPort> = {
    model,
    now: () => new ApexDatetime(Date.UTC(2026, 0, 2, 3, 4, 5)),
    user: { id, timeZone: user.timeZone ?? 'America/Los_Angeles', locale: user.locale ?? 'en_US', language: 'en_US' },
  };
  return new Proxy(known as OrgPort, {
    get(target, name) {
      if (name === 'hasUncommittedWork') return () => user.uncommittedWork === true;
      if (name === 'organizationId' || name === 'hasOpenSavepoints') return undefined;
      if (!(name in target)) throw new Error(`the fake org has no ${String(name)}`);
      return Reflect.get(target, name) as unknown;
    },
  });
}
