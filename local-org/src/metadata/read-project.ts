import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Position } from '../base/position.ts';
import type { ApexSource, CustomMetadataRecord, ObjectDefinition, OrgModel, PermissionSetDefinition } from './model.ts';
import { finishObjects } from './finish-objects.ts';
import { qualify } from './names.ts';
import type { ObjectModel } from './object-model.ts';
import { ErrorList } from './project-errors.ts';
import { listProjectFiles, readProjectConfig, type ProjectConfig, type ProjectFile } from './project-files.ts';
import { readApex } from './read-apex.ts';
import { readFlow, readWorkflow } from './read-automation.ts';
import { readCustomMetadata } from './read-custom-metadata.ts';
import { readDuplicateRule, readMatchingRules } from './read-duplicate-rules.ts';
import { readObjects, type ObjectsContext } from './read-objects.ts';
import { readPermissionSet } from './read-permission-set.ts';
import { readReports } from './read-reports.ts';
import { readListButtons } from './read-list-buttons.ts';
import { readScreenFlow } from './read-screen-flow.ts';
import { readStaticResources } from './read-static-resources.ts';
import { readScratchDefinition } from './scratch-definition.ts';
import { otherStandardObjects } from './standard/other-objects.ts';
import { standardObjects } from './standard/standard-objects.ts';
import { childFlag, children, childText, parseXml, requiredText, type XmlElement } from './xml.ts';

export interface ReadProjectOptions {
  readonly projectDir: string;
  /** Undefined: unpackaged, whatever sfdx-project.json says. */
  readonly namespace?: string;
  /** Path of a scratch-org definition file. */
  readonly definitionFile?: string;
}

/**
 * Reads an SFDX project into the org's metadata. Throws a `ProjectError` if there is no project, else `ProjectErrors` with
 * everything that is wrong in its files. Metadata types that the model doesn't hold are not looked at.
 */
export function readProject(options: ReadProjectOptions): OrgModel {
  const { projectDir, namespace } = options;
  const config = readProjectConfig(projectDir);
  const definition = readScratchDefinition(options.definitionFile);
  const files = listProjectFiles(projectDir, config);
  const errors = new ErrorList();
  const objects = new Map<string, ObjectModel>();
  for (const object of standardObjects(definition, namespace)) objects.set(object.name.toLowerCase(), object);
  const context: ObjectsContext = {
    namespace,
    org: definition,
    objects,
    errors,
    relationships: [],
    withActivities: new Set(),
  };
  const isPackaged = (file: ProjectFile): boolean =>
    namespace !== undefined && isBelow(file.name, config.packagedDirectory);
  readObjects(files, context);
  finishObjects(context);
  const reader = new MetadataReader(files, errors);
  const findObject = (name: string): ObjectDefinition | undefined =>
    objects.get(name.toLowerCase()) ?? objects.get(qualify(name, namespace).toLowerCase());
  const model: OrgModel = {
    namespace,
    apiVersion: config.sourceApiVersion,
    projectDir,
    objects,
    definition,
    classes: onePerName(
      reader.files(/\.cls$/i, (file) => readApex(file, 'ApexClass')),
      config,
    ),
    triggers: onePerName(
      reader.files(/\.trigger$/i, (file) => readApex(file, 'ApexTrigger')),
      config,
    ),
    labels: new Map(reader.xml('labels', 'CustomLabels', readLabels).flat()),
    customMetadataRecords: reader.xml('md', 'CustomMetadata', (root, file): CustomMetadataRecord =>
      readCustomMetadata(file.name, root, namespace),
    ),
    permissionSets: reader.xml('permissionset', 'PermissionSet', (root, file): PermissionSetDefinition =>
      readPermissionSet(baseName(file), root, { namespace, packaged: isPackaged(file) }),
    ),
    permissionSetGroups: reader.xml('permissionsetgroup', 'PermissionSetGroup', (root, file) => ({
      name: baseName(file),
      label: childText(root, 'label') ?? baseName(file),
      permissionSets: children(root, 'permissionSets').map((element) => element.text.trim()),
    })),
    customPermissions: reader.xml('customPermission', 'CustomPermission', (root, file) => ({
      name: baseName(file),
      label: childText(root, 'label') ?? baseName(file),
    })),
    remoteSites: reader.xml('remoteSite', 'RemoteSiteSetting', (root, file) => ({
      name: baseName(file),
      url: requiredText(root, 'url'),
      active: childFlag(root, 'isActive', true),
    })),
    namedCredentials: reader.xml('namedCredential', 'NamedCredential', readNamedCredential),
    cachePartitions: reader.xml('cachePartition', 'PlatformCachePartition', (root, file) => ({
      name: baseName(file),
      isDefault: childFlag(root, 'isDefaultPartition'),
    })),
    staticResources: readStaticResources(files, errors),
    notificationTypes: reader.xml('notiftype', 'CustomNotificationType', (root, file) => ({
      name: baseName(file),
      label: requiredText(root, 'masterLabel'),
      typeName: requiredText(root, 'customNotifTypeName'),
      description: childText(root, 'description'),
      desktop: childFlag(root, 'desktop'),
      mobile: childFlag(root, 'mobile'),
    })),
    sharingRules: new Map(
      reader
        .xml('sharingRules', 'SharingRules', (root, file) => sharingRulesOf(root, qualify(baseName(file), namespace)))
        .flat(),
    ),
    duplicateRules: reader
      .xml('duplicateRule', 'DuplicateRule', (root, file) => readDuplicateRule(root, file, namespace))
      .sort((a, b) => a.sortOrder - b.sortOrder),
    matchingRules: reader
      .xml('matchingRule', 'MatchingRules', (root, file) => readMatchingRules(root, file, namespace))
      .flat(),
    notRun: [...reader.xml('flow', 'Flow', readFlow), ...reader.xml('workflow', 'Workflow', readWorkflow)].flat(),
    isOtherStandardObject: otherStandardObjects(),
    analytics: readReports(files, { findObject }, errors),
    screenFlows: reader
      .xml('flow', 'Flow', (root, file) => readScreenFlow(root, file, isPackaged(file) ? namespace : undefined))
      .flat(),
    listButtons: readListButtons(files, config.replacements, errors),
    findObject,
  };
  errors.throwIfAny();
  return model;
}

/** Goes through the project's files by kind; a broken file costs one error, not the rest. */
class MetadataReader {
  private readonly all: readonly ProjectFile[];
  private readonly errors: ErrorList;
  constructor(all: readonly ProjectFile[], errors: ErrorList) {
    this.all = all;
    this.errors = errors;
  }
  files<T>(pattern: RegExp, read: (file: ProjectFile) => T): T[] {
    const out: T[] = [];
    for (const file of this.all) {
      if (!pattern.test(file.name)) continue;
      const item = this.errors.attempt(() => read(file));
      if (item !== undefined) out.push(item);
    }
    return out;
  }
  xml<T>(kind: string, root: string, read: (root: XmlElement, file: ProjectFile) => T): T[] {
    return this.files(new RegExp(`\\.${kind}-meta\\.xml$`), (file) =>
      read(parseXml(readFileSync(file.path, 'utf8'), file.name, root), file),
    );
  }
}

/**
 * Package directories are deployed one by one, the default one as the package; where another directory has a class of the
 * same name, an org holds one of them: here the default directory's, else the first. Two in one directory stay an error.
 */
function onePerName(sources: readonly ApexSource[], config: ProjectConfig): ApexSource[] {
  const order = [config.packagedDirectory, ...config.packageDirectories];
  const directoryOf = ({ file }: ApexSource): number => order.findIndex((directory) => isBelow(file, directory));
  const kept = new Map<string, number>();
  for (const source of sources) {
    const key = source.name.toLowerCase();
    kept.set(key, Math.min(kept.get(key) ?? order.length, directoryOf(source)));
  }
  return sources.filter((source) => kept.get(source.name.toLowerCase()) === directoryOf(source));
}

/** Metadata API Developer Guide, "SharingRules": a file without rules says nothing. */
function sharingRulesOf(root: XmlElement, object: string): [string, { file: string; position: Position }][] {
  const rule = root.children.find((element) => /^sharing\w+Rules$/.test(element.name));
  return rule === undefined ? [] : [[object.toLowerCase(), { file: root.file, position: rule.position }]];
}

function isBelow(file: string, directory: string): boolean {
  const prefix = directory.replaceAll('\\', '/').replace(/^\.?\/|\/$/g, '');
  return prefix === '' || prefix === '.' || file.startsWith(`${prefix}/`);
}

function baseName(file: ProjectFile): string {
  return basename(file.name).replace(/\.[^.]+-meta\.xml$/, '');
}

function readLabels(root: XmlElement): [string, string][] {
  return children(root, 'labels').map((label) => [
    requiredText(label, 'fullName').toLowerCase(),
    childText(label, 'value') ?? '',
  ]);
}

/** Old named credentials carry their endpoint; new ones as a parameter of type Url. */
function readNamedCredential(root: XmlElement, file: ProjectFile): { name: string; endpoint: string } {
  const parameter = children(root, 'namedCredentialParameters').find(
    (element) => childText(element, 'parameterType') === 'Url',
  );
  const url = parameter === undefined ? undefined : childText(parameter, 'parameterValue');
  return { name: baseName(file), endpoint: childText(root, 'endpoint') ?? url ?? '' };
}
