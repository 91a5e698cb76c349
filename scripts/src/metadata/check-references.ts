import type { Names } from './names.ts';
import {
  elements,
  objectOf,
  text,
  texts,
  type Finding,
  type MetadataFile,
  type MetadataProject,
  type XmlElement,
} from './source.ts';

type Check = (file: MetadataFile, names: Names) => string[];

/** Every name that a metadata file refers to exists: a deployment stops at the first that does not. */
export function checkReferences(project: MetadataProject, names: Names): Finding[] {
  return project.files.flatMap((file) =>
    (CHECKS[file.type]?.(file, names) ?? []).map((message) => ({ file: file.path, message })),
  );
}

const CHECKS: Readonly<Record<string, Check>> = {
  PermissionSet: permissionSet,
  CustomField: customField,
  CustomObject: customObject,
  ListView: (file, names) => listView(file, names),
  CompactLayout: (file, names) =>
    texts(file.root, 'fields').flatMap((field) => missingField(names, objectOf(file), field)),
  Layout: layout,
  CustomTab: customTab,
  CustomApplication: (file, names) => texts(file.root, 'tabs').flatMap((tab) => missingTab(names, tab)),
  CustomMetadata: customMetadata,
  FlexiPage: flexiPage,
  ReportType: reportType,
  Report: report,
  Flow: (file, names) => flow(file, names),
  QuickAction: (file, names) => texts(file.root, 'targetObject').flatMap((object) => missingObject(names, object)),
};

function missing(kind: string, name: string): string[] {
  return [`${kind} ${name} does not exist`];
}
function missingObject(names: Names, object: string): string[] {
  return names.hasObject(object) ? [] : missing('object', object);
}
function missingField(names: Names, object: string, field: string): string[] {
  return names.hasField(object, field) ? [] : missing('field', `${object}.${field}`);
}
function unless(set: ReadonlySet<string>, kind: string, name: string): string[] {
  return set.has(name) ? [] : missing(kind, name);
}

function missingTab(names: Names, tab: string): string[] {
  if (tab.startsWith('standard-')) return [];
  return names.tabs.has(tab) ? [] : missing('tab', tab);
}

function permissionSet({ root }: MetadataFile, names: Names): string[] {
  return [
    ...elements(root, 'objectPermissions').flatMap((entry) => missingObject(names, text(entry, 'object') ?? '')),
    ...elements(root, 'fieldPermissions').flatMap((entry) => qualifiedField(names, text(entry, 'field') ?? '')),
    ...elements(root, 'classAccesses').flatMap((entry) =>
      unless(names.classes, 'class', text(entry, 'apexClass') ?? ''),
    ),
    ...elements(root, 'customPermissions').flatMap((entry) =>
      unless(names.customPermissions, 'custom permission', text(entry, 'name') ?? ''),
    ),
    ...elements(root, 'customMetadataTypeAccesses').flatMap((entry) => missingObject(names, text(entry, 'name') ?? '')),
    ...elements(root, 'flowAccesses').flatMap((entry) => unless(names.flows, 'flow', text(entry, 'flow') ?? '')),
    ...elements(root, 'tabSettings').flatMap((entry) => missingTab(names, text(entry, 'tab') ?? '')),
    ...elements(root, 'applicationVisibilities').flatMap((entry) =>
      unless(names.applications, 'application', text(entry, 'application') ?? ''),
    ),
  ];
}

/** `Account.Name` */
function qualifiedField(names: Names, field: string): string[] {
  const [object = '', name = ''] = field.split('.');
  return missingField(names, object, name);
}

function customField(file: MetadataFile, names: Names): string[] {
  const { root } = file;
  return [
    ...texts(root, 'referenceTo').flatMap((object) => missingObject(names, object)),
    ...texts(root, 'summaryForeignKey').flatMap((field) => qualifiedField(names, field)),
    ...texts(root, 'summarizedField').flatMap((field) => qualifiedField(names, field)),
    ...texts(root, 'metadataRelationshipControllingField').flatMap((field) => qualifiedField(names, field)),
  ];
}

/** Parts of search layouts that name buttons, not fields. */
const BUTTONS = new Set(['listViewButtons', 'excludedStandardButtons', 'searchResultsCustomButtons']);

function customObject(file: MetadataFile, names: Names): string[] {
  const { root } = file;
  const searchLayouts = elements(root, 'searchLayouts')
    .flatMap((layouts) => Object.entries(layouts))
    .filter(([name]) => !BUTTONS.has(name))
    .flatMap(([, nodes]) => nodes)
    .filter((node) => typeof node === 'string');
  const buttons = elements(root, 'searchLayouts').flatMap((layouts) => texts(layouts, 'listViewButtons'));
  return [
    ...buttons.flatMap((name) => unless(names.webLinks, 'button', `${objectOf(file)}.${name}`)),
    ...searchLayouts.flatMap((field) => searchField(names, objectOf(file), field)),
    ...texts(root, 'compactLayoutAssignment').flatMap(() => []),
  ];
}

/** Search layouts and list views name custom fields by API name and standard ones in capitals (`NAME`, `CREATED_DATE`). */
function searchField(names: Names, object: string, field: string): string[] {
  return /^[A-Z_.]+$/.test(field) ? [] : missingField(names, object, field);
}

function listView(file: MetadataFile, names: Names): string[] {
  const object = objectOf(file);
  const filters = elements(file.root, 'filters').map((filter) => text(filter, 'field') ?? '');
  return [...texts(file.root, 'columns'), ...filters].flatMap((field) => searchField(names, object, field));
}

/** A layout's name is `Object-Label`. */
function layout(file: MetadataFile, names: Names): string[] {
  const object = file.name.split('-')[0] ?? '';
  const items = elements(file.root, 'layoutSections')
    .flatMap((section) => elements(section, 'layoutColumns'))
    .flatMap((column) => elements(column, 'layoutItems'));
  return [
    ...missingObject(names, object),
    ...items.flatMap((item) => texts(item, 'field')).flatMap((field) => missingField(names, object, field)),
    ...elements(file.root, 'relatedLists').flatMap((list) => relatedList(list, names)),
  ];
}

/** `Child__c.Parent__c`; standard related lists (`RelatedNoteList`) have no dot. */
function relatedList(list: XmlElement, names: Names): string[] {
  const name = text(list, 'relatedList') ?? '';
  if (!name.includes('.')) return [];
  const [object = ''] = name.split('.');
  return [
    ...qualifiedField(names, name),
    ...texts(list, 'fields').flatMap((field) => searchField(names, object, field)),
  ];
}

function customTab(file: MetadataFile, names: Names): string[] {
  return [
    ...(text(file.root, 'customObject') === 'true' ? missingObject(names, file.name) : []),
    ...texts(file.root, 'lwcComponent').flatMap((name) => unless(names.components, 'component', name)),
    ...texts(file.root, 'flexiPage').flatMap((name) => unless(names.flexiPages, 'page', name)),
  ];
}

/** `Type.Record.md-meta.xml`: the type without `__mdt`. */
function customMetadata(file: MetadataFile, names: Names): string[] {
  const type = `${file.name.split('.')[0] ?? ''}__mdt`;
  return [
    ...missingObject(names, type),
    ...elements(file.root, 'values').flatMap((value) => missingField(names, type, text(value, 'field') ?? '')),
  ];
}

function flexiPage(file: MetadataFile, names: Names): string[] {
  const instances = elements(file.root, 'flexiPageRegions')
    .flatMap((region) => elements(region, 'itemInstances'))
    .flatMap((item) => elements(item, 'componentInstance'));
  const used = instances
    .flatMap((instance) => texts(instance, 'componentName'))
    .filter((name) => name.startsWith('c:'));
  return [
    ...texts(file.root, 'sobjectType').flatMap((object) => missingObject(names, object)),
    ...used.flatMap((name) => unless(names.components, 'component', name.slice(2))),
  ];
}

/** A screen's own components; what their properties are given is a variable of the flow. */
function flow(file: MetadataFile, names: Names): string[] {
  const variables = new Set(elements(file.root, 'variables').map((variable) => text(variable, 'name') ?? ''));
  return elements(file.root, 'screens')
    .flatMap((screen) => elements(screen, 'fields'))
    .flatMap((field) => [
      ...texts(field, 'extensionName')
        .filter((name) => name.startsWith('c:'))
        .flatMap((name) => unless(names.components, 'component', name.slice(2))),
      ...elements(field, 'inputParameters')
        .flatMap((parameter) => elements(parameter, 'value'))
        .flatMap((value) => texts(value, 'elementReference'))
        .flatMap((name) => unless(variables, 'variable', name)),
    ]);
}

function reportType(file: MetadataFile, names: Names): string[] {
  const columns = elements(file.root, 'sections').flatMap((section) => elements(section, 'columns'));
  return [
    ...texts(file.root, 'baseObject').flatMap((object) => missingObject(names, object)),
    ...columns.flatMap((column) => {
      const [object = ''] = (text(column, 'table') ?? '').split('.');
      const field = (text(column, 'field') ?? '').split('.')[0] ?? '';
      return missingField(names, object, field);
    }),
  ];
}

/** Columns are `Object$Field` for custom report types, `Object$Lookup.Field` over lookups. */
function report(file: MetadataFile, names: Names): string[] {
  const type = text(file.root, 'reportType') ?? '';
  const columns = elements(file.root, 'columns').map((column) => text(column, 'field') ?? '');
  const own = type.endsWith('__c') ? unless(names.reportTypes, 'report type', type) : [];
  return [
    ...own,
    ...columns
      .filter((column) => column.includes('$'))
      .flatMap((column) => {
        const [object = '', field = ''] = column.split('$');
        return missingField(names, object, field.split('.')[0] ?? '');
      }),
  ];
}
