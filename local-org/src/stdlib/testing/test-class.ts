import { nativeClass, refused } from '../../semantic/native.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { TypeValue } from '../../runtime/values/guest.ts';
import type { Id } from '../../runtime/values/scalars.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';
import { setMock } from './callout-mocks.ts';

/** What an install or uninstall script gets in a test. */
class ScriptContext extends NativeObject {
  readonly apexName: string;
  readonly version: Value;
  readonly isPush: boolean;
  constructor(apexName: string, version: Value, isPush: boolean) {
    super();
    this.apexName = apexName;
    this.version = version;
    this.isPush = isPush;
  }
}

const VISUALFORCE = 'Visualforce is left out';
const SOQL_STUBS = 'stubs of queries are not built';

/** The part of Test that needs no records. Source: Apex Reference, Test Class. */
export const testClass = nativeClass(
  'System.Test',
  {},
  {
    'static Boolean isRunningTest()': (rt: Runtime) => rt.testRunning,
    'static void setMock(Type interfaceType, Object instance)': (rt: Runtime, type: TypeValue | null, mock: Value) =>
      setMock(rt, type, mock),
    'static void testInstall(InstallHandler script, Version version)': (rt: Runtime, script: Value, version: Value) =>
      install(rt, script, version, false),
    'static void testInstall(InstallHandler script, Version version, Boolean isPush)': (
      rt: Runtime,
      script: Value,
      version: Value,
      isPush: boolean | null,
    ) => install(rt, script, version, isPush === true),
    'static void testUninstall(UninstallHandler script)': (rt: Runtime, script: Value) => {
      rt.invoke(required(rt, script), 'onUninstall', [new ScriptContext('System.UninstallContextImpl', null, false)]);
    },
    'static void clearApexPageMessages()': refused(VISUALFORCE),
    'static void createSoqlStub(Schema.SObjectType type, SoqlStubProvider provider)': refused(SOQL_STUBS),
    'static SObject createStubQueryRow(Schema.SObjectType type, Map<String, Object> values)': refused(SOQL_STUBS),
    'static List<SObject> createStubQueryRows(Schema.SObjectType type, List<Map<String, Object>> rows)':
      refused(SOQL_STUBS),
    'static void setContinuationResponse(String label, HttpResponse response)': refused(VISUALFORCE),
    'static void setReadOnlyApplicationMode(Boolean readOnly)': refused('the local org has no read-only mode'),
    'static Object invokeContinuationMethod(Object controller, Object continuation)': refused(VISUALFORCE),
    'static void setCurrentPage(PageReference page)': refused(VISUALFORCE),
    'static void setCurrentPageReference(PageReference page)': refused(VISUALFORCE),
  },
);

function install(rt: Runtime, script: Value, version: Value, isPush: boolean): void {
  rt.invoke(required(rt, script), 'onInstall', [new ScriptContext('System.InstallContextImpl', version, isPush)]);
}

const organization = (rt: Runtime): Id => organizationId(rt);
const user = (rt: Runtime): Id => rt.org.user.id;

/** The contexts that `testInstall` and `testUninstall` hand over. */
export const scriptContexts = [
  nativeClass(
    'System.InstallContextImpl',
    { implements: ['System.InstallContext'] },
    {
      'Id organizationId()': organization,
      'Id installerId()': user,
      'Boolean isUpgrade()': (_rt: Runtime, self: ScriptContext) => self.version !== null,
      'Boolean isPush()': (_rt: Runtime, self: ScriptContext) => self.isPush,
      'Version previousVersion()': (_rt: Runtime, self: ScriptContext) => self.version,
    },
  ),
  nativeClass(
    'System.UninstallContextImpl',
    { implements: ['System.UninstallContext'] },
    { 'Id organizationId()': organization, 'Id uninstallerId()': user },
  ),
];

/** The id of the org's one Organization row, which tests see. */
function organizationId(rt: Runtime): Id {
  const id = rt.org.organizationId;
  if (id === undefined) throw rt.unsupported('the id of the organization');
  return id;
}
