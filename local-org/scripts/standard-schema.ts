/**
 * Writes `src/metadata/generated/standard-objects.json`: names, Apex types, relationships and nillability of the standard
 * objects that programs commonly touch.
 *
 *     node local-org/scripts/standard-schema.ts --write | --check
 *
 * Two machine-readable sources, both installed by `npm ci`: jsforce's `standard-schema.d.ts` (MIT; which fields a plain org
 * has, what is nillable, relationships) and apex-ls's `sobject-types` jar (BSD-3-Clause; the Apex type of each field, and
 * objects that jsforce leaves out). What neither has (lengths, picklists, labels …) is in `src/metadata/standard/`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STANDARD_OBJECT_NAMES } from '../src/metadata/standard/object-list.ts';
import { readClassFields, type ClassField } from './class-file.ts';
import { readJsforceSchema, type JsforceObject } from './jsforce-schema.ts';
import { readZipEntries } from './zip-entries.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const JSFORCE = join(ROOT, 'node_modules/@jsforce/jsforce-node/lib/types/standard-schema.d.ts');
const JARS = join(ROOT, 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib');
const OUTPUT = join(ROOT, 'local-org/src/metadata/generated/standard-objects.json');
const OTHERS = join(ROOT, 'local-org/src/metadata/generated/other-objects.json');

/** One object: fields as `Name Type[?] [Relationship Target]`, a `~` before fields that only orgs with some feature have. */
interface GeneratedObject {
  readonly fields: readonly string[];
  /** Child relationship name → child object. */
  readonly children: Readonly<Record<string, string>>;
}

function generate(): string {
  const jsforce = readJsforceSchema(readFileSync(JSFORCE, 'utf8'));
  const apex = readApexTypes();
  const objects: Record<string, GeneratedObject> = {};
  for (const name of STANDARD_OBJECT_NAMES) objects[name] = generateObject(name, jsforce.get(name), apex.get(name));
  const lines = Object.entries(objects).map(([name, object]) => `  ${JSON.stringify(name)}: ${JSON.stringify(object)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** Names of the standard objects that the list leaves out: known to be the platform's, so that using one is a gap. */
function otherNames(): string {
  const jar = jarPath();
  const names = new Set(readJsforceSchema(readFileSync(JSFORCE, 'utf8')).keys());
  const folder = /^com\/nawforce\/runforce\/SObjects\/(\w+)\.class$/;
  for (const [path] of readZipEntries(readFileSync(jar), (entry) => folder.test(entry)))
    names.add(folder.exec(path)?.[1] ?? '');
  const others = [...names].filter((name) => !STANDARD_OBJECT_NAMES.includes(name) && name !== 'SObject');
  return `${JSON.stringify(others.sort(), undefined, 2)}\n`;
}

function jarPath(): string {
  const jar = readdirSync(JARS).find((file) => file.startsWith('sobject-types-'));
  if (jar === undefined) throw new Error(`no sobject-types jar in ${JARS}`);
  return join(JARS, jar);
}

function readApexTypes(): ReadonlyMap<string, readonly ClassField[]> {
  const wanted = new Set(STANDARD_OBJECT_NAMES.map((name) => `com/nawforce/runforce/SObjects/${name}.class`));
  const out = new Map<string, readonly ClassField[]>();
  for (const [path, bytes] of readZipEntries(readFileSync(jarPath()), (entry) => wanted.has(entry))) {
    out.set(path.slice(path.lastIndexOf('/') + 1, -'.class'.length), readClassFields(bytes));
  }
  return out;
}

function generateObject(
  name: string,
  known: JsforceObject | undefined,
  apex: readonly ClassField[] | undefined,
): GeneratedObject {
  if (known === undefined && apex === undefined) throw new Error(`no source knows the object ${name}`);
  const apexTypes = new Map((apex ?? []).map((field) => [field.name, field.type]));
  const parents = new Map((apex ?? []).filter((field) => field.isObject).map((field) => [field.name, field.type]));
  const fields: string[] = [];
  for (const field of known?.fields ?? []) {
    const type = apexTypes.get(field.name) ?? field.type;
    fields.push(fieldText(field.name, type, field.nillable, known?.parents.get(relationshipOf(field.name))));
  }
  const listed = new Set((known?.fields ?? []).map((field) => field.name));
  for (const field of apex ?? []) {
    if (field.isObject || field.isChildren || listed.has(field.name) || field.type === 'SObjectType$' || field.isStatic)
      continue;
    const text = fieldText(field.name, field.type, field.name !== 'Id', parents.get(relationshipOf(field.name)));
    fields.push(known === undefined ? text : `~${text}`);
  }
  const children: Record<string, string> = { ...known?.children };
  for (const field of apex ?? []) if (field.isChildren) children[field.name] ??= field.type;
  const kept = Object.entries(children).filter(([, child]) => STANDARD_OBJECT_NAMES.includes(child));
  return { fields, children: Object.fromEntries(kept) };
}

function relationshipOf(field: string): string {
  return field.endsWith('Id') ? field.slice(0, -2) : '';
}

function fieldText(name: string, type: string, nillable: boolean, target: string | undefined): string {
  const head = `${name} ${type}${nillable ? '?' : ''}`;
  return target === undefined ? head : `${head} ${relationshipOf(name)} ${target}`;
}

const outputs = [
  [OUTPUT, generate()],
  [OTHERS, otherNames()],
] as const;
if (process.argv.includes('--write')) {
  for (const [file, text] of outputs) writeFileSync(file, text);
} else if (process.argv.includes('--check')) {
  for (const [file, text] of outputs) {
    if (readFileSync(file, 'utf8') === text) continue;
    console.error(`${file} is out of date: run local-org/scripts/standard-schema.ts --write`);
    process.exitCode = 1;
  }
} else {
  console.error('use --write or --check');
  process.exitCode = 2;
}
