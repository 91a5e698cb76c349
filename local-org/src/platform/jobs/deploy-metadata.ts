import type { FieldDefinition, ObjectDefinition } from '../../metadata/model.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import type { Id } from '../../runtime/values/scalars.ts';
import type { Value } from '../../runtime/values/value.ts';
import { fitValue } from '../dml/fit-value.ts';
import { Bag } from '../library/bag.ts';
import type { Org } from '../org.ts';

export interface Deployment {
  readonly id: Id;
  readonly items: readonly Bag[];
  /** `Metadata.DeployCallback`, or null. */
  readonly callback: Value;
}

/** Writes the custom metadata records of a deployment, all or none, then calls the callback. */
export function deployCustomMetadata(org: Org, deployment: Deployment): void {
  const { rt } = org;
  const problems: string[] = [];
  const savepoint = org.db.savepoint();
  for (const item of deployment.items) {
    const problem = deployItem(org, item);
    if (problem !== undefined) problems.push(problem);
  }
  const success = problems.length === 0;
  if (success) org.db.release(savepoint);
  else org.db.rollback(savepoint);
  org.jobs.update(
    deployment.id,
    new Map<string, Value>([
      ['Status', success ? 'Completed' : 'Failed'],
      ['CompletedDate', org.now()],
    ]),
  );
  if (deployment.callback === null) return;
  const failures = problems.map(
    (problem) =>
      new Bag('Metadata.DeployMessage', {
        problem,
        success: false,
        problemType: rt.enumValue('Metadata.DeployProblemType', 'Error'),
      }),
  );
  const result = new Bag('Metadata.DeployResult', {
    id: deployment.id,
    success,
    done: true,
    status: rt.enumValue('Metadata.DeployStatus', success ? 'Succeeded' : 'Failed'),
    errorMessage: problems[0] ?? null,
    numberComponentsTotal: deployment.items.length,
    numberComponentErrors: problems.length,
    numberComponentsDeployed: success ? deployment.items.length : 0,
    messages: rt.list('Metadata.DeployMessage', failures),
    details: new Bag('Metadata.DeployDetails', {
      componentFailures: rt.list('Metadata.DeployMessage', failures),
      componentSuccesses: rt.list('Metadata.DeployMessage'),
    }),
    completedDate: org.now(),
  });
  rt.invoke(deployment.callback, 'handleResult', [
    result,
    new Bag('Metadata.DeployCallbackContext', { jobId: deployment.id }),
  ]);
}

/** `Type.Record` (or `ns__Type.ns__Record`): creates or changes the row. The problem, if there is one. */
function deployItem(org: Org, item: Bag): string | undefined {
  const fullName = String(item.get('fullName') ?? '');
  const [typeName = '', recordName = ''] = fullName.split('.');
  const object = org.model.findObject(`${typeName.replace(/__mdt$/, '')}__mdt`);
  if (object === undefined || recordName === '') return `No custom metadata type for ${fullName}`;
  const { namespace } = org.model;
  const own = namespace !== undefined && recordName.startsWith(`${namespace}__`);
  const developerName = own ? recordName.slice(namespace.length + 2) : recordName;
  const values = new Map<string, Value>([
    ['MasterLabel', item.get('label')],
    ['Label', item.get('label')],
  ]);
  const problem = readValues(org, object, item, values);
  if (problem !== undefined) return problem;
  const prefix = own ? `${namespace}__` : '';
  const existing = org.records.where(object, 'fold("QualifiedApiName") = fold(?)', [`${prefix}${developerName}`])[0];
  const id = existing?.values.get('Id');
  if (existing !== undefined) {
    org.records.update(object, String((id as Id).value), values);
    return undefined;
  }
  values.set('Id', org.ids.next(object));
  values.set('DeveloperName', developerName).set('QualifiedApiName', `${prefix}${developerName}`);
  values
    .set('NamespacePrefix', own ? namespace : null)
    .set('Language', 'en_US')
    .set('SystemModstamp', org.now());
  org.records.insert(object, values);
  return undefined;
}

function readValues(org: Org, object: ObjectDefinition, item: Bag, values: Map<string, Value>): string | undefined {
  const list = item.get('values');
  for (const entry of list instanceof ApexList ? list.items : []) {
    if (!(entry instanceof Bag)) continue;
    const name = String(entry.get('field') ?? '');
    const field = object.findField(name);
    if (field === undefined) return `Custom metadata type ${object.name} has no field ${name}`;
    const related = relatedRow(org, field, entry.get('value'));
    if (related === undefined) return `${field.label}: no record ${String(entry.get('value'))}`;
    const value = fitValue(org.rt, field, related);
    if (typeof value === 'string' && field.length > 0 && value.length > field.length)
      return `${field.label}: data value too large: ${value} (max length=${field.length})`;
    values.set(field.name, value);
  }
  return undefined;
}

/** The row that a metadata relationship names, as its id; other values as they are; undefined if there is no such row. */
function relatedRow(org: Org, field: FieldDefinition, value: Value): Value | undefined {
  const target = org.model.findObject(field.referenceTo[0] ?? '');
  if (field.type !== 'reference' || target?.kind !== 'customMetadata' || typeof value !== 'string') return value;
  const [row] = org.records.where(target, 'fold("QualifiedApiName") = fold(?)', [value]);
  return row?.values.get('Id');
}
