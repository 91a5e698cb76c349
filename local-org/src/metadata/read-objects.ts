import { readFileSync } from 'node:fs';
import { ProjectError } from '../base/errors.ts';
import { makeField } from './field-model.ts';
import type { FieldDefinition, PicklistValue, ScratchDefinition } from './model.ts';
import { isCustomName, qualify } from './names.ts';
import type { ObjectModel } from './object-model.ts';
import type { ErrorList } from './project-errors.ts';
import type { ProjectFile } from './project-files.ts';
import { definedValues, readField } from './read-field.ts';
import { readFieldSet } from './read-field-set.ts';
import { applyStandardObject, readObject, readRecordType, readValidationRule } from './read-object.ts';
import { childText, parseXml, requiredText, type XmlElement } from './xml.ts';

export interface ObjectsContext {
  readonly namespace: string | undefined;
  readonly org: ScratchDefinition;
  /** All objects by lower-case qualified name; standard ones are there, project ones are added. */
  readonly objects: Map<string, ObjectModel>;
  readonly errors: ErrorList;
  /** Child relationships in the project: declared by fields, tied to their parents when all objects are known. */
  readonly relationships: { readonly child: ObjectModel; readonly field: FieldDefinition; readonly name: string }[];
  /** Custom objects with activities, by qualified name. */
  readonly withActivities: Set<string>;
}

/** Reads everything below `objects/`: object files first, since fields need their objects. */
export function readObjects(files: readonly ProjectFile[], context: ObjectsContext): void {
  const valueSets = readValueSets(files, context);
  const parts = files.map((file) => ({ file, match: OBJECT_PART.exec(file.name) }));
  for (const { file, match } of parts) {
    const folder = match?.[1];
    if (folder !== undefined && match?.[3] === 'object')
      context.errors.attempt(() => readObjectFile(file, folder, context));
  }
  for (const { file, match } of parts) {
    const [, folder, , kind] = match ?? [];
    if (folder === undefined || kind === undefined || kind === 'object') continue;
    context.errors.attempt(() => readPart(file, kind, objectOf(folder, file, context), context, valueSets));
  }
}

/** `objects/<Object>/[<folder>/]<name>.<kind>-meta.xml` */
const OBJECT_PART =
  /(?:^|\/)objects\/([^/]+)\/(?:([^/]+)\/)?[^/]+\.(object|field|recordType|validationRule|sharingReason|fieldSet)-meta\.xml$/;

function readObjectFile(file: ProjectFile, folder: string, context: ObjectsContext): void {
  const root = parseXml(readFileSync(file.path, 'utf8'), file.name, 'CustomObject');
  const known = context.objects.get(qualify(folder, context.namespace).toLowerCase());
  if (known !== undefined) {
    applyStandardObject(known, root);
    return;
  }
  if (!isCustomName(folder))
    throw new ProjectError(file.name, `the local org doesn't know the standard object ${folder}`, root.position);
  const object = readObject(folder, root, context);
  context.objects.set(object.name.toLowerCase(), object);
  if (childText(root, 'enableActivities') === 'true') context.withActivities.add(object.name);
}

function objectOf(folder: string, file: ProjectFile, context: ObjectsContext): ObjectModel {
  const isPerson = folder === 'PersonAccount' && context.org.personAccounts;
  const name = folder === 'Activity' ? 'Task' : isPerson ? 'Account' : qualify(folder, context.namespace);
  const object = context.objects.get(name.toLowerCase());
  if (object === undefined)
    throw new ProjectError(file.name, `no object ${folder}: its object-meta.xml is missing or broken`);
  return object;
}

/** Record types of person accounts are kept in a folder of their own: Metadata API Developer Guide, "RecordType". */
function isPersonAccountFolder(fileName: string): boolean {
  return /(?:^|\/)objects\/PersonAccount\//.test(fileName);
}

function readPart(
  file: ProjectFile,
  kind: string,
  object: ObjectModel,
  context: ObjectsContext,
  valueSets: ReadonlyMap<string, readonly PicklistValue[]>,
): void {
  const text = readFileSync(file.path, 'utf8');
  if (kind === 'fieldSet') {
    object.fieldSets.push(readFieldSet(parseXml(text, file.name, 'FieldSet'), context.namespace));
  } else if (kind === 'recordType') {
    const type = readRecordType(parseXml(text, file.name, 'RecordType'));
    object.recordTypes.push({ ...type, isPersonType: isPersonAccountFolder(file.name) });
  } else if (kind === 'sharingReason') {
    const reason = requiredText(parseXml(text, file.name, 'SharingReason'), 'fullName');
    object.sharingReasons.push(qualify(reason, context.namespace));
  } else if (kind === 'validationRule') {
    object.validationRules.push(readValidationRule(parseXml(text, file.name, 'ValidationRule'), context.namespace));
  } else addField(object, parseXml(text, file.name, 'CustomField'), context, valueSets);
}

function addField(
  object: ObjectModel,
  root: XmlElement,
  context: ObjectsContext,
  valueSets: ReadonlyMap<string, readonly PicklistValue[]>,
): void {
  const fullName = requiredText(root, 'fullName');
  if (!isCustomName(fullName)) return; // a standard field: the project can change labels and picklists, which the model takes from the overlay
  const isCustomMetadata = object.kind === 'customMetadata';
  const field = readField(root, { namespace: context.namespace, valueSets, isCustomMetadata });
  const homes =
    object.name === 'Task' && root.file.includes('/Activity/') ? [object, context.objects.get('event')] : [object];
  for (const home of homes) home?.addField(field);
  if (field.type === 'location') for (const part of locationParts(field)) object.addField(part);
  const relationship = childText(root, 'relationshipName');
  if (field.type === 'reference' && relationship !== undefined) {
    context.relationships.push({ child: object, field, name: qualify(`${relationship}__r`, context.namespace) });
  }
}

/** A geolocation field brings its two numbers: `Place__c` → `Place__Latitude__s`, `Place__Longitude__s`. */
function locationParts(field: FieldDefinition): FieldDefinition[] {
  const base = field.name.replace(/__c$/i, '');
  return ['Latitude', 'Longitude'].map((part) =>
    makeField({
      name: `${base}__${part}__s`,
      type: 'double',
      custom: true,
      label: `${field.label} (${part})`,
      precision: 18,
      scale: 15,
      compoundField: field.name,
    }),
  );
}

function readValueSets(files: readonly ProjectFile[], context: ObjectsContext): Map<string, readonly PicklistValue[]> {
  const sets = new Map<string, readonly PicklistValue[]>();
  for (const file of files) {
    const match = /\/([^/]+)\.globalValueSet-meta\.xml$/.exec(`/${file.name}`);
    if (match?.[1] === undefined) continue;
    const root = context.errors.attempt(() => parseXml(readFileSync(file.path, 'utf8'), file.name, 'GlobalValueSet'));
    if (root !== undefined) sets.set(match[1].toLowerCase(), definedValues(root, 'customValue'));
  }
  return sets;
}
