import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ProjectError } from '../base/errors.ts';
import type { ApexSource } from './model.ts';
import type { ProjectFile } from './project-files.ts';
import { childNumber, childText, parseXml } from './xml.ts';

/** A class or trigger with what its meta file says. Without one the platform's tools leave the class out in silence; here it is an error. */
export function readApex(file: ProjectFile, kind: 'ApexClass' | 'ApexTrigger'): ApexSource {
  const meta = `${file.path}-meta.xml`;
  const metaName = `${file.name}-meta.xml`;
  if (!existsSync(meta)) throw new ProjectError(file.name, `${basename(file.name)} has no ${basename(metaName)}`);
  const root = parseXml(readFileSync(meta, 'utf8'), metaName, kind);
  const apiVersion = childNumber(root, 'apiVersion');
  if (apiVersion === undefined) throw new ProjectError(metaName, 'apiVersion is missing', root.position);
  const status = childText(root, 'status') ?? 'Active';
  if (status !== 'Active' && status !== 'Inactive' && status !== 'Deleted') {
    throw new ProjectError(metaName, `status must be Active, Inactive or Deleted, found ${status}`, root.position);
  }
  const name = basename(file.name).replace(/\.(cls|trigger)$/i, '');
  return { name, file: file.name, text: readFileSync(file.path, 'utf8').replace(/^\uFEFF/, ''), apiVersion, status };
}
