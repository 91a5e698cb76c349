import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { listProjectFiles, readProjectConfig, type ProjectFile } from '../metadata/project-files.ts';
import { child, children, childText, parseXml, type XmlElement } from '../metadata/xml.ts';

export interface TabDefinition {
  readonly name: string;
  readonly label: string | undefined;
  /** A tab shows a Lightning component, or the object of its own name. */
  readonly component: string | undefined;
}

export interface AppDefinition {
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly string[];
}

export interface ListViewDefinition {
  readonly object: string;
  readonly name: string;
  readonly label: string;
  readonly columns: readonly string[];
  readonly filters: readonly { readonly field: string; readonly operation: string; readonly value: string }[];
  readonly booleanFilter: string | undefined;
}

export interface LayoutDefinition {
  readonly object: string;
  readonly sections: readonly { readonly label: string; readonly fields: readonly string[] }[];
}

/** Lightning pages of records: the components above the details, and those beside them. */
export interface RecordPageDefinition {
  readonly object: string;
  readonly above: readonly string[];
  readonly beside: readonly string[];
}

/** The metadata that only pages are drawn from. */
export interface PageMetadata {
  readonly apps: readonly AppDefinition[];
  readonly tabs: readonly TabDefinition[];
  readonly listViews: readonly ListViewDefinition[];
  readonly layouts: readonly LayoutDefinition[];
  readonly recordPages: readonly RecordPageDefinition[];
}

/** Reads it from the project's files. Throws a `ProjectError` for a file that isn't well-formed. */
export function readPageMetadata(projectDir: string): PageMetadata {
  const files = listProjectFiles(projectDir, readProjectConfig(projectDir));
  const read = <T>(type: string, root: string, make: (element: XmlElement, file: ProjectFile) => T): T[] =>
    files
      .filter(({ name }) => name.endsWith(`.${type}-meta.xml`))
      .map((file) => make(parseXml(readFileSync(file.path, 'utf8'), file.name, root), file));
  return {
    apps: read('app', 'CustomApplication', (root, file) => ({
      name: nameOf(file),
      label: childText(root, 'label') ?? nameOf(file),
      tabs: texts(root, 'tabs'),
    })),
    tabs: read('tab', 'CustomTab', (root, file) => ({
      name: nameOf(file),
      label: childText(root, 'label'),
      component: childText(root, 'lwcComponent'),
    })),
    listViews: read('listView', 'ListView', listView),
    layouts: read('layout', 'Layout', (root, file) => ({
      object: nameOf(file).split('-')[0] ?? '',
      sections: children(root, 'layoutSections').map((section) => ({
        label: childText(section, 'label') ?? '',
        fields: children(section, 'layoutColumns')
          .flatMap((column) => children(column, 'layoutItems'))
          .flatMap((item) => childText(item, 'field') ?? []),
      })),
    })),
    recordPages: read('flexipage', 'FlexiPage', (root) => ({
      object: childText(root, 'sobjectType') ?? '',
      above: componentsOf(root, (region) => region !== 'sidebar'),
      beside: componentsOf(root, (region) => region === 'sidebar'),
    })),
  };
}

function listView(root: XmlElement, file: ProjectFile): ListViewDefinition {
  return {
    object: /([^/]+)\/listViews\//.exec(file.name)?.[1] ?? '',
    name: nameOf(file),
    label: childText(root, 'label') ?? nameOf(file),
    columns: texts(root, 'columns'),
    filters: children(root, 'filters').map((filter) => ({
      field: childText(filter, 'field') ?? '',
      operation: childText(filter, 'operation') ?? '',
      value: childText(filter, 'value') ?? '',
    })),
    booleanFilter: childText(root, 'booleanFilter'),
  };
}

/** `c:name` and `ns:name` of some of a Lightning page's regions, in their order. */
function componentsOf(root: XmlElement, isWanted: (region: string) => boolean): string[] {
  return children(root, 'flexiPageRegions')
    .filter((region) => isWanted(childText(region, 'name') ?? ''))
    .flatMap((region) => children(region, 'itemInstances'))
    .flatMap((item) => {
      const instance = child(item, 'componentInstance');
      const name = instance === undefined ? undefined : childText(instance, 'componentName');
      const local = /^(?:c|[a-z0-9]+):(\w+)$/i.exec(name ?? '')?.[1];
      return local === undefined || /^(?:force|flexipage|runtime|lightning|record)/.test(name ?? '') ? [] : [local];
    });
}

function texts(root: XmlElement, name: string): string[] {
  return children(root, name).map((element) => element.text.trim());
}

function nameOf(file: ProjectFile): string {
  return decodeURIComponent(basename(file.name).replace(/\.[^.]+-meta\.xml$/, ''));
}
