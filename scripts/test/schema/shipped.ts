import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProject, type OrgModel } from '../../../local-org/src/index.ts';
import {
  elements,
  objectOf,
  ofType,
  readMetadataProject,
  text,
  type MetadataFile,
  type MetadataProject,
} from '../../src/metadata/source.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');
const SAMPLES = join(PROJECT, 'relay/test/fixtures/webhooks');

/** The package as it is shipped. */
export const project: MetadataProject = readMetadataProject(PROJECT, ['force-app']);
export const model: OrgModel = readProject({ projectDir: PROJECT });

/** A row of a mapping type; `value` is undefined for what it leaves blank. */
export interface Row {
  readonly name: string;
  value(field: string): string | undefined;
}

export const objectMappings: readonly Row[] = rowsOf('Object_Mapping');
export const fieldMappings: readonly Row[] = rowsOf('Field_Mapping');

function rowsOf(type: string): Row[] {
  return ofType(project, 'CustomMetadata')
    .filter((file) => file.name.startsWith(`${type}.`))
    .map((file) => {
      const values = new Map(
        elements(file.root, 'values').map((entry) => [text(entry, 'field') ?? '', text(entry, 'value')]),
      );
      return { name: file.name.slice(type.length + 1), value: (field) => values.get(field) || undefined };
    });
}

/** The mapping that a field mapping belongs to. */
export function mappingOf(row: Row): Row {
  const found = objectMappings.find((mapping) => mapping.name === row.value('Object_Mapping__c'));
  if (found === undefined) throw new Error(`${row.name} belongs to no mapping`);
  return found;
}

/** A name of a mapping text as it is called in the source. */
export function plainName(name: string | undefined): string {
  return (name ?? '').replace('{ns}', '');
}

/** The paths that a row reads. */
export function pathsOf(row: Row): string[] {
  return (row.value('Source__c') ?? '')
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '');
}

/** Fields of our own objects; those of standard objects and metadata types are not among them. */
export const ownFields: readonly MetadataFile[] = ofType(project, 'CustomField').filter((file) =>
  objectOf(file).endsWith('__c'),
);

/** Custom settings have neither layout nor field-level security. */
export function isSetting(object: string): boolean {
  return model.findObject(object)?.kind === 'customSetting';
}

/** Parent, list in it, name of its rows in mappings. */
const LISTS: readonly (readonly [string, string, string])[] = [
  ['invoice', 'line_items', 'invoice_line'],
  ['package', 'line_items', 'package_line'],
  ['quote', 'line_items', 'quote_line'],
  ['transaction', 'applied_to', 'transaction_applied'],
];

/** The `data` of every sample webhook, once as it is and once for each row of its lists, as mappings see it. */
export const samples: readonly unknown[] = ['', 'variants'].flatMap((folder) =>
  readdirSync(join(SAMPLES, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(SAMPLES, folder, name), 'utf8')) as { readonly data: unknown })
    .flatMap(({ data }) => [data, ...withRows(data)]),
);

function withRows(data: unknown): unknown[] {
  return LISTS.flatMap(([parent, list, name]) => {
    const rows = at(at(data, parent), list);
    return Array.isArray(rows) ? rows.map((row: unknown) => ({ ...(data as object), [name]: row })) : [];
  });
}

/** Whether a path such as `payments[0].transaction_id` leads to a key, whatever its value. */
export function leadsSomewhere(data: unknown, path: string): boolean {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop() ?? '';
  const holder = steps.reduce(at, data);
  return typeof holder === 'object' && holder !== null && last in holder;
}

function at(holder: unknown, step: string): unknown {
  return typeof holder === 'object' && holder !== null ? (holder as Record<string, unknown>)[step] : undefined;
}
