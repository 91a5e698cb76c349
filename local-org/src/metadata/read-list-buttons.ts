import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ProjectError } from '../base/errors.ts';
import { checkShape, FLAG, NUMBER, oneOf, required, TEXT, type Shape } from './element-shape.ts';
import type { ErrorList } from './project-errors.ts';
import type { ProjectFile } from './project-files.ts';
import { replaced, type Replacement } from './replacements.ts';
import { child, childFlag, children, childText, parseXml, type XmlElement } from './xml.ts';

/** A button above a list view. */
export interface ListButton {
  /** The object as the source names it, without namespace. */
  readonly object: string;
  readonly name: string;
  readonly label: string;
  readonly url: string;
  /** It wants rows to be chosen first, and hands on their ids. */
  readonly needsRows: boolean;
}

/** The elements of WebLink. Metadata API Developer Guide, "WebLink". */
const WEB_LINK: Shape = {
  availability: required(oneOf('online offline')),
  description: TEXT,
  displayType: required(oneOf('link button massActionButton')),
  encodingKey: TEXT,
  fullName: TEXT,
  hasMenubar: FLAG,
  hasScrollbars: FLAG,
  hasToolbar: FLAG,
  height: NUMBER,
  isResizable: FLAG,
  linkType: required(oneOf('url sControl javascript page flow', 'sControl javascript page flow')),
  masterLabel: TEXT,
  openType: required(
    oneOf('newWindow sidebar noSidebar replace onClickJavaScript', 'newWindow sidebar noSidebar onClickJavaScript'),
  ),
  page: TEXT,
  position: TEXT,
  protected: required(FLAG),
  requireRowSelection: FLAG,
  scontrol: TEXT,
  showsLocation: FLAG,
  showsStatus: FLAG,
  url: TEXT,
  width: NUMBER,
};

/** Standard buttons of list views, by the names that search layouts use. */
const STANDARD = new Set(['New', 'Accept', 'ChangeOwner', 'AddToCampaign', 'MassEmail', 'ListClean', 'OpenListInQuip']);

/**
 * The custom buttons that an object's search layout puts above its list views (`searchLayouts.listViewButtons`), in their
 * order. A layout that names a button which isn't there, or is no list button, goes to `errors`, as it would stop a deployment.
 */
export function readListButtons(
  files: readonly ProjectFile[],
  replacements: readonly Replacement[],
  errors: ErrorList,
): ListButton[] {
  return files
    .filter(({ name }) => name.endsWith('.object-meta.xml'))
    .flatMap((file) => {
      const root = errors.attempt(() => parseXml(readFileSync(file.path, 'utf8'), file.name, 'CustomObject'));
      const layouts = root === undefined ? undefined : child(root, 'searchLayouts');
      return layouts === undefined ? [] : children(layouts, 'listViewButtons').map((element) => ({ file, element }));
    })
    .filter(({ element }) => !STANDARD.has(element.text.trim()))
    .flatMap(({ file, element }) => errors.attempt(() => readButton(file, element, files, replacements)) ?? []);
}

function readButton(
  objectFile: ProjectFile,
  element: XmlElement,
  files: readonly ProjectFile[],
  replacements: readonly Replacement[],
): ListButton {
  const name = element.text.trim();
  const object = basename(objectFile.name).replace(/\.object-meta\.xml$/, '');
  const file = files.find((one) => one.name.endsWith(`/${object}/webLinks/${name}.webLink-meta.xml`));
  if (file === undefined)
    throw new ProjectError(objectFile.name, `listViewButtons: ${object} has no button ${name}`, element.position);
  const text = replaced(readFileSync(file.path, 'utf8'), file.name, replacements);
  const root = parseXml(text, file.name, 'WebLink');
  checkShape(root, WEB_LINK);
  if (childText(root, 'displayType') !== 'massActionButton')
    throw new ProjectError(
      file.name,
      `${name} stands above lists, so its displayType must be massActionButton`,
      root.position,
    );
  const url = childText(root, 'url');
  if (url === undefined) throw new ProjectError(file.name, `${name} is of type url and has none`, root.position);
  return {
    object,
    name,
    label: childText(root, 'masterLabel') ?? name,
    url,
    needsRows: childFlag(root, 'requireRowSelection'),
  };
}
