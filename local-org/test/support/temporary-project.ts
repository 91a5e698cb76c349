import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const CONFIG = { packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '67.0' };

export interface TemporaryProject {
  readonly dir: string;
  remove(): void;
}

/** An SFDX project in a folder of its own. Keys are paths below `force-app`; classes get their meta file. */
export function temporaryProject(files: Readonly<Record<string, string>>, apiVersion = '67.0'): TemporaryProject {
  const dir = mkdtempSync(join(tmpdir(), 'local-org-'));
  write(join(dir, 'sfdx-project.json'), JSON.stringify(CONFIG));
  for (const [path, text] of Object.entries(files)) {
    write(join(dir, 'force-app', path), text);
    const isSource = path.endsWith('.cls') || path.endsWith('.trigger');
    if (isSource && files[`${path}-meta.xml`] === undefined)
      write(join(dir, 'force-app', `${path}-meta.xml`), meta(path, apiVersion));
  }
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function meta(path: string, apiVersion: string): string {
  const type = path.endsWith('.trigger') ? 'ApexTrigger' : 'ApexClass';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">\n    <apiVersion>${apiVersion}</apiVersion>\n    <status>Active</status>\n</${type}>\n`;
}
