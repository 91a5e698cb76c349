import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';

const BASE = 'force-app/main/default/';

const CONFIG = JSON.stringify({ packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '67.0' });

/** A project on disk for one test: `sfdx-project.json` and these files (paths below `force-app/main/default`). Removed after the test. */
export function projectOf(test: Pick<TestContext, 'after'>, files: Readonly<Record<string, string>>): string {
  const projectDir = mkdtempSync(join(tmpdir(), 'local-org-'));
  test.after(() => {
    rmSync(projectDir, { recursive: true });
  });
  writeProject(projectDir, files);
  return projectDir;
}

export function writeProject(projectDir: string, files: Readonly<Record<string, string>>): void {
  writeFileSync(join(projectDir, 'sfdx-project.json'), CONFIG);
  mkdirSync(join(projectDir, BASE), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(projectDir, BASE, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

export function xml(root: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${XMLNS}>\n${body}\n</${root}>\n`;
}

/** `objects/<name>/<name>.object-meta.xml` of a custom object. */
export function objectFiles(
  name: string,
  fields: Readonly<Record<string, string>>,
  extra = '<sharingModel>ReadWrite</sharingModel>',
): Record<string, string> {
  const label = name.replace(/__\w+$/, '');
  const files: Record<string, string> = {};
  if (/__(c|mdt|e)$/.test(name)) {
    files[`objects/${name}/${name}.object-meta.xml`] = xml(
      'CustomObject',
      `<label>${label}</label><pluralLabel>${label}s</pluralLabel><nameField><label>Name</label><type>Text</type></nameField>${extra}`,
    );
  }
  for (const [field, body] of Object.entries(fields)) {
    files[`objects/${name}/fields/${field}.field-meta.xml`] = xml(
      'CustomField',
      `<fullName>${field}</fullName>${body}`,
    );
  }
  return files;
}
