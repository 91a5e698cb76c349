import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ProjectError } from '../base/errors.ts';
import type { OrgModel } from './model.ts';
import type { ErrorList } from './project-errors.ts';
import type { ProjectFile } from './project-files.ts';
import { parseXml, requiredText } from './xml.ts';

/** A static resource is a meta file and, beside it, a file of the same name with any extension. Unpacked archives (folders) have no single body and are left out. */
export function readStaticResources(files: readonly ProjectFile[], errors: ErrorList): OrgModel['staticResources'] {
  const out: OrgModel['staticResources'][number][] = [];
  for (const file of files) {
    if (!file.name.endsWith('.resource-meta.xml')) continue;
    const resource = errors.attempt(() => readStaticResource(file));
    if (resource !== undefined) out.push(resource);
  }
  return out;
}

function readStaticResource(file: ProjectFile): OrgModel['staticResources'][number] | undefined {
  const root = parseXml(readFileSync(file.path, 'utf8'), file.name, 'StaticResource');
  const name = basename(file.name).replace(/\.resource-meta\.xml$/, '');
  const folder = dirname(file.path);
  const body = readdirSync(folder).find(
    (entry) => entry !== basename(file.path) && entry.replace(/\.[^.]*$/, '') === name,
  );
  if (body === undefined) throw new ProjectError(file.name, `static resource ${name} has no body file`);
  const path = join(folder, body);
  if (statSync(path).isDirectory()) return undefined;
  return { name, contentType: requiredText(root, 'contentType'), body: readFileSync(path) };
}
