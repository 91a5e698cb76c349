import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProjectError } from '../base/errors.ts';
import { childFlag, children, childText, parseXml } from '../metadata/xml.ts';
import { readProjectConfig } from '../metadata/project-files.ts';

/** The place that lets a screen of a flow show a component. */
export const FLOW_SCREEN = 'lightning__FlowScreen';

/** A Lightning web component of the project. */
export interface Bundle {
  readonly name: string;
  readonly folder: string;
  /** Where an administrator may put it: `lightning__Tab`, `lightning__RecordPage` … None: it isn't exposed. */
  readonly targets: readonly string[];
  readonly label: string;
  /** Names of the properties that a flow may set. */
  readonly flowProperties: readonly string[];
}

/** The bundles under the `lwc` folders of the package directories. Throws a `ProjectError` for a bundle without its files. */
export function readBundles(projectDir: string): Bundle[] {
  const { packageDirectories } = readProjectConfig(projectDir);
  return packageDirectories.flatMap((directory) =>
    lwcFolders(join(projectDir, directory)).flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('__'))
        .map(({ name }) => readBundle(join(folder, name), name)),
    ),
  );
}

function lwcFolders(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name === 'lwc')
    .map((entry) => join(entry.parentPath, entry.name));
}

function readBundle(folder: string, name: string): Bundle {
  const metaFile = join(folder, `${name}.js-meta.xml`);
  if (!existsSync(metaFile)) throw new ProjectError(metaFile, `the component ${name} has no ${name}.js-meta.xml`);
  if (!existsSync(join(folder, `${name}.js`)))
    throw new ProjectError(folder, `the component ${name} has no ${name}.js`);
  const root = parseXml(readFileSync(metaFile, 'utf8'), metaFile, 'LightningComponentBundle');
  const targets = children(root, 'targets').flatMap((list) => children(list, 'target').map((target) => target.text));
  const flowConfigs = children(root, 'targetConfigs')
    .flatMap((list) => children(list, 'targetConfig'))
    .filter((config) => (config.attributes['targets'] ?? '').split(',').includes(FLOW_SCREEN));
  return {
    name,
    folder,
    targets: childFlag(root, 'isExposed') ? targets : [],
    label: childText(root, 'masterLabel') ?? name,
    flowProperties: flowConfigs.flatMap((config) =>
      children(config, 'property').flatMap(({ attributes }) => attributes['name'] ?? []),
    ),
  };
}
