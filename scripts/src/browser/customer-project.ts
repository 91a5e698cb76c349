import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface CustomerProject {
  readonly folder: string;
  remove(): void;
}

/** The package in the org of a customer who has metadata of his own: by path below a package directory. */
export function customerProject(files: Readonly<Record<string, string>>): CustomerProject {
  const root = process.cwd();
  const build = join(root, 'build', 'browser');
  mkdirSync(build, { recursive: true });
  // Inside the project: LWC's resolver looks for a package.json above the components.
  const folder = mkdtempSync(join(build, 'org-'));
  symlinkSync(join(root, 'force-app'), join(folder, 'force-app'));
  cpSync(join(root, 'force-app-local'), join(folder, 'force-app-local'), { recursive: true });
  // The compiled base components take half a minute: all orgs share them.
  mkdirSync(join(root, '.cache'), { recursive: true });
  symlinkSync(join(root, '.cache'), join(folder, '.cache'));
  mkdirSync(join(folder, 'org'));
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, 'org', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `<?xml version="1.0" encoding="UTF-8"?>\n${text}`);
  }
  const project = JSON.parse(readFileSync('sfdx-project.json', 'utf8')) as { packageDirectories: unknown[] };
  writeFileSync(
    join(folder, 'sfdx-project.json'),
    JSON.stringify({ ...project, packageDirectories: [...project.packageDirectories, { path: 'org' }] }),
  );
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
