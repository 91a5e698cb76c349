import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROKEN_CLASSES, brokenSource } from './broken-classes.ts';

const META =
  '<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">\n    <apiVersion>65.0</apiVersion>\n    <status>Active</status>\n</ApexClass>\n';

/** Writes the broken classes as a project into a new folder and removes it when `use` is done. */
export function withBrokenProject<T>(use: (projectDir: string) => T): T {
  const projectDir = mkdtempSync(join(tmpdir(), 'broken-apex-'));
  try {
    const classes = join(projectDir, 'force-app', 'classes');
    mkdirSync(classes, { recursive: true });
    writeFileSync(
      join(projectDir, 'sfdx-project.json'),
      JSON.stringify({ packageDirectories: [{ path: 'force-app', default: true }], sourceApiVersion: '65.0' }),
    );
    for (const broken of BROKEN_CLASSES) {
      writeFileSync(join(classes, `${broken.name}.cls`), brokenSource(broken));
      writeFileSync(join(classes, `${broken.name}.cls-meta.xml`), META);
    }
    return use(projectDir);
  } finally {
    rmSync(projectDir, { recursive: true, force: true });
  }
}
