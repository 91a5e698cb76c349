import { nativeClass, type NativeClass } from '../../semantic/native.ts';
import { qualify } from '../../metadata/names.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexList } from '../../runtime/values/collections.ts';
import type { Id } from '../../runtime/values/scalars.ts';
import { NativeObject, type Value } from '../../runtime/values/value.ts';
import { deployCustomMetadata } from '../jobs/deploy-metadata.ts';
import { Bag, bagProperties } from './bag.ts';
import { orgOf } from './org-of.ts';

export class DeployContainer extends NativeObject {
  readonly apexName = 'Metadata.DeployContainer';
  readonly items: Bag[] = [];
}

/** Source: Apex Reference, Metadata Namespace. Only custom metadata records can be deployed; layouts are refused. */
export const metadataClasses: readonly NativeClass[] = [
  nativeClass('Metadata.Metadata', { isVirtual: true }, { ...bagProperties('String fullName') }),
  nativeClass(
    'Metadata.CustomMetadata',
    { extends: 'Metadata.Metadata', complete: true },
    {
      'new()': (rt: Runtime) => new Bag('Metadata.CustomMetadata', { values: rt.list('Metadata.CustomMetadataValue') }),
      ...bagProperties(
        'String label',
        'String description',
        'Boolean protected_x',
        'List<Metadata.CustomMetadataValue> values',
      ),
    },
  ),
  nativeClass(
    'Metadata.CustomMetadataValue',
    { complete: true },
    {
      'new()': () => new Bag('Metadata.CustomMetadataValue'),
      ...bagProperties('String field', 'Object value'),
    },
  ),
  nativeClass(
    'Metadata.DeployContainer',
    { complete: true },
    {
      'new()': () => new DeployContainer(),
      'void addMetadata(Metadata.Metadata item)': (rt: Runtime, self: DeployContainer, item: Bag | null) => {
        if (item === null) throw rt.nullPointer();
        self.items.push(item);
      },
      'List<Metadata.Metadata> getMetadata()': (rt: Runtime, self: DeployContainer) =>
        rt.list('Metadata.Metadata', [...self.items]),
      'Boolean removeMetadata(Metadata.Metadata item)': (_rt: Runtime, self: DeployContainer, item: Bag) =>
        remove(self, (other) => other === item),
      'Boolean removeMetadataByFullName(String fullName)': (_rt: Runtime, self: DeployContainer, name: string) =>
        remove(self, (other) => other.get('fullName') === name),
    },
  ),
  nativeClass(
    'Metadata.DeployCallback',
    { kind: 'interface' },
    {
      'void handleResult(Metadata.DeployResult result, Metadata.DeployCallbackContext context)': (
        rt: Runtime,
        self: Value,
        ...args: Value[]
      ) => rt.invoke(self, 'handleResult', args),
    },
  ),
  nativeClass(
    'Metadata.DeployCallbackContext',
    {},
    {
      'new()': () => new Bag('Metadata.DeployCallbackContext'),
      'Id getCallbackJobId()': (_rt: Runtime, self: Bag) => self.get('jobId'),
    },
  ),
  nativeClass(
    'Metadata.DeployStatus',
    {
      kind: 'enum',
      constants: ['Canceled', 'Canceling', 'Failed', 'InProgress', 'Pending', 'Succeeded', 'SucceededPartial'],
      complete: true,
    },
    {},
  ),
  nativeClass(
    'Metadata.DeployProblemType',
    { kind: 'enum', constants: ['Error', 'Info', 'Warning'], complete: true },
    {},
  ),
  nativeClass('Metadata.MetadataType', { kind: 'enum', constants: ['CustomMetadata', 'Layout'], complete: true }, {}),
  nativeClass(
    'Metadata.DeployDetails',
    {},
    {
      'new()': () => new Bag('Metadata.DeployDetails'),
      ...bagProperties(
        'List<Metadata.DeployMessage> componentFailures',
        'List<Metadata.DeployMessage> componentSuccesses',
      ),
    },
  ),
  nativeClass(
    'Metadata.DeployMessage',
    {},
    {
      'new()': () => new Bag('Metadata.DeployMessage'),
      ...bagProperties(
        'String fullName',
        'String componentType',
        'String problem',
        'Metadata.DeployProblemType problemType',
        'Boolean success',
        'Boolean created',
        'Boolean changed',
        'Boolean deleted',
        'String fileName',
        'Integer lineNumber',
        'Integer columnNumber',
        'Id id',
      ),
    },
  ),
  nativeClass(
    'Metadata.DeployResult',
    {},
    {
      'new()': () => new Bag('Metadata.DeployResult'),
      ...bagProperties(
        'Metadata.DeployStatus status',
        'Boolean success',
        'Boolean done',
        'Boolean checkOnly',
        'Id id',
        'String errorMessage',
        'Metadata.DeployDetails details',
        'List<Metadata.DeployMessage> messages',
        'Integer numberComponentErrors',
        'Integer numberComponentsDeployed',
        'Integer numberComponentsTotal',
        'Datetime createdDate',
        'Datetime startDate',
        'Datetime completedDate',
      ),
    },
  ),
  nativeClass(
    'Metadata.Operations',
    {},
    {
      'static Id enqueueDeployment(Metadata.DeployContainer container, Metadata.DeployCallback callback)':
        enqueueDeployment,
      'static List<Metadata.Metadata> retrieve(Metadata.MetadataType type, List<String> fullNames)': retrieve,
    },
  ),
];

function remove(container: DeployContainer, matches: (item: Bag) => boolean): boolean {
  const at = container.items.findIndex(matches);
  if (at >= 0) container.items.splice(at, 1);
  return at >= 0;
}

/** Asynchronous; in a test nothing is deployed and the callback isn't called. Needs the right to change metadata. */
function enqueueDeployment(rt: Runtime, container: DeployContainer | null, callback: Value): Id {
  if (container === null) throw rt.nullPointer();
  const org = orgOf(rt);
  if (rt.testRunning) return org.jobs.record('ApexToken', 'Metadata deployment');
  if (!org.user.rights.has('CustomizeApplication') && !org.user.rights.has('ModifyMetadata')) {
    throw rt.exception('System.NoAccessException', 'insufficient access rights to deploy metadata');
  }
  // Apex Developer Guide, "Security Considerations" of metadata: our package hasn't passed Salesforce's review here.
  if (org.model.namespace !== undefined && !org.model.definition.deploysFromUncertifiedPackages) {
    throw rt.exception('System.NoAccessException', 'Not allowed to install or modify metadata via Apex');
  }
  const id = org.jobs.record('ApexToken', 'Metadata deployment');
  org.jobs.add({
    kind: 'deployment',
    id,
    userId: org.user.id,
    run: () => deployCustomMetadata(org, { id, items: [...container.items], callback }),
  });
  return id;
}

function retrieve(rt: Runtime, _type: Value, names: ApexList | null): Value {
  if (names === null) throw rt.nullPointer();
  const org = orgOf(rt);
  const found = names.items.flatMap((name) => {
    const [type = '', record = ''] = String(name).split('.');
    const object =
      org.model.findObject(`${qualify(type.replace(/__mdt$/, ''), undefined)}__mdt`) ?? org.model.findObject(type);
    const row =
      object === undefined
        ? undefined
        : org.records.where(object, 'fold("DeveloperName") = fold(?) OR fold("QualifiedApiName") = fold(?)', [
            record,
            record,
          ])[0];
    if (object === undefined || row === undefined) return [];
    const values = [...object.fields.values()]
      .filter((field) => field.custom)
      .map(
        (field) =>
          new Bag('Metadata.CustomMetadataValue', { field: field.name, value: row.values.get(field.name) ?? null }),
      );
    return [
      new Bag('Metadata.CustomMetadata', {
        fullName: String(name),
        label: row.values.get('MasterLabel') ?? null,
        values: rt.list('Metadata.CustomMetadataValue', values),
      }),
    ];
  });
  return rt.list('Metadata.Metadata', found);
}
