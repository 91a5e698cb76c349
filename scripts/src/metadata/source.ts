import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One thing that is wrong in the metadata. */
export interface Finding {
  readonly file: string;
  readonly message: string;
}

/** An element of a metadata file: text, or children by name in order of appearance. */
export type XmlNode = string | XmlElement;
export interface XmlElement {
  readonly [name: string]: readonly XmlNode[];
}

/** A `-meta.xml` file (or labels and the like) of the project, parsed. */
export interface MetadataFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  /** `CustomField`, `PermissionSet` … */
  readonly type: string;
  /** Name of the component, from the file name: `Status__c`, `ChargeOver_Viewer`. */
  readonly name: string;
  readonly root: XmlElement;
}

export interface MetadataProject {
  readonly config: ProjectConfig;
  readonly files: readonly MetadataFile[];
  /** Every path of the package directories, for checks on what is there or missing. */
  readonly paths: readonly string[];
  /** Files that are no XML. */
  readonly malformed: readonly Finding[];
  /** Text of a file that is not metadata XML. */
  text(path: string): string;
}

/** What the checks need of sfdx-project.json. */
export interface ProjectConfig {
  /** Empty: the package has none. */
  readonly namespace: string;
  /** What `sf` replaces in files when it deploys them. */
  readonly replacements: readonly { readonly filename: string; readonly stringToReplace: string }[];
}
const NO_CONFIG: ProjectConfig = { namespace: '', replacements: [] };

/** Reads the package directories of a project. */
export function readMetadataProject(
  projectDir: string,
  packageDirs: readonly string[],
  config: ProjectConfig = NO_CONFIG,
): MetadataProject {
  const paths = packageDirs.flatMap((dir) =>
    readdirSync(join(projectDir, dir), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(projectDir, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
  return metadataProject(paths.sort(), (path) => readFileSync(join(projectDir, path), 'utf8'), config);
}

/** A project from any source of texts; tests plant their defects in memory. */
export function metadataProject(
  paths: readonly string[],
  text: (path: string) => string,
  config: ProjectConfig = NO_CONFIG,
): MetadataProject {
  const malformed: Finding[] = [];
  const files = paths
    .filter((path) => path.endsWith('-meta.xml'))
    .flatMap((path) => {
      const parsed = parseFile(path, text(path));
      if ('message' in parsed) malformed.push(parsed);
      return 'message' in parsed ? [] : [parsed];
    });
  return { config, files, paths, malformed, text };
}

const PARSER = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: true,
  isArray: (_name, path) => String(path).includes('.'),
});

function parseFile(path: string, text: string): MetadataFile | Finding {
  const valid = XMLValidator.validate(text);
  if (valid !== true) return { file: path, message: `malformed XML at line ${valid.err.line}: ${valid.err.msg}` };
  const document = PARSER.parse(text) as Record<string, unknown>;
  const type = Object.keys(document).find((name) => !name.startsWith('?'));
  const root = type === undefined ? undefined : document[type];
  if (type === undefined || root === undefined) return { file: path, message: 'no root element' };
  return { path, type, name: componentName(path), root: isElement(root) ? toElement(root) : {} };
}

function isElement(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function toElement(raw: Record<string, unknown>): XmlElement {
  const children = Object.entries(raw).filter(([name]) => !name.startsWith('@_') && name !== '#text');
  return Object.fromEntries(
    children.map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(toNode)]),
  );
}

function toNode(raw: unknown): XmlNode {
  if (!isElement(raw)) return String(raw ?? '');
  const hasChildren = Object.keys(raw).some((name) => !name.startsWith('@_') && name !== '#text');
  if (hasChildren) return toElement(raw);
  const text = raw['#text'];
  return text === undefined ? '' : String(text);
}

/** `objects/Account/fields/Status__c.field-meta.xml` → `Status__c` */
function componentName(path: string): string {
  return basename(path).replace(/(\.[A-Za-z]+)?-meta\.xml$/, '');
}

/** The object folder a component lies in: `objects/Account/fields/…` → `Account`. */
export function objectOf(file: MetadataFile): string {
  return /(?:^|\/)objects\/([^/]+)\//.exec(file.path)?.[1] ?? '';
}

export function folderOf(file: MetadataFile): string {
  return basename(dirname(file.path));
}

export function texts(element: XmlElement, name: string): string[] {
  return (element[name] ?? []).filter((node) => typeof node === 'string');
}
export function text(element: XmlElement, name: string): string | undefined {
  return texts(element, name)[0];
}
export function isTrue(element: XmlElement, name: string): boolean {
  return text(element, name) === 'true';
}
export function elements(element: XmlElement, name: string): XmlElement[] {
  return (element[name] ?? []).filter((node) => typeof node !== 'string');
}
export function ofType(project: MetadataProject, type: string): MetadataFile[] {
  return project.files.filter((file) => file.type === type);
}
