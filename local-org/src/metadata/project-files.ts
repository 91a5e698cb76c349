import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ProjectError } from '../base/errors.ts';
import { readReplacements, type Replacement } from './replacements.ts';

/** A file of the project's package directories; `name` is relative to the project, with forward slashes, as messages print it. */
export interface ProjectFile {
  readonly name: string;
  readonly path: string;
}

export interface ProjectConfig {
  readonly sourceApiVersion: number;
  readonly packageDirectories: readonly string[];
  /** The default directory is the package; the others belong to the org that it is installed in. */
  readonly packagedDirectory: string;
  /** What is replaced in files right before they are deployed. */
  readonly replacements: readonly Replacement[];
}

/** Reads sfdx-project.json. */
export function readProjectConfig(projectDir: string): ProjectConfig {
  const file = 'sfdx-project.json';
  const path = join(projectDir, file);
  if (!existsSync(path)) throw new ProjectError(file, `no ${file} in ${projectDir}: not an SFDX project`);
  const text = readFileSync(path, 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ProjectError(file, `not JSON: ${(error as Error).message}`, { line: 1, column: 1 });
  }
  if (typeof json !== 'object' || json === null)
    throw new ProjectError(file, 'expected an object', { line: 1, column: 1 });
  const { packageDirectories, sourceApiVersion, replacements } = json as Record<string, unknown>;
  if (!Array.isArray(packageDirectories) || packageDirectories.length === 0) {
    throw new ProjectError(file, 'packageDirectories must name at least one directory', { line: 1, column: 1 });
  }
  const paths = packageDirectories.map((entry: unknown) => (entry as { path?: unknown } | null)?.path);
  const isDefault = packageDirectories.map(
    (entry: unknown) => (entry as { default?: unknown } | null)?.default === true,
  );
  const version = Number(sourceApiVersion ?? '67.0');
  if (Number.isNaN(version))
    throw new ProjectError(file, `sourceApiVersion must be a number, found ${String(sourceApiVersion)}`);
  const directories = paths.map((path) => {
    if (typeof path !== 'string') throw new ProjectError(file, 'every entry of packageDirectories needs a path');
    return path.replaceAll('\\', '/');
  });
  return {
    sourceApiVersion: version,
    packageDirectories: directories,
    packagedDirectory: directories[Math.max(isDefault.indexOf(true), 0)] ?? '',
    replacements: readReplacements(replacements),
  };
}

/** Every file below the package directories, in a stable order. Hidden folders, node_modules and test folders of Lightning components are no metadata. */
export function listProjectFiles(projectDir: string, config: ProjectConfig): ProjectFile[] {
  const ignored = readForceIgnore(projectDir);
  const files: ProjectFile[] = [];
  for (const directory of config.packageDirectories) {
    const root = join(projectDir, directory);
    if (!existsSync(root)) throw new ProjectError('sfdx-project.json', `package directory ${directory} does not exist`);
    walk(root, (path) => {
      const name = relative(projectDir, path).replaceAll('\\', '/');
      if (!ignored(name)) files.push({ name, path });
    });
  }
  return files;
}

function walk(directory: string, visit: (path: string) => void): void {
  const entries = readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && entry.name !== 'node_modules' && entry.name !== '__tests__') walk(path, visit);
    } else visit(path);
  }
}

/** The simple patterns of .forceignore: a path or glob a line; `**`, `*` and `?`. Lines with `!` are not honoured. */
function readForceIgnore(projectDir: string): (name: string) => boolean {
  const path = join(projectDir, '.forceignore');
  if (!existsSync(path)) return () => false;
  const patterns = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('!'))
    .map(patternOf);
  return (name) => patterns.some((pattern) => pattern.test(name));
}

function patternOf(line: string): RegExp {
  const anchored = line.replace(/\/$/, '').includes('/');
  const source = line
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\*\*\/?|\*|\?/g, (glob) => (glob.startsWith('**') ? '.*' : glob === '*' ? '[^/]*' : '[^/]'));
  return new RegExp(`${anchored && !source.startsWith('.*') ? '^' : '(^|/)'}${source}(/|$)`);
}
